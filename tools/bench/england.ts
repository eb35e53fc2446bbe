import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport } from '#domain/alignment/report';
import { RULES } from '#domain/alignment/rules/rule-list';
import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import { nationalScores, type NationalScores } from '#domain/alignment/unusual';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { createPlaceRegister, type PlaceRegister } from '#domain/framework/place-register';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';

/** Catalogue, boards and starter figures, read from the repository's own files without a store. */
export interface England {
  readonly catalogue: Catalogue;
  readonly register: PlaceRegister;
  readonly figures: Figures;
}

/** One board on one day, and how long its analysis took in milliseconds. */
export interface TimedReport {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  readonly took: number;
}

/** Reads everything an analysis rests on. @param root folder that holds `catalogue` and `data` */
export async function readEngland(root: string): Promise<England> {
  const catalogue = await readCatalogueFolder(join(root, 'catalogue'));
  if (catalogue.kind !== 'loaded') throw new Error(`the catalogue has ${catalogue.faults.length} faults`);
  const boards = await readBoards(join(root, 'data'));
  if (boards.kind !== 'loaded') throw new Error(`the boards have ${boards.faults.length} faults`);
  return {
    catalogue: catalogue.catalogue,
    register: createPlaceRegister(boards.boards),
    figures: Figures.from(starterRows(join(root, 'data'))),
  };
}

/** Every cell of the starter figures, in their tidy format: a blank value is missing. */
export function* starterRows(data: string): Generator<FigureRow> {
  for (const folder of readdirSync(data).sort()) {
    const file = join(data, folder, 'figures.csv.gz');
    if (!existsSync(file)) continue;
    const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    if (!head.startsWith('measure,area,level,period,value,')) throw new Error(`${folder}: other columns than expected`);
    for (const line of lines) {
      if (line === '') continue;
      const [measure = '', area = '', level = '', period = '', value = ''] = line.split(',', 5);
      yield { measure, area, level, period, value: value === '' ? null : Number(value) };
    }
  }
}

/** Analyses every board in force on a day, one after the other in this thread. */
export function analyseBoards(
  { catalogue, register, figures }: England,
  asOf: string,
  national: NationalScores | null,
): readonly TimedReport[] {
  return register.boardsOn(asOf).map((board) => {
    const began = performance.now();
    const snapshot = takeSnapshot(catalogue, board.agencies, figures, asOf);
    const report = analyse(snapshot, RULES, { national });
    return { board, snapshot, report, took: performance.now() - began };
  });
}

/** All boards with their scores compared: two rounds, since a place is unusual only beside all others. */
export function analyseEngland(england: England, asOf: string): readonly TimedReport[] {
  const first = analyseBoards(england, asOf, null);
  return analyseBoards(england, asOf, nationalScores(first.map(({ report }) => report)));
}
