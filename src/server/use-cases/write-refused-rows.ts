import { Readable } from 'node:stream';
import { writeCsv } from '#domain/presentation/write-csv';
import { writeWorkbook } from '#server/files/write-workbook';

/** Rows written at once. */
const ROWS_AT_ONCE = 500;

/**
 * Refused rows as a file, read as it is written. What goes wrong before the first row is thrown, and no half a file.
 * @param rows headings first
 */
export async function writeRefusedRows(
  rows: AsyncIterable<readonly string[]>,
  format: 'csv' | 'xlsx',
): Promise<Readable> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  const headings = first.done === true ? [] : first.value;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return format === 'csv'
    ? Readable.from(toText(headings, rest))
    : writeWorkbook([{ name: 'Refused rows', headings, rows: inParts(rest) }]);
}

async function* toText(headings: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield writeCsv(headings.length === 0 ? [] : [headings]);
  // The mark of the encoding belongs at the start of the file alone.
  for await (const part of inParts(rows)) yield writeCsv(part).slice(1);
}

async function* inParts(rows: AsyncIterable<readonly string[]>): AsyncGenerator<(readonly string[])[]> {
  let part: (readonly string[])[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length < ROWS_AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
