import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import { notJson, type CatalogueFault } from '#domain/framework/catalogue-fault';
import {
  loadCatalogue,
  OPTIONAL_CATALOGUE_FILES,
  REQUIRED_CATALOGUE_FILES,
  type LoadedCatalogue,
} from '#domain/framework/load-catalogue';
import { loadPlaceAgencies, type LoadedPlaceAgencies } from '#domain/framework/load-place-agencies';
import { readJson } from './read-json.ts';

/** Loads the catalogue of a folder, or says everything that is wrong with it. */
export async function readCatalogueFolder(folder: string): Promise<LoadedCatalogue> {
  const files: Record<string, unknown> = {};
  const faults: CatalogueFault[] = [];
  for (const file of [...REQUIRED_CATALOGUE_FILES, ...OPTIONAL_CATALOGUE_FILES]) {
    const reading = await readJson(join(folder, file));
    if (reading.kind === 'read') files[file] = reading.content;
    else if (reading.kind === 'not-json') faults.push(notJson(file, reading.reason));
  }
  const loaded = loadCatalogue(files);
  if (faults.length === 0) return loaded;
  const unread = new Set(faults.map((fault) => fault.file));
  const others = loaded.kind === 'refused' ? loaded.faults.filter((fault) => !unread.has(fault.file)) : loaded.doubts;
  return { kind: 'refused', faults: [...faults, ...others] };
}

/** Loads the agencies of one place from a file; null when the file is not there. */
export async function readAgenciesFile(path: string, catalogue: Catalogue): Promise<LoadedPlaceAgencies | null> {
  const reading = await readJson(path);
  if (reading.kind === 'missing') return null;
  if (reading.kind === 'not-json') return { kind: 'refused', faults: [notJson('agencies.json', reading.reason)] };
  return loadPlaceAgencies(reading.content, catalogue);
}
