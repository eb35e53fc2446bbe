import type { Catalogue } from './catalogue.ts';
import type { CatalogueFault } from './catalogue-fault.ts';
import { describeFault } from './catalogue-fault.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import type { Publication, Publications, PublishedCode } from './publications.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';

const FILE = 'publications.json';

/** The publications, or every fault that keeps them from being read. */
export type LoadedPublications =
  | { readonly kind: 'loaded'; readonly publications: Publications }
  | { readonly kind: 'refused'; readonly faults: readonly CatalogueFault[] };

/**
 * Loads the parsed `publications.json` against a loaded catalogue, with every fault at once: a measure or source that the
 * catalogue has not, a code that stands twice. The result is frozen. Never throws.
 */
export function loadPublications(
  content: unknown,
  catalogue: Pick<Catalogue, 'measures' | 'context' | 'sources'>,
): LoadedPublications {
  const reading = readCatalogueFile(FILE, content);
  const faults = [...reading.faults];
  const rows = reading.lists.get('publications') ?? [];
  const codeRows = reading.lists.get('codes') ?? [];
  const measures = new Set([...catalogue.measures, ...catalogue.context].map(({ id }) => id));
  const sources = new Set(catalogue.sources.map(({ id }) => id));
  const refuse = (row: string | number, field: string, id: string, kind: string): void => {
    faults.push(
      describeFault({
        file: FILE,
        row,
        field,
        code: 'dangling-id',
        found: `"${id}", which is no ${kind}`,
        expected: `the id of a ${kind}`,
      }),
    );
  };
  const publications = rows.filter(({ sound }) => sound).map(({ value }) => value as Publication);
  for (const { id, source, measure, figures } of publications) {
    if (!sources.has(source)) refuse(id, 'source', source, 'source');
    for (const named of [measure, ...(figures ?? []).map((figure) => figure.measure)]) {
      if (named !== null && !measures.has(named)) refuse(id, 'measure', named, 'measure');
    }
  }
  const codes = codeRows.filter(({ sound }) => sound).map(({ value }) => value as PublishedCode);
  const seen = new Set<string>();
  codes.forEach(({ scheme, written, measure }, index) => {
    if (!measures.has(measure)) refuse(index + 1, 'measure', measure, 'measure');
    const key = `${scheme}\t${written}`;
    if (seen.has(key)) {
      faults.push(
        describeFault({
          file: FILE,
          row: index + 1,
          field: 'written',
          code: 'duplicate-identity',
          found: `"${written}" of ${scheme} again`,
          expected: 'each code of a scheme once',
        }),
      );
    }
    seen.add(key);
  });
  return faults.length > 0
    ? freezeDeeply({ kind: 'refused', faults })
    : freezeDeeply({ kind: 'loaded', publications: { publications, codes } });
}
