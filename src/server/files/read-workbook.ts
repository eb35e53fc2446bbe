import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { fromBuffer, open, type Entry, type ZipFile } from 'yauzl';
import type { SheetName } from '#domain/intake/file-shape';
import type { SourceRow } from '#domain/intake/source-table';
import { type FileRefused, refuseFile } from './file-refused.ts';
import type { ReadCaps } from './read-caps.ts';

/** A workbook whose packing has been looked through; its sheets are read one at a time. */
export interface OpenedWorkbook {
  readonly sheets: readonly SheetName[];
  /** Reads a sheet that is shown, row by row; rows that stand nowhere in it are passed over. */
  readSheet(name: string): AsyncGenerator<readonly SourceRow[]>;
  close(): void;
}

interface Sheet extends SheetName {
  readonly path: string;
}

/** Rows given at once. */
const ROWS_AT_ONCE = 1_000;
/** Rows from the top in which merged cells repeat their value: headings are merged, figures are not. */
const MERGED_ROWS = 60;
const MOST_MERGES = 500;
const SAVE_AS = 'an .xlsx workbook without macros or password, or a .csv file: Save as .xlsx or .csv';

/**
 * Opens an .xlsx workbook by its directory, refusing what is no plain workbook before anything is unpacked.
 * No name of the archive is ever a path on the disk; every part is streamed and stopped at its cap.
 * @throws FileRefused `archive_too_large`, `archive_layout`, `archive_size_mismatch`, `xml_dtd_refused`,
 * `unsupported_workbook`, `unreadable_workbook`
 */
export async function openWorkbook(source: string | Buffer, caps: ReadCaps): Promise<OpenedWorkbook> {
  const zip = await openZip(source);
  try {
    const entries = await readDirectory(zip, caps);
    const types = await readWhole(zip, entries, '[Content_Types].xml', caps);
    const kinds = new Set<string>();
    parseXml(types, (name, attributes) => {
      if (name === 'Override' || name === 'Default') kinds.add(attributes['ContentType'] ?? '');
    });
    if (
      [...kinds].some((kind) => /macroEnabled|vbaProject/i.test(kind)) ||
      [...entries.keys()].some((name) => /vbaProject\.bin$/i.test(name))
    ) {
      throw refuseFile('unsupported_workbook', 'a workbook with macros', SAVE_AS);
    }
    const [sheets, is1904] = await readSheetNames(zip, entries, caps);
    const formats = await readFormats(zip, entries, caps);
    let strings: readonly string[] | null = null;
    return {
      sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
      readSheet: async function* (name) {
        const sheet = sheets.find((one) => one.name === name);
        if (sheet === undefined) return;
        strings ??= await readStrings(zip, entries, caps);
        const merges = await readMerges(zip, entries, sheet.path);
        yield* readRows({ zip, entries, caps, sheet, strings, formats, is1904, merges });
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: true } as const;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile): void => {
      if (error !== null || zip === undefined)
        reject(
          refuseFile(
            'unreadable_workbook',
            `a workbook that is damaged (${error?.message ?? 'nothing in it'})`,
            'a whole .xlsx workbook: save it again',
          ),
        );
      else resolve(zip);
    };
    if (typeof source === 'string') open(source, options, done);
    else fromBuffer(source, options, done);
  });
}

