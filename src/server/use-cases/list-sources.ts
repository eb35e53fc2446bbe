import type { SourcesView } from '#domain/contract/sources-view';
import { toSourceViews } from '#domain/presentation/source-view';
import type { Knowledge } from './knowledge.ts';

/** Everything the catalogue cites, once, with how it is known. */
export function listSources({ catalogue }: Knowledge): SourcesView {
  return { sources: toSourceViews(catalogue, catalogue.sources.map((source) => source.id)), catalogueVersion: catalogue.version };
}
