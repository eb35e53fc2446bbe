import type { Delimiter, TextEncoding } from '#domain/intake/file-shape';
import type { SourceRow } from '#domain/intake/source-table';
import { refuseFile } from './file-refused.ts';
import { readBytes } from './read-bytes.ts';
import type { ReadCaps } from './read-caps.ts';
import { decoderOf } from './sniff-file.ts';

/** How a text is cut into cells. */
export interface TextShape {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
}

/** Bytes cut at once: what comes of them is dropped before much else is made, so that little of it is ever moved about. */
const PIECE = 128 * 1024;

/**
 * Reads a text of cells in pieces of some hundred lines, each line with the byte it begins at. Any line end, mixed ones
 * too; a quoted cell may hold delimiters, doubled quotes and line ends; a quote within a cell is a letter. Memory stays
 * the same whatever the length.
 * @param asked columns, from 0, whose cells are wanted: a row that is short and not blank may have others empty or left out;
 *   null: all
 * @throws FileRefused `unreadable_csv` (a quote that is never closed, named by its line; a cell beyond the cap),
 * `too_many_columns`, `too_many_rows`
 */
export async function* readTextTable(
  path: string,
  { encoding, delimiter }: TextShape,
  caps: ReadCaps,
  asked: ReadonlySet<number> | null = null,
): AsyncGenerator<readonly SourceRow[]> {
  const decoder = decoderOf(encoding);
  const cutter = createCutter(encoding, delimiter, caps, asked);
  let isFirst = true;
  for await (const bytes of readBytes(path, PIECE)) {
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
  return cutCells(text, 0, text.length, delimiter, new Marks(text, delimiter), null);
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

function createCutter(
  encoding: TextEncoding,
  delimiter: Delimiter,
  caps: ReadCaps,
  asked: ReadonlySet<number> | null,
): Cutter {
  const wanted = asked === null ? null : Array.from({ length: 1 + Math.max(-1, ...asked) }, (_, at) => asked.has(at));
  let rest = '';
  let line = 1;
  let offset = 0;
  const bytesALetter = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  const isEven = bytesALetter === 2 || encoding === 'windows-1252';
  return {
    skip: (bytes) => {
      offset += bytes;
    },
    take: (added, isEnd) => {
      const text = rest === '' ? added : rest + added;
      const isEvenHere = isEven || bytesAreLetters(text);
      const marks = new Marks(text, delimiter);
      const rows: SourceRow[] = [];
      let at = 0;
      while (at < text.length) {
        let end = marks.lineEndFrom(at);
        let lines = 1;
        const quote = marks.quoteFrom(at);
        const isQuoted = quote !== -1 && (end === -1 || quote < end);
        if (isQuoted) {
          const found = endOfQuotedRow(text, at, delimiter, marks);
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
        let cells: readonly string[] =
          wanted === null && !isQuoted
            ? text.slice(at, end).split(delimiter)
            : cutCells(text, at, end, delimiter, marks, wanted);
        // Only a row that is short and says something can be told without looking at all of it.
        if (wanted !== null && (end - at >= caps.columns || cells.every(isBlank)))
          cells = cutLine(text.slice(at, end), delimiter);
        checkRow(cells, end - at, line, caps);
        rows.push({ line, offset, cells });
        offset += isEvenHere ? bytesALetter * (next - at) : Buffer.byteLength(text.slice(at, next));
        line += lines;
        at = next;
      }
      rest = at >= text.length ? '' : text.slice(at);
      if (rest.length > caps.cell * 4 && rest.length > 4_000_000) throw refuseCell(line);
      return rows;
    },
  };
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** The next line end, quotation mark and delimiter of a text, each looked for once as reading goes on. */
class Marks {
  readonly #text: string;
  readonly #delimiter: string;
  #feed = -2;
  #carriage = -2;
  #quote = -2;
  #next = -2;

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  /** -1: none. Never asked about an earlier place than before. */
  lineEndFrom(at: number): number {
    if (this.#feed !== -1 && this.#feed < at) this.#feed = this.#text.indexOf('\n', at);
    if (this.#carriage !== -1 && this.#carriage < at) this.#carriage = this.#text.indexOf('\r', at);
    if (this.#feed === -1) return this.#carriage;
    return this.#carriage === -1 ? this.#feed : Math.min(this.#feed, this.#carriage);
  }

  /** -1: none. Never asked about an earlier place than before. */
  quoteFrom(at: number): number {
    if (this.#quote !== -1 && this.#quote < at) this.#quote = this.#text.indexOf('"', at);
    return this.#quote;
  }

  /** The next delimiter, or `end` when it stands behind that. Never asked about an earlier place than before. */
  cellEndFrom(at: number, end: number): number {
    if (this.#next !== -1 && this.#next < at) this.#next = this.#text.indexOf(this.#delimiter, at);
    return this.#next === -1 || this.#next > end ? end : this.#next;
  }
}

function checkRow(cells: readonly string[], letters: number, line: number, caps: ReadCaps): void {
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
  if (letters <= caps.cell) return;
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

/** Where a row with quotes ends (-1: not in this text), how many lines it took, or where its open cell begins. */
function endOfQuotedRow(
  text: string,
  start: number,
  delimiter: string,
  marks: Marks,
):
  | { readonly kind: 'ended'; readonly end: number; readonly lines: number }
  | { readonly kind: 'open'; readonly at: number; readonly lines: number } {
  let lines = 1;
  let end = marks.lineEndFrom(start);
  let quote = marks.quoteFrom(start);
  while (quote !== -1 && (end === -1 || quote < end)) {
    let after = quote + 1;
    // Only at the start of a cell does a quotation mark open anything; elsewhere it is a letter.
    if (quote === start || text[quote - 1] === delimiter) {
      const openedOn = lines - 1;
      const opened = after;
      let close = text.indexOf('"', after);
      while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close === -1) return { kind: 'open', at: quote, lines: openedOn };
      after = close + 1;
      if (end !== -1 && end < close) {
        lines += countLineEnds(text, opened, close);
        end = marks.lineEndFrom(after);
      }
    }
    quote = marks.quoteFrom(after);
  }
  return { kind: 'ended', end, lines };
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const letter = text[at];
    if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}

/**
 * Cells of a row that stands in a text from `start` to `end`.
 * @param wanted for each column whether somebody asks for it: others are empty, and those behind the last are left out; null: all
 */
function cutCells(
  text: string,
  start: number,
  end: number,
  delimiter: string,
  marks: Marks,
  wanted: readonly boolean[] | null,
): string[] {
  const cells: string[] = [];
  let at = start;
  for (let column = 0; wanted === null || column < wanted.length; column += 1) {
    const isWanted = wanted === null || wanted[column] === true;
    let next: number;
    if (at < end && text[at] === '"') {
      let isDoubled = false;
      let close = text.indexOf('"', at + 1);
      while (close !== -1 && text[close + 1] === '"') {
        isDoubled = true;
        close = text.indexOf('"', close + 2);
      }
      if (close === -1 || close > end) close = end;
      next = marks.cellEndFrom(close, end);
      if (isWanted) {
        const quoted = text.slice(at + 1, close);
        cells.push((isDoubled ? quoted.replaceAll('""', '"') : quoted) + text.slice(close + 1, next));
      }
    } else {
      next = marks.cellEndFrom(at, end);
      if (isWanted) cells.push(text.slice(at, next));
    }
    if (!isWanted) cells.push('');
    if (next === end) return cells;
    at = next + 1;
  }
  return cells;
}