/** Every entry by name, checked from the directory alone. */
async function readDirectory(zip: ZipFile, caps: ReadCaps): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > caps.entries) {
    throw refuseFile('archive_layout', `${zip.entryCount} files within the workbook`, `at most ${caps.entries}`);
  }
  const entries = new Map<string, Entry>();
  let [unpacked, packed] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => {
      reject(
        refuseFile(
          'archive_layout',
          `a workbook with a file name that leads out of it, or damaged (${error.message})`,
          'a plain .xlsx workbook: save it again',
        ),
      );
    });
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      const refusal = refuseEntry(entry, entries);
      if (refusal !== null) reject(refusal);
      else if (unpacked > caps.unpacked) {
        const found = `more than ${Math.round(caps.unpacked / 1024 / 1024)} MB once unpacked`;
        reject(refuseFile('archive_too_large', found, 'a smaller workbook, or a .csv file'));
      } else {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
  if (unpacked > 1024 * 1024 && unpacked > packed * caps.ratio) {
    throw refuseFile(
      'archive_too_large',
      `${Math.round(unpacked / Math.max(1, packed))} times its size once unpacked`,
      `at most ${caps.ratio} times: a workbook of figures, saved again`,
    );
  }
  if (entries.has('mimetype') || entries.has('content.xml'))
    throw refuseFile('unsupported_workbook', 'a workbook of another program (OpenDocument)', SAVE_AS);
  if ([...entries.keys()].some((name) => /^xl\/.*\.bin$/i.test(name) && /workbook/i.test(name)))
    throw refuseFile('unsupported_workbook', 'a workbook of an old kind (.xlsb)', SAVE_AS);
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml'))
    throw refuseFile('not_a_table', 'an archive that is no workbook', 'a table: a .csv file or an .xlsx workbook');
  return entries;
}

/** Why an entry of the directory is not read; null: it may be. */
function refuseEntry(entry: Entry, entries: ReadonlyMap<string, Entry>): FileRefused | null {
  const name = entry.fileName;
  const layout = (found: string): FileRefused =>
    refuseFile('archive_layout', found, 'a plain .xlsx workbook: save it again');
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & 0o170000) === 0o120000) return layout('a link to another file within the workbook');
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:/i.test(name))
    return layout('a file name that leads out of the workbook');
  if (/\.(?:zip|xlsx|xlsm|7z|rar|gz)$/i.test(name)) return layout('another archive within the workbook');
  if (entries.has(name)) return layout('two files of one name within the workbook');
  if ((entry.generalPurposeBitFlag & 1) === 1)
    return refuseFile('unsupported_workbook', 'a workbook with a password', SAVE_AS);
  return null;
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(toRefusal(error));
    });
  });
}

function toRefusal(error: Error | null): Error {
  const told = error?.message ?? '';
  if (/too many bytes|not enough bytes|expected .* bytes|invalid .* size/i.test(told))
    return refuseFile(
      'archive_size_mismatch',
      'a file within the workbook that is not as long as its header says',
      'a plain .xlsx workbook: save it again',
    );
  return refuseFile(
    'unreadable_workbook',
    `a workbook that is damaged (${told.slice(0, 80)})`,
    'a whole .xlsx workbook: save it again',
  );
}

/** Text of an entry in pieces, stopped when it is longer than its header says. */
async function* readText(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  const stream = await openEntry(zip, entry);
  let read = 0;
  try {
    for await (const part of stream) {
      const bytes = part as Buffer;
      read += bytes.length;
      if (read > entry.uncompressedSize) throw toRefusal(new Error('too many bytes'));
      yield decoder.decode(bytes, { stream: true });
    }
  } catch (error) {
    throw error instanceof Error && error.name !== 'FileRefused' ? toRefusal(error) : error;
  } finally {
    stream.destroy();
  }
  yield decoder.decode();
}

/** Small parts of a workbook: names, formats, relations. */
const MOST_OF_A_PART = 8 * 1024 * 1024;

async function readWhole(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  name: string,
  caps: ReadCaps,
): Promise<string> {
  const entry = entries.get(name);
  if (entry === undefined) return '';
  if (entry.uncompressedSize > Math.min(MOST_OF_A_PART, caps.unpacked))
    throw refuseFile(
      'archive_too_large',
      `${name.slice(0, 60)} of more than 8 MB`,
      'a plain .xlsx workbook: save it again',
    );
  let text = '';
  for await (const part of readText(zip, entry)) text += part;
  return text;
}

type Attributes = Readonly<Record<string, string>>;

/** Makes a parser that refuses what a workbook never needs: a document type, entities of its own. */
function makeParser(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw refuseFile(
      'xml_dtd_refused',
      'a document type declaration within the workbook',
      'a plain .xlsx workbook: save it again',
    );
  });
  parser.on('error', (error) => {
    throw refuseFile(
      'unreadable_workbook',
      `a workbook that is damaged (${error.message.slice(0, 80)})`,
      'a whole .xlsx workbook: save it again',
    );
  });
  return parser;
}

