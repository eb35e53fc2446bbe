import type { AlignmentCounts, AlignmentIndex, StructuralClass } from './report.ts';
import { conceptProduct, pullsApart } from './rules/polarity.ts';
import { impossiblePairs, pairId } from './rules/target-bars.ts';
import type { HeldGoal, Snapshot } from './snapshot.ts';
import { sortedSet } from './sorted-text.ts';
import { causalMap, STRUCTURAL_CLASSES } from './structural-paths.ts';

/** How two goals that can be compared stand to each other: aligned, tension, opposed, unknown. */
export type Verdict = 0 | 1 | 2 | 3;
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
  const width = agencies.length;
  const counts = new Int32Array(width * width * 4);
  const add = (x: number, y: number, verdict: Verdict, choices: number): void => {
    if (x === y) return;
    const cell = (Math.min(x, y) * width + Math.max(x, y)) * 4 + verdict;
    counts[cell] = (counts[cell] ?? 0) + choices;
  };
  addConcepts(snapshot, goals, number, add);
  addCauses(snapshot, goals, number, add);
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

/** Counts a verdict for so many choices of a holder of each goal. */
type AddVerdict = (x: number, y: number, verdict: Verdict, choices: number) => void;

/** Every two goals on one concept. */
function addConcepts(
  snapshot: Snapshot,
  goals: readonly HeldGoal[],
  number: ReadonlyMap<string, number>,
  add: AddVerdict,
): void {
  const impossible = impossiblePairs(snapshot);
  for (const group of groupBy(goals, (goal) => goal.measure.concept).values()) {
    for (const [index, a] of group.entries()) {
      for (let other = index + 1; other < group.length; other += 1) {
        const b = group[other];
        if (b === undefined) continue;
        const verdict = verdictOnConcept(a, b, impossible);
        for (const x of a.holders) {
          for (const y of b.holders) add(number.get(x) ?? 0, number.get(y) ?? 0, verdict, 1);
        }
      }
    }
  }
}

/**
 * Every two goals on measures of different concepts that declared causes join. All goals of two measures get one
 * verdict, so holders are counted measure by measure.
 */
function addCauses(
  snapshot: Snapshot,
  goals: readonly HeldGoal[],
  number: ReadonlyMap<string, number>,
  add: AddVerdict,
): void {
  const { classesFrom, numberOf } = causalMap(snapshot.catalogue, snapshot.asOf);
  const measures = [...groupBy(goals, (goal) => goal.measure.id)].map(([id, held]) => {
    const choices = new Map<number, number>();
    for (const holder of held.flatMap((goal) => goal.holders)) {
      const agency = number.get(holder) ?? 0;
      choices.set(agency, (choices.get(agency) ?? 0) + 1);
    }
    return {
      node: numberOf(id) ?? -1,
      classes: classesFrom(id),
      concept: held[0]?.measure.concept,
      choices: [...choices],
    };
  });
  for (const [index, a] of measures.entries()) {
    for (let other = index + 1; other < measures.length; other += 1) {
      const b = measures[other];
      if (b === undefined || a.concept === b.concept) continue;
      const there = a.classes?.[b.node] ?? 0;
      const back = b.classes?.[a.node] ?? 0;
      if (there === 0 && back === 0) continue;
      const verdict = verdictByCause(STRUCTURAL_CLASSES[there] ?? null, STRUCTURAL_CLASSES[back] ?? null);
      if (verdict === null) continue;
      for (const [x, mine] of a.choices) {
        for (const [y, theirs] of b.choices) add(x, y, verdict, mine * theirs);
      }
    }
  }
}

function groupBy(
  goals: readonly HeldGoal[],
  key: (goal: HeldGoal) => string,
): ReadonlyMap<string, readonly HeldGoal[]> {
  const groups = new Map<string, HeldGoal[]>();
  for (const goal of goals) {
    const group = groups.get(key(goal));
    if (group === undefined) groups.set(key(goal), [goal]);
    else group.push(goal);
  }
  return groups;
}

/** How two goals on one concept stand: pulled apart or never both is opposed, the same way aligned, else unknown. */
export function verdictOnConcept(a: HeldGoal, b: HeldGoal, impossible: ReadonlySet<string>): Verdict {
  if (impossible.size > 0 && impossible.has(pairId(a, b))) return OPPOSED;
  if (pullsApart(a, b)) return OPPOSED;
  return conceptProduct(a, b) === 1 ? ALIGNED : UNKNOWN;
}

/** How goals on two measures stand by declared causes; null where none joins them or the join is mere arithmetic. */
export function verdictByCause(there: StructuralClass | null, back: StructuralClass | null): Verdict | null {
  if (there === null && back === null) return null;
  const either = (kind: StructuralClass): boolean => there === kind || back === kind;
  if (either('mechanical')) return null;
  if (either('trade_off') || either('depends')) return TENSION;
  return either('synergy') ? ALIGNED : UNKNOWN;
}

function toCounts(four: ArrayLike<number>): AlignmentCounts {
  const [aligned, tension, opposed, unknown] = [four[0] ?? 0, four[1] ?? 0, four[2] ?? 0, four[3] ?? 0];
  const all = aligned + tension + opposed + unknown;
  return { aligned, tension, opposed, unknown, index: all === 0 ? null : aligned / all };
}
