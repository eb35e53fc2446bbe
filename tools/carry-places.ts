// Carries the register of places into data/places: node tools/carry-places.ts (reads the shared folder beside the checkout).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import type { AgencyRow, Board, DelegationRow } from '#domain/framework/place-agencies';
import { dataFolder, sharedFolder } from './carry-figures/shared-folder.ts';
import { readTable } from './carry-figures/read-table.ts';
import { findDistricts } from './carry-places/find-districts.ts';
import type { Cell } from './carry-places/lay-hexagons.ts';
import { layHexagons } from './carry-places/lay-hexagons.ts';

interface PublishedAgency {
  readonly id: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly share: number | null;
  readonly back: number | null;
  readonly other_places: number | null;
  readonly main: boolean | null;
  readonly basis: string;
  readonly collective?: boolean;
}

interface PublishedDelegation {
  readonly type: string;
  readonly from_agency: string;
  readonly to_agency: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly except_areas: readonly string[];
  readonly source: string;
  readonly note: string;
}

interface Served {
  readonly agencies: readonly PublishedAgency[];
  readonly delegations: readonly PublishedDelegation[];
  readonly similar: readonly { readonly code: string; readonly name: string; readonly distance: number }[];
}

interface PublishedPlace extends Served {
  readonly code: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly hex: Cell;
  readonly population_mid_2020: {
    readonly all: number;
    readonly '18_plus': number;
    readonly '65_plus': number;
    readonly '85_plus': number;
  };
  readonly nearest_neighbours: readonly { readonly code: string }[];
}

interface PublishedBoard extends Partial<Served> {
  readonly code: string;
  readonly name: string;
  readonly board: string;
  readonly from: string;
  readonly to: string | null;
  readonly predecessor_codes: readonly string[];
  readonly successor_codes: readonly string[];
  readonly place: string | null;
  readonly note: string | null;
}

interface Register {
  readonly meta: { readonly licence: string; readonly sources: readonly string[]; readonly agencies_note: string };
  readonly places: readonly PublishedPlace[];
  readonly boards: readonly PublishedBoard[];
}

type Population = NonNullable<Board['population']>;

const register = JSON.parse(readFileSync(join(sharedFolder, 'data', 'places.json'), 'utf8')) as Register;
const places = new Map(register.places.map((place) => [place.code, place]));
const published = new Map(register.boards.map((board) => [board.code, board]));

/** The code that follows a code on the same ground: one board after one board. */
function nextCode(code: string): string | null {
  const [successor, ...others] = published.get(code)?.successor_codes ?? [];
  if (successor === undefined || others.length > 0) return null;
  return published.get(successor)?.predecessor_codes.length === 1 ? successor : null;
}

function newestCode(code: string): string {
  const next = nextCode(code);
  return next === null ? code : newestCode(next);
}

/** The place row of a board's area, under whichever of its codes. */
function placeOf(board: PublishedBoard): PublishedPlace | undefined {
  const codes = register.boards
    .filter(({ code }) => newestCode(code) === newestCode(board.code))
    .map(({ code }) => code);
  return places.get(board.code) ?? codes.map((code) => places.get(code)).find((place) => place !== undefined);
}

function toPopulation(place: PublishedPlace): Population {
  const { all, '18_plus': adults, '65_plus': over65, '85_plus': over85 } = place.population_mid_2020;
  return { all, adults, over65, over85 };
}

/** Sum of the districts, mid-2020, for boards younger than the estimates by council. */
function populationOfDistricts(board: PublishedBoard): Population | null {
  const districts = new Set(
    districtLines
      .filter((line) => line['ltla24_code'] === board.code && line['ltla21_code'] !== board.code)
      .map((line) => line['ltla21_code']),
  );
  const rows = readTable('population/demographr_population20_ltla21.csv').lines.filter((line) =>
    districts.has(line.cell('ltla21_code')),
  );
  if (rows.length === 0 || rows.length !== districts.size) return null;
  const from = (age: number) =>
    rows.reduce((sum, row) => {
      for (let year = age; year < 90; year += 1) sum += Number(row.cell(String(year)));
      return sum + Number(row.cell('90+'));
    }, 0);
  return { all: from(0), adults: from(18), over65: from(65), over85: from(85) };
}

