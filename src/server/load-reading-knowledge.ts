import { join } from 'node:path';
import { readBoards } from '#server/files/read-boards';
import { makePeopleOf } from '#server/files/read-people';
import { readRegisters } from '#server/files/read-registers';
import type { ReadingKnowledge } from '#server/use-cases/read-figures-here';
import { loadCatalogueOrRefuse } from './load-or-refuse.ts';

/** Loads all that files of figures are read against from the folder of the program. @throws BadData with every fault */
export async function loadReadingKnowledge(root: string): Promise<ReadingKnowledge> {
  const folder = join(root, 'catalogue');
  const catalogue = await loadCatalogueOrRefuse(folder);
  const data = join(root, 'data');
  return {
    catalogue,
    registers: await readRegisters(catalogue, data, folder),
    peopleOf: makePeopleOf(await readBoards(data)),
  };
}
