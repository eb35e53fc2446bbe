import { join } from 'node:path';
import { listStarterDatasets } from '#server/files/list-starter-datasets';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { EXIT } from '#server/start-refused';
import { printJson, printTable, type CommandLine } from './command-line.ts';
import type { Arguments } from './parse-arguments.ts';
import { readFormat } from './read-format.ts';

/** `measures`: every measure of the catalogue, who is held to it, and which starter figures there are of it. Needs no store. */
export async function listMeasures(line: CommandLine, told: Arguments): Promise<number> {
  const format = readFormat(told);
  const { root } = line.config;
  const catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
  const datasets = await listStarterDatasets(join(root, 'data'));
  const typeNames = new Map(catalogue.agencyTypes.map((type) => [type.id, type.name]));
  const measures = catalogue.measures.map((measure) => ({
    id: measure.id,
    name: measure.name,
    framework: measure.framework,
    code: measure.code,
    unit: measure.unit,
    polarity: measure.polarity,
    inUseFrom: measure.in_use_from,
    inUseTo: measure.in_use_to,
    heldTo: [
      ...new Set(
        catalogue.goals
          .filter((goal) => goal.measure === measure.id)
          .map((goal) => typeNames.get(goal.agency_type) ?? goal.agency_type),
      ),
    ],
    datasets: datasets
      .filter(({ manifest }) => Array.isArray(manifest['measures']) && manifest['measures'].includes(measure.id))
      .map(({ id }) => id),
  }));
  if (format === 'json') printJson(line, { catalogueVersion: catalogue.version, measures });
  else {
    const rows = measures.map((measure) => [
      measure.name,
      measure.unit,
      String(measure.heldTo.length),
      measure.datasets.join(', '),
      measure.id,
    ]);
    printTable(line, ['measure', 'unit', 'kinds of agency held to it', 'figures', 'id'], rows);
  }
  return EXIT.done;
}
