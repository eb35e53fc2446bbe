import { join, resolve } from 'node:path';
import { analyse as applyRules } from '#domain/alignment/analyse';
import { RULES } from '#domain/alignment/rules/rule-list';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { NationalScores } from '#domain/alignment/unusual';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures } from '#domain/measure/figures';
import { readAgenciesFile } from '#server/files/read-catalogue-folder';
import { readJson } from '#server/files/read-json';
import { BadData, loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { EXIT } from '#server/start-refused';
import { findBoard } from '#server/use-cases/find-board';
import { publishReport, type PublishedReport } from '#server/use-cases/show-report';
import { analyseInStore } from './analyse-in-store.ts';
import { printJson, type CommandLine } from './command-line.ts';
import { BadUsage, type Arguments } from './parse-arguments.ts';
import { printReport } from './print-report.ts';
import { readDay, readFormat } from './read-format.ts';
import { BadFigures, readFiguresFile } from './read-figures-file.ts';

/** `analyse`: what the rules find, from the store or from files alone. */
export async function analyse(line: CommandLine, told: Arguments): Promise<number> {
  const format = readFormat(told);
  const asOf = readDay(told, line.today);
  const usesStore =
    told.options.has('place') &&
    ['catalogue', 'agencies', 'observations', 'national'].every((name) => !told.options.has(name));
  try {
    const report = usesStore
      ? await analyseInStore(line, told.options.get('place') ?? '', asOf, told.flags.has('details'))
      : await analyseFiles(line, told, asOf);
    if (format === 'json') printJson(line, report);
    else printReport(line, report);
    return EXIT.done;
  } catch (error) {
    if (error instanceof BadData || error instanceof BadFigures) printJson(line, { faults: error.faults });
    throw error;
  }
}

async function analyseFiles(
  { config }: CommandLine,
  { options, flags }: Arguments,
  asOf: string,
): Promise<PublishedReport> {
  const at = (name: string): string | null => {
    const path = options.get(name);
    return path === undefined ? null : resolve(config.typedIn, path);
  };
  const folder = at('catalogue') ?? join(config.root, 'catalogue');
  const catalogue = await loadCatalogueOrRefuse(folder);
  const place = await findPlace(config.root, catalogue, {
    folder,
    agencies: at('agencies'),
    code: options.get('place') ?? null,
    asOf,
  });
  const observations = at('observations');
  const figures = observations === null ? Figures.none() : await readFiguresFile(observations, catalogue);
  const nationalFile = at('national');
  const national = nationalFile === null ? null : await readNational(nationalFile);
  const details = flags.has('details');
  return publishReport(
    applyRules(takeSnapshot(catalogue, place, figures, asOf), RULES, { national, details }),
    details,
  );
}

/** The place analysed: of the agencies file, else of the register; null analyses the catalogue alone. */
async function findPlace(
  root: string,
  catalogue: Catalogue,
  asked: {
    readonly folder: string;
    readonly agencies: string | null;
    readonly code: string | null;
    readonly asOf: string;
  },
): Promise<PlaceAgencies | null> {
  const loaded = await readAgenciesFile(asked.agencies ?? join(asked.folder, 'agencies.json'), catalogue);
  if (loaded === null && asked.agencies !== null)
    throw new BadUsage(`--agencies is "${asked.agencies}"; there is no such file.`);
  if (loaded?.kind === 'refused') throw new BadData('The agencies', loaded.faults);
  if (loaded === null) {
    return asked.code === null ? null : findBoard(await loadRegisterOrRefuse(root), asked.code, asked.asOf).agencies;
  }
  if (asked.code !== null && asked.code !== loaded.place.place) {
    throw new BadUsage(
      `--place is "${asked.code}", and the agencies are those of "${loaded.place.place}"; leave one of them out.`,
    );
  }
  return loaded.place;
}

/** Scores of all places by `KIND/form`. */
async function readNational(path: string): Promise<NationalScores> {
  const reading = await readJson(path);
  if (reading.kind === 'missing') throw new BadUsage(`--national is "${path}"; there is no such file.`);
  const content = reading.kind === 'read' ? reading.content : null;
  const isScores =
    typeof content === 'object' &&
    content !== null &&
    Object.values(content).every(
      (scores) => Array.isArray(scores) && scores.every((score) => typeof score === 'number'),
    );
  if (!isScores) {
    throw new BadFigures([
      {
        file: path,
        code: 'not_scores',
        found: reading.kind === 'not-json' ? `text that is not JSON (${reading.reason})` : 'something else',
        expected: 'an object of lists of numbers by KIND/form',
        message: `${path}: expected an object of lists of numbers by KIND/form.`,
      },
    ]);
  }
  return content as NationalScores;
}
