import { loadWorld } from '#domain/testing/world-1/world';
import { analyse } from './analyse.ts';
import { alignMeasure } from './measure-alignment.ts';
import { takeSnapshot } from './snapshot.ts';

describe('how a measure stands to what others are held to', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);

  it('is opposed wherever goals of two agencies pull one concept apart', () => {
    const opposed = report.findings
      .filter((finding) => finding.kind === 'POLARITY')
      .flatMap((finding) => [...finding.measures]);
    expect(opposed.length).toBeGreaterThan(0);
    for (const measure of opposed)
      expect(alignMeasure(snapshot, measure).opposed).withContext(measure).toBeGreaterThan(0);
  });

  it('finds in tension or opposed what the index counts so, and nothing where the index finds nothing', () => {
    const measures = [...snapshot.goalsByMeasure.keys()];
    const sum = { aligned: 0, tension: 0, opposed: 0, unknown: 0 };
    for (const measure of measures) {
      const counts = alignMeasure(snapshot, measure);
      for (const name of ['aligned', 'tension', 'opposed', 'unknown'] as const) sum[name] += counts[name];
    }
    for (const name of ['aligned', 'tension', 'opposed'] as const)
      expect(sum[name] > 0)
        .withContext(name)
        .toBe(report.index.total[name] > 0);
  });

  it('says nothing of a measure that nobody is held to', () => {
    expect(alignMeasure(snapshot, 'no such measure')).toEqual({ aligned: 0, tension: 0, opposed: 0, unknown: 0 });
  });
});
