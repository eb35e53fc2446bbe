import type { AlignmentReport, Finding } from '#domain/alignment/report';
import type { FindingCard } from '#domain/contract/shared-parts';
import { byWeight } from './by-weight.ts';
import { stepsOf } from './finding-placement.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';

/** Cards a page shows before it leads on to the whole list. */
const FIRST = 6;

/**
 * The conflicts that touch all of some steps, as the list of conflicts has them: headlines first, then by weight; goals that
 * help one another and contested ones left out.
 * @param steps ids
 */
export function touchingConflicts(
  telling: Telling,
  report: AlignmentReport,
  steps: readonly string[],
): { readonly count: number; readonly cards: FindingCard[] } {
  const numbers = new Map(report.headlines.map((id, index) => [id, index + 1]));
  const touches = (finding: Finding): boolean => {
    const touched = stepsOf(telling, finding).map(({ id }) => id);
    return steps.every((step) => touched.includes(step));
  };
  const found = report.findings
    .filter((finding) => finding.kind !== 'SYNERGY' && !finding.contested && touches(finding))
    .sort((a, b) => (numbers.get(a.id) ?? Infinity) - (numbers.get(b.id) ?? Infinity) || byWeight(a, b));
  // What nobody answers for is said by the page itself, beside the step.
  const told = found.filter(({ kind }) => kind !== 'ORPHAN');
  return {
    count: found.length,
    cards: told.slice(0, FIRST).map((finding) => toFindingCard(telling, finding, numbers.get(finding.id) ?? null)),
  };
}
