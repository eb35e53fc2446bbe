import type { FigureRow } from './figure-row.ts';

/** Heading of every `figures.csv.gz`. */
export const FIGURE_HEADINGS = [
  'measure',
  'area',
  'level',
  'period',
  'value',
  'numerator',
  'denominator',
  'missing',
  'source_file',
  'source_line',
] as const;

/**
 * A number as written in the figures: fifteen significant digits, which is all that a file can promise, no exponent,
 * no minus nought. Empty for null.
 */
export function toNumberText(value: number | null): string {
  if (value === null) return '';
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded === 0 ? 0 : rounded);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`${value} cannot be written without an exponent`);
  return text;
}

/** Orders rows by measure, area and period, as text. */
export function compareFigures(a: FigureRow, b: FigureRow): number {
  return compareText(a.measure, b.measure) || compareText(a.area, b.area) || compareText(a.period, b.period);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The tidy text of a dataset: heading, then rows in order.
 * Throws when two rows speak of one measure, area and period, when a value comes with a reason or neither stands,
 * or when a cell would need quotes.
 */
export function toFiguresCsv(rows: readonly FigureRow[]): string {
  const lines = [FIGURE_HEADINGS.join(',')];
  let previous: FigureRow | undefined;
  for (const row of [...rows].sort(compareFigures)) {
    const name = `${row.measure} ${row.area} ${row.period}`;
    if (previous !== undefined && compareFigures(previous, row) === 0) throw new Error(`${name} stands twice`);
    if ((row.value === null) === (row.missing === null)) throw new Error(`${name} needs a value or a reason, not both`);
    const cells = [
      row.measure,
      row.area,
      row.level,
      row.period,
      toNumberText(row.value),
      toNumberText(row.numerator),
      toNumberText(row.denominator),
      row.missing ?? '',
      row.sourceFile,
      String(row.sourceLine),
    ];
    const line = cells.join(',');
    if (line.includes('"') || line.split(',').length !== FIGURE_HEADINGS.length)
      throw new Error(`${name} needs quotes`);
    lines.push(line);
    previous = row;
  }
  return `${lines.join('\n')}\n`;
}
