/**
 * One line of a table as it stands in its file: a line of text, or a row of a sheet.
 * Title rows and headings are rows too; what a row is, the mapping says.
 */
export interface SourceRow {
  /** Line of the file, or row of the sheet, counting from 1. */
  readonly line: number;
  /** Bytes from the start of the kept file to the first byte of the line; -1 where there is no such place (a workbook). */
  readonly offset: number;
  /** Cells as text. A blank line has none, or one that is empty. Trailing empty cells may be left out. */
  readonly cells: readonly string[];
}

/** A table to read once from its top, in pieces of any size, so that its length costs no memory. */
export interface SourceTable {
  /** Name of the sheet; null where the file is one table. */
  readonly sheet: string | null;
  readonly rows: AsyncIterable<readonly SourceRow[]>;
}

/** The top of a table, from which columns are proposed. */
export interface TableSample {
  readonly sheet: string | null;
  /** The first rows, at most `ROWS_TO_LOOK_AT`. */
  readonly rows: readonly SourceRow[];
}

/** Rows from the top of a table that proposing looks at. */
export const ROWS_TO_LOOK_AT = 400;
