import { createReadStream } from 'node:fs';
import type { Delimiter, TextEncoding } from '#domain/intake/file-shape';
import type { SourceRow } from '#domain/intake/source-table';
import { refuseFile } from './file-refused.ts';
import type { ReadCaps } from './read-caps.ts';
import { decoderOf } from './sniff-file.ts';

/** How a text is cut into cells. */
export interface TextShape {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
}

/**
 * Reads a text of cells in pieces of some thousand lines, each line with the byte it begins at. Any line end, mixed ones
 * too; a quoted cell may hold delimiters, doubled quotes and line ends; a quote within a cell is a letter. Memory stays
 * the same whatever the length.
 * @throws FileRefused `unreadable_csv` (a quote that is never closed, named by its line; a cell beyond the cap),
 * `too_many_columns`, `too_many_rows`
 */
export async function* readTextTable(
  path: string,
  { encoding, delimiter }: TextShape,
  caps: ReadCaps,
): AsyncGenerator<readonly SourceRow[]> {
  const decoder = decoderOf(encoding);
  const cutter = createCutter(encoding, delimiter, caps);
  let isFirst = true;
  for await (const part of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes = part as Buffer;
    if (isFirst) cutter.skip(lengthOfMark(bytes, encoding));
    isFirst = false;
    const rows = cutter.take(decoder.decode(bytes, { stream: true }), false);
    if (rows.length > 0) yield rows;
  }
  const last = cutter.take(decoder.decode(), true);
  if (last.length > 0) yield last;
}

/** Cuts one text that is held whole. Used where a line is read back by its byte. */
export function cutLine(text: string, delimiter: Delimiter): readonly string[] {
  return text.includes('"') ? cutQuoted(text, delimiter) : text.split(delimiter);
}

function lengthOfMark(bytes: Buffer, encoding: TextEncoding): number {
  if (encoding === 'utf-8 with mark') return 3;
  return encoding.startsWith('utf-16') && bytes.length >= 2 ? 2 : 0;
}

interface Cutter {
  skip(bytes: number): void;
  /** Whole lines of the text so far. */
  take(text: string, isEnd: boolean): readonly SourceRow[];
}

function createCutter(encoding: TextEncoding, delimiter: Delimiter, caps: ReadCaps): Cutter {
  let rest = '';
  let line = 1;
  let offset = 0;
  const bytesOf = (text: string, isPlain: boolean): number => {
    if (encoding === 'windows-1252') return text.length;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') return text.length * 2;
    return isPlain ? text.length : Buffer.byteLength(text);
  };
  return {
    skip: (bytes) => {
      offset += bytes;
    },
    take: (added, isEnd) => {
      const text = rest === '' ? added : rest + added;
      const isPlain = bytesAreLetters(text);
      const rows: SourceRow[] = [];
      let at = 0;
      let [feed, carriage, quote] = [-2, -2, -2];
      while (at < text.length) {
        if (feed !== -1 && feed < at) feed = text.indexOf('\n', at);
        if (carriage !== -1 && carriage < at) carriage = text.indexOf('\r', at);
        if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
        let end = feed === -1 ? carriage : carriage === -1 ? feed : Math.min(feed, carriage);
        let lines = 1;
        if (quote !== -1 && (end === -1 || quote < end)) {
          const found = endOfQuotedRow(text, at, delimiter);
          if (found.kind === 'open') {
            if (isEnd || text.length - found.at > caps.cell) throw refuseUnclosed(line + found.lines, isEnd);
            break;
          }
          [end, lines] = [found.end, found.lines];
        }
        if (end === -1) {
          if (!isEnd) break;
          end = text.length;
        }
        // A carriage return at the very end may be the first half of a pair.
        if (text[end] === '\r' && end + 1 === text.length && !isEnd) break;
        const next = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
        const row = text.slice(at, end);
        const cells = quote !== -1 && quote < end ? cutQuoted(row, delimiter) : row.split(delimiter);
        checkRow(cells, line, caps);
        rows.push({ line, offset, cells });
        offset += bytesOf(text.slice(at, Math.min(next, text.length)), isPlain);
        line += lines;
        at = next;
      }
      rest = at >= text.length ? '' : text.slice(at);
      if (rest.length > caps.cell * 4 && rest.length > 4_000_000) throw refuseCell(line);
      return rows;
    },
  };
}

function checkRow(cells: readonly string[], line: number, caps: ReadCaps): void {
  if (cells.length > caps.columns) {
    throw refuseFile('too_many_columns', `${cells.length} columns`, `at most ${caps.columns} columns`, { line });
  }
  if (line > caps.rows)
    throw refuseFile(
      'too_many_rows',
      `more than ${caps.rows} lines`,
      `at most ${caps.rows} lines: cut the file in two, or ask the operator to bring it in`,
      { line },
    );
  for (const cell of cells) if (cell.length > caps.cell) throw refuseCell(line);
}

function refuseCell(line: number): Error {
  return refuseFile('unreadable_csv', 'a cell of more than 100,000 letters', 'cells of a table', { line });
}

function refuseUnclosed(line: number, isEnd: boolean): Error {
  return refuseFile(
    'unreadable_csv',
    `a quotation mark that opens a cell and is ${isEnd ? 'never closed' : 'not closed within 100,000 letters'}`,
    'a closing quotation mark, or none',
    { line },
  );
}

function bytesAreLetters(text: string): boolean {
  // A text of ASCII alone is as long in bytes as in letters.
  return Buffer.byteLength(text) === text.length;
}

/** Where a row with quotes ends, how many lines it took, or where its open cell begins. */
function endOfQuotedRow(
  text: string,
  start: number,
  delimiter: string,
):
  | { readonly kind: 'ended'; readonly end: number; readonly lines: number }
  | { readonly kind: 'open'; readonly at: number; readonly lines: number } {
  let lines = 1;
  let isCellStart = true;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (isCellStart && letter === '"') {
      const openedAt = at;
      const openedOn = lines - 1;
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1) return { kind: 'open', at: openedAt, lines: openedOn };
        lines += countLineEnds(text, at, close);
        if (text[close + 1] !== '"') {
          at = close;
          break;
        }
        at = close + 2;
      }
      isCellStart = false;
    } else if (letter === '\n' || letter === '\r') return { kind: 'ended', end: at, lines };
    else isCellStart = letter === delimiter;
  }
  return { kind: 'ended', end: -1, lines };
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const letter = text[at];
    if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}

function cutQuoted(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (row[at] === '"') {
      let cell = '';
      at += 1;
      for (;;) {
        const close = row.indexOf('"', at);
        if (close === -1) {
          cell += row.slice(at);
          at = row.length;
          break;
        }
        cell += row.slice(at, close);
        at = close + 1;
        if (row[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      const next = row.indexOf(delimiter, at);
      cells.push(cell + row.slice(at, next === -1 ? row.length : next));
      if (next === -1) return cells;
      at = next + 1;
    } else {
      const next = row.indexOf(delimiter, at);
      cells.push(row.slice(at, next === -1 ? row.length : next));
      if (next === -1) return cells;
      at = next + 1;
    }
  }
}
