import type { ConflictsNarrowing } from '#domain/contract/conflicts-narrowing';
import type { Narrowing, NarrowingName } from '#domain/presentation/narrow-conflicts';

/** What a link asks of the list of conflicts, its choices apart. */
export function readNarrowing(asked: ConflictsNarrowing): Narrowing {
  const chosen = (name: NarrowingName): readonly string[] =>
    (asked[name] ?? '').split(',').filter((value) => value !== '');
  return {
    search: asked.search ?? '',
    sort: asked.sort ?? null,
    filters: {
      basis: chosen('basis'),
      kind: chosen('kind'),
      agency: chosen('agency'),
      domain: chosen('domain'),
      step: chosen('step'),
      severity: chosen('severity'),
      confidence: chosen('confidence'),
      here: chosen('here'),
      status: chosen('status'),
    },
  };
}