function findPopulation(board: PublishedBoard): Population | null {
  const place = placeOf(board);
  if (place !== undefined) return toPopulation(place);
  const fromDistricts = populationOfDistricts(board);
  if (fromDistricts !== null) return fromDistricts;
  const parts = board.successor_codes.map((code) => published.get(code));
  const isWholeOfParts = parts.length > 0 && parts.every((part) => part?.predecessor_codes.length === 1);
  const populations = parts
    .map((part) => (part === undefined ? undefined : places.get(part.code)))
    .map((part) => part && toPopulation(part));
  if (!isWholeOfParts || populations.some((population) => population === undefined)) return null;
  return populations.reduce<Population>(
    (sum, part) => ({
      all: sum.all + (part?.all ?? 0),
      adults: sum.adults + (part?.adults ?? 0),
      over65: sum.over65 + (part?.over65 ?? 0),
      over85: sum.over85 + (part?.over85 ?? 0),
    }),
    { all: 0, adults: 0, over65: 0, over85: 0 },
  );
}

function findRegion(board: PublishedBoard): Board['region'] {
  const relatives = [
    placeOf(board),
    ...[...board.predecessor_codes, ...board.successor_codes].map((code) => places.get(code)),
  ];
  return relatives.find((place) => place !== undefined)?.region ?? null;
}

/** `Bristol, City of` is how a register files it; people say Bristol. */
function toSpokenName(name: string): string {
  return name.replace(/, (City|County) of$/, '');
}

function toAgencyRow(row: PublishedAgency): AgencyRow {
  const { id, name, types, from, to, share, back, other_places, main, basis } = row;
  return { id, name, types, from, to, share, back, other_places, main, basis, collective: row.collective ?? null };
}

function toDelegationRow(row: PublishedDelegation): DelegationRow {
  const { type, from_agency, to_agency, from, to, except_areas } = row;
  return {
    type,
    from_agency,
    to_agency,
    from,
    to,
    except_areas,
    source: [row.source, row.note].filter(Boolean).join('. '),
  };
}

function servedBy(board: PublishedBoard): Served {
  const served = board.agencies === undefined ? places.get(board.code) : board;
  if (served?.agencies === undefined) throw new Error(`nobody serves ${board.code}`);
  return { agencies: served.agencies, delegations: served.delegations ?? [], similar: served.similar ?? [] };
}

const districtTable = readTable('lookups/lookup_ltla_ltla.csv');
const districtLines = districtTable.lines.map((line) =>
  Object.fromEntries(districtTable.headings.map((heading) => [heading, line.cell(heading)])),
);
const countyOf = new Map(
  ['21', '23'].flatMap((year) =>
    readTable(`lookups/lookup_ltla${year}_utla${year}.csv`).lines.map(
      (line) => [line.cell(`ltla${year}_code`), line.cell(`utla${year}_code`)] as const,
    ),
  ),
);
const chains = register.boards.map((board) => ({
  code: board.code,
  name: board.name,
  predecessors: board.predecessor_codes,
  successors: board.successor_codes,
}));
const districts = findDistricts(districtLines, countyOf, chains);
const { cells, derived } = layHexagons(
  chains,
  new Map(register.places.map(({ code, hex: { q, r } }) => [code, { q, r }])),
);

