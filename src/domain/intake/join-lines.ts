import type { ColumnPart, LineJoin, MappedColumn, TableMapping } from './column-mapping.ts';
import type { MeasureRegister } from './measure-register.ts';
import { readNumber } from './read-number.ts';
import type { SourceRow } from './source-table.ts';
import type { Replacement } from './suggested-fix.ts';

/** A row that was made of several lines. */
export interface JoinedRow extends SourceRow {
  /** Where a cell stood, by its index, where that is another place than the row's: what is wrong with it is told there. */
  readonly origins: ReadonlyMap<number, CellOrigin>;
  /** Its counts have no line with a value beside them. */
  readonly lacksValue: boolean;
}

/** Line and column of the file that a cell came from. */
export interface CellOrigin {
  readonly line: number;
  readonly column: number;
}

/** Joins the lines of a table of which several make a figure. The table is held until its end. */
export interface LineJoiner {
  /** Takes a row; gives it back when it is no part of a figure: a blank line, or one above the figures. */
  take(row: SourceRow): SourceRow | null;
  /** The joined rows, in the order of their first lines. */
  flush(): readonly JoinedRow[];
}

/**
 * Makes a joiner. A joined row has the place of its first line, or, where value and counts stand on lines of their own, of
 * the line with the value; lines that are no part that is stored (a base, a margin of error) go with it. A cell that is no
 * number stands in the joined row as it is, so that it is told.
 * @param replacements what written codes mean: lines belong together by what they mean, however each of them is written
 */
export function joinLines(
  table: TableMapping,
  join: LineJoin,
  measures: MeasureRegister,
  replacements: readonly Replacement[] = [],
): LineJoiner {
  const meaning = meaningOf(replacements);
  switch (join) {
    case 'parts of a figure':
      return joinParts(table, meaning);
    case 'mean of days':
      return joinNumbers(table, (total, count) => total / count, measures, meaning);
    case 'sum of lines':
      return joinNumbers(table, (total) => total, measures, meaning);
  }
}

/** What a cell of a column means, for telling lines apart. */
type Meaning = (column: Pick<MappedColumn, 'part' | 'index'>, cells: readonly string[]) => string;

function meaningOf(replacements: readonly Replacement[]): Meaning {
  const means = new Map(replacements.map((one) => [`${one.part}\t${one.written.trim()}`, one.means]));
  return ({ part, index }, cells) => {
    const text = cells[index] ?? '';
    return means.size === 0 ? text : (means.get(`${part}\t${text.trim()}`) ?? text);
  };
}

function joinParts(table: TableMapping, meaning: Meaning): LineJoiner {
  const [partAt, valueAt] = [placeOf(table, 'part of figure'), placeOf(table, 'value')];
  const keyColumns = table.columns.filter(({ part }) => part !== 'part of figure' && part !== 'value');
  const partsAlone = table.only.filter(({ column }) => column === partAt);
  const width = widthOf(table);
  const figures = new Map<
    string,
    { line: number; offset: number; cells: string[]; hasValue: boolean; origins: Map<number, CellOrigin> }
  >();
  return {
    take: (row) => {
      // A line that is none of the parts is told by itself.
      if (isNoFigure(row, table) || !partsAlone.every((condition) => isMet(condition, row))) return row;
      const key = keyColumns.map((column) => meaning(column, row.cells)).join('\t');
      let figure = figures.get(key);
      if (figure === undefined) {
        const cells = Array.from({ length: width + 2 }, (_, index) =>
          index < width && index !== valueAt ? (row.cells[index] ?? '') : '',
        );
        figure = { line: row.line, offset: row.offset, cells, hasValue: false, origins: new Map() };
        figures.set(key, figure);
      }
      const part = row.cells[partAt]?.trim().toLowerCase() ?? '';
      const value = row.cells[valueAt] ?? '';
      const keepCount = (index: number, own: typeof figure): void => {
        own.cells[index] = value;
        own.origins.set(index, { line: row.line, column: valueAt });
      };
      if (part === 'numerator') keepCount(width, figure);
      else if (part === 'denominator') keepCount(width + 1, figure);
      else if (part === 'outcome' || part === 'value') {
        figure.cells[valueAt] = value;
        if (!figure.hasValue) [figure.line, figure.offset, figure.hasValue] = [row.line, row.offset, true];
      }
      return null;
    },
    flush: () =>
      [...figures.values()].map(({ line, offset, cells, hasValue, origins }) => ({
        line,
        offset,
        cells,
        origins,
        lacksValue: !hasValue && (cells[width] === '') !== (cells[width + 1] === ''),
      })),
  };
}

