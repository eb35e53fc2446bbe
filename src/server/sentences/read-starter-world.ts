import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport } from '#domain/alignment/report';
import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { createPlaceRegister, type PlaceRegister } from '#domain/framework/place-register';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';

const ROOT = new URL('../../../', import.meta.url);

/** The repository's own catalogue, boards and starter figures, read without a store. */
export interface StarterWorld {
  readonly catalogue: Catalogue;
  readonly register: PlaceRegister;
  readonly figures: Figures;
}

/** One board on one day. */
export interface PlaceOnADay {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
}

/** Reads everything that a sentence rests on. */
export async function readStarterWorld(): Promise<StarterWorld> {
  const catalogue = await readCatalogueFolder(fileURLToPath(new URL('catalogue', ROOT)));
  if (catalogue.kind !== 'loaded') throw new Error(`the catalogue has ${catalogue.faults.length} faults`);
  const boards = await readBoards(fileURLToPath(new URL('data', ROOT)));
  if (boards.kind !== 'loaded') throw new Error(`the boards have ${boards.faults.length} faults`);
  return {
    catalogue: catalogue.catalogue,
    register: createPlaceRegister(boards.boards),
    figures: Figures.from(starterRows()),
  };
}

function* starterRows(): Generator<FigureRow> {
  const data = new URL('data/', ROOT);
  for (const folder of readdirSync(data).sort()) {
    const file = new URL(`${folder}/figures.csv.gz`, data);
    if (!existsSync(file)) continue;
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1)) {
      if (line === '') continue;
      const [measure = '', area = '', level = '', period = '', value = ''] = line.split(',', 5);
      yield { measure, area, level, period, value: value === '' ? null : Number(value) };
    }
  }
}

/** Analyses one board on one day. */
export function placeOnADay(world: StarterWorld, code: string, asOf: string): PlaceOnADay {
  const found = world.register.find(code, asOf);
  if (found.kind !== 'in-force') throw new Error(`${code} is not in force on ${asOf}`);
  const snapshot = takeSnapshot(world.catalogue, found.board.agencies, world.figures, asOf);
  return { board: found.board, snapshot, report: analyse(snapshot) };
}