const boards: readonly Board[] = register.boards
  .map((board): Board => {
    const served = servedBy(board);
    const figuresCode = newestCode(board.code);
    return {
      code: board.code,
      name: toSpokenName(board.name),
      board: board.board,
      from: board.from,
      to: board.to,
      predecessors: board.predecessor_codes,
      successors: board.successor_codes,
      figuresCode,
      note: board.note,
      region: findRegion(board),
      hex: cells.get(board.code) ?? null,
      population: findPopulation(board),
      similar: (served.similar.length > 0 ? served.similar : (placeOf(board)?.similar ?? [])).map((place) => ({
        ...place,
        name: toSpokenName(place.name),
      })),
      neighbours: (placeOf(board)?.nearest_neighbours ?? []).map(({ code }) => code),
      districts: districts.get(board.code) ?? [],
      agencies: {
        place: figuresCode,
        comparator: null,
        agencies: served.agencies.map(toAgencyRow),
        delegations: served.delegations.map(toDelegationRow),
      },
    };
  })
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const rows = boards.flatMap((board) => board.agencies.agencies);
const basisCounts = Object.fromEntries(
  [...Map.groupBy(rows, (row) => row.basis ?? 'not said')]
    .map(([basis, of]) => [basis, of.length] as const)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
);
const folder = join(dataFolder, 'places');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'boards.json.gz'),
  gzipSync(`{"boards":[\n${boards.map((board) => JSON.stringify(board)).join(',\n')}\n]}\n`, { level: 9 }),
);
const manifest = {
  id: 'places',
  title: 'Health and wellbeing boards of England since April 2013, and who serves them',
  publisher:
    'Office for National Statistics; Office for Health Improvement and Disparities; NHS England; Ministry of Housing, Communities and Local Government; Open Innovations (hexagon layout)',
  licence: 'Open Government Licence v3.0',
  licence_confirmed: true,
  licence_note: 'Hexagon layout: MIT. Rows whose basis is knowledge are not published data.',
  attribution:
    'Contains public sector information licensed under the Open Government Licence v3.0. Contains National Statistics data © Crown copyright and database right 2021; contains OS data © Crown copyright and database right 2021. Hexagon layout: Open Innovations.',
  sources: register.meta.sources,
  file: 'boards.json.gz',
  boards: boards.length,
  agency_rows: rows.length,
  delegations: boards.flatMap((board) => board.agencies.delegations).length,
  first_day: '2013-04-01',
  traps: [
    'A board is looked up on a day: from and to are both included.',
    'Shares of acute trusts are estimates: patient flows of 2022 times emergency admissions to September 2024, carried to every year. A predecessor of a merged trust has none.',
    'Shares of commissioners are shares of small areas (LSOAs), not of people.',
    'Shares of Bournemouth, Poole and Dorset before April 2019 are those of the areas that followed them.',
    'Null is not known, never nought. An agency whose main is false holds its goals here but is not judged here.',
    'Five areas have two codes (Buckinghamshire, North Yorkshire, Somerset, Barnsley, Sheffield): figures of all years are kept under figuresCode, the newest. The new codes of Barnsley and Sheffield came with a small change of their common boundary.',
    'Ids that begin HWB-, GP-, CARE- or COMM- are made here; collective rows stand for many organisations; COMM- means the provider is not identified.',
    'Population is mid-2020, before rebasing to the 2021 Census; that of Cumberland and of Westmorland and Furness is the sum of their districts, that of Northamptonshire the sum of its two successors; Bournemouth, Poole and Dorset before April 2019 have none.',
    'neighbours have no order; similar is by population, ages and deprivation only.',
    'City of London and Isles of Scilly are often suppressed or absent in published figures.',
  ],
  from_public_knowledge: register.meta.agencies_note,
  basis: basisCounts,
  names: 'The registers file Bristol as "Bristol, City of"; the names here are as people say them.',
  districts: 'Districts of 2016 to 2024, dated by the year they appear; null before 2016 and after 2024.',
  left_out: [
    'CCG and sub-ICB shares by year: the rows of commissioners carry them.',
    'ONS codes of NHS bodies: figures are kept under their ODS codes.',
    'Lists of trusts and combined authorities by year: the dated rows carry them.',
  ],
  hexagons: {
    layout: 'odd-r, row 0 at the bottom; published layout of 2021 for 152 areas',
    derived: derived.map(({ code, cell, how, of }) => ({ code, name: published.get(code)?.name, ...cell, how, of })),
  },
};
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${boards.length} boards, ${rows.length} agency rows, ${derived.length} cells derived`);
