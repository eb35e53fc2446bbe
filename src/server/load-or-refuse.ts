import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { CatalogueFault } from '#domain/framework/catalogue-fault';
import { createPlaceRegister, type PlaceRegister } from '#domain/framework/place-register';
import { readBoards } from '#server/files/read-boards';
import { readCatalogueFolder } from '#server/files/read-catalogue-folder';
import { EXIT, StartRefused } from './start-refused.ts';

/** A catalogue or a register that cannot be used, with everything that is wrong with it. */
export class BadData extends StartRefused {
  readonly faults: readonly CatalogueFault[];

  constructor(what: string, faults: readonly CatalogueFault[]) {
    const told = faults.slice(0, 10).map((fault) => `  ${fault.message}`);
    const more = faults.length > 10 ? [`  and ${String(faults.length - 10)} more`] : [];
    super('bad_data', EXIT.badData, [`${what} cannot be used:`, ...told, ...more].join('\n'));
    this.name = 'BadData';
    this.faults = faults;
  }
}

/** Loads the catalogue of a folder. @throws BadData with every fault */
export async function loadCatalogueOrRefuse(folder: string): Promise<Catalogue> {
  const loaded = await readCatalogueFolder(folder);
  if (loaded.kind === 'refused') throw new BadData('The catalogue', loaded.faults);
  return loaded.catalogue;
}

/** Loads the boards that come with the program. @throws BadData with every fault */
export async function loadRegisterOrRefuse(root: string): Promise<PlaceRegister> {
  const loaded = await readBoards(join(root, 'data'));
  if (loaded.kind === 'refused') throw new BadData('The register of places', loaded.faults);
  return createPlaceRegister(loaded.boards);
}