function parseXml(text: string, onOpen: (name: string, attributes: Attributes) => void): void {
  if (text === '') return;
  const parser = makeParser();
  parser.on('opentag', (tag) => onOpen(localName(tag.name), tag.attributes as Attributes));
  parser.write(text).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function readSheetNames(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  caps: ReadCaps,
): Promise<readonly [readonly Sheet[], boolean]> {
  const targets = new Map<string, string>();
  parseXml(await readWhole(zip, entries, 'xl/_rels/workbook.xml.rels', caps), (name, attributes) => {
    if (name === 'Relationship' && attributes['TargetMode'] !== 'External')
      targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  const sheets: Sheet[] = [];
  let is1904 = false;
  parseXml(await readWhole(zip, entries, 'xl/workbook.xml', caps), (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet') return;
    const target = targets.get(attributes['r:id'] ?? '') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (!entries.has(path) || !/worksheets\//.test(path)) return;
    const state = attributes['state'] ?? 'visible';
    sheets.push({ name: attributes['name'] ?? '', isHidden: state !== 'visible', path });
  });
  return [sheets, is1904];
}

type CellFormat = 'plain' | 'date' | 'percent';

/** The format of each style of cell, as far as a figure needs it. */
async function readFormats(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  caps: ReadCaps,
): Promise<readonly CellFormat[]> {
  const custom = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isInCells = false;
  const text = await readWhole(zip, entries, 'xl/styles.xml', caps);
  parseXml(text, (name, attributes) => {
    if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), formatOfCode(attributes['formatCode'] ?? ''));
    else if (name === 'cellXfs') isInCells = true;
    else if (name === 'cellStyles' || name === 'dxfs' || name === 'cellStyleXfs') isInCells = false;
    else if (name === 'xf' && isInCells) {
      const id = Number(attributes['numFmtId'] ?? 0);
      formats.push(custom.get(id) ?? formatOfNumber(id));
    }
  });
  return formats;
}

function formatOfNumber(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return id === 9 || id === 10 ? 'percent' : 'plain';
}

function formatOfCode(code: string): CellFormat {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  if (bare.includes('%')) return 'percent';
  return /[dy]|mmm/.test(bare) ? 'date' : 'plain';
}

async function readStrings(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  caps: ReadCaps,
): Promise<readonly string[]> {
  const entry = entries.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (entry === undefined) return strings;
  const parser = makeParser();
  let text = '';
  let [isText, isPhonetic] = [false, false];
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (name === 'si') text = '';
    else if (name === 't') isText = true;
    else if (name === 'rPh') isPhonetic = true;
  });
  parser.on('text', (part) => {
    if (!isText || isPhonetic) return;
    text += part;
    if (text.length > caps.cell)
      throw refuseFile('unreadable_workbook', 'a cell of more than 100,000 letters', 'cells of a table');
  });
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    if (name === 't') isText = false;
    else if (name === 'rPh') isPhonetic = false;
    else if (name === 'si') strings.push(text);
  });
  for await (const part of readText(zip, entry)) parser.write(part);
  parser.close();
  return strings;
}

interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Merged cells of the first rows. They are listed behind the rows, so that the sheet is looked through for them first. */
async function readMerges(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string): Promise<readonly Merge[]> {
  const entry = entries.get(path);
  const merges: Merge[] = [];
  if (entry === undefined) return merges;
  let rest = '';
  for await (const part of readText(zip, entry)) {
    const text = rest + part;
    for (const match of text.matchAll(/<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
      const [, left = '', top = '', right = '', bottom = ''] = match;
      const merge = { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) };
      const isHeading = merge.top <= MERGED_ROWS && merge.bottom <= MERGED_ROWS && merge.right - merge.left < 500;
      if (isHeading && merges.length < MOST_MERGES) merges.push(merge);
    }
    rest = text.slice(-80);
    const begun = rest.lastIndexOf('<');
    rest = begun === -1 ? '' : rest.slice(begun);
  }
  return merges;
}

interface RowsToRead {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly caps: ReadCaps;
  readonly sheet: Sheet;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
  readonly merges: readonly Merge[];
}

