// Times the analysis in this process, on the figures of a store: node tools/bench/analysis-times.ts <data folder>
// Prints one line of JSON on stdout; tools/bench.mjs words it.
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';
import { openStore } from '#server/storage/open-store';
import { analyseBoard } from '#server/use-cases/analyse-board';
import { unpackFigures } from '#server/use-cases/unpack-figures';
import { nationalScores } from '#domain/alignment/unusual';
import { createPlaceRegister } from '#domain/framework/place-register';

/** How long the analysis took on one day, in milliseconds. */
interface DayTimes {
  readonly asOf: string;
  readonly places: number;
  readonly onePlaceMedian: number;
  readonly onePlaceSlowest: number;
  readonly allPlacesTwice: number;
}

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('name the data folder');
const store = await openStore({ dataDir, databaseUrl: null });
const figures = unpackFigures(await store.observations.readFigures());
const catalogue = await readCatalogueFolder('catalogue');
if (catalogue.kind !== 'loaded') throw new Error('the catalogue has faults');
const boards = await readBoards('data');
if (boards.kind !== 'loaded') throw new Error('the boards have faults');
const register = createPlaceRegister(boards.boards);
const knowledge = { catalogue: catalogue.catalogue, figures };

const days: DayTimes[] = [];
for (const asOf of ['2018-03-31', '2025-03-31', '2026-11-22']) {
  const onDay = register.boardsOn(asOf);
  const times: number[] = [];
  const began = performance.now();
  const reports = onDay.map((board) => {
    const from = performance.now();
    const { report } = analyseBoard(knowledge, board, asOf, null);
    times.push(performance.now() - from);
    return report;
  });
  const national = nationalScores(reports);
  // The second round knows how unusual each score is; this is what a place's page shows.
  for (const board of onDay) analyseBoard(knowledge, board, asOf, national);
  const allPlacesTwice = performance.now() - began;
  times.sort((a, b) => a - b);
  days.push({
    asOf,
    places: onDay.length,
    onePlaceMedian: times[Math.floor(times.length / 2)] ?? Number.NaN,
    onePlaceSlowest: times.at(-1) ?? Number.NaN,
    allPlacesTwice,
  });
}
await store.close();
process.stdout.write(`${JSON.stringify({ days })}\n`);
