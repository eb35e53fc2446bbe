import { Figures, type FigureRow } from '#domain/measure/figures';
import { aCatalogue, aGoal, aMeasure, aPlace, aTarget } from '#domain/testing/build-catalogue';
import fc from 'fast-check';
import { addSeverity, localPoints, reachPoints } from './severity.ts';
import { goalsOf, takeSnapshot } from './snapshot.ts';

describe('severity', () => {
  it('adds its parts and takes the band at the middle of the range', () => {
    expect(addSeverity(3, 3, 2, null)).toEqual(
      jasmine.objectContaining({ total: 8, range: [8, 11], scaled: 9.5, band: 'critical' }),
    );
    expect(addSeverity(3, 3, 2, 0)).toEqual(
      jasmine.objectContaining({ total: 8, range: [8, 8], scaled: 8, band: 'high' }),
    );
    expect(addSeverity(2, 1, 2, null)).toEqual(
      jasmine.objectContaining({ total: 5, range: [5, 8], scaled: 6.5, band: 'high' }),
    );
    expect(addSeverity(2, 1, 1, 2)).toEqual(
      jasmine.objectContaining({ total: 6, range: [6, 6], scaled: 6, band: 'moderate' }),
    );
    expect(addSeverity(1, 1, 0, null)).toEqual(
      jasmine.objectContaining({ total: 2, range: [2, 5], scaled: 3.5, band: 'moderate' }),
    );
    expect(addSeverity(1, 1, 0, 0)).toEqual(jasmine.objectContaining({ total: 2, band: 'low' }));
  });

  it('counts journey steps as 0, 1, 2 for two or three, 3 for more', () => {
    expect([0, 1, 2, 3, 4, 9].map(reachPoints)).toEqual([0, 1, 2, 2, 3, 3]);
  });

  it('never has a lower top for being unknown, nor a higher bottom', () => {
    const points = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(points, points, points, points, (consequence, size, reach, local) => {
        const known = addSeverity(consequence, size, reach, local);
        const unknown = addSeverity(consequence, size, reach, null);
        expect(unknown.range[1]).toBeGreaterThanOrEqual(known.range[1]);
        expect(unknown.range[0]).toBeLessThanOrEqual(known.range[0]);
      }),
    );
  });
});

describe('what the figures here add', () => {
  const measures = [
    aMeasure('four-hours'),
    aMeasure('admissions', { polarity: 'lower', unit: 'number', unit_kind: 'count' }),
  ];
  const goals = [
    aGoal('hospital/four-hours', { target: aTarget('>=', 95) }),
    aGoal('board/admissions', { polarity: 'lower', target: aTarget('<=', 2000, 'number') }),
  ];
  const row = (measure: string, area: string, period: string, value: number): FigureRow => ({
    measure,
    area,
    level: 'trust',
    period,
    value,
  });
  const others = Array.from({ length: 19 }, (_, index) => index + 1).flatMap((step) => [
    row('four-hours', `T${step}`, '2025-09', 80),
    row('four-hours', `T${step}`, '2026-09', 80 + step / 4),
    row('admissions', `T${step}`, '2025-09', 2000),
    row('admissions', `T${step}`, '2026-09', 2000 + 10 * step),
  ]);
  const own = [
    row('four-hours', 'H', '2025-09', 84),
    row('four-hours', 'H', '2026-09', 90),
    row('admissions', 'B', '2025-09', 2300),
    row('admissions', 'B', '2026-09', 2480),
  ];
  const points = (rows: readonly FigureRow[], place: ReturnType<typeof aPlace> | null = aPlace()): number | null => {
    const snapshot = takeSnapshot(aCatalogue({ measures, goals }), place, Figures.from(rows), '2026-11-22');
    return localPoints(snapshot, {
      rule: 'sides',
      one: goalsOf(snapshot, 'four-hours'),
      other: goalsOf(snapshot, 'admissions'),
    });
  };

  it('is 3 when one clearly improved as the other clearly worsened', () => {
    expect(points([...others, ...own])).toBe(3);
  });

  it('is by state where movement is not clear: both missed 2', () => {
    expect(points([...others.slice(8), ...own])).toBe(3);
    expect(points([...others.slice(24), ...own])).toBe(2);
    expect(points(own.filter(({ period }) => period === '2026-09'))).toBe(2);
  });

  it('is 1 for one met and 0 for both met', () => {
    const now = (four: number, admissions: number): FigureRow[] => [
      row('four-hours', 'H', '2026-09', four),
      row('admissions', 'B', '2026-09', admissions),
    ];
    expect(points(now(95, 2001))).toBe(1);
    expect(points(now(95, 2000))).toBe(0);
  });

  it('is unknown when a side is unknown, stale or nobody is judged', () => {
    expect(points(own.slice(0, 2))).toBeNull();
    expect(points([row('four-hours', 'H', '2024-09', 90), ...own.slice(2)])).toBeNull();
    expect(points([...others, ...own], null)).toBeNull();
    const distant = aPlace({
      agencies: aPlace().agencies.map((agency) => ({ ...agency, main: agency.id === 'H' ? false : null })),
    });
    expect(points([...others, ...own], distant)).toBeNull();
  });
});