async function* readRows({
  zip,
  entries,
  caps,
  sheet,
  strings,
  formats,
  is1904,
  merges,
}: RowsToRead): AsyncGenerator<readonly SourceRow[]> {
  const entry = entries.get(sheet.path);
  if (entry === undefined) return;
  const parser = makeParser();
  let rows: SourceRow[] = [];
  let empty: number[] = [];
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let kind = '';
  let style = 0;
  let value = '';
  let inline = '';
  let isValue = false;
  let isInline = false;
  const held = new Map<Merge, string>();

  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    const attributes = tag.attributes as Attributes;
    if (name === 'c') {
      const reference = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes['r'] ?? '');
      column = reference?.[1] === undefined ? column + 1 : columnOf(reference[1]);
      if (column >= caps.columns)
        throw refuseFile('too_many_columns', `a cell in column ${column + 1}`, `at most ${caps.columns} columns`, {
          line,
          sheet: sheet.name,
        });
      kind = attributes['t'] ?? 'n';
      style = Number(attributes['s'] ?? 0);
      [value, inline] = ['', ''];
    } else if (name === 'v') isValue = true;
    else if (name === 't') isInline = true;
    else if (name === 'row') {
      line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
      if (!(line >= 1 && line <= caps.rows && line <= 1_048_576)) {
        throw refuseFile('too_many_rows', `a row number ${line}`, `at most ${Math.min(caps.rows, 1_048_576)} rows`, {
          sheet: sheet.name,
        });
      }
      cells = [];
      column = -1;
    }
  });
  parser.on('text', (text) => {
    if (isValue) value += text;
    else if (isInline) inline += text;
    if (value.length > caps.cell || inline.length > caps.cell)
      throw refuseFile('unreadable_workbook', 'a cell of more than 100,000 letters', 'cells of a table', {
        line,
        sheet: sheet.name,
      });
  });
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    if (name === 'v') isValue = false;
    else if (name === 't') isInline = false;
    else if (name === 'c') {
      const text = textOfCell(kind, value, inline, formats[style] ?? 'plain', strings, is1904);
      if (text === '') return;
      while (cells.length < column) cells.push('');
      cells[column] = text;
    } else if (name === 'row') {
      if (line <= MERGED_ROWS) fillMerged(cells, line, merges, held);
      // Rows that a format alone has made are no lines of the table; between figures they are blank ones.
      if (cells.length === 0) empty.push(line);
      else {
        for (const blank of empty) rows.push({ line: blank, offset: -1, cells: [] });
        empty = [];
        rows.push({ line, offset: -1, cells });
      }
      cells = [];
    }
  });
  for await (const part of readText(zip, entry)) {
    parser.write(part);
    if (rows.length >= ROWS_AT_ONCE) {
      yield rows;
      rows = [];
    }
  }
  parser.close();
  if (rows.length > 0) yield rows;
}

function fillMerged(cells: string[], line: number, merges: readonly Merge[], held: Map<Merge, string>): void {
  for (const merge of merges) {
    if (line < merge.top || line > merge.bottom) continue;
    if (line === merge.top) held.set(merge, cells[merge.left] ?? '');
    const text = held.get(merge) ?? '';
    if (text === '') continue;
    while (cells.length <= merge.right) cells.push('');
    for (let index = merge.left; index <= merge.right; index += 1) if (cells[index] === '') cells[index] = text;
  }
}

function textOfCell(
  kind: string,
  value: string,
  inline: string,
  format: CellFormat,
  strings: readonly string[],
  is1904: boolean,
): string {
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'inlineStr') return inline;
  if (kind === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
  if (kind !== 'n' || value === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (format === 'date') return dayOf(number, is1904);
  // A spreadsheet stores 30.6 as 30.600000000000001: fifteen digits are what it holds and shows.
  if (format === 'percent') return `${String(Number((number * 100).toPrecision(15)))}%`;
  return String(Number(number.toPrecision(15)));
}

/** A day of a spreadsheet as an ISO day. */
function dayOf(serial: number, is1904: boolean): string {
  const days = Math.floor(serial) + (is1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return String(serial);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
