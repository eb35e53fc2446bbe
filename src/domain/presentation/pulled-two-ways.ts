import type { Finding, FindingKind } from '#domain/alignment/report';
import { listedGoals, type Telling } from './telling.ts';

/** Kinds with two sides that can pull at one holder. */
const TWO_SIDED: readonly FindingKind[] = [
  'POLARITY',
  'TARGET',
  'DEFINITION',
  'STRUCTURAL',
  'EMPIRICAL',
  'INCENTIVE',
  'COST_SHUNT',
  'TIMING',
  'CONTENTION',
];
/** Kinds whose two sides may stand on one measure; the sides of the others stand on different ones. */
const ON_ONE_MEASURE: readonly FindingKind[] = ['POLARITY', 'TARGET'];

/** Does a finding pull an agency two ways: it holds two of the goals listed, on two measures unless two bars on one measure are the conflict. */
export function pullsTwoWays(telling: Telling, finding: Finding, agency: string): boolean {
  if (!TWO_SIDED.includes(finding.kind)) return false;
  const goals = listedGoals(telling, finding).filter((goal) => goal.holders.includes(agency));
  if (goals.length < 2) return false;
  return ON_ONE_MEASURE.includes(finding.kind) || new Set(goals.map((goal) => goal.measure.id)).size > 1;
}
