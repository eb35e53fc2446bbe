import type { Goal, Polarity, Target } from '#domain/framework/catalogue';
import type { Finding } from '../report.ts';
import type { HeldGoal, Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';
import { ownUnitInterval } from '../target-interval.ts';
import { SHARED_SUFFIX } from './apply-edits.ts';
import type { Edit, SharedGoal } from './edit.ts';

/** What a board can do about a finding that can be written as a change of goals or payments. */
export type ModelledMove =
  /** One goal for both sides, on the measure and in the direction that more of them ask for. */
  | 'share one goal'
  /** One goal on the whole, for those held to its parts. */
  | 'share the total'
  /** One bar for everyone: that of the goal with most at stake. */
  | 'set one bar'
  /** The payments no longer follow the measure. */
  | 'end the payment'
  /** The far deadlines wait for the effect. */
  | 'move the deadline'
  /** One of several scores of one fact stays. */
  | 'retire duplicates';

/** More goals than this would have to change: then the move is a programme, and no number stands for it. */
const MOST_EDITS = 8;

/** The edits that would make a move about a finding of the snapshot; null where it cannot be written as edits. */
export function editsOfMove(move: ModelledMove, snapshot: Snapshot, finding: Finding): readonly Edit[] | null {
  const edits = writeMove(move, snapshot, finding);
  return edits === null || edits.length === 0 || edits.length > MOST_EDITS ? null : edits;
}

function writeMove(move: ModelledMove, snapshot: Snapshot, finding: Finding): readonly Edit[] | null {
  const goals = snapshot.goals.filter((goal) => finding.goals.includes(goal.row.id));
  switch (move) {
    case 'share one goal':
      return shareOne(snapshot, sidesToShare(finding, goals));
    case 'share the total':
      return shareTotal(snapshot, finding, goals);
    case 'set one bar':
      return setOneBar(goals);
    case 'end the payment':
      return (finding.incentives ?? []).map((payment): Edit => ({ edit: 'payment', payment, sign: 0 }));
    case 'move the deadline':
      return moveDeadline(snapshot, finding);
    case 'retire duplicates':
      return retireDuplicates(goals);
  }
}

type Sides = readonly [readonly HeldGoal[], readonly HeldGoal[]];

function sidesToShare(finding: Finding, goals: readonly HeldGoal[]): Sides | null {
  if (finding.kind === 'POLARITY') {
    const pull = (goal: HeldGoal): number => goal.direction * goal.measure.concept_orientation;
    return [goals.filter((goal) => pull(goal) === 1), goals.filter((goal) => pull(goal) === -1)];
  }
  const [first, ...others] = [...new Set(goals.map((goal) => goal.measure.id))].sort(compareText);
  if (first === undefined || others.length === 0) return null;
  return [goals.filter((goal) => goal.measure.id === first), goals.filter((goal) => goal.measure.id !== first)];
}

/** The side more goals stand on keeps its goal; with as many on both, the side with more at stake. */
function shareOne(snapshot: Snapshot, sides: Sides | null): readonly Edit[] | null {
  if (sides === null) return null;
  const [one, other] = sides;
  const stays = one.length > other.length || (one.length === other.length && stakeOf(one) >= stakeOf(other));
  const model = heaviest(stays ? one : other);
  const yields = stays ? other : one;
  if (model === null || yields.length === 0) return null;
  const shared = toShared(snapshot, model, model.measure.id, model.row.polarity);
  return shared === null ? null : joinAll(model.row, yields, shared);
}

function shareTotal(snapshot: Snapshot, finding: Finding, goals: readonly HeldGoal[]): readonly Edit[] | null {
  const identity = snapshot.catalogue.identities.find((row) => row.id === finding.identity);
  if (identity?.type !== 'sum') return null;
  const total = snapshot.measures.get(identity.total);
  const onParts = goals.filter((goal) => identity.parts.includes(goal.measure.id));
  const model = heaviest(onParts);
  if (total === undefined || model === null || onParts.length < 2) return null;
  const shared = toShared(snapshot, null, total.id, total.polarity);
  const rest = onParts.filter((goal) => goal !== model);
  return shared === null ? null : joinAll(model.row, rest, shared);
}

/** Gives each goal up for the shared one, the first together with the goal that stands model. */
function joinAll(model: Goal, others: readonly HeldGoal[], shared: SharedGoal): readonly Edit[] {
  return others.map(({ row }, index): Edit => {
    const stays = index === 0 ? model.id : `${model.agency_type}/${shared.measure}${SHARED_SUFFIX}`;
    return { edit: 'share', goals: [stays, row.id], shared };
  });
}

function toShared(snapshot: Snapshot, model: HeldGoal | null, measure: string, polarity: Polarity): SharedGoal | null {
  if (polarity === 'band' || polarity === 'none') return null;
  const target = model === null ? null : plainTarget(model);
  const deadline = model?.row.deadline ?? null;
  return { measure, polarity, target, deadline: deadline !== null && deadline >= snapshot.asOf ? deadline : null };
}

function setOneBar(goals: readonly HeldGoal[]): readonly Edit[] | null {
  const model = heaviest(goals.filter((goal) => plainTarget(goal) !== null));
  const target = model === null ? null : plainTarget(model);
  if (model === null || target === null) return null;
  return goals
    .filter(({ measure, row }) => measure.unit === model.measure.unit && !isSameBar(row.target, target))
    .map(({ row }): Edit => ({ edit: 'target', goal: row.id, target }));
}

/** Every deadline at the far end waits for the effect of the goal that begins last at the near end. */
function moveDeadline(snapshot: Snapshot, finding: Finding): readonly Edit[] | null {
  const on = (measure: string | undefined): readonly HeldGoal[] => snapshot.goalsByMeasure.get(measure ?? '') ?? [];
  const starts = on(finding.via?.[0]).flatMap(({ row }) => row.in_force_from ?? []);
  const last = starts.sort(compareText).at(-1);
  if (last === undefined || finding.lagMonths === undefined) return null;
  const due = monthsAfter(last, Math.ceil(finding.lagMonths));
  return on(finding.via?.at(-1)).flatMap(({ row }): Edit[] =>
    row.deadline !== null && row.deadline < due ? [{ edit: 'deadline', goal: row.id, deadline: due }] : [],
  );
}

function retireDuplicates(goals: readonly HeldGoal[]): readonly Edit[] | null {
  const byMeasure = [...Map.groupBy(goals, (goal) => goal.measure.id)].sort(
    ([a, one], [b, other]) => other.length - one.length || stakeOf(other) - stakeOf(one) || compareText(a, b),
  );
  if (byMeasure.length < 2) return null;
  return byMeasure.slice(1).flatMap(([, held]) => held.map(({ row }): Edit => ({ edit: 'retire', goal: row.id })));
}

/** The goal with most at stake; ties: the first by id. */
function heaviest(goals: readonly HeldGoal[]): HeldGoal | null {
  return goals.reduce<HeldGoal | null>(
    (best, goal) => (best === null || goal.row.consequence > best.row.consequence ? goal : best),
    null,
  );
}

function stakeOf(goals: readonly HeldGoal[]): number {
  return Math.max(0, ...goals.map((goal) => goal.row.consequence));
}

/** A target as an edit writes it: its bar alone; null where it has none in the measure's own unit. */
function plainTarget({ row, measure }: HeldGoal): Target | null {
  if (row.target === null || ownUnitInterval(row.target, measure) === null) return null;
  return barAlone(row.target.op, row.target.value, measure.unit);
}

/** A target that is a bar and nothing else: no scope, no basis, no note. */
export function barAlone(op: Target['op'], value: Target['value'], unit: string): Target {
  return {
    op,
    value,
    unit,
    range: null,
    varies_by: null,
    places_at_or_over: null,
    basis: null,
    scope: null,
    note: null,
  };
}

function isSameBar(a: Target | null, b: Target): boolean {
  return a !== null && a.op === b.op && String(a.value) === String(b.value) && a.unit === b.unit;
}

/** The day some months later; a day that month does not have is the first of the next. */
function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + month - 1 + count;
  const text = (y: number, m: number, d: number): string =>
    `${String(y).padStart(4, '0')}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return date <= 28 ? text(Math.floor(at / 12), at % 12, date) : text(Math.floor((at + 1) / 12), (at + 1) % 12, 1);
}