function joinNumbers(
  table: TableMapping,
  combine: (total: number, count: number) => number,
  measures: MeasureRegister,
  meaning: Meaning,
): LineJoiner {
  const [measureAt, periodAt] = [placeOf(table, 'measure'), placeOf(table, 'period')];
  const numberColumns = new Set(
    table.figures.flatMap(({ value, numerator, denominator }) => [
      ...(value.kind === 'cell' ? [value.column] : []),
      ...(value.kind === 'sum' ? value.columns : []),
      ...numerator,
      ...denominator,
    ]),
  );
  const keyColumns = table.columns.filter(
    ({ part, index }) => part !== 'kept' && part !== 'measure' && part !== 'period' && !numberColumns.has(index),
  );
  const figures = new Map<
    string,
    {
      row: SourceRow;
      cells: string[];
      totals: Map<number, { total: number; count: number }>;
      origins: Map<number, CellOrigin>;
    }
  >();
  const measureOf = (written: string): string => {
    const resolved = measures.resolve(written, '', table.measureScheme);
    return resolved.kind === 'found' ? resolved.measure.id : written;
  };
  return {
    take: (row) => {
      if (isNoFigure(row, table)) return row;
      const period = monthOfDay(row.cells[periodAt]?.trim() ?? '');
      const written = meaning({ part: 'measure', index: measureAt }, row.cells);
      const measure = measureAt === -1 ? '' : measureOf(written.trim());
      const meantPeriod = monthOfDay(meaning({ part: 'period', index: periodAt }, row.cells).trim());
      const key = [measure, meantPeriod, ...keyColumns.map((column) => meaning(column, row.cells))].join('\t');
      let figure = figures.get(key);
      if (figure === undefined) {
        const cells = row.cells.map((cell, index) =>
          index === periodAt ? period : numberColumns.has(index) ? '' : cell,
        );
        figure = { row, cells, totals: new Map(), origins: new Map() };
        figures.set(key, figure);
      }
      for (const index of numberColumns) {
        const text = row.cells[index]?.trim() ?? '';
        if (text === '' || text === 'NA') continue;
        const number = readNumber(text);
        if (number.kind === 'refused') {
          if (!figure.origins.has(index)) {
            figure.cells[index] = text;
            figure.origins.set(index, { line: row.line, column: index });
          }
        } else {
          const known = figure.totals.get(index) ?? { total: 0, count: 0 };
          figure.totals.set(index, { total: known.total + number.value, count: known.count + 1 });
        }
      }
      return null;
    },
    flush: () =>
      [...figures.values()].map(({ row, cells, totals, origins }) => {
        for (const [index, { total, count }] of totals) {
          if (cells[index] === '') cells[index] = String(Number(combine(total, count).toPrecision(15)));
        }
        return { line: row.line, offset: row.offset, cells, origins, lacksValue: false };
      }),
  };
}

/** `2024-06-17` and `17/06/2024` are days of `2024-06`; any other text, and a day that no calendar has, stays as it is and is told. */
function monthOfDay(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const slashed = iso === null ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) : null;
  const [year = '', month = '', day = ''] =
    iso !== null ? iso.slice(1) : slashed === null ? [] : [slashed[3], slashed[2], slashed[1]];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === '' || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return text;
  return `${year}-${month.padStart(2, '0')}`;
}

function isMet({ column, is }: TableMapping['only'][number], row: SourceRow): boolean {
  return is.includes(row.cells[column]?.trim().toLowerCase() ?? '');
}

function isNoFigure(row: SourceRow, table: TableMapping): boolean {
  return row.line < table.firstLine || row.cells.every((cell) => cell.trim() === '');
}

function placeOf(table: TableMapping, part: ColumnPart): number {
  return table.columns.find((column) => column.part === part)?.index ?? -1;
}

function widthOf(table: TableMapping): number {
  return Math.max(-1, ...table.columns.map(({ index }) => index)) + 1;
}
