import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCompressedTable } from './read-figures.ts';
import { readTable } from './read-table.ts';
import { dataFolder, sharedFolder } from './shared-folder.ts';
import { shortenIcbName } from './organisations.ts';

/** An area or organisation that has figures: its code, what people call it, and the level it is compared within. */
export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

const FIFTHS: Readonly<Record<string, string>> = {
  quin_1: 'the least deprived fifth of practices',
  quin_2: 'the second least deprived fifth of practices',
  quin_3: 'the middle fifth of practices',
  quin_4_5: 'the two most deprived fifths of practices',
};

/**
 * Names every area of the carried figures, once: an area with figures of a council and of a district is a council.
 * Throws when an area has no name, so that no code can reach a screen.
 */
export function nameAreas(): readonly NamedArea[] {
  const levels = new Map<string, string>();
  for (const dataset of readdirSync(dataFolder)) {
    const path = join(dataFolder, dataset, 'figures.csv.gz');
    if (!existsSync(path)) continue;
    for (const row of readCompressedTable(path)) {
      const { area = '', level = '' } = row;
      if (levels.get(area) !== 'council')
        levels.set(area, level === 'district' && levels.has(area) ? (levels.get(area) ?? level) : level);
    }
  }
  const names = readNames();
  return [...levels]
    .map(([code, level]) => ({ code, level, name: nameOf(code, names) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function nameOf(code: string, names: ReadonlyMap<string, string>): string {
  const [whole = '', fifth] = code.split(':');
  const name = names.get(whole);
  if (name === undefined) throw new Error(`no name for ${code}`);
  if (fifth === undefined) return name;
  const words = FIFTHS[fifth];
  if (words === undefined) throw new Error(`no words for ${code}`);
  return `${name}: ${words}`;
}

function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>([['E92000001', 'England']]);
  const add = (path: string, code: string, name: string, tidy: (name: string) => string = (text) => text): void => {
    for (const line of readTable(path).lines) {
      if (line.cell(code) !== '' && line.cell(name) !== '') names.set(line.cell(code), tidy(line.cell(name)));
    }
  };
  add('lookups/utla21_region21.csv', 'region21_code', 'region21_name', (name) => name.replace(' The ', ' the '));
  add(
    'lookups/lookup_nhs_trusts22_nhs_region21.csv',
    'nhs_region21_nhs_code',
    'nhs_region21_name',
    (name) => `${name} NHS region`,
  );
  add('lookups/lookup_ltla21_utla21.csv', 'ltla21_code', 'ltla21_name');
  add('imd/imd2025_england_ltla24.csv', 'ltla24_code', 'ltla24_name');
  // Names in capitals first: better ones overwrite them.
  add('nhs-england/england_rtt_trust_total_only.csv', 'nhs_trust22_code', 'nhs_trust22_name', tidyTrustName);
  add('lookups/agency_history.csv', 'code', 'name');
  add('lookups/lookup_nhs_trusts22_nhs_region21.csv', 'nhs_trust22_code', 'nhs_trust22_name', tidyTrustName);
  add('lookups/sicbl22_icb22_ltla22_utla21.csv', 'icb22_code_h', 'icb22_name');
  const partNames = new Map(
    readTable('lookups/ccg_history.csv').lines.map((line) => [line.cell('ods_code'), line.cell('name')]),
  );
  for (const line of readTable('lookups/sicbl22_icb22_ltla22_utla21.csv').lines) {
    const part = (partNames.get(line.cell('sicbl22_code_h')) ?? '').replace(/^NHS /, '').replace(/ CCG$/, '');
    const board = shortenIcbName(line.cell('icb22_name'));
    names.set(
      line.cell('sicbl22_code_h'),
      part === board ? `${part} (all of the board)` : `${part} (part of ${board})`,
    );
  }
  const register = JSON.parse(readFileSync(join(sharedFolder, 'data', 'places.json'), 'utf8')) as {
    boards: { code: string; name: string }[];
  };
  for (const { code, name } of register.boards)
    names.set(code, name.replace(/^(.+), City of$/, '$1').replace(/^(.+), County of$/, '$1'));
  return names;
}

/** `SOUTH TYNESIDE AND SUNDERLAND NHS FOUNDATION TRUST` or the same in title case, as people write it. */
export function tidyTrustName(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s(/-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bNhs\b/g, 'NHS')
    .replace('National Health Service', 'NHS')
    .replace(' & ', ' and ')
    .replace(/ (And|Of|The|For|On|Upon|With)\b/g, (word) => word.toLowerCase());
}

/** Writes `data/areas/areas.csv.gz`. */
export function writeAreas(): number {
  const areas = nameAreas();
  const quote = (text: string): string => (text.includes(',') ? `"${text}"` : text);
  const lines = ['code,name,level', ...areas.map(({ code, name, level }) => `${code},${quote(name)},${level}`)];
  mkdirSync(join(dataFolder, 'areas'), { recursive: true });
  writeFileSync(join(dataFolder, 'areas', 'areas.csv.gz'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  return areas.length;
}
