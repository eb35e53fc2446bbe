import { Figures, type FigureRow } from '#domain/measure/figures';
import { aCatalogue, aGoal, aMeasure, anAgency, aPlace, aTarget } from '#domain/testing/build-catalogue';
import { goalsOf, takeSnapshot } from './snapshot.ts';
import { hasDoubledOrHalved, readGoal } from './speaking-value.ts';
import { clearMovementBar } from './clear-movement-bar.ts';
import type { Goal } from '#domain/framework/catalogue';

const row = (area: string, period: string, value: number | null, level = 'trust'): FigureRow => ({
  measure: 'm',
  area,
  level,
  period,
  value,
});

const read = (rows: readonly FigureRow[], more: Partial<Goal> = {}, asOf = '2026-11-22') => {
  const catalogue = aCatalogue({
    measures: [aMeasure('m')],
    goals: [aGoal('hospital/m', { target: aTarget('>=', 95), ...more })],
  });
  const snapshot = takeSnapshot(catalogue, aPlace(), Figures.from(rows), asOf);
  const goal = goalsOf(snapshot, 'm')[0];
  return goal === undefined ? [] : readGoal(snapshot, goal);
};

describe('a value that speaks to a goal', () => {
  it("is the agency's own, and the place's only where the agency has none", () => {
    expect(read([row('H', '2026-08', 90), row('P', '2026-09', 96)])[0]?.value?.area).toBe('H');
    expect(read([row('P', '2026-09', 96)])[0]?.value?.area).toBe('P');
    expect(read([row('H', '2026-08', null), row('P', '2026-09', 96)])[0]?.value?.area).toBe('P');
  });

  it("does not fall back on the place when the agency's own figures are stale", () => {
    expect(read([row('H', '2020-08', 90), row('P', '2026-09', 96)])[0]?.value).toBeNull();
  });

  it("ends inside the goal's own dates", () => {
    expect(read([row('H', '2025-07', 90)], { in_force_from: '2026-04-01' })[0]?.value).toBeNull();
    expect(read([row('H', '2026-04', 90)], { in_force_from: '2026-04-01' })[0]?.value?.value).toBe(90);
  });

  it('is the later end of period, then the later text', () => {
    expect(read([row('H', '2025/26', 90), row('H', '2026-03', 91)])[0]?.value?.period).toBe('2026-03');
    expect(read([row('H', '2026-12', 90), row('H', '2026-10', 91)])[0]?.value?.period).toBe('2026-10');
  });

  it("meets or misses a target in the measure's own unit, or stays unknown", () => {
    expect(read([row('H', '2026-09', 95)])[0]?.state).toBe('met');
    expect(read([row('H', '2026-09', 94.9)])[0]?.state).toBe('missed');
    expect(read([row('H', '2026-09', 94.9)], { target: aTarget('>=', 5, 'days') })[0]?.state).toBeNull();
    expect(
      read([row('H', '2026-09', 91)], { target: null, polarity: 'band', band: { lo: null, hi: 92 } })[0]?.state,
    ).toBe('met');
    expect(
      read([row('H', '2026-09', 93)], { target: null, polarity: 'band', band: { lo: null, hi: 92 } })[0]?.state,
    ).toBe('missed');
  });

  it('says nothing at an agency whose rows all call it distant', () => {
    const catalogue = aCatalogue({ measures: [aMeasure('m')], goals: [aGoal('hospital/m')] });
    const place = aPlace({ agencies: [anAgency('H', ['hospital'], { main: false })] });
    const snapshot = takeSnapshot(catalogue, place, Figures.from([row('H', '2026-09', 95)]), '2026-11-22');
    expect(goalsOf(snapshot, 'm').flatMap((goal) => readGoal(snapshot, goal))).toEqual([]);
  });
});

describe('a clear movement', () => {
  const group = (n: number): FigureRow[] =>
    Array.from({ length: n }, (_, index) => index + 1).flatMap((step) => [
      row(`T${step}`, '2025-09', 50),
      row(`T${step}`, '2026-09', 50 + step),
    ]);

  it('exceeds the 75th percentile of the sizes of at least 15 like areas', () => {
    const bar = (rows: readonly FigureRow[], comparator: string | null = null): number | null =>
      clearMovementBar(Figures.from(rows), 'm', '2026-09', 'trust', null, comparator);
    expect(bar(group(16))).toBe(12.25);
    expect(bar(group(14))).toBeNull();
    expect(bar(group(15))).not.toBeNull();
    expect(bar(group(15), 'T3')).toBeNull();
    expect(bar([...group(14), row('X', '2025-09', 1, 'specialist'), row('X', '2026-09', 1, 'specialist')])).toBeNull();
  });

  it('is unknown without the year before, or when the value doubled or halved', () => {
    expect(read([...group(20), row('H', '2026-09', 60)])[0]?.movement).toBeNull();
    expect(read([...group(20), row('H', '2025-09', 40), row('H', '2026-09', 80)])[0]?.movement).toBeNull();
    expect(read([...group(20), row('H', '2025-09', 40), row('H', '2026-09', 79)])[0]?.movement).toEqual({
      change: 39,
      clear: true,
    });
    expect(read([...group(20), row('H', '2025-09', 40), row('H', '2026-09', 41)])[0]?.movement).toEqual({
      change: 1,
      clear: false,
    });
  });

  it('takes a value from nought as a change of reporting', () => {
    expect([
      hasDoubledOrHalved(0, 1),
      hasDoubledOrHalved(286, 572),
      hasDoubledOrHalved(337, 58),
      hasDoubledOrHalved(10, 19),
      hasDoubledOrHalved(10, 5),
    ]).toEqual([true, true, true, false, true]);
  });
});
