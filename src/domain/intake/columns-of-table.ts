import type { TableMapping } from './column-mapping.ts';

/**
 * Columns, from 0, that checking the figures of a table looks at. Null: all, where lines are joined, as every cell may tell
 * two figures apart.
 */
export function columnsOfTable(table: TableMapping): ReadonlySet<number> | null {
  if (table.join !== null) return null;
  return new Set([
    ...table.columns.filter(({ part }) => part !== 'kept').map(({ index }) => index),
    ...table.only.map(({ column }) => column),
    ...table.figures.flatMap(({ value, numerator, denominator }) => [
      ...(value.kind === 'cell' ? [value.column] : []),
      ...(value.kind === 'sum' ? value.columns : []),
      ...numerator,
      ...denominator,
    ]),
  ]);
}
