import type { DraftFinding } from '../draft-finding.ts';
import { areOfDifferentAgencies, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText, sortedSet } from '../sorted-text.ts';
import { areAgesDisjoint } from '../definition-distance.ts';

/**
 * POLARITY: two goals of different agencies pull one concept in opposite directions: p1 o1 p2 o2 = -1, or two bands
 * that do not meet. Ages known to be disjoint are left alone. One finding per pair of measures (or one measure).
 */
export function findPolarity(snapshot: Snapshot): readonly DraftFinding[] {
  const byConcept = new Map<string, HeldGoal[]>();
  for (const goal of snapshot.goals) {
    const list = byConcept.get(goal.measure.concept);
    if (list === undefined) byConcept.set(goal.measure.concept, [goal]);
    else list.push(goal);
  }
  const pairs = new Map<string, [HeldGoal, HeldGoal][]>();
  for (const goals of byConcept.values()) {
    for (const [index, a] of goals.entries()) {
      for (const b of goals.slice(index + 1)) {
        if (!pullsApart(a, b) || !areOfDifferentAgencies(a, b)) continue;
        const key = sortedSet([a.measure.id, b.measure.id]).join('+');
        const list = pairs.get(key);
        if (list === undefined) pairs.set(key, [[a, b]]);
        else list.push([a, b]);
      }
    }
  }
  return [...pairs.values()].map((conflicting) => draftOf(conflicting));
}

/** Do two goals on one concept pull it apart: opposite directions, or bands that do not meet; never when p is 0. */
export function pullsApart(a: HeldGoal, b: HeldGoal): boolean {
  if (areAgesDisjoint(a.measure, b.measure)) return false;
  return conceptProduct(a, b) === -1 || bandOrder(a, b) !== 0;
}

/** p1 o1 p2 o2: +1 the two ask the same of the concept, -1 the opposite, 0 when one asks nothing. */
export function conceptProduct(a: HeldGoal, b: HeldGoal): number {
  return a.direction * a.measure.concept_orientation * b.direction * b.measure.concept_orientation;
}

/** For two bands that do not meet +1 when `a` is the higher, -1 when `b` is; else 0. */
function bandOrder(a: HeldGoal, b: HeldGoal): 1 | -1 | 0 {
  if (a.band === null || b.band === null) return 0;
  if ((a.band.lo ?? -Infinity) > (b.band.hi ?? Infinity)) return 1;
  if ((b.band.lo ?? -Infinity) > (a.band.hi ?? Infinity)) return -1;
  return 0;
}

function draftOf(conflicting: readonly (readonly [HeldGoal, HeldGoal])[]): DraftFinding {
  const more = new Set<HeldGoal>();
  const less = new Set<HeldGoal>();
  for (const [a, b] of conflicting) {
    const order = bandOrder(a, b);
    const asks = order === 0 ? a.direction * a.measure.concept_orientation : order;
    (asks > 0 ? more : less).add(a);
    (asks > 0 ? less : more).add(b);
  }
  const goals = [...more, ...less].sort((a, b) => compareText(a.row.id, b.row.id));
  const names = (side: ReadonlySet<HeldGoal>): string => sortedSet([...side].map((goal) => goal.row.id)).join(', ');
  return {
    kind: 'POLARITY',
    subkind: 'opposite',
    goals,
    measures: goals.map((goal) => goal.measure.id),
    unique: '',
    score: 3,
    size: 3,
    confidence: goals.every((goal) => goal.measure.verified) ? 'A' : 'D',
    local: { rule: 'sides', one: [...more], other: [...less] },
    reason: `Concept ${goals[0]?.measure.concept ?? ''}: more is asked by ${names(more)}; less by ${names(less)}.`,
  };
}
