import type { SeriesView } from '#domain/contract/series-view';
import { spreadLabels } from './spread-labels.ts';
import { tableOfSeries } from './table-of-series.ts';

const point = (period: string, value: number | null) => ({
  period,
  periodWords: `Month ${period}`,
  end: `${period}-28`,
  value,
  text: value === null ? '[c]' : value.toFixed(1),
  missing: value === null ? 'suppressed' : null,
  numerator: null,
  denominator: null,
  provenance: null,
});

const series: SeriesView = {
  title: 'Delays',
  sentence: 'Delays fell.',
  unit: 'days',
  betterWords: 'lower is better',
  lines: [
    {
      id: 'a',
      measure: 'a',
      area: 'X',
      label: 'all',
      part: 'whole',
      points: [point('2018-02', 2), point('2018-01', 1)],
    },
    { id: 'b', measure: 'b', area: 'X', label: 'part', part: 'first', points: [point('2018-02', null)] },
  ],
  windows: [],
  targets: [],
  source: '',
};

describe('the table of a series', () => {
  it('has a row a period in the order of time and a column a line, as printed', () => {
    const { columns, rows } = tableOfSeries(series, 'no figure');
    expect(columns.map(({ label }) => label)).toEqual(['all', 'part']);
    expect(rows.map(({ period }) => period)).toEqual(['2018-01', '2018-02']);
    expect(rows[1]?.cells[0]).toEqual({ text: '2.0', missing: null });
  });

  it('says why a value is missing, and never shows a hole as nought', () => {
    const { rows } = tableOfSeries(series, 'no figure');
    expect(rows[0]?.cells[1]).toEqual({ text: 'no figure', missing: 'no figure' });
    expect(rows[1]?.cells[1]?.missing).toBe('suppressed');
  });
});

describe('labels at the end of lines', () => {
  it('move apart and keep their order', () => {
    const placed = spreadLabels([100, 101, 40], 20, 0, 200);
    expect(placed[2]).toBe(40);
    expect((placed[1] ?? 0) - (placed[0] ?? 0)).toBeGreaterThanOrEqual(20);
  });

  it('stay inside when the lowest would run out', () => {
    const placed = spreadLabels([195, 199], 20, 0, 200);
    expect(Math.max(...placed)).toBeLessThanOrEqual(200);
    expect((placed[1] ?? 0) - (placed[0] ?? 0)).toBeGreaterThanOrEqual(20);
  });
});
