import type { Finding } from './report.ts';

const FACTS = new Set([
  'TARGET/never_both',
  'FOOTPRINT/shared_provider',
  'FOOTPRINT/split_provider',
  'FOOTPRINT/holders',
  'ATTRIBUTION/reasons',
]);

/** Is a finding a fact of the place: a statement about its own agencies, never "inside one organisation". */
export function isFactOfPlace(finding: Pick<Finding, 'kind' | 'subkind'>): boolean {
  return FACTS.has(`${finding.kind}/${finding.subkind}`);
}
