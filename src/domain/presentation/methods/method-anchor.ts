/** Where a kind stands on the page of methods: `COST_SHUNT` is `cost-shunt`. */
export function methodAnchor(kind: string): string {
  return kind.toLowerCase().replaceAll('_', '-');
}
