import type { Finding } from '#domain/alignment/report';

/** The fixed words of a finding that no named person has looked at yet. */
export const NOT_REVIEWED = 'found by rule, not yet reviewed';
/** Shares of emergencies are estimated from the patient flows of this year, whatever day is looked at. */
const FLOWS_YEAR = '2022';

/** The fixed words beside a finding's sentence, in their fixed order. */
export function findingLabels(finding: Finding, asOf: string): readonly string[] {
  return [
    NOT_REVIEWED,
    ...(finding.datesKnown ? [] : ['dates not known']),
    ...(finding.withinOne ? ['inside one organisation'] : []),
    ...(finding.contested ? ['contested'] : []),
    ...(usesFlows(finding) && asOf.slice(0, 4) < FLOWS_YEAR ? [`flows of ${FLOWS_YEAR}`] : []),
  ];
}

/** The sentence of a shared hospital says so itself. */
function usesFlows(finding: Finding): boolean {
  return finding.kind === 'FOOTPRINT' && finding.subkind === 'split_provider';
}
