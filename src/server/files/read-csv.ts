import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';

/** One line of a table of text: its cells as they stand, and its number in the file, the heading being line 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** sha256 of a file's bytes as they lie on the disk, in hexadecimal. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/**
 * Reads a file of comma-separated values in parts of some thousand lines, gzip-compressed when its name ends in `.gz`.
 * Any kind of line end; a byte order mark is left out; quoted cells may hold commas, doubled quotes and line ends.
 * A blank line is a line with one empty cell. Memory stays the same whatever the length of the file.
 */
export async function* readCsv(path: string): AsyncGenerator<readonly CsvLine[]> {
  const raw = createReadStream(path);
  const source = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => source.destroy(error));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let rest = '';
  let line = 1;
  for await (const part of source) {
    rest += decoder.decode(part as Buffer, { stream: true });
    const split = splitLines(rest, line, false);
    rest = split.rest;
    line = split.nextLine;
    if (split.lines.length > 0) yield split.lines;
  }
  const last = splitLines(rest + decoder.decode(), line, true);
  if (last.lines.length > 0) yield last.lines;
}

/** Cuts whole lines off the front of a text. @param isEnd no more text follows: the rest is the last line */
export function splitLines(
  text: string,
  firstLine: number,
  isEnd: boolean,
): { readonly lines: readonly CsvLine[]; readonly rest: string; readonly nextLine: number } {
  const lines: CsvLine[] = [];
  let line = firstLine;
  let at = 0;
  while (at < text.length) {
    const end = endOfRow(text, at, isEnd);
    if (end === null) break;
    const row = text.slice(at, end.end);
    lines.push({ line, cells: row.includes('"') ? splitQuoted(row) : row.split(',') });
    line += end.lines;
    at = end.next;
  }
  return { lines, rest: text.slice(at), nextLine: line };
}

/** Where the row ends, where the next one starts and how many lines of text it took; null when its end is not here yet. */
function endOfRow(text: string, start: number, isEnd: boolean): { end: number; next: number; lines: number } | null {
  const feed = text.indexOf('\n', start);
  const quote = text.indexOf('"', start);
  const carriage = text.indexOf('\r', start);
  if (feed !== -1 && (quote === -1 || quote > feed) && (carriage === -1 || carriage >= feed - 1)) {
    return { end: carriage === feed - 1 ? carriage : feed, next: feed + 1, lines: 1 };
  }
  let isQuoted = false;
  let lines = 1;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n' || character === '\r') {
      const isPair = character === '\r' && text[at + 1] === '\n';
      if (character === '\r' && at + 1 === text.length && !isEnd) return null;
      if (!isQuoted) return { end: at, next: at + (isPair ? 2 : 1), lines };
      lines += 1;
      if (isPair) at += 1;
    }
  }
  return isEnd ? { end: text.length, next: text.length, lines } : null;
}

function splitQuoted(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < row.length; at += 1) {
    const character = row[at] ?? '';
    if (character === '"') {
      if (isQuoted && row[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (character === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}
