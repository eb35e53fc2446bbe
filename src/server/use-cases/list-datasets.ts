import type { DatasetsView, DatasetView } from '#domain/contract/datasets-view';
import type { ObservationRepository, StoredDataset } from '../storage/observation-repository.ts';

/** Every publication in the store: publisher, licence, newest figures, and the import that brought it. */
export async function listDatasets(observations: Pick<ObservationRepository, 'listDatasets'>): Promise<DatasetsView> {
  return { datasets: (await observations.listDatasets()).map(view) };
}

function view({ id, manifest, observations, measures, newest, lastCommit }: StoredDataset): DatasetView {
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
    newest,
    lastImport:
      lastCommit === null
        ? null
        : {
            batch: lastCommit.id,
            digest: lastCommit.digest,
            committedAt: lastCommit.committedAt,
            counts: { ...lastCommit.counts },
          },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
