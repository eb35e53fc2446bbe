import { quote } from './problem.ts';
import type { TableMapping } from './column-mapping.ts';

/** What a column is for that stands for no part of a line. */
export interface ColumnUse {
  /** `figures`: figures are read from it. `lines`: it tells which lines are figures. */
  readonly kind: 'figures' | 'lines';
  /** In plain words. */
  readonly reason: string;
}

/**
 * Columns that are read though they stand for no part of a line: those of a wide table, the counts that a value is made of, and those
 * that tell which lines are figures. By their place.
 */
export function columnsOfFigures({
  figures,
  layout,
  only,
}: Pick<TableMapping, 'figures' | 'layout' | 'only'>): ReadonlyMap<number, ColumnUse> {
  const found = new Map<number, ColumnUse>();
  const add = (column: number, reason: string, kind: ColumnUse['kind'] = 'figures'): void => {
    if (column !== -1 && !found.has(column)) found.set(column, { kind, reason });
  };
  for (const { column, is } of only)
    add(
      column,
      `only lines that say ${is.map((text) => (text === '' ? 'nothing' : quote(text))).join(' or ')} are read`,
      'lines',
    );
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
