import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import { loadPublications } from '#domain/framework/load-publications';
import { NO_PUBLICATIONS, type Publications } from '#domain/framework/publications';
import type { AreaRegister, RegisteredArea } from '#domain/intake/area-register';
import { makeAreaRegister, type OtherAreaCode } from '#domain/intake/make-area-register';
import { makeMeasureRegister, type MeasureRegister } from '#domain/intake/measure-register';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';

/** What a file of figures is understood by. */
export interface IntakeRegisters {
  readonly areas: AreaRegister;
  readonly measures: MeasureRegister;
  readonly publications: Publications;
}

/**
 * Reads the areas and their other codes from the folder of starter figures, and what publishers call our measures from the
 * catalogue's. @throws when publications.json is there and has a fault
 */
export async function readRegisters(
  catalogue: Catalogue,
  dataFolder: string,
  catalogueFolder: string,
): Promise<IntakeRegisters> {
  const areas: RegisteredArea[] = [];
  for await (const lines of readCsv(join(dataFolder, 'areas', 'areas.csv.gz'))) {
    for (const { line, cells } of lines) {
      const [code = '', name = '', level = ''] = cells;
      if (line > 1 && code !== '') areas.push({ code, name, level });
    }
  }
  const others: OtherAreaCode[] = [];
  for await (const lines of readCsv(join(dataFolder, 'areas', 'codes.csv.gz'))) {
    for (const { line, cells } of lines) {
      const [code = '', area = '', name = '', kind = '', from = '', to = '', successors = ''] = cells;
      if (line > 1 && code !== '')
        others.push({
          code,
          area,
          name,
          kind,
          from,
          to,
          successors: successors.split(' ').filter((one) => one !== ''),
        });
    }
  }
  const publications = await readPublications(catalogue, catalogueFolder);
  return {
    areas: makeAreaRegister(areas, others),
    measures: makeMeasureRegister(catalogue, publications.codes),
    publications,
  };
}

async function readPublications(catalogue: Catalogue, folder: string): Promise<Publications> {
  const reading = await readJson(join(folder, 'publications.json'));
  if (reading.kind === 'missing') return NO_PUBLICATIONS;
  if (reading.kind === 'not-json') throw new Error(`publications.json: ${reading.reason}`);
  const loaded = loadPublications(reading.content, catalogue);
  if (loaded.kind === 'refused') throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return loaded.publications;
}
