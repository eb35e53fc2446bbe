import type { Identity } from '#domain/framework/catalogue';
import type { DraftFinding } from '../draft-finding.ts';
import { goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { isOver } from '../slack.ts';
import { compareText } from '../sorted-text.ts';
import { targetInterval, type TargetInterval } from '../target-interval.ts';

type SumIdentity = Extract<Identity, { type: 'sum' }>;

/** One target in a sum: the measure it is on and what it allows. */
export interface SumTarget {
  readonly goal: string;
  readonly measure: string;
  readonly interval: TargetInterval;
}

/**
 * TARGET `sum_cannot_hold`: targets on a total and its parts, in the total's unit, that cannot all be met; the smallest
 * set of goals (by size, then goal ids in order), beyond the identity's tolerance. Each identity alone.
 */
export function findSumCannotHold(snapshot: Snapshot): DraftFinding[] {
  return snapshot.catalogue.identities.flatMap((identity): DraftFinding[] => {
    if (identity.type !== 'sum') return [];
    const unit = snapshot.measures.get(identity.total)?.unit;
    const goals = new Map<string, HeldGoal>();
    const targets: SumTarget[] = [];
    for (const measure of new Set([identity.total, ...identity.parts])) {
      for (const goal of goalsOf(snapshot, measure)) {
        const interval = targetInterval(goal.row.target);
        if (interval === null || goal.row.target?.unit !== unit) continue;
        goals.set(goal.row.id, goal);
        targets.push({ goal: goal.row.id, measure, interval });
      }
    }
    const smallest = smallestImpossibleSet(identity, targets);
    if (smallest === null) return [];
    const listed = smallest.goals.flatMap((id) => goals.get(id) ?? []);
    return [
      {
        kind: 'TARGET',
        subkind: 'sum_cannot_hold',
        goals: listed,
        measures: listed.map((goal) => goal.measure.id),
        idMeasures: [identity.total, ...identity.parts],
        unique: identity.id,
        score: smallest.excess,
        size: 3,
        confidence: 'A',
        local: { rule: 'unknown' },
        reason: `${identity.id}: ${smallest.goals.join(', ')} cannot all hold, by ${smallest.excess}.`,
        details: { identity: identity.id },
      },
    ];
  });
}

/**
 * The smallest set of targets that cannot all be met, and by how much.
 * Example: total <= 9.0, part A >= 4.2, part B >= 5.6, tolerance 0.05: all three, excess 0.8.
 */
export function smallestImpossibleSet(
  identity: Pick<SumIdentity, 'total' | 'parts' | 'tolerance'>,
  targets: readonly SumTarget[],
): { readonly goals: readonly string[]; readonly excess: number } | null {
  const ordered = [...targets].sort((a, b) => compareText(a.goal, b.goal));
  const excess = (chosen: readonly SumTarget[]): number => excessOf(identity, chosen);
  if (!isOver(excess(ordered), identity.tolerance)) return null;
  // one bound a measure is enough for a contradiction: no smallest set is larger
  const largest = Math.min(ordered.length, identity.parts.length + 1);
  for (let size = 1; size <= Math.max(largest, 2); size += 1) {
    const found = firstOfSize(ordered, size, (chosen) => isOver(excess(chosen), identity.tolerance));
    if (found !== null) return { goals: found.map((target) => target.goal), excess: excess(found) };
  }
  return null;
}

function firstOfSize(
  from: readonly SumTarget[],
  size: number,
  isImpossible: (chosen: readonly SumTarget[]) => boolean,
  chosen: readonly SumTarget[] = [],
): readonly SumTarget[] | null {
  if (chosen.length === size) return isImpossible(chosen) ? chosen : null;
  for (const [index, target] of from.entries()) {
    const found = firstOfSize(from.slice(index + 1), size, isImpossible, [...chosen, target]);
    if (found !== null) return found;
  }
  return null;
}

function excessOf(identity: Pick<SumIdentity, 'total' | 'parts'>, chosen: readonly SumTarget[]): number {
  const bounds = (measure: string): TargetInterval => {
    const own = chosen.filter((target) => target.measure === measure).map((target) => target.interval);
    const told = own.map((interval) => interval.lo).filter(Number.isFinite);
    return {
      lo: told.length === 0 ? 0 : Math.max(...told),
      hi: Math.min(Infinity, ...own.map((interval) => interval.hi)),
    };
  };
  const total = bounds(identity.total);
  const parts = identity.parts.map(bounds);
  const least = parts.reduce((sum, part) => sum + part.lo, 0);
  const most = parts.reduce((sum, part) => sum + part.hi, 0);
  return Math.max(least - total.hi, total.lo - most, ...[total, ...parts].map((bound) => bound.lo - bound.hi));
}
