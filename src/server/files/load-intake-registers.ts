import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import { loadPublications } from '#domain/framework/load-publications';
import { NO_PUBLICATIONS, type Publications } from '#domain/framework/publications';
import type { AreaRegister, RegisteredArea } from '#domain/intake/area-register';
import { makeAreaRegister, type OtherAreaCode } from '#domain/intake/make-area-register';
import { makeMeasureRegister, type MeasureRegister } from '#domain/intake/measure-register';
import { readJson } from './read-json.ts';
import { readTextRows } from './read-text-rows.ts';

/** What files are read against: measures, areas and publications under all the codes that publishers use. */
export interface IntakeRegisters {
  readonly catalogue: Catalogue;
  readonly measures: MeasureRegister;
  readonly areas: AreaRegister;
  readonly publications: Publications;
}

/** Reads the registers that come with the program. @throws when a file of them cannot be used, which is a fault of the program */
export async function loadIntakeRegisters(root: string, catalogue: Catalogue): Promise<IntakeRegisters> {
  const areas = (await readColumns(join(root, 'data', 'areas', 'areas.csv.gz'), ['code', 'name', 'level'])).map(
    ([code = '', name = '', level = '']): RegisteredArea => ({ code, name, level }),
  );
  const codes = join(root, 'data', 'areas', 'codes.csv.gz');
  const others = !existsSync(codes)
    ? []
    : (await readColumns(codes, ['code', 'area', 'name', 'kind', 'to', 'successors'])).map(
        ([code = '', area = '', name = '', kind = '', to = '', successors = '']): OtherAreaCode => ({
          code,
          area,
          name,
          kind,
          to,
          successors: successors.split(' ').filter((text) => text !== ''),
        }),
      );
  const publications = await readPublications(root, catalogue);
  const aliases = publications.codes.map(({ scheme, written, measure }) => ({ scheme, written, measure }));
  return {
    catalogue,
    measures: makeMeasureRegister(catalogue, aliases),
    areas: makeAreaRegister(areas, others),
    publications,
  };
}

async function readPublications(root: string, catalogue: Catalogue): Promise<Publications> {
  const reading = await readJson(join(root, 'catalogue', 'publications.json'));
  if (reading.kind === 'missing') return NO_PUBLICATIONS;
  if (reading.kind === 'not-json') throw new Error(`catalogue/publications.json: ${reading.reason}`);
  const loaded = loadPublications(reading.content, catalogue);
  if (loaded.kind === 'refused') {
    throw new Error(`catalogue/publications.json: ${loaded.faults.map(({ message }) => message).join(' ')}`);
  }
  return loaded.publications;
}

async function readColumns(path: string, headings: readonly string[]): Promise<readonly (readonly string[])[]> {
  let places: readonly number[] | null = null;
  const rows: string[][] = [];
  for await (const part of readTextRows(path)) {
    for (const { cells } of part) {
      if (places === null) {
        places = headings.map((heading) => cells.indexOf(heading));
        if (places.includes(-1)) throw new Error(`${path}: expected the columns ${headings.join(', ')}.`);
      } else if (cells.length > 1) rows.push(places.map((place) => cells[place] ?? ''));
    }
  }
  return rows;
}
