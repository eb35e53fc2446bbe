import type { SeriesLine, SeriesView } from '#domain/contract/series-view';

/** The table of a series: a row a period, a column a line, as printed; a missing value keeps its reason. */
export type SeriesTable = {
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly {
    readonly period: string;
    readonly words: string;
    readonly cells: readonly { readonly text: string; readonly missing: string | null }[];
  }[];
};

/** Lays a series out as a table, in the order of time; a period that a line does not have is missing there. */
export function tableOfSeries(series: SeriesView, noFigure: string): SeriesTable {
  const periods = periodsOf(series);
  const lines = series.lines.map(pointsByPeriod);
  return {
    columns: series.lines.map(({ id, label }) => ({ id, label })),
    rows: periods.map(({ period, words }) => ({
      period,
      words,
      cells: lines.map((points) => {
        const point = points.get(period);
        if (point === undefined) return { text: noFigure, missing: noFigure };
        return { text: point.text, missing: point.value === null ? (point.missing ?? noFigure) : null };
      }),
    })),
  };
}

/** The points of a line by period: a long line is asked for each of its periods. */
export function pointsByPeriod({ points }: SeriesLine): ReadonlyMap<string, SeriesLine['points'][number]> {
  return new Map(points.map((point) => [point.period, point]));
}

/** Every period of any line, once, by its end. */
export function periodsOf(series: SeriesView): readonly { readonly period: string; readonly words: string }[] {
  const found = new Map<string, { period: string; words: string; end: string }>();
  for (const line of series.lines) {
    for (const { period, periodWords, end } of line.points) found.set(period, { period, words: periodWords, end });
  }
  return [...found.values()]
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
    .map(({ period, words }) => ({ period, words }));
}
