import type { SourcesView } from '#domain/contract/sources-view';
import { toSourcesView } from '#domain/presentation/to-sources-view';
import type { ObservationRepository } from '#server/storage/observation-repository';
import type { Knowledge } from './knowledge.ts';
import { listDatasets } from './list-datasets.ts';

/** Everything the catalogue cites with what rests on it, and every publication of figures. */
export async function listSources(
  { catalogue }: Knowledge,
  observations: Pick<ObservationRepository, 'listDatasets'>,
): Promise<SourcesView> {
  const { datasets } = await listDatasets(observations, catalogue);
  return toSourcesView(catalogue, datasets);
}
