import { parse } from 'csv-parse/sync';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { parsePeriod } from '#domain/measure/period';
import { SourceNotUnderstoodError } from '../outside-source.ts';
import type { FingertipsSettings } from './fingertips-settings.ts';

/** What a data file of Fingertips says. */
export interface MappedFingertips {
  /** Tidy rows, without heading. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly areaNames: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

const NEEDED = [
  'indicator id',
  'area code',
  'area name',
  'sex',
  'age',
  'category type',
  'time period',
  'value',
] as const;
const ENGLAND_COLUMN = 'compared to england value or percentiles';
const GOAL_COLUMNS = new Set(['compared to goal', 'target data']);

/**
 * Maps a data download of 26 or 27 columns. Headings count by name, in any order; the column that compares with the parent has another
 * name for every kind of parent and is known by its beginning. Rows of a category (deprivation, ethnic group) share the code of their
 * area and are left out; so are other sexes and ages than the measure's.
 */
export function mapFingertipsCsv(
  text: string,
  measures: FingertipsSettings['measures'],
  level: string,
  file: string,
): MappedFingertips {
  const table: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [heading = [], ...lines] = table;
  const plain = heading.map((name) => name.trim().toLowerCase().replace(/\s+/g, ' '));
  const absent = NEEDED.filter((name) => !plain.includes(name));
  if (absent.length > 0)
    throw new SourceNotUnderstoodError(`${file} has no column ${absent.map((name) => `"${name}"`).join(', ')}.`);
  if (lines.length === 0) throw new SourceNotUnderstoodError(`${file} holds no row of figures.`);
  const columns = heading.map((name, index) => {
    const own = plain[index] ?? '';
    const isParent = own.startsWith('compared to ') && own !== ENGLAND_COLUMN && !GOAL_COLUMNS.has(own);
    return isParent ? 'Compared to parent' : GOAL_COLUMNS.has(own) ? 'Compared to goal' : name.trim();
  });

  const at = (name: string): number => plain.indexOf(name);
  const cell = (cells: readonly string[], name: string): string =>
    at(name) === -1 ? '' : (cells[at(name)] ?? '').trim();
  const byIndicator = new Map(measures.map((one) => [String(one.indicator), one]));
  const plainLines = lines
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => byIndicator.has(cell(cells, 'indicator id')) && cell(cells, 'category type') === '');
  refuseSeveralAges(
    plainLines.map(({ cells }) => [cell(cells, 'indicator id'), cell(cells, 'sex'), cell(cells, 'age')] as const),
    byIndicator,
  );

  const areaNames = new Map<string, string>();
  const leftOut = new Map<string, number>();
  const leave = (why: string): void => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  const rows = plainLines.flatMap(({ cells, line }) => {
    const wanted = byIndicator.get(cell(cells, 'indicator id'));
    if (wanted === undefined || cell(cells, 'sex') !== wanted.sex) return [];
    if (wanted.age !== undefined && cell(cells, 'age') !== wanted.age) return [];
    const period = readPeriod(cell(cells, 'time period'), cell(cells, 'time period sortable'));
    if (period === null) {
      leave(`the period "${cell(cells, 'time period')}" is of a kind that is not kept`);
      return [];
    }
    const area = cell(cells, 'area code').replace(/^n(?=E38)/, '');
    areaNames.set(area, cell(cells, 'area name'));
    const value = cell(cells, 'value');
    const given = new Map<string, string>([
      ['measure', wanted.measure],
      ['area', area],
      ['level', area.startsWith('E92') ? 'country' : area.startsWith('E12') ? 'region' : level],
      ['period', period],
      ['value', value],
      ['numerator', value === '' ? '' : cell(cells, 'count')],
      ['denominator', value === '' ? '' : cell(cells, 'denominator')],
      ['missing', value === '' ? missingOf(cell(cells, 'value note')) : ''],
      ['source_file', file],
      ['source_line', String(line)],
    ]);
    return [TIDY_HEADINGS.map((name) => given.get(name) ?? '')];
  });
  return { rows, columns, areaNames, notes: [...leftOut].map(([why, count]) => `${why}: ${String(count)} left out`) };
}

function refuseSeveralAges(
  rows: readonly (readonly [string, string, string])[],
  byIndicator: ReadonlyMap<string, FingertipsSettings['measures'][number]>,
): void {
  const ages = new Map<string, Set<string>>();
  for (const [indicator, sex, age] of rows) {
    const wanted = byIndicator.get(indicator);
    if (wanted?.age !== undefined || sex !== wanted?.sex) continue;
    ages.set(indicator, (ages.get(indicator) ?? new Set()).add(age));
  }
  for (const [indicator, found] of ages) {
    if (found.size < 2) continue;
    throw new SourceNotUnderstoodError(
      `Indicator ${indicator} has figures for several ages (${[...found].sort().join(', ')}); the settings must say which one is meant.`,
    );
  }
}

function missingOf(note: string): string {
  return /suppress|disclos/i.test(note) ? 'suppressed' : 'not-available';
}

/** Years and quarters as they are written; months and quarters of a financial year by the sortable form YYYYQQMM. */
function readPeriod(text: string, sortable: string): string | null {
  const quarter = /^(\d{4})(\/\d{2})? Q([1-4])$/.exec(text);
  const month = /^\d{4}(0000|00(0[1-9]|1[0-2]))$/.exec(sortable)?.[2];
  const [, year = '', isFinancial, number = ''] = quarter ?? [];
  const calendar = isFinancial === undefined ? Number(number) : (Number(number) % 4) + 1;
  const stored =
    quarter !== null
      ? `${String(Number(year) + (isFinancial !== undefined && number === '4' ? 1 : 0))}-Q${String(calendar)}`
      : month !== undefined && /^[A-Z][a-z]{2}\b/.test(text)
        ? `${sortable.slice(0, 4)}-${month}`
        : text;
  return parsePeriod(stored) === null ? null : stored;
}
