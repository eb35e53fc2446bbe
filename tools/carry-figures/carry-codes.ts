import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { gunzipSync, gzipSync } from 'node:zlib';
import { KEPT_CODES } from './kept-codes.ts';
import { readTable, type SourceLine } from './read-table.ts';
import { dataFolder } from './shared-folder.ts';

/**
 * Another code or name of an area or organisation: one that stands for an area with figures, or one that has closed.
 * `area` is the code that figures stand under, empty where no area of today is the same one.
 */
export interface OtherCode {
  readonly code: string;
  readonly area: string;
  readonly name: string;
  readonly kind: string;
  /** First day it was in force, ISO; empty where it always was, as far as figures go back. */
  readonly from: string;
  /** Last day it was in force, ISO; empty while it is. */
  readonly to: string;
  readonly successors: readonly string[];
}

/** Gathers codes that files use beside those figures stand under: ONS codes of NHS bodies, council numbers, closed codes. */
export function gatherOtherCodes(): readonly OtherCode[] {
  const areas: { code: string; name: string }[] = parse(readText('areas/areas.csv.gz'), { columns: true });
  const named = new Map(areas.map(({ code, name }) => [code, name]));
  const others = new Map<string, OtherCode>();
  const add = (other: OtherCode): void => {
    if (other.code === '' || other.code === other.area || others.has(other.code)) return;
    if (named.has(other.code) && other.to === '') return;
    others.set(other.code, other);
  };
  const same = (code: string, area: string, kind: string): void => {
    if (named.has(area)) add({ code, area, name: named.get(area) ?? '', kind, from: '', to: '', successors: [] });
  };

  for (const line of readTable('lookups/sicbl22_icb22_ltla22_utla21.csv').lines) {
    same(line.cell('icb22_code'), line.cell('icb22_code_h'), 'icb');
    same(line.cell('sicbl22_code'), line.cell('sicbl22_code_h'), 'subicb');
  }
  for (const line of readTable('lookups/sicbl24_icb24.csv').lines) {
    same(line.cell('icb24_code'), line.cell('icb24_code_nhs'), 'icb');
    same(line.cell('sicbl24_code'), line.cell('sicbl24_code_nhs'), 'subicb');
  }
  for (const line of readTable('lookups/lookup_nhs_trusts22_nhs_region21.csv').lines) {
    same(line.cell('nhs_region21_ons_code'), line.cell('nhs_region21_nhs_code'), 'region');
  }
  for (const [old, kept] of Object.entries(KEPT_CODES)) same(old, kept, 'council');
  for (const line of readTable('ascof-2020-21/ascof_2020_21_open_data.csv').lines) {
    if (line.cell('Geographical Level') !== 'Council') continue;
    const code = line.cell('ONS Code');
    same(line.cell('Geographical Code'), KEPT_CODES[code] ?? code, 'council number');
  }
  addGroups(readTable('lookups/ccg_history.csv').lines, named, add);
  addTrusts(readTable('lookups/agency_history.csv').lines, named, add);
  for (const { code, name, from, to, successors } of readBoards()) {
    if (KEPT_CODES[code] !== undefined || !named.has(code)) continue;
    const began = from > FIRST_DAY && !Object.values(KEPT_CODES).includes(code) ? from : '';
    if (began === '' && to === null) continue;
    others.set(code, { code, area: code, name, kind: 'council', from: began, to: to ?? '', successors });
  }
  for (const line of readTable('delayed-transfers/council_codes.csv').lines) {
    const [area = ''] = line.cell('places_2021_codes').split('|');
    const kept = KEPT_CODES[area] ?? area;
    const name = line.cell('name_in_file');
    if (named.has(kept) && !line.cell('places_2021_codes').includes('|')) {
      others.set(`name:${name}`, {
        code: `name:${name}`,
        area: kept,
        name,
        kind: 'name',
        from: '',
        to: '',
        successors: [],
      });
    }
  }
  return [...others.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Clinical commissioning groups: one that became a part of a board unchanged is that part; others have closed. */
function addGroups(
  lines: readonly SourceLine[],
  named: ReadonlyMap<string, string>,
  add: (other: OtherCode) => void,
): void {
  const boards = new Map(
    readTable('lookups/ccg_ods_to_icb_ods.csv').lines.map((line) => [line.cell('CCG Code'), line.cell('ICB Code')]),
  );
  const successorsOf = new Map<string, Set<string>>();
  for (const line of lines) {
    const found = successorsOf.get(line.cell('ods_code')) ?? new Set<string>();
    const successor = line.cell('successor_ods_code');
    if (named.has(successor)) found.add(successor);
    const board = boards.get(successor) ?? boards.get(line.cell('ods_code'));
    if (found.size === 0 && board !== undefined && named.has(board)) found.add(board);
    successorsOf.set(line.cell('ods_code'), found);
  }
  for (const line of lines) {
    const code = line.cell('ods_code');
    const isKept = named.has(code);
    const successors = isKept ? [] : [...(successorsOf.get(code) ?? [])];
    const to = isKept ? '' : line.cell('in_force_to');
    const name = line.cell('name');
    add({ code: line.cell('ons_code'), area: isKept ? code : '', name, kind: 'ccg', from: '', to, successors });
    if (!isKept) add({ code, area: '', name, kind: 'ccg', from: '', to, successors });
  }
}

function addTrusts(
  lines: readonly SourceLine[],
  named: ReadonlyMap<string, string>,
  add: (other: OtherCode) => void,
): void {
  for (const line of lines) {
    const [code, to, successor] = [line.cell('code'), line.cell('in_force_to'), line.cell('successor_code')];
    if (!/^[A-Z0-9]{3}$/.test(code) || to === '' || successor === '' || successor === code) continue;
    add({
      code,
      area: named.has(code) ? code : '',
      name: line.cell('name'),
      kind: 'trust',
      from: '',
      to,
      successors: named.has(successor) ? [successor] : [],
    });
  }
}

/** Boards began on this day: an area that began later took the place of others. */
const FIRST_DAY = '2013-04-01';

interface Board {
  readonly code: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly successors: readonly string[];
}

function readBoards(): readonly Board[] {
  return (JSON.parse(readText('places/boards.json.gz')) as { boards: Board[] }).boards;
}

function readText(path: string): string {
  return gunzipSync(readFileSync(join(dataFolder, path))).toString('utf8');
}

/** Writes `data/areas/codes.csv.gz`. */
export function writeCodes(): number {
  const codes = gatherOtherCodes();
  const quote = (text: string): string => (text.includes(',') ? `"${text}"` : text);
  const lines = [
    'code,area,name,kind,from,to,successors',
    ...codes.map(({ code, area, name, kind, from, to, successors }) =>
      [quote(code), area, quote(name), kind, from, to, successors.join(' ')].join(','),
    ),
  ];
  writeFileSync(join(dataFolder, 'areas', 'codes.csv.gz'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  return codes.length;
}
