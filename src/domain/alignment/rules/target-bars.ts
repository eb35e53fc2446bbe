import type { DraftFinding } from '../draft-finding.ts';
import { rememberOnce } from '../remember-once.ts';
import { goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText, sortedSet } from '../sorted-text.ts';
import {
  cannotBothHold,
  hasDifferentBar,
  intervalGap,
  limitGap,
  targetInterval,
  type TargetInterval,
} from '../target-interval.ts';
import { sameMeasureGroups } from './double-count.ts';

interface BarredGoal {
  readonly goal: HeldGoal;
  readonly interval: TargetInterval;
}

/** Two goals that no value can meet together, by id, as `a+b`; read by the alignment index too. */
export const impossiblePairs = rememberOnce((snapshot: Snapshot): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [a, b] of comparedPairs(snapshot).flat()) {
    if (cannotBothHold(a.interval, b.interval)) found.add(pairId(a.goal, b.goal));
  }
  return found;
});

/** Key of two goals in `impossiblePairs`. */
export function pairId(a: HeldGoal, b: HeldGoal): string {
  return sortedSet([a.row.id, b.row.id]).join('+');
}

/** TARGET `cannot_both_hold` (one finding per pair) and `different_bar` (one per measure or group that counts one fact). */
export function findBars(snapshot: Snapshot): DraftFinding[] {
  return comparedPairs(snapshot).flatMap((pairs) => {
    const impossible = pairs.filter(([a, b]) => cannotBothHold(a.interval, b.interval));
    const different = pairs.filter(([a, b]) => hasDifferentBar(a.interval, b.interval));
    return [...impossible.map(draftImpossible), ...(different.length > 0 ? [draftDifferent(different)] : [])];
  });
}

/** Pairs of goals whose bars can be compared, one list for each measure or group that counts one fact. */
const comparedPairs = rememberOnce(
  (snapshot: Snapshot): readonly (readonly (readonly [BarredGoal, BarredGoal])[])[] => {
    const groups = sameMeasureGroups(snapshot);
    const grouped = new Set(groups.flat());
    const single = [...snapshot.goalsByMeasure.keys()].filter((id) => !grouped.has(id)).map((id) => [id]);
    return [...groups, ...single].map((measures) => {
      const barred = measures
        .flatMap((measure) => goalsOf(snapshot, measure))
        .flatMap((goal): BarredGoal[] => {
          const interval = targetInterval(goal.row.target);
          return interval === null ? [] : [{ goal, interval }];
        })
        .sort((a, b) => compareText(a.goal.row.id, b.goal.row.id));
      return barred.flatMap((a, index) =>
        barred
          .slice(index + 1)
          .filter(
            (b) => a.goal.row.target?.unit === b.goal.row.target?.unit && !areMilestones(snapshot, a.goal, b.goal),
          )
          .map((b) => [a, b] as const),
      );
    });
  },
);

/** Interim milestones of one setter: different deadlines, both after the day. */
function areMilestones(snapshot: Snapshot, a: HeldGoal, b: HeldGoal): boolean {
  const [x, y] = [a.row, b.row];
  return (
    x.set_by !== null &&
    x.set_by === y.set_by &&
    x.deadline !== null &&
    y.deadline !== null &&
    x.deadline !== y.deadline &&
    x.deadline > snapshot.asOf &&
    y.deadline > snapshot.asOf
  );
}

function draftImpossible([a, b]: readonly [BarredGoal, BarredGoal]): DraftFinding {
  const gap = intervalGap(a.interval, b.interval);
  return {
    kind: 'TARGET',
    subkind: 'cannot_both_hold',
    goals: [a.goal, b.goal],
    measures: [a.goal.measure.id, b.goal.measure.id],
    unique: pairId(a.goal, b.goal),
    score: gap,
    size: 3,
    confidence: 'A',
    local: { rule: 'bars', goals: [a.goal, b.goal], differ: [[a.goal, b.goal]] },
    reason: `${a.goal.row.id} asks ${spell(a)}, ${b.goal.row.id} ${spell(b)}: ${gap} apart.`,
  };
}

function draftDifferent(pairs: readonly (readonly [BarredGoal, BarredGoal])[]): DraftFinding {
  const goals = [...new Map(pairs.flat().map((barred) => [barred.goal.row.id, barred])).values()].sort((a, b) =>
    compareText(a.goal.row.id, b.goal.row.id),
  );
  const gap = Math.max(...pairs.map(([a, b]) => limitGap(a.interval, b.interval)));
  return {
    kind: 'TARGET',
    subkind: 'different_bar',
    goals: goals.map(({ goal }) => goal),
    measures: goals.map(({ goal }) => goal.measure.id),
    unique: goals.map(({ goal }) => goal.row.id).join('+'),
    score: gap,
    size: 1,
    confidence: 'A',
    local: {
      rule: 'bars',
      goals: goals.map(({ goal }) => goal),
      differ: pairs.map(([a, b]) => [a.goal, b.goal] as const),
    },
    reason: `${goals.map((barred) => `${barred.goal.row.id} ${spell(barred)}`).join(', ')}: up to ${gap} apart.`,
  };
}

function spell({ goal }: BarredGoal): string {
  const target = goal.row.target;
  return target === null ? '' : `${target.op} ${String(target.value)} ${target.unit}`;
}
