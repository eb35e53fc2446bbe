import { verdictByCause, verdictOnConcept } from './alignment-index.ts';
import { rememberOnce } from './remember-once.ts';
import { impossiblePairs } from './rules/target-bars.ts';
import { areOfDifferentAgencies, type HeldGoal, type Snapshot } from './snapshot.ts';
import { causalMap } from './structural-paths.ts';

/** How the goals on one measure stand to the goals of other agencies, counted by measure on the other side. */
export interface MeasureAlignment {
  readonly aligned: number;
  readonly tension: number;
  readonly opposed: number;
  /** Comparable, but nothing on file says how they stand: never counted as aligned. */
  readonly unknown: number;
}

/** The order in which a verdict on two measures is taken from those of their goals: what is worst known, then what is not known. */
const WORST_FIRST = ['opposed', 'tension', 'unknown', 'aligned'] as const;
const NAMES = ['aligned', 'tension', 'opposed', 'unknown'] as const;

/**
 * Counts the measures that agencies are held to beside one measure, by how the goals on the two stand to each other: the
 * verdicts are those of the alignment index (`countAlignment`). The measure itself counts when two agencies hold it. Two goals
 * of one agency alone say nothing. Goals without a direction or band are left out.
 */
export function alignMeasure(snapshot: Snapshot, measure: string): MeasureAlignment {
  const counts = { aligned: 0, tension: 0, opposed: 0, unknown: 0 };
  const mine = directed(snapshot).get(measure) ?? [];
  if (mine.length === 0) return counts;
  const impossible = impossiblePairs(snapshot);
  const { classOf } = causalMap(snapshot.catalogue, snapshot.asOf);
  for (const [other, theirs] of directed(snapshot)) {
    const pairs = pairsOf(mine, theirs, other === measure);
    if (pairs.length === 0) continue;
    const first = pairs[0];
    if (first === undefined) continue;
    const isOneConcept = first[0].measure.concept === first[1].measure.concept;
    const byCause = isOneConcept ? null : verdictByCause(classOf(measure, other), classOf(other, measure));
    const verdicts = isOneConcept
      ? pairs.map(([a, b]) => verdictOnConcept(a, b, impossible))
      : byCause === null
        ? []
        : [byCause];
    const names = verdicts.map((verdict) => NAMES[verdict]);
    const worst = WORST_FIRST.find((name) => names.includes(name));
    if (worst !== undefined) counts[worst] += 1;
  }
  return counts;
}

const directed = rememberOnce((snapshot: Snapshot): ReadonlyMap<string, readonly HeldGoal[]> =>
  Map.groupBy(
    snapshot.goals.filter((goal) => goal.row.polarity !== 'none'),
    (goal) => goal.measure.id,
  ),
);

function pairsOf(
  mine: readonly HeldGoal[],
  theirs: readonly HeldGoal[],
  isSame: boolean,
): readonly (readonly [HeldGoal, HeldGoal])[] {
  return mine.flatMap((a, index) =>
    (isSame ? mine.slice(index + 1) : theirs).filter((b) => areOfDifferentAgencies(a, b)).map((b) => [a, b] as const),
  );
}
