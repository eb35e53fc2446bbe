import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as giveWay } from 'node:timers/promises';
import excel from 'exceljs';
import { guardText } from '#domain/presentation/write-csv';

/** A cell that goes out: text is guarded against spreadsheets that would run it, a number stays a number. */
export type WorkbookCell = string | number | null;

/** Rows written before others are let in: some milliseconds' work. */
const ROWS_AT_ONCE = 200;

/** A sheet, written once from its top. */
export interface SheetToWrite {
  readonly name: string;
  readonly headings: readonly string[];
  /** Rows in pieces of any size. */
  readonly rows: AsyncIterable<readonly (readonly WorkbookCell[])[]> | Iterable<readonly (readonly WorkbookCell[])[]>;
}

/**
 * Writes a workbook (XLSX) as a stream, row by row, so that its length costs no memory. Headings stay in view. An error while rows are
 * read ends the stream with it: half a workbook never passes for a whole one.
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Readable {
  const out = new PassThrough();
  writeSheets(sheets, out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function writeSheets(sheets: readonly SheetToWrite[], out: PassThrough): Promise<void> {
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  for (const { name, headings, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    const first = sheet.addRow(headings.map(toCell));
    first.font = { bold: true };
    first.commit();
    let written = 0;
    for await (const part of rows) {
      for (const row of part) {
        sheet.addRow(row.map(toCell)).commit();
        written += 1;
        // Rows of the embedded store come without a pause: whoever else asks is answered in between, and what is packed gets out.
        if (written % ROWS_AT_ONCE === 0) await giveWay();
      }
      // The reader may be slower than the store.
      if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
    }
    sheet.commit();
  }
  await book.commit();
}

function toCell(cell: WorkbookCell): string | number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return cell === null ? null : guardText(cell);
}
