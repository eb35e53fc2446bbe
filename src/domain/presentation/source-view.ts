import type { Catalogue } from '#domain/framework/catalogue';
import { FROM_KNOWLEDGE, READ, wasRead } from '#domain/framework/footing';
import type { SourceView } from '#domain/contract/shared-parts';

/** Sources by their ids, each once, in the order given; an id that is not on file is left out. */
export function toSourceViews(catalogue: Catalogue, ids: Iterable<string>): SourceView[] {
  return [...new Set(ids)].flatMap((id) => {
    const source = catalogue.sources.find((row) => row.id === id);
    if (source === undefined) return [];
    return [
      {
        id: source.id,
        title: source.title,
        url: source.url,
        publisher: source.publisher,
        date: source.date,
        kind: source.kind,
        footing: wasRead(source) ? READ : FROM_KNOWLEDGE,
      },
    ];
  });
}
