import { rememberOnce } from './remember-once.ts';
import type { AlignmentCounts, AlignmentIndex } from './report.ts';
import { conceptProduct, pullsApart } from './rules/polarity.ts';
import { impossiblePairs, pairId } from './rules/target-bars.ts';
import type { HeldGoal, Snapshot } from './snapshot.ts';
import { sortedSet } from './sorted-text.ts';
import { causalMap, endsKey, type CausalMap, type JoinedPair } from './structural-paths.ts';

/** How two goals that can be compared stand to each other. */
type Verdict = 0 | 1 | 2 | 3;
const ALIGNED: Verdict = 0;
const TENSION: Verdict = 1;
const OPPOSED: Verdict = 2;
const UNKNOWN: Verdict = 3;

/**
 * Counts how the goals of different agencies stand to each other: every two goals with a direction or a band, and every
 * choice of a holder of each with the two different. index = aligned / (aligned + tension + opposed + unknown).
 */
export function countAlignment(snapshot: Snapshot): AlignmentIndex {
  const goals = snapshot.goals.filter((goal) => goal.row.polarity !== 'none');
  const agencies = sortedSet(goals.flatMap((goal) => goal.holders));
  const number = new Map(agencies.map((agency, index) => [agency, index]));
  const holders = goals.map((goal) => goal.holders.map((holder) => number.get(holder) ?? 0));
  const width = agencies.length;
  const counts = new Int32Array(width * width * 4);
  const byCause = causalVerdicts(causalMap(snapshot.catalogue, snapshot.asOf));
  const impossible = impossiblePairs(snapshot);
  for (const [index, a] of goals.entries()) {
    const caused = byCause.get(a.measure.id);
    for (let other = index + 1; other < goals.length; other += 1) {
      const b = goals[other];
      if (b === undefined) continue;
      const verdict =
        a.measure.concept === b.measure.concept ? verdictOnConcept(a, b, impossible) : caused?.get(b.measure.id);
      if (verdict === undefined) continue;
      for (const x of holders[index] ?? []) {
        for (const y of holders[other] ?? []) {
          if (x === y) continue;
          const cell = (Math.min(x, y) * width + Math.max(x, y)) * 4 + verdict;
          counts[cell] = (counts[cell] ?? 0) + 1;
        }
      }
    }
  }
  const pairs: AlignmentIndex['pairs'][number][] = [];
  const total = [0, 0, 0, 0];
  for (let x = 0; x < width; x += 1) {
    for (let y = x + 1; y < width; y += 1) {
      const start = (x * width + y) * 4;
      const four = counts.subarray(start, start + 4);
      if (four.every((count) => count === 0)) continue;
      pairs.push({ agencies: [agencies[x] ?? '', agencies[y] ?? ''], ...toCounts(four) });
      for (const [verdict, count] of four.entries()) total[verdict] = (total[verdict] ?? 0) + count;
    }
  }
  return { pairs, total: toCounts(total) };
}

function verdictOnConcept(a: HeldGoal, b: HeldGoal, impossible: ReadonlySet<string>): Verdict {
  if (impossible.has(pairId(a, b)) || pullsApart(a, b)) return OPPOSED;
  return conceptProduct(a, b) === 1 ? ALIGNED : UNKNOWN;
}

/** How two measures on different concepts stand to each other by declared causes, in both orders; shared by all places. */
const causalVerdicts = rememberOnce((causes: CausalMap): ReadonlyMap<string, ReadonlyMap<string, Verdict>> => {
  const verdicts = new Map<string, Map<string, Verdict>>();
  const put = (from: string, to: string, verdict: Verdict): void => {
    const row = verdicts.get(from);
    if (row === undefined) verdicts.set(from, new Map([[to, verdict]]));
    else row.set(to, verdict);
  };
  for (const there of causes.pairs) {
    const verdict = verdictByCause(there, causes.byEnds.get(endsKey(there.to, there.from)));
    if (verdict === null) continue;
    put(there.from, there.to, verdict);
    put(there.to, there.from, verdict);
  }
  return verdicts;
});

function verdictByCause(there: JoinedPair, back: JoinedPair | undefined): Verdict | null {
  const classes = [there.class, back?.class];
  if (classes.includes('mechanical')) return null;
  if (classes.includes('trade_off') || classes.includes('depends')) return TENSION;
  return classes.includes('synergy') ? ALIGNED : UNKNOWN;
}

function toCounts(four: ArrayLike<number>): AlignmentCounts {
  const [aligned, tension, opposed, unknown] = [four[0] ?? 0, four[1] ?? 0, four[2] ?? 0, four[3] ?? 0];
  const all = aligned + tension + opposed + unknown;
  return { aligned, tension, opposed, unknown, index: all === 0 ? null : aligned / all };
}
