import type { FindingKind } from '#domain/alignment/report';

/** Where a kind stands on the page of methods: `COST_SHUNT` is `cost-shunt`. */
export function methodAnchor(kind: FindingKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}
