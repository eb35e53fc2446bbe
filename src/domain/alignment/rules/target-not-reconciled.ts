import { months } from '#domain/measure/period';
import type { DraftFinding } from '../draft-finding.ts';
import { isAtMost } from '../slack.ts';
import { areOfDifferentAgencies, goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';
import { connect } from '../structural-paths.ts';

/** Months between two deadlines that make them due together. */
const TOGETHER_MONTHS = 3;

/**
 * TARGET `not_reconciled`: per connected component of identities of type sum, same_quantity and change_of, every goal
 * with a target and a deadline within 3 months of another's, of a different agency, in a different unit.
 */
export function findNotReconciled(snapshot: Snapshot): DraftFinding[] {
  const groups = snapshot.catalogue.identities.flatMap((identity): string[][] => {
    switch (identity.type) {
      case 'sum':
        return [[identity.total, ...identity.parts]];
      case 'same_quantity':
      case 'change_of':
        return [[identity.a, identity.b]];
      case 'split':
      case 'numerator_is_denominator':
        return [];
    }
  });
  const components = new Map<number, HeldGoal[]>();
  for (const [measure, number] of connect(groups)) {
    const goals = goalsOf(snapshot, measure).filter((goal) => goal.row.target !== null && goal.row.deadline !== null);
    components.set(number, [...(components.get(number) ?? []), ...goals]);
  }
  return [...components.values()].flatMap((all): DraftFinding[] => {
    const goals = all
      .filter((goal) => all.some((other) => other !== goal && isUnreconciled(goal, other)))
      .sort((a, b) => compareText(a.row.id, b.row.id));
    if (goals.length === 0) return [];
    return [
      {
        kind: 'TARGET',
        subkind: 'not_reconciled',
        goals,
        measures: goals.map((goal) => goal.measure.id),
        unique: goals.map((goal) => goal.row.id).join('+'),
        score: 1,
        size: 2,
        confidence: 'B',
        local: { rule: 'unknown' },
        reason: `Due together in different units: ${goals.map((goal) => `${goal.row.id} (${goal.row.target?.unit ?? ''}, ${goal.row.deadline ?? ''})`).join(', ')}.`,
      },
    ];
  });
}

function isUnreconciled(a: HeldGoal, b: HeldGoal): boolean {
  if (a.row.target?.unit === b.row.target?.unit || a.row.deadline === null || b.row.deadline === null) return false;
  const [early, late] = [a.row.deadline, b.row.deadline].sort(compareText);
  return isAtMost(months(early ?? '', late ?? ''), TOGETHER_MONTHS) && areOfDifferentAgencies(a, b);
}
