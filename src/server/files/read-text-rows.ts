import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** How the bytes of a text file are written; `utf-8 with mark` differs from `utf-8` by three bytes that are left out. */
export type TextEncoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a text file is to be read. */
export interface TextForm {
  readonly encoding: TextEncoding;
  readonly delimiter: ',' | ';' | '\t' | '|';
}

/** One row of a file: its cells as they stand, and where it begins. */
export interface TextRow {
  /** Line its first character stands in, counting from 1. */
  readonly line: number;
  /** Bytes from the start of the file (of what a gzip holds) to its first byte. */
  readonly offset: number;
  readonly cells: readonly string[];
}

/** The file is no table of text from this line on. */
export class UnreadableText extends Error {
  readonly line: number;
  readonly found: string;
  readonly expected: string;

  constructor(line: number, found: string, expected: string) {
    super(`Line ${String(line)}: found ${found}, expected ${expected}.`);
    this.name = 'UnreadableText';
    this.line = line;
    this.found = found;
    this.expected = expected;
  }
}

/** No row of figures is longer: an unclosed quote is found out before it has swallowed a large file. */
export const LONGEST_ROW_BYTES = 1_000_000;
const PIECE_BYTES = 256 * 1024;

const COMMAS: TextForm = { encoding: 'utf-8', delimiter: ',' };

/**
 * Reads the rows of a text file in pieces, gzip-compressed when its name ends in `.gz`; memory stays the same whatever its length.
 * Any kind of line end, mixed ones too; a mark at the start is left out; cells that begin with a quote may hold delimiters, doubled
 * quotes and line ends, a quote elsewhere is a character. A blank line is a row with one empty cell.
 * @param from byte of the file to begin at, and the number of the line there
 * @throws UnreadableText at an unclosed quote, a row longer than `LONGEST_ROW_BYTES` or a NUL byte
 */
export async function* readTextRows(
  path: string,
  form: TextForm = COMMAS,
  from: { readonly offset: number; readonly line: number } = { offset: 0, line: 1 },
): AsyncGenerator<readonly TextRow[]> {
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES, start: path.endsWith('.gz') ? 0 : from.offset });
  const source: Readable = path.endsWith('.gz') ? raw.pipe(createGunzip({ chunkSize: PIECE_BYTES })) : raw;
  raw.on('error', (error) => source.destroy(error));
  const splitter = new RowSplitter(form, from);
  for await (const piece of source) {
    const rows = splitter.take(piece as Buffer, false);
    if (rows.length > 0) yield rows;
  }
  const last = splitter.take(Buffer.alloc(0), true);
  if (last.length > 0) yield last;
}

/** Reads the one row that begins at a byte of a file that is not compressed; null past its end. */
export async function readTextRowAt(
  path: string,
  form: TextForm,
  offset: number,
  line: number,
): Promise<TextRow | null> {
  for await (const rows of readTextRows(path, form, { offset, line })) return rows[0] ?? null;
  return null;
}

/**
 * Cuts bytes into rows. The bytes are looked at as characters of one byte each (two in UTF-16), so that the place of a character is
 * the place of its byte; only cells with other letters than ASCII's are decoded.
 */
class RowSplitter {
  readonly #unit: 1 | 2;
  readonly #delimiter: string;
  readonly #decode: (cell: string) => string;
  readonly #isBigEndian: boolean;
  #rest: Buffer = Buffer.alloc(0);
  /** Byte of the file where `rest` begins. */
  #offset: number;
  #line: number;
  #isStart: boolean;

  constructor({ encoding, delimiter }: TextForm, from: { readonly offset: number; readonly line: number }) {
    this.#unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
    this.#isBigEndian = encoding === 'utf-16be';
    this.#delimiter = delimiter;
    this.#offset = from.offset;
    this.#line = from.line;
    this.#isStart = from.offset === 0;
    const decoder = encoding === 'windows-1252' ? new TextDecoder('windows-1252') : new TextDecoder('utf-8');
    this.#decode =
      this.#unit === 2
        ? (cell) => cell
        : (cell) => (NOT_ASCII.test(cell) ? decoder.decode(Buffer.from(cell, 'latin1')) : cell);
  }

  take(piece: Buffer, isEnd: boolean): readonly TextRow[] {
    let bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    if (this.#isStart && (bytes.length >= 3 || isEnd)) {
      const mark = markLength(bytes);
      bytes = bytes.subarray(mark);
      this.#offset += mark;
      this.#isStart = false;
    } else if (this.#isStart) {
      this.#rest = bytes;
      return [];
    }
    const whole = this.#unit === 1 ? bytes.length : bytes.length - (bytes.length % 2);
    const text = this.#textOf(bytes.subarray(0, whole));
    const rows: TextRow[] = [];
    const end = this.#split(text, isEnd, rows);
    this.#rest = Buffer.from(bytes.subarray(end * this.#unit));
    this.#offset += end * this.#unit;
    if (this.#rest.length > LONGEST_ROW_BYTES) {
      throw new UnreadableText(
        this.#line,
        `a row longer than ${(LONGEST_ROW_BYTES / 1e6).toFixed(0)} MB, or a quote that is not closed`,
        'one row a line',
      );
    }
    return rows;
  }

