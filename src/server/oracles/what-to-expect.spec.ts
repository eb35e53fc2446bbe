import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { findAttribution } from '#domain/alignment/rules/attribution';
import { findFootprint } from '#domain/alignment/rules/footprint';
import { findNeverBoth } from '#domain/alignment/rules/target-never-both';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { createPlaceRegister } from '#domain/framework/place-register';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';

const ROOT = new URL('../../../', import.meta.url);
const DAYS = ['2017-09-30', '2018-03-31', '2025-03-31', '2026-11-22'] as const;
const FORMS = ['shared_provider', 'split_provider', 'never_both', 'reasons', 'moved', 'holders'] as const;
type Form = (typeof FORMS)[number];

/**
 * Boards that have each local fact, by day, as the reference of the rules counts them on these figures and places.
 * One number differs, and why is known. The reference's table says 121 for `reasons` on 31 March 2018; its own list of
 * scores of that day holds 122, which the rules reproduce score by score from its figures. Those figures leave out
 * Northamptonshire (E10000021), a council until March 2021 with every month of the return. With it the middle place of
 * each reason moves by up to 0.1 points, and Stockton-on-Tees comes to 10.02 points from the middle: 123.
 */
const EXPECTED: Readonly<Record<Form | 'boards', readonly [number, number, number, number]>> = {
  boards: [152, 152, 153, 153],
  shared_provider: [69, 71, 87, 87],
  split_provider: [0, 0, 59, 59],
  never_both: [0, 0, 153, 0],
  reasons: [0, 123, 0, 136],
  moved: [14, 17, 0, 0],
  holders: [40, 40, 8, 40],
};

describe('what a place looks like, over all boards', () => {
  for (const [index, day] of DAYS.entries()) {
    it(`gives as many boards each local fact on ${day} as the reference says`, async () => {
      const { catalogue, figures, register } = await england();
      const boards = register.boardsOn(day);
      const counts: Record<Form | 'boards', number> = {
        boards: boards.length,
        shared_provider: 0,
        split_provider: 0,
        never_both: 0,
        reasons: 0,
        moved: 0,
        holders: 0,
      };
      for (const board of boards) {
        const snapshot = takeSnapshot(catalogue, board.agencies, figures, day);
        const drafts = [...findFootprint(snapshot), ...findAttribution(snapshot), ...findNeverBoth(snapshot)];
        for (const form of FORMS) if (drafts.some((draft) => draft.subkind === form)) counts[form] += 1;
      }
      const expected = Object.fromEntries(Object.entries(EXPECTED).map(([form, numbers]) => [form, numbers[index]]));
      expect(counts).toEqual(expected as typeof counts);
    });
  }
});

interface England {
  readonly catalogue: Parameters<typeof takeSnapshot>[0];
  readonly figures: Figures;
  readonly register: ReturnType<typeof createPlaceRegister>;
}

let reading: Promise<England> | null = null;

/** Read once, whichever spec asks first. */
function england(): Promise<England> {
  reading ??= readEngland();
  return reading;
}

async function readEngland(): Promise<England> {
  const catalogue = await readCatalogueFolder(fileURLToPath(new URL('catalogue', ROOT)));
  const boards = await readBoards(fileURLToPath(new URL('data', ROOT)));
  if (catalogue.kind === 'refused' || boards.kind === 'refused')
    throw new Error('the shipped catalogue and places load');
  return {
    catalogue: catalogue.catalogue,
    figures: Figures.from(starterRows()),
    register: createPlaceRegister(boards.boards),
  };
}

/** Every cell of the starter figures; blank values are missing. */
function* starterRows(): Generator<FigureRow> {
  const data = new URL('data/', ROOT);
  for (const folder of readdirSync(data)) {
    const file = new URL(`${folder}/figures.csv.gz`, data);
    if (!existsSync(file)) continue;
    const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    for (const line of lines) {
      const [measure = '', area = '', level = '', period = '', value = ''] = line.split(',', 5);
      if (value !== '') yield { measure, area, level, period, value: Number(value) };
    }
  }
}
