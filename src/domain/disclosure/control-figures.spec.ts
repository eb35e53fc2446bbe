import type { Observation } from '#domain/measure/observation';
import { controlFigures, type FigureWorld } from './control-figures.ts';
import { NHS_RULE } from './disclosure-policy.ts';

const COUNTS = new Set(['people', 'trusts', 'waiting', 'treated', 'young', 'old']);
const world: FigureWorld = {
  kindOf: (measure) => (COUNTS.has(measure) ? 'count' : measure === 'share' ? 'share' : 'rate'),
  regionOf: (area) => (area.startsWith('N') ? 'NORTH' : null),
  sums: [
    { total: 'people', parts: ['waiting', 'treated'] },
    { total: 'people', parts: ['young', 'old'] },
  ],
};

function figure(given: Partial<Observation> & { readonly of?: number } = {}): Observation {
  const { of = null, ...own } = given;
  return {
    measure: 'people',
    area: 'A',
    level: 'council',
    period: '2024-03',
    breakdown: '',
    value: of === null ? { kind: 'missing', reason: 'not-available' } : { kind: 'value', value: of },
    numerator: null,
    denominator: null,
    ...own,
  };
}

const HIDDEN = { kind: 'missing', reason: 'suppressed' } as const;
const control = (figures: readonly Observation[], policy = NHS_RULE): readonly Observation[] =>
  controlFigures(figures, policy, world);

describe('the figures of a dataset under the NHS rule', () => {
  it('hide small counts, round others, and keep nought and what is missing', () => {
    const shown = control([
      figure({ of: 0 }),
      figure({ area: 'B', of: 4 }),
      figure({ area: 'C', of: 42 }),
      figure({ area: 'D' }),
    ]);
    expect(shown.map(({ value }) => value)).toEqual([
      { kind: 'value', value: 0 },
      HIDDEN,
      { kind: 'value', value: 40 },
      { kind: 'missing', reason: 'not-available' },
    ]);
  });

  it('hide a rate with its count, and work the others out from the counts that are shown', () => {
    const share = (area: string, numerator: number, denominator: number): Observation =>
      figure({
        measure: 'share',
        area,
        numerator,
        denominator,
        value: { kind: 'value', value: (100 * numerator) / denominator },
      });
    const [small, large, few] = control([share('A', 4, 61), share('B', 57, 463), share('C', 0, 6)]);
    expect(small).toEqual({ ...share('A', 4, 61), value: HIDDEN, numerator: null, denominator: null });
    expect(large?.numerator).toBe(55);
    expect(large?.denominator).toBe(465);
    expect(large?.value).toEqual({ kind: 'value', value: 5500 / 465 });
    expect(few?.value).toEqual(HIDDEN);
  });

  it('keep a standardised rate as it is given, and its counts rounded', () => {
    const [rate] = control([figure({ measure: 'rate', of: 515, numerator: 101, denominator: 18_002 })]);
    expect(rate?.value).toEqual({ kind: 'value', value: 515 });
    expect([rate?.numerator, rate?.denominator]).toEqual([100, 18_000]);
  });

  it('keep the source’s rate beside a hidden count only where the policy says so', () => {
    const rate = figure({ measure: 'share', numerator: 4, denominator: 61, value: { kind: 'value', value: 6.6 } });
    expect(control([rate])[0]?.value).toEqual(HIDDEN);
    const open = control([rate], { ...NHS_RULE, publishRatesFrom: 'source' })[0];
    expect(open).toEqual({ ...rate, numerator: null, denominator: null });
  });

  it('leave national figures and what counts no people as they are', () => {
    const national = figure({ area: 'E92000001', level: 'country', of: 3 });
    const trusts = figure({ measure: 'trusts', of: 3 });
    expect(control([national, trusts], { ...NHS_RULE, notPeople: ['trusts'] })).toEqual([national, trusts]);
    expect(control([national], { ...NHS_RULE, national: true })[0]?.value).toEqual(HIDDEN);
  });

  it('hide a second area where the national figure would give the first away', () => {
    const all = [
      figure({ area: 'A', of: 3 }),
      figure({ area: 'B', of: 9 }),
      figure({ area: 'C', of: 0 }),
      figure({ area: 'E92000001', level: 'country', of: 12 }),
    ];
    expect(control(all).map(({ value }) => value)).toEqual([
      HIDDEN,
      HIDDEN,
      { kind: 'value', value: 0 },
      { kind: 'value', value: 12 },
    ]);
  });

  it('hide a second area of the same region where the region would give the first away', () => {
    const all = [
      figure({ area: 'N1', of: 3 }),
      figure({ area: 'N2', of: 9 }),
      figure({ area: 'S1', of: 50 }),
      figure({ area: 'NORTH', level: 'region', of: 12 }),
      figure({ area: 'E92000001', level: 'country', of: 62 }),
    ];
    const hidden = control(all)
      .filter(({ value }) => value.kind === 'missing')
      .map(({ area }) => area);
    expect(hidden).toContain('N1');
    expect(hidden).toContain('N2');
  });

  it('hide parts of an area as a table of two dimensions, and what is broken down twice altogether', () => {
    const parts = [
      figure({ of: 30 }),
      figure({ breakdown: 'sex: female', of: 27 }),
      figure({ breakdown: 'sex: male', of: 3 }),
      figure({ breakdown: 'sex: male; age: 65+', of: 900 }),
    ];
    const shown = control(parts).map(({ value }) => value);
    expect(shown[2]).toEqual(HIDDEN);
    expect(shown[3]).toEqual(HIDDEN);
  });

  it('hide a second measure of a sum where its total would give the first away, and in another sum of the same total', () => {
    const all = [
      figure({ of: 12 }),
      figure({ measure: 'waiting', of: 1 }),
      figure({ measure: 'treated', of: 11 }),
      figure({ measure: 'young', of: 12 }),
      figure({ measure: 'old', of: 0 }),
    ];
    const shown = control(all).map(({ measure, value }) => `${measure} ${value.kind}`);
    // Total and rest both read 10 and could be 8 to 12: the waiting would be 1 to 4.
    expect(shown.slice(0, 3)).toEqual(['people value', 'waiting missing', 'treated missing']);
    expect(control(all.slice(0, 2)).map(({ value }) => value.kind)).toEqual(['value', 'missing']);
    expect(control([...all.slice(3), figure({ measure: 'treated', period: '2024-04', of: 11 })])[2]?.value).toEqual({
      kind: 'value',
      value: 10,
    });
  });

  it('never turn a hidden figure into nought, and change nothing but value and counts', () => {
    const before = figure({ of: 5, numerator: 5, denominator: 50 });
    const [after] = control([before]);
    expect(after).toEqual({ ...before, value: HIDDEN, numerator: null, denominator: null });
  });
});
