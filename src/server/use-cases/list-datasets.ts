import type { DatasetsView, DatasetView } from '#domain/contract/datasets-view';
import { readDisclosurePolicy } from '#domain/disclosure/disclosure-policy';
import type { Catalogue } from '#domain/framework/catalogue';
import { periodInWords } from '#domain/measure/period-words';
import { isGoalDataset } from './check-goals.ts';
import type { ObservationRepository, StoredDataset } from '#server/storage/observation-repository';

/** Every publication in the store: publisher, licence, newest figures, what was left out, and the import that brought it. */
export async function listDatasets(
  observations: Pick<ObservationRepository, 'listDatasets'>,
  catalogue: Pick<Catalogue, 'measures' | 'context'>,
): Promise<DatasetsView> {
  const names = new Map([...catalogue.context, ...catalogue.measures].map((row) => [row.id, row.name]));
  const figures = (await observations.listDatasets()).filter(({ id }) => !isGoalDataset(id));
  return { datasets: figures.map((dataset) => view(dataset, names)) };
}

function view(
  { id, manifest, observations, measures, newest, lastCommit }: StoredDataset,
  names: ReadonlyMap<string, string>,
): DatasetView {
  const readings = isRecord(manifest['readings']) ? manifest['readings'] : {};
  return {
    id,
    title: textOf(manifest['title']) ?? id,
    publisher: textOf(manifest['publisher']),
    licence: textOf(manifest['licence']),
    // A licence nobody has confirmed is said to be open to doubt, and so is one nobody has spoken of.
    licenceConfirmed: manifest['licence_confirmed'] === true,
    licenceNote: textOf(manifest['licence_note']),
    attribution: textOf(manifest['attribution']),
    origin: textOf(manifest['url_or_origin']),
    traps: Array.isArray(manifest['traps']) ? manifest['traps'].map(String) : [],
    observations,
    measures,
    measureNames: (Array.isArray(manifest['measures']) ? manifest['measures'].map(String) : [])
      .map((measure) => ({
        id: measure,
        name: names.get(measure) ?? 'a measure not on file',
        reading: textOf(readings[measure]),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    periods: periodsOf(manifest['periods']),
    periodNote: textOf(manifest['period_note']),
    areas: wholeOf(manifest['areas']),
    leftOut: (Array.isArray(manifest['left_out']) ? manifest['left_out'] : []).flatMap(leftOutOf),
    newest,
    lastImport:
      lastCommit === null
        ? null
        : {
            batch: lastCommit.id,
            // Whoever knew the rest of a file could try what is hidden in it until the digest fits.
            digest: readDisclosurePolicy(manifest) === null ? lastCommit.digest : null,
            committedAt: lastCommit.committedAt,
            counts: { ...lastCommit.counts },
          },
  };
}

function periodsOf(periods: unknown): string | null {
  if (!isRecord(periods)) return null;
  const [first, last] = [textOf(periods['first']), textOf(periods['last'])];
  if (first === null || last === null) return null;
  return first === last ? periodInWords(first) : `${periodInWords(first)} to ${periodInWords(last)}`;
}

function leftOutOf(row: unknown): DatasetView['leftOut'] {
  if (!isRecord(row)) return [];
  const what = textOf(row['what']);
  return what === null ? [] : [{ what, rows: wholeOf(row['rows']), why: textOf(row['why']) ?? '' }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wholeOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? Number(value) : null;
}
