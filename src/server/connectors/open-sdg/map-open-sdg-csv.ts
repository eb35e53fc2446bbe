import { parse } from 'csv-parse/sync';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { SourceNotUnderstoodError } from '../outside-source.ts';
import type { OpenSdgSettings } from './open-sdg-settings.ts';

type FileSettings = OpenSdgSettings['files'][number];

/** A table as tidy rows, without heading. */
export interface MappedTable {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Maps one file of Open SDG: first column `Year`, last `Value`, any breakdowns between, a blank breakdown the total. `Units`, `Series`
 * and `GeoCode` are no breakdowns. Rows of a part are left out: a part never stands for the whole.
 */
export function mapOpenSdgCsv(text: string, settings: FileSettings, file: string): MappedTable {
  const table: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [heading = [], ...lines] = table;
  const columns = heading.map((name) => name.trim());
  const plain = columns.map((name) => name.toLowerCase());
  if (plain[0] !== 'year' || plain.at(-1) !== 'value') {
    throw new SourceNotUnderstoodError(`${file} does not begin with "Year" and end with "Value".`);
  }
  if (settings.measure === undefined)
    throw new SourceNotUnderstoodError(`The settings do not say which measure ${file} is.`);
  const { measure } = settings;
  const at = (name: string): number => plain.indexOf(name);
  const breakdowns = plain.flatMap((name, index) =>
    index === 0 || index === plain.length - 1 || SPECIAL.has(name) ? [] : [index],
  );
  let parts = 0;
  const rows = lines.flatMap((cells, index) => {
    const cell = (place: number): string => (place === -1 ? '' : (cells[place] ?? '').trim());
    if (settings.series !== undefined && cell(at('series')) !== settings.series) return [];
    if (settings.units !== undefined && cell(at('units')) !== settings.units) return [];
    const code = cell(at('geocode'));
    if (breakdowns.some((place) => cell(place) !== '') && code === '') {
      parts += 1;
      return [];
    }
    const year = cell(0);
    const value = cell(plain.length - 1);
    const given = new Map<string, string>([
      ['measure', measure],
      ['area', code === '' ? (settings.area ?? '') : code],
      [
        'level',
        code.startsWith('E92') || code === ''
          ? settings.area?.startsWith('E92') === true
            ? 'country'
            : (settings.level ?? '')
          : (settings.level ?? ''),
      ],
      [
        'period',
        settings.years === 'financial' && /^\d{4}$/.test(year)
          ? `${year}/${String((Number(year) + 1) % 100).padStart(2, '0')}`
          : year,
      ],
      ['value', value],
      ['missing', value === '' ? 'not-available' : ''],
      ['source_file', file],
      ['source_line', String(index + 2)],
    ]);
    return [TIDY_HEADINGS.map((name) => given.get(name) ?? '')];
  });
  return { rows, columns, notes: parts === 0 ? [] : [`${file}: ${String(parts)} rows of parts left out`] };
}

const SPECIAL = new Set(['units', 'series', 'geocode']);

/** Maps a table that has our own columns already: they are put in order, and what is not ours is left off. */
export function mapTidyCsv(text: string, file: string): MappedTable {
  const table: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [heading = [], ...lines] = table;
  const columns = heading.map((name) => name.trim());
  const plain = columns.map((name) => name.toLowerCase());
  const absent = ['measure', 'area', 'period', 'value'].filter((name) => !plain.includes(name));
  if (absent.length > 0)
    throw new SourceNotUnderstoodError(`${file} has no column ${absent.map((name) => `"${name}"`).join(', ')}.`);
  const rows = lines.map((cells, index) =>
    TIDY_HEADINGS.map((name) => {
      const given = (cells[plain.indexOf(name)] ?? '').trim();
      if (name === 'source_file' && given === '') return file;
      return name === 'source_line' && given === '' ? String(index + 2) : given;
    }),
  );
  return { rows, columns, notes: [] };
}
