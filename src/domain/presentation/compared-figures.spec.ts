import { takeSnapshot } from '#domain/alignment/snapshot';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { aCatalogue, aMeasure, aPlace } from '#domain/testing/build-catalogue';
import { englandIn, putTogether, type FigureBeside } from './compared-figures.ts';

const measure = aMeasure('m');
/** Twenty areas `A1` to `A20` with the values 1 to 20, and what is added. */
const setup = (more: readonly FigureRow[] = []) => {
  const rows = Array.from({ length: 20 }, (_, index): FigureRow => ({
    measure: 'm',
    area: `A${index + 1}`,
    level: 'trust',
    period: '2024/25',
    value: index + 1,
  }));
  return takeSnapshot(aCatalogue({ measures: [measure] }), aPlace(), Figures.from([...rows, ...more]), '2026-11-22');
};
const beside = (area: string, value: number, more: Partial<FigureBeside['figure']> = {}): FigureBeside => ({
  figure: {
    area,
    isOfResidents: false,
    isFresh: true,
    period: '2024/25',
    end: '2025-03-31',
    value,
    ...more,
  },
  types: ['hospital'],
});

describe('figures of several places', () => {
  it('stand together when they are of one period and one kind of area, largest first', () => {
    const together = putTogether(setup(), measure, [beside('A5', 5), null, beside('A15', 15)]);
    expect(typeof together === 'string' ? [] : together.figures.map(({ place }) => place)).toEqual([2, 0]);
    // Nine of the twenty lie between, and half of the two ends counts.
    expect(typeof together === 'string' ? null : together.gap).toBe(0.5);
  });

  it('never stand together across periods, kinds of area, kinds of organisation, or with themselves', () => {
    const snapshot = setup([{ measure: 'm', area: 'P', level: 'council', period: '2024/25', value: 9 }]);
    const other = (figure: FigureBeside) => putTogether(snapshot, measure, [beside('A5', 5), figure]);
    expect(other(beside('A6', 6, { period: '2023/24' }))).toBe('other periods');
    expect(other(beside('P', 9, { isOfResidents: true }))).toBe('other areas');
    expect(other({ ...beside('A6', 6), types: ['community'] })).toBe('other kinds');
    expect(other(beside('A5', 5))).toBe('same area');
  });

  it('need two that are fresh', () => {
    const old = beside('A6', 6, { isFresh: false });
    expect(putTogether(setup(), measure, [beside('A5', 5), old])).toBe('one figure');
    expect(putTogether(setup(), measure, [null, null])).toBe('one figure');
    expect(putTogether(setup(), measure, [])).toBe('one figure');
  });

  it('have no distance where too few areas have one, where it grows with size, and none when equal', () => {
    const gapOf = (of: ReturnType<typeof putTogether>) => (typeof of === 'string' ? of : of.gap);
    const few = takeSnapshot(
      aCatalogue({ measures: [measure] }),
      aPlace(),
      Figures.from(['A5', 'A6'].map((area) => ({ measure: 'm', area, level: 'trust', period: '2024/25', value: 5 }))),
      '2026-11-22',
    );
    expect(gapOf(putTogether(few, measure, [beside('A5', 5), beside('A6', 6)]))).toBeNull();
    const count = aMeasure('m', { unit: 'number', unit_kind: 'count' });
    expect(gapOf(putTogether(setup(), count, [beside('A5', 5), beside('A6', 6)]))).toBeNull();
    expect(gapOf(putTogether(setup(), measure, [beside('A5', 5), beside('A6', 5)]))).toBe(0);
  });
});

describe('England beside them', () => {
  it('is the country’s own figure, else the middle of all areas of the kind', () => {
    const country: FigureRow = { measure: 'm', area: 'E92', level: 'country', period: '2024/25', value: 12 };
    expect(englandIn(setup([country]), measure, 'trust', '2024/25')).toEqual({ value: 12, isMiddle: false });
    expect(englandIn(setup(), measure, 'trust', '2024/25')).toEqual({ value: 10.5, isMiddle: true });
    expect(englandIn(setup(), measure, 'trust', '2023/24')).toBeNull();
  });
});
