import type { Finding } from '#domain/alignment/report';

const HERE_ORDER = { both: 0, one: 1, none: 2 } as const;

/** Order of findings that are no headlines: seen here first, then the heavier, the surer, and by id. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    HERE_ORDER[a.here] - HERE_ORDER[b.here] ||
    (b.severity?.scaled ?? 0) - (a.severity?.scaled ?? 0) ||
    (a.confidence < b.confidence ? -1 : a.confidence > b.confidence ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
