import { verdictByCause, verdictOnConcept, type Verdict } from './alignment-index.ts';
import { rememberOnce } from './remember-once.ts';
import { impossiblePairs } from './rules/target-bars.ts';
import type { HeldGoal, Snapshot } from './snapshot.ts';
import { causalMap } from './structural-paths.ts';

/** How two goals of two agencies stand to each other. */
export type Standing = 'aligned' | 'tension' | 'opposed' | 'unknown';

/** Two goals that can be compared: the first is held by the first agency of the pair, the second by the second. */
export interface GoalComparison {
  readonly goals: readonly [HeldGoal, HeldGoal];
  readonly standing: Standing;
}

const STANDINGS: Readonly<Record<Verdict, Standing>> = { 0: 'aligned', 1: 'tension', 2: 'opposed', 3: 'unknown' };

/** The name of a pair of agencies: their ids in order. */
export function pairKey(x: string, y: string): string {
  return x < y ? `${x} ${y}` : `${y} ${x}`;
}

/**
 * The choices that `countAlignment` counts, one by one: every two distinct goals with a direction or a band, and every two
 * different holders, under the name of their pair. Pairs with nothing to compare have no entry.
 */
export const goalComparisons = rememberOnce((snapshot: Snapshot): ReadonlyMap<string, readonly GoalComparison[]> => {
  const goals = snapshot.goals.filter((goal) => goal.row.polarity !== 'none');
  const impossible = impossiblePairs(snapshot);
  const { classOf } = causalMap(snapshot.catalogue, snapshot.asOf);
  const pairs = new Map<string, GoalComparison[]>();
  const verdictOn = (a: HeldGoal, b: HeldGoal): Verdict | null =>
    a.measure.concept === b.measure.concept
      ? verdictOnConcept(a, b, impossible)
      : verdictByCause(classOf(a.measure.id, b.measure.id), classOf(b.measure.id, a.measure.id));
  for (const [index, a] of goals.entries()) {
    for (const b of goals.slice(index + 1)) {
      const verdict = verdictOn(a, b);
      if (verdict === null) continue;
      for (const x of a.holders) {
        for (const y of b.holders) {
          if (x === y) continue;
          const key = pairKey(x, y);
          const comparison: GoalComparison = { goals: x < y ? [a, b] : [b, a], standing: STANDINGS[verdict] };
          const list = pairs.get(key);
          if (list === undefined) pairs.set(key, [comparison]);
          else list.push(comparison);
        }
      }
    }
  }
  return pairs;
});
