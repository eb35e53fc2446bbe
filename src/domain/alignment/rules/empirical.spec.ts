import type { FigureRow } from '#domain/measure/figures';
import { Figures } from '#domain/measure/figures';
import { aCatalogue, aGoal, aLink, aMeasure } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { classOf, empiricalPairs } from '../empirical-pairs.ts';
import { takeSnapshot } from '../snapshot.ts';
import { findEmpirical } from './empirical.ts';

const score = { unit: 'points', unit_kind: 'score' } as const;

/** Numbers without pattern, the same every time. */
function scatter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function world(areas: number, quarters: number): FigureRow[] {
  const next = scatter(7);
  const rows: FigureRow[] = [];
  for (let area = 0; area < areas; area += 1) {
    for (let index = 0; index < quarters; index += 1) {
      const period = `${2022 + Math.floor(index / 4)}-Q${(index % 4) + 1}`;
      const x = next();
      rows.push({ measure: 'u', area: `T${area}`, level: 'trust', period, value: x });
      rows.push({ measure: 'v', area: `T${area}`, level: 'trust', period, value: -x + next() / 4 });
    }
  }
  return rows;
}

const parts = {
  measures: [aMeasure('u', score), aMeasure('v', score)],
  goals: [aGoal('hospital/u'), aGoal('council/v')],
};

describe('EMPIRICAL', () => {
  it('classes a pair by rho once the test is rejected', () => {
    expect([
      classOf(-0.34, true),
      classOf(-0.34, false),
      classOf(-0.25, true),
      classOf(-0.62, true),
      classOf(0.3, true),
      classOf(0.6, true),
    ]).toEqual(['trade-off', 'not classified', 'not classified', 'strong trade-off', 'synergy', 'strong synergy']);
  });

  it('finds two measures that move apart, backed where declared causes point the same way', () => {
    const rows = world(16, 12);
    const [alone] = findWith(findEmpirical, parts, { rows });
    expect([alone?.id, alone?.confidence, alone?.severity?.size]).toEqual(['EMPIRICAL/moves_apart/u+v/', 'D', 3]);
    expect(alone?.association).toEqual(jasmine.objectContaining({ areas: 16, diffs: 8 }));
    const [backed] = findWith(findEmpirical, { ...parts, links: [aLink('v', -1, 'u')] }, { rows });
    expect([backed?.subkind, backed?.confidence]).toEqual(['backed', 'C']);
  });

  it('has not enough data below 15 areas or 8 differences', () => {
    const status = (areas: number, quarters: number) =>
      empiricalPairs(takeSnapshot(aCatalogue(parts), null, Figures.from(world(areas, quarters)), '2026-11-22'))[0]
        ?.status;
    expect([status(15, 12), status(14, 12), status(15, 11)]).toEqual(['tested', 'not enough data', 'not enough data']);
  });

  it('compares nothing across a dated break of a series', () => {
    const broken = parts.measures.map((measure) => ({
      ...measure,
      series_breaks: [{ date: '2023-04-01', what: 'counted anew', sources: [] }],
    }));
    const pair = empiricalPairs(
      takeSnapshot(aCatalogue({ ...parts, measures: broken }), null, Figures.from(world(15, 16)), '2026-11-22'),
    )[0];
    expect([pair?.status, pair?.diffs]).toEqual(['tested', 8]);
  });

  it('leaves arithmetic out', () => {
    const status = (more: Parameters<typeof aCatalogue>[0]) =>
      empiricalPairs(
        takeSnapshot(aCatalogue({ ...parts, ...more }), null, Figures.from(world(15, 12)), '2026-11-22'),
      )[0]?.status;
    expect(status({ measures: parts.measures.map((measure) => ({ ...measure, concept: 'one' })) })).toBe('mechanical');
    expect(status({ links: [aLink('u', 1, 'v', { nature: 'component' })] })).toBe('mechanical');
    expect(status({ identities: [{ id: 'I', type: 'same_quantity', a: 'u', b: 'v', sources: [], note: null }] })).toBe(
      'mechanical',
    );
  });

  it('does not see figures that end after the day', () => {
    expect(empiricalPairs(takeSnapshot(aCatalogue(parts), null, Figures.from(world(15, 12)), '2021-12-31'))).toEqual(
      [],
    );
  });
});
