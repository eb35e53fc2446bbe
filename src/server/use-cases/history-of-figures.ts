import type { FigureHistory } from '#domain/intake/figure-context';
import type { Figures } from '#domain/measure/figures';

/** What is stored, as new figures are compared with it. */
export function historyOfFigures(figures: Figures): FigureHistory {
  return {
    series: (measure, area) => {
      const table = figures.of(measure);
      const values = table?.areas.get(area)?.values;
      if (table === null || values === undefined) return [];
      return table.periods.flatMap(({ text }, column) => {
        const value = values[column];
        return value === undefined || Number.isNaN(value) ? [] : [{ period: text, value }];
      });
    },
    areasOf: (measure, level) => {
      const newest = newestColumn(figures, measure, level);
      const table = figures.of(measure);
      if (newest === null || table === null) return new Set();
      return new Set(
        figures
          .areasAt(measure, level)
          .filter((area) => !Number.isNaN(table.areas.get(area)?.values[newest] ?? Number.NaN)),
      );
    },
    newestPeriod: (measure, level) => {
      const newest = newestColumn(figures, measure, level);
      return newest === null ? null : (figures.of(measure)?.periods[newest]?.text ?? null);
    },
  };
}

function newestColumn(figures: Figures, measure: string, level: string): number | null {
  const table = figures.of(measure);
  if (table === null) return null;
  const rows = figures.areasAt(measure, level).map((area) => table.areas.get(area)?.values);
  for (let column = table.periods.length - 1; column >= 0; column -= 1) {
    if (rows.some((values) => !Number.isNaN(values?.[column] ?? Number.NaN))) return column;
  }
  return null;
}
