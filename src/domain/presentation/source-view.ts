import type { Catalogue } from '#domain/framework/catalogue';
import type { SourceView } from '#domain/contract/shared-parts';

/** How a source is known, in the words shown beside it. */
export const READ = 'read in the source';
/** The words beside a statement that no source was read for. */
export const FROM_KNOWLEDGE = 'from knowledge, to be checked';

/** Sources by their ids, each once, in the order given; an id that is not on file is left out. */
export function toSourceViews(catalogue: Catalogue, ids: Iterable<string>): SourceView[] {
  return [...new Set(ids)].flatMap((id) => {
    const source = catalogue.sources.find((row) => row.id === id);
    if (source === undefined) return [];
    const isKnowledge = source.kind.startsWith('knowledge') || source.kind === 'unlinked';
    return [
      {
        id: source.id,
        title: source.title,
        url: source.url,
        publisher: source.publisher,
        date: source.date,
        kind: source.kind,
        footing: isKnowledge ? FROM_KNOWLEDGE : READ,
      },
    ];
  });
}
