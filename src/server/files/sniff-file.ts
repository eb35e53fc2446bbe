import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { Delimiter, LineEnd, TextEncoding } from '#domain/intake/file-shape';
import { refuseFile } from './file-refused.ts';
import { readBytes } from './read-bytes.ts';

/** What the bytes of a file are. */
export type SniffedFile =
  | { readonly kind: 'text'; readonly encoding: TextEncoding; readonly delimiter: Delimiter; readonly lineEnd: LineEnd }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'json' };

/** Bytes from the start of a file that tell what it is. */
const HEAD = 64 * 1024;

/** Bytes looked at together. */
const PIECE = 256 * 1024;

/** First bytes of files that are no table, and what people call them. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['89504e47', 'a picture (PNG)'],
  ['ffd8ff', 'a picture (JPEG)'],
  ['47494638', 'a picture (GIF)'],
  ['424d', 'a picture (BMP)'],
  ['52494646', 'a picture or sound (RIFF)'],
  ['25504446', 'a PDF'],
  ['4d5a', 'a program'],
  ['7f454c46', 'a program'],
  ['1f8b', 'a compressed file (gzip)'],
  ['377abcaf271c', 'a compressed file (7-Zip)'],
  ['526172211a07', 'a compressed file (RAR)'],
  ['53514c69746520666f726d6174', 'a database (SQLite)'],
];

/**
 * Finds what a file is from its bytes, never from its name: a workbook, JSON, or text with its encoding and delimiter.
 * Reads the whole of a text once, because its encoding shows only where a letter beyond ASCII stands.
 * @throws FileRefused `not_a_table`, `unsupported_workbook`, `unreadable_csv` (bytes of nought), `no_rows` (empty)
 */
export async function sniffFile(path: string): Promise<SniffedFile> {
  const head = await readHead(path);
  if (head.length === 0) throw refuseFile('no_rows', 'an empty file', 'a table of figures');
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'workbook' };
  if (hex.startsWith('d0cf11e0a1b11ae1')) {
    throw refuseFile(
      'unsupported_workbook',
      'a workbook of an old kind, or one with a password',
      'a workbook saved as .xlsx without a password, or .csv: Save as .xlsx or .csv',
    );
  }
  const magic = MAGIC.find(([bytes]) => hex.startsWith(bytes));
  if (magic !== undefined) throw refuseFile('not_a_table', magic[1], 'a table: a .csv file or an .xlsx workbook');

  const wide = hex.startsWith('fffe') ? 'utf-16le' : hex.startsWith('feff') ? 'utf-16be' : null;
  const encoding: TextEncoding = wide ?? (hex.startsWith('efbbbf') ? 'utf-8 with mark' : await findEncoding(path));
  const text = decoderOf(encoding)
    .decode(head, { stream: true })
    .replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (/^<(?:!doctype|html|\?xml|svg|head|body|!--)/i.test(start))
    throw refuseFile('not_a_table', 'a web page or other marked-up text', 'a table: a .csv file or an .xlsx workbook');
  if (start.startsWith('{')) return { kind: 'json' };
  if (start === '' && head.length < HEAD) throw refuseFile('no_rows', 'a file without a line', 'a table of figures');
  return { kind: 'text', encoding, delimiter: findDelimiter(text), lineEnd: findLineEnd(text) };
}

/** The decoder of an encoding; a mark of byte order is left out. */
export function decoderOf(encoding: TextEncoding): TextDecoder {
  return new TextDecoder(encoding === 'utf-8 with mark' ? 'utf-8' : encoding);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(buffer, 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-8 when every byte of the file is; else the one of older spreadsheets. A byte of nought is in no text. */
async function findEncoding(path: string): Promise<TextEncoding> {
  let rest = Buffer.alloc(0);
  let before = 0;
  let encoding: TextEncoding = 'utf-8';
  for await (const bytes of readBytes(path, PIECE)) {
    const nought = bytes.indexOf(0);
    if (nought !== -1) {
      throw refuseFile(
        'unreadable_csv',
        'a byte of nought, which is in no text',
        'plain text: save the table again as CSV',
        { line: await lineOf(path, before + nought) },
      );
    }
    before += bytes.length;
    if (encoding !== 'utf-8') continue;
    const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const whole = joined.length - unfinished(joined);
    if (!isUtf8(joined.subarray(0, whole))) encoding = 'windows-1252';
    rest = Buffer.from(joined.subarray(whole));
  }
  return rest.length > 0 ? 'windows-1252' : encoding;
}

/** The line that a byte of a file is in. */
async function lineOf(path: string, byte: number): Promise<number> {
  let lines = 1;
  let before = 0;
  for await (const bytes of readBytes(path, PIECE)) {
    lines += countLines(bytes.subarray(0, Math.max(0, byte - before)));
    before += bytes.length;
    if (before > byte) break;
  }
  return lines;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Bytes at the end that begin a letter whose rest is in the next part. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** The mark that cuts most lines of the top into the same number of cells, more than one. */
function findDelimiter(text: string): Delimiter {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    const counts = whole.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const often = new Map<number, number>();
    for (const count of counts) if (count > 0) often.set(count, (often.get(count) ?? 0) + 1);
    for (const [count, times] of often) {
      const score = times * Math.min(count, 50);
      if (score > most) [best, most] = [delimiter, score];
    }
  }
  return best;
}

function findLineEnd(text: string): LineEnd {
  const both = text.match(/\r\n/g)?.length ?? 0;
  const feeds = (text.match(/\n/g)?.length ?? 0) - both;
  const returns = (text.match(/\r(?!\n)/g)?.length ?? 0) - (text.endsWith('\r') ? 1 : 0);
  const kinds = [both, feeds, returns].filter((count) => count > 0).length;
  if (kinds > 1) return 'mixed';
  return both > 0 ? 'CRLF' : returns > 0 ? 'CR' : 'LF';
}
