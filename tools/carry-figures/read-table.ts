import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sharedFolder } from './shared-folder.ts';

/** One line of a publisher's file: its cells by heading, untouched, and its number (the heading is line 1). */
export interface SourceLine {
  readonly line: number;
  /** The cell under a heading; throws when the file has no such heading, so that a renamed column is never read as blank. */
  readonly cell: (heading: string) => string;
}

/** A publisher's file as read: name without folder, headings, lines. */
export interface SourceTable {
  readonly file: string;
  readonly headings: readonly string[];
  readonly lines: readonly SourceLine[];
}

/**
 * Reads a comma-separated file of the shared data folder, every cell as text.
 * A byte order mark is dropped. Throws when a record spans lines, because line numbers would no longer hold.
 */
export function readTable(path: string): SourceTable {
  const text = readFileSync(join(sharedFolder, 'data', path), 'utf8');
  const records: string[][] = parse(text, { bom: true, relax_column_count: true });
  const lineBreaks = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (records.length !== lineBreaks) {
    throw new Error(`${path}: ${records.length} records on ${lineBreaks} lines; line numbers would be wrong`);
  }
  const [headings = [], ...body] = records;
  const columnOf = new Map(headings.map((heading, index) => [heading, index]));
  const lines = body.map((cells, index): SourceLine => ({
    line: index + 2,
    cell: (heading) => {
      const column = columnOf.get(heading);
      if (column === undefined) throw new Error(`${path} has no column "${heading}"`);
      return cells[column] ?? '';
    },
  }));
  return { file: basename(path), headings, lines };
}

/** A cell as a number, or null when it is blank or `NA`. Anything else that is no number throws, naming the cell. */
export function toNumber(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'NA') return null;
  const number = Number(trimmed);
  if (!Number.isFinite(number)) throw new Error(`"${text}" is no number`);
  return number;
}
