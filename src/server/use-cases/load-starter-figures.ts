import type { Catalogue } from '#domain/framework/catalogue';
import type { Problem } from '#domain/intake/problem';
import { listStarterDatasets } from '#server/files/list-starter-datasets';
import { digestFile } from '#server/files/read-csv';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { OPERATOR } from '#server/storage/scope';
import type { Clock } from './clock.ts';
import { importFile } from './import-file.ts';

/** What is said while the starter figures are loaded. */
export interface LoadingProgress {
  readonly dataset: string;
  readonly title: string;
  /** Datasets done before this one, and how many there are to load. */
  readonly done: number;
  readonly of: number;
  readonly lines: number;
}

/** What became of the starter figures. */
export interface LoadedStarterFigures {
  readonly imported: readonly { readonly dataset: string; readonly lines: number }[];
  /** Datasets that were there already. */
  readonly unchanged: number;
  /** Rows that were refused, by dataset: a fault of the files that come with the program. */
  readonly problems: readonly { readonly dataset: string; readonly problem: Problem }[];
}

/**
 * Brings the figures that come with the program into the store, each dataset once for each content of its file.
 */
export async function loadStarterFigures(
  everybodys: ObservationRepository,
  catalogue: Catalogue,
  clock: Clock,
  dataFolder: string,
  onProgress: (progress: LoadingProgress) => void = () => undefined,
): Promise<LoadedStarterFigures> {
  const observations = everybodys.as(OPERATOR);
  const datasets = await listStarterDatasets(dataFolder);
  const stored = new Map(
    (await observations.listCommits()).map((commit) => [`${commit.dataset} ${commit.digest}`, commit]),
  );
  const digests = new Map(
    await Promise.all(datasets.map(async ({ id, figures }) => [id, await digestFile(figures)] as const)),
  );
  const missing = datasets.filter(({ id }) => !stored.has(`${id} ${digests.get(id) ?? ''}`));
  const imported: { dataset: string; lines: number }[] = [];
  const problems: { dataset: string; problem: Problem }[] = [];
  for (const [done, dataset] of missing.entries()) {
    const title = typeof dataset.manifest['title'] === 'string' ? dataset.manifest['title'] : dataset.id;
    const tell = (lines: number): void => onProgress({ dataset: dataset.id, title, done, of: missing.length, lines });
    tell(0);
    await observations.describeDataset(dataset.id, dataset.manifest, clock.now());
    const result = await importFile(
      observations,
      catalogue,
      clock,
      {
        dataset: dataset.id,
        path: dataset.figures,
        name: `${dataset.id}/figures.csv.gz`,
        digest: digests.get(dataset.id) ?? '',
        whenRefused: 'store the rest',
      },
      (step, lines) => {
        if (step === 'storing') tell(lines);
      },
    );
    if (result.kind === 'committed') imported.push({ dataset: dataset.id, lines: result.batch.counts.read });
    if (result.kind === 'committed' || result.kind === 'refused') {
      problems.push(
        ...result.problems
          .filter(({ severity }) => severity === 'refused')
          .map((problem) => ({ dataset: dataset.id, problem })),
      );
    }
  }
  for (const dataset of datasets) {
    if (!missing.includes(dataset)) await observations.describeDataset(dataset.id, dataset.manifest, clock.now());
  }
  return { imported, unchanged: datasets.length - missing.length, problems };
}
