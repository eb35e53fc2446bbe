import type { ColumnMapping, TableMapping } from './column-mapping.ts';
import { readWrittenPeriod } from './read-written-period.ts';

/** Whether a mapping says what a question asks: in a column, in the headings of its figures, or once for all lines. */
export function isAnswered(
  { sheet, part }: { readonly sheet: string | null; readonly part: string },
  mapping: ColumnMapping,
): boolean {
  const table = mapping.tables.find((one) => one.sheet === sheet);
  if (table === undefined) return false;
  const has = (...parts: readonly string[]): boolean =>
    table.columns.some((column) => parts.includes(column.part)) || parts.some((one) => isSaid(table, one, mapping));
  switch (part) {
    case 'period':
      return has('period', 'period end', 'year');
    case 'area':
      return has('area', 'area name');
    default:
      return has(part);
  }
}

function isSaid(table: TableMapping, part: string, { answers }: ColumnMapping): boolean {
  switch (part) {
    case 'measure':
      return table.measure !== null || table.figures.every(({ measure }) => measure !== null);
    case 'area':
      return table.area !== null || table.figures.every(({ area }) => area !== null);
    case 'period': {
      const periods = table.period === null ? table.figures.map(({ period }) => period) : [table.period];
      return periods.every((period) => period !== null && readWrittenPeriod(period, answers).kind === 'period');
    }
    default:
      return false;
  }
}
