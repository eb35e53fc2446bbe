import type { TableMapping } from './column-mapping.ts';

/**
 * Columns that figures are read from though they stand for no part of a line: those of a wide table, the counts that a value is made of,
 * and those that tell which lines are figures. By their place, with what each is for in plain words.
 */
export function columnsOfFigures({
  figures,
  layout,
  only,
}: Pick<TableMapping, 'figures' | 'layout' | 'only'>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const add = (column: number, reason: string): void => {
    if (column !== -1 && !found.has(column)) found.set(column, reason);
  };
  for (const { column } of only) add(column, 'tells which lines are figures');
  if (layout === 'long' && figures.length === 1) return found;
  for (const { value, numerator, denominator, reason } of figures) {
    if (value.kind === 'cell') add(value.column, reason);
    // A count of its own is told by its own figure; a whole that several share is told by the first.
    const others = value.kind === 'sum' ? value.columns : numerator;
    if (others.length === 1) add(others[0] ?? -1, reason);
    for (const column of denominator) add(column, reason);
  }
  for (const { value, numerator, reason } of figures)
    for (const column of value.kind === 'sum' ? value.columns : numerator) add(column, reason);
  return found;
}
