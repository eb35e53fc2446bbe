import { subjectOfMeasure } from '#domain/alignment/what-if/subject-of-measure';
import { ownUnitInterval } from '#domain/alignment/target-interval';
import type { HeldGoal } from '#domain/alignment/snapshot';
import type { AlignmentReport } from '#domain/alignment/report';
import type { EditableGoal, EditablePayment } from '#domain/contract/what-if-view';
import { holdersOf, nameHolders, typeName } from '../agency-names.ts';
import { betterOf } from '../conflict-sides.ts';
import { small } from '../number-words.ts';
import { targetInWords } from '../target-words.ts';
import { paidAgencies, payingAgencies } from '../tell-incentive.ts';
import type { Telling } from '../telling.ts';
import { unitWords } from '../to-series-view.ts';

/**
 * The goals in force here, as an editor shows them: those that headlines list first, then by measure and who holds them.
 * @param report whose headlines are numbered
 * @param original the goals before any edit, by id; null for that state itself
 * @param held payments in force here before any edit
 */
export function toEditableGoals(
  telling: Telling,
  report: AlignmentReport,
  original: ReadonlyMap<string, HeldGoal> | null,
  held: ReadonlySet<string>,
): EditableGoal[] {
  const { snapshot } = telling;
  const numbers = headlineNumbers(report);
  const payments = paymentsByMeasure(telling, held);
  const subjectOf = subjectOfMeasure(snapshot.catalogue);
  const groups = Map.groupBy(snapshot.goals, (goal) => subjectOf(goal.measure.id));
  const holders = new Map(
    snapshot.goals.map((goal) => [goal.row.id, nameHolders(snapshot, holdersOf(snapshot, [goal])).words]),
  );
  const alike = Map.groupBy(snapshot.goals, (goal) => `${goal.measure.id} ${holders.get(goal.row.id) ?? ''}`);
  // One organisation can be held to one measure in two capacities, or twice in one.
  const capacity = (goal: HeldGoal): string => {
    const same = alike.get(`${goal.measure.id} ${holders.get(goal.row.id) ?? ''}`) ?? [];
    return new Set(same.map(({ row }) => row.agency_type)).size > 1
      ? ` (as ${small(typeName(snapshot, goal.row.agency_type))})`
      : '';
  };
  const goals = snapshot.goals.map((goal): EditableGoal => {
    const { row, measure } = goal;
    const target = ownUnitInterval(row.target, measure) === null ? null : row.target;
    return {
      id: row.id,
      holders: (holders.get(row.id) ?? '') + capacity(goal),
      agencies: goal.holders,
      measure: { id: measure.id, name: measure.name, code: measure.code },
      domain: measure.domain,
      polarity: row.polarity,
      better: betterOf(goal),
      targetWords: row.target === null ? '' : targetInWords(row.target),
      bar: target === null || target.value === null ? null : { op: target.op, value: target.value },
      unit: measure.unit,
      unitWords: unitWords(measure.unit),
      deadline: row.deadline,
      from: row.in_force_from,
      weight: row.weight ?? 0,
      payments: payments.get(measure.id) ?? [],
      mates: (groups.get(subjectOf(measure.id)) ?? []).map((mate) => mate.row.id).filter((id) => id !== row.id),
      headlines: numbers.get(row.id) ?? [],
      changed: original !== null && isChanged(original.get(row.id), goal),
    };
  });
  return goals.sort(
    (a, b) =>
      (a.headlines[0] ?? Infinity) - (b.headlines[0] ?? Infinity) ||
      byText(a.measure.name, b.measure.name) ||
      byText(a.holders, b.holders) ||
      byText(a.id, b.id),
  );
}

function headlineNumbers(report: AlignmentReport): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  for (const [index, id] of report.headlines.entries()) {
    for (const goal of byId.get(id)?.goals ?? []) numbers.set(goal, [...(numbers.get(goal) ?? []), index + 1]);
  }
  return numbers;
}

function paymentsByMeasure(
  telling: Telling,
  held: ReadonlySet<string>,
): ReadonlyMap<string, readonly EditablePayment[]> {
  const { snapshot } = telling;
  const byMeasure = new Map<string, EditablePayment[]>();
  for (const row of snapshot.catalogue.incentives) {
    if (!held.has(row.id)) continue;
    const amount = row.amount.text === '' ? '' : `: ${row.amount.text}`;
    const words = `${payingAgencies(telling, row).words} to ${paidAgencies(telling, row).words}${amount}`;
    byMeasure.set(row.measure, [...(byMeasure.get(row.measure) ?? []), { id: row.id, words, sign: row.sign }]);
  }
  return byMeasure;
}

function isChanged(before: HeldGoal | undefined, after: HeldGoal): boolean {
  return before === undefined || JSON.stringify(before.row) !== JSON.stringify(after.row);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
