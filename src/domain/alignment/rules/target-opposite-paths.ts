import type { DraftFinding } from '../draft-finding.ts';
import { areOfDifferentAgencies, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { sortedSet } from '../sorted-text.ts';

/**
 * TARGET `opposite_paths`: two direct measures of one concept, held by different agencies, whose targets lie on
 * opposite sides of their baselines once the orientation is counted.
 */
export function findOppositePaths(snapshot: Snapshot): DraftFinding[] {
  const ways = snapshot.goals.flatMap((goal) => {
    const way = wayOf(goal);
    return way === 0 ? [] : [{ goal, way }];
  });
  return ways.flatMap((a, index) =>
    ways.slice(index + 1).flatMap((b): DraftFinding[] => {
      const [x, y] = [a.goal.measure, b.goal.measure];
      if (x.concept !== y.concept || x.id === y.id || a.way * b.way >= 0 || !areOfDifferentAgencies(a.goal, b.goal))
        return [];
      return [
        {
          kind: 'TARGET',
          subkind: 'opposite_paths',
          goals: [a.goal, b.goal],
          measures: [x.id, y.id],
          unique: sortedSet([a.goal.row.id, b.goal.row.id]).join('+'),
          score: 3,
          size: 3,
          confidence: 'A',
          local: { rule: 'unknown' },
          reason: `${[a, b].map(({ goal, way }) => `${goal.row.id} from ${goal.row.baseline?.value ?? ''} to ${String(goal.row.target?.value)} (${way > 0 ? 'more' : 'less'} of ${x.concept})`).join('; ')}.`,
        },
      ];
    }),
  );
}

/** +1 the target asks for more of the concept than the baseline, -1 for less, 0 not known or no change. */
function wayOf(goal: HeldGoal): number {
  const { target, baseline } = goal.row;
  if (goal.measure.role !== 'direct' || target === null || baseline === null || baseline.value === null) return 0;
  if (typeof target.value !== 'number' || target.unit !== baseline.unit) return 0;
  return Math.sign(target.value - baseline.value) * goal.measure.concept_orientation;
}
