import { readFile, writeFile } from 'node:fs/promises';
import excel from 'exceljs';
import type { ColumnMapping, FigureColumn, TableMapping } from '#domain/intake/column-mapping';
import { openSourceFile } from '#server/files/open-source-file';
import { UPLOAD_CAPS } from '#server/files/read-caps';

/** What was done to a line of a copy, and the codes by which that may be named. */
export interface Spoiling {
  readonly kind: 'number as text' | 'wrong code' | 'swapped period';
  readonly codes: readonly string[];
}

/** A copy of a file with faults in it. */
export interface SpoiledCopy {
  /** Spoiled lines of its first table. */
  readonly key: ReadonlyMap<number, Spoiling>;
  /** Lines whose figure is another, and sound. */
  readonly moved: readonly number[];
}

/** Cells of the first table by line, from 1. */
type Lines = Map<number, string[]>;

const SPOILINGS: readonly (Spoiling & { readonly text: string })[] = [
  { kind: 'number as text', codes: ['not_a_number'], text: 'about ten' },
  { kind: 'wrong code', codes: ['unknown_area'], text: 'E9999999' },
  { kind: 'swapped period', codes: ['bad_period', 'ambiguous_period'], text: '30/02/2019' },
];
/** Fewer lines than this are spoiled in their numbers alone: a wrong code would take the whole file with it. */
const FEW_LINES = 20;
const TIMES = 3;
const MOVED = 5;

/**
 * Writes a copy of a file of figures with some of its lines spoiled and some of its figures moved a little, in the file's own layout.
 * @param sound lines of its first table whose figures were all taken
 */
export async function spoilCopy(
  from: string,
  to: string,
  mapping: ColumnMapping,
  sound: readonly number[],
): Promise<SpoiledCopy> {
  const table = firstTable(mapping);
  const lines = await readLines(from, table.sheet);
  const usable = sound.filter((line) => /\d/.test(lines.get(line)?.[columnOf(table, 0)] ?? ''));
  const areaColumn = table.columns.find(({ part }) => part === 'area')?.index ?? null;
  const periodColumn = table.columns.find(({ part }) => part === 'period')?.index ?? null;
  const kinds = SPOILINGS.flatMap((spoiling) => {
    if (spoiling.kind === 'number as text') return [{ spoiling, column: columnOf(table, 0) }];
    const column = spoiling.kind === 'wrong code' ? areaColumn : periodColumn;
    return column === null || usable.length < FEW_LINES ? [] : [{ spoiling, column }];
  });
  const key = new Map<number, Spoiling>();
  const moved: number[] = [];
  const places = kinds.length * TIMES + MOVED;
  const step = Math.max(1, Math.floor(usable.length / (places + 1)));
  for (let place = 0; place < places; place += 1) {
    const line = usable[(place + 1) * step - 1];
    const cells = line === undefined ? undefined : lines.get(line);
    if (line === undefined || cells === undefined) break;
    const kind = kinds[Math.floor(place / TIMES)];
    if (kind === undefined) {
      if (move(cells, columnOf(table, 0))) moved.push(line);
    } else {
      // A code of its own for each, so that lines which make one figure together do not meet again.
      cells[kind.column] =
        kind.spoiling.kind === 'wrong code' ? `${kind.spoiling.text}${String(place)}` : kind.spoiling.text;
      key.set(line, kind.spoiling);
    }
  }
  const [only] = usable;
  const last = columnOf(table, table.figures.length - 1);
  if (moved.length === 0 && only !== undefined && last !== columnOf(table, 0)) {
    // A file with one line has its figures beside each other.
    if (move(lines.get(only) ?? [], last)) moved.push(only);
  }
  await writeLines(from, to, table.sheet, lines);
  return { key, moved };
}

/** Makes a count one larger, a fraction a little smaller; false where there is no figure. */
function move(cells: string[], column: number): boolean {
  const text = cells[column] ?? '';
  if (!/^\d+(\.\d+)?$/.test(text)) return false;
  cells[column] = text.includes('.') ? (Number(text) * 0.99).toPrecision(6) : String(Number(text) + 1);
  return true;
}

/** Writes a copy of a file without the columns that its figures stand in. */
export async function copyWithoutFigures(from: string, to: string, mapping: ColumnMapping): Promise<void> {
  const table = firstTable(mapping);
  const lines = await readLines(from, table.sheet);
  const gone = new Set(table.figures.flatMap((figure) => columnsOf(figure)));
  for (const cells of lines.values()) for (const column of gone) if (column < cells.length) cells[column] = '';
  await writeLines(from, to, table.sheet, lines);
}

function firstTable({ tables }: ColumnMapping): TableMapping {
  const [table] = tables;
  if (table === undefined) throw new Error('The file was not understood.');
  return table;
}

/** The column that the value of a figure rests on. */
function columnOf({ figures }: TableMapping, at: number): number {
  return columnsOf(figures[at])[0] ?? -1;
}

function columnsOf(figure: FigureColumn | undefined): readonly number[] {
  if (figure === undefined) return [];
  const { value, numerator, denominator } = figure;
  const own = value.kind === 'cell' ? [value.column] : value.kind === 'sum' ? value.columns : [];
  return [...own, ...numerator, ...denominator];
}

async function readLines(path: string, sheet: string | null): Promise<Lines> {
  const file = await openSourceFile(path, UPLOAD_CAPS);
  try {
    const lines: Lines = new Map();
    for (const table of file.tables) {
      if (table.sheet !== sheet) continue;
      for await (const rows of table.rows) for (const { line, cells } of rows) lines.set(line, [...cells]);
    }
    return lines;
  } finally {
    file.close();
  }
}

async function writeLines(from: string, to: string, sheet: string | null, lines: Lines): Promise<void> {
  if (sheet !== null) {
    const book = new excel.Workbook();
    await book.xlsx.readFile(from);
    const before = await readLines(from, sheet);
    for (const [line, cells] of lines) {
      cells.forEach((cell, index) => {
        if (cell === (before.get(line)?.[index] ?? '')) return;
        const isNumber = /^\d+(\.\d+)?$/.test(cell);
        const at = book.getWorksheet(sheet)?.getCell(line, index + 1);
        if (at !== undefined) at.value = isNumber ? Number(cell) : cell === '' ? null : cell;
      });
    }
    await book.xlsx.writeFile(to);
    return;
  }
  const text = await readFile(from, 'utf8');
  // Data values as JSON have no lines of their own.
  if (text.trimStart().startsWith('{')) throw new Error('Only tables are copied.');
  const last = [...lines.keys()].reduce((most, line) => Math.max(most, line), 0);
  const written: string[] = [];
  for (let line = 1; line <= last; line += 1) written.push((lines.get(line) ?? []).map(quoted).join(','));
  await writeFile(to, `${written.join('\r\n')}\r\n`);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