  #textOf(bytes: Buffer): string {
    if (this.#unit === 1) return bytes.toString('latin1');
    return (this.#isBigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  }

  /** Adds whole rows; returns where the first row that is not whole begins. */
  #split(text: string, isEnd: boolean, rows: TextRow[]): number {
    const nul = text.indexOf('\u0000');
    let at = 0;
    let feed = -2;
    let carriage = -2;
    let quote = -2;
    while (at < text.length) {
      // Each is looked for again only once it is passed: a text without quotes is searched once.
      if (feed !== -1 && feed < at) feed = text.indexOf('\n', at);
      if (carriage !== -1 && carriage < at) carriage = text.indexOf('\r', at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      let end: number;
      let next: number;
      let lines = 1;
      let isQuoted = false;
      const first = carriage === -1 ? feed : feed === -1 ? carriage : Math.min(feed, carriage);
      if (quote === -1 || (first !== -1 && quote > first)) {
        if (first === -1) {
          if (!isEnd) break;
          end = next = text.length;
        } else {
          end = first;
          if (first === carriage) {
            if (first + 1 === text.length && !isEnd) break;
            next = first + (text[first + 1] === '\n' ? 2 : 1);
          } else next = first + 1;
        }
      } else {
        isQuoted = true;
        const found = this.#endOfQuotedRow(text, at, isEnd);
        if (found === null) break;
        ({ end, next, lines } = found);
      }
      if (nul !== -1 && nul < end) {
        throw new UnreadableText(this.#line, 'a NUL byte', 'text; save the file as CSV UTF-8');
      }
      const row = text.slice(at, end);
      const cells = isQuoted ? this.#splitQuoted(row) : row.split(this.#delimiter);
      const isPlain = this.#unit === 2 || !NOT_ASCII.test(row);
      rows.push({
        line: this.#line,
        offset: this.#offset + at * this.#unit,
        cells: isPlain ? cells : cells.map(this.#decode),
      });
      this.#line += lines;
      at = next;
    }
    return at;
  }

  /** Where a row with quotes ends; null when its end is not here yet. @throws UnreadableText when it never comes */
  #endOfQuotedRow(text: string, start: number, isEnd: boolean): { end: number; next: number; lines: number } | null {
    let isQuoted = false;
    let isCellStart = true;
    let lines = 1;
    for (let at = start; at < text.length; at += 1) {
      const character = text.charCodeAt(at);
      if (isQuoted) {
        if (character === QUOTE) {
          if (at + 1 === text.length && !isEnd) return null;
          if (text.charCodeAt(at + 1) === QUOTE) at += 1;
          else isQuoted = false;
        } else if (character === FEED) lines += 1;
        else if (character === CARRIAGE && text.charCodeAt(at + 1) !== FEED) lines += 1;
        continue;
      }
      if (character === QUOTE && isCellStart) isQuoted = true;
      if (character === FEED) return { end: at, next: at + 1, lines };
      if (character === CARRIAGE) {
        if (at + 1 === text.length && !isEnd) return null;
        return { end: at, next: at + (text.charCodeAt(at + 1) === FEED ? 2 : 1), lines };
      }
      isCellStart = text[at] === this.#delimiter;
    }
    if (!isEnd) return null;
    if (isQuoted)
      throw new UnreadableText(this.#line, 'a quote that is not closed', 'a second quote at the end of the cell');
    return { end: text.length, next: text.length, lines };
  }

  #splitQuoted(row: string): string[] {
    const cells: string[] = [];
    let at = 0;
    for (;;) {
      if (row[at] === '"') {
        let cell = '';
        let from = at + 1;
        for (;;) {
          const quote = row.indexOf('"', from);
          if (quote === -1) {
            cell += row.slice(from);
            at = row.length;
            break;
          }
          cell += row.slice(from, quote);
          if (row[quote + 1] === '"') {
            cell += '"';
            from = quote + 2;
          } else {
            at = quote + 1;
            break;
          }
        }
        // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
        const end = row.indexOf(this.#delimiter, at);
        cells.push(cell + row.slice(at, end === -1 ? row.length : end));
        if (end === -1) return cells;
        at = end + 1;
      } else {
        const end = row.indexOf(this.#delimiter, at);
        cells.push(row.slice(at, end === -1 ? row.length : end));
        if (end === -1) return cells;
        at = end + 1;
      }
    }
  }
}

const QUOTE = 34;
const FEED = 10;
const CARRIAGE = 13;
const NOT_ASCII = /[\u0080-\uffff]/;

function markLength(bytes: Buffer): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  const isMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isMark ? 2 : 0;
}
