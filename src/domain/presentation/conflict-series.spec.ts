import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { loadWorld } from '#domain/testing/world-1/world';
import { toConflictSeries } from './conflict-series.ts';
import type { Telling } from './telling.ts';

const world = loadWorld();
const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const report = analyse(snapshot);
const telling: Telling = { snapshot, placeName: 'Testshire' };
const facing = report.findings
  .filter(({ kind }) => kind !== 'ATTRIBUTION')
  .map((finding) => ({ finding, series: toConflictSeries(telling, finding, null, () => '') }));

describe('the series of two goals that face each other', () => {
  it('stand over one stretch of time where they have one kind of period', () => {
    const both = facing.filter(({ series }) => series.length > 1);
    expect(both.length).toBeGreaterThan(0);
    for (const { series } of both) {
      const axes = series.map(({ lines }) => (lines[0]?.points ?? []).map(({ period }) => period));
      const alike = Map.groupBy(axes, (axis) => (axis[0] ?? '').replace(/\d/g, '0'));
      for (const group of alike.values()) expect(new Set(group.map((axis) => axis.join())).size).toBe(1);
    }
  });

  it('are turned where less is better, and say so', () => {
    const all = facing.flatMap(({ series }) => series);
    const isLower = ({ lines }: (typeof all)[number]): boolean =>
      snapshot.measures.get(lines[0]?.measure ?? '')?.polarity === 'lower';
    expect(all.some(isLower)).toBeTrue();
    for (const series of all) {
      expect(series.turned === true).toBe(isLower(series));
      expect(series.betterWords.includes('low at the top')).toBe(isLower(series));
    }
  });

  it('are shaded only where one side clearly improved as the other clearly worsened', () => {
    for (const { finding, series } of facing) {
      for (const { windows, sentence } of series) {
        if (finding.severity?.local !== 3) expect(windows).toEqual([]);
        expect(sentence.includes('Shaded:')).toBe(windows.length > 0);
      }
    }
  });
});
