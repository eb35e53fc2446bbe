import { Figures, NO_LEVEL, type FigureRow } from './figures.ts';

const rows: readonly FigureRow[] = [
  { measure: 'm', area: 'A', level: 'trust', period: '2024-02', value: 2 },
  { measure: 'm', area: 'A', level: 'trust', period: '2023-12', value: 1 },
  { measure: 'm', area: 'B', level: 'council', period: '2023/24', value: 0 },
  { measure: 'm', area: 'A', level: 'trust', period: '2024-03', value: null },
  { measure: 'n', area: 'A', level: null, period: '2024', value: 5 },
  { measure: 'm', area: 'A', level: 'trust', period: 'spring', value: 9 },
];

describe('the store of figures', () => {
  it('gives the figure of a measure, area and period, and null where there is none', () => {
    const figures = Figures.from(rows);
    expect(figures.value('m', 'A', '2024-02')).toBe(2);
    expect(figures.value('m', 'B', '2023/24')).toBe(0);
    expect(figures.value('m', 'A', '2023/24')).toBeNull();
    expect(figures.value('m', 'A', '2024-03')).toBeNull();
    expect(figures.value('m', 'C', '2024-02')).toBeNull();
    expect(figures.value('x', 'A', '2024-02')).toBeNull();
  });

  it('orders the periods of an area by their end', () => {
    expect(
      Figures.from(rows)
        .periods('m', 'A')
        .map((period) => period.text),
    ).toEqual(['2023-12', '2024-02']);
  });

  it('knows the level of an area, from the row or from the list beside the figures', () => {
    const figures = Figures.from(rows, new Map([['A', 'specialist']]));
    expect(figures.levelOf('m', 'A')).toBe('trust');
    expect(figures.levelOf('n', 'A')).toBe('specialist');
    expect(Figures.from(rows).levelOf('n', 'A')).toBe(NO_LEVEL);
    expect(figures.areasAt('m', 'trust')).toEqual(['A']);
  });

  it('gives one answer whatever the order of the rows', () => {
    const forwards = Figures.from(rows);
    const backwards = Figures.from([...rows].reverse());
    expect(backwards.measures).toEqual(forwards.measures);
    expect(backwards.of('m')).toEqual(forwards.of('m'));
  });

  it('knows the newest figures of some areas on a day', () => {
    const figures = Figures.from(rows);
    expect(figures.newestEnd(['A', 'B'], '2025-01-01')).toBe('2024-12-31');
    expect(figures.newestEnd(['A', 'B'], '2024-03-30')).toBe('2024-02-29');
    expect(figures.newestEnd(['C'], '2025-01-01')).toBeNull();
    expect(figures.newestEnd(['A', 'B'], '2025-01-01', new Set(['another']))).toBeNull();
  });
});
