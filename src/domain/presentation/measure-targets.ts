import { readGoal } from '#domain/alignment/speaking-value';
import type { HeldGoal } from '#domain/alignment/snapshot';
import { ownUnitInterval } from '#domain/alignment/target-interval';
import type { MeasureTarget, PlaceMeasureRow } from '#domain/contract/place-measures-view';
import { betterOf } from './conflict-sides.ts';
import type { MeasureFigure } from './measure-figure.ts';
import { targetInWords } from './target-words.ts';
import type { Telling } from './telling.ts';

/** The targets and bands of some goals, each once, judged by one figure: a state is that of `readGoal` or unknown with its reason. */
export function targetsOfMeasure(
  telling: Telling,
  goals: readonly HeldGoal[],
  figure: MeasureFigure | null,
): MeasureTarget[] {
  const targets = new Map<string, MeasureTarget>();
  for (const goal of goals) {
    const target = judgeGoal(telling, goal, figure);
    if (target === null) continue;
    const there = targets.get(target.words);
    if (there === undefined || (there.state === 'unknown' && target.state !== 'unknown'))
      targets.set(target.words, target);
  }
  return [...targets.values()];
}

/** The target or band of one goal, judged by one figure; null where it has neither. */
export function judgeGoal(telling: Telling, goal: HeldGoal, figure: MeasureFigure | null): MeasureTarget | null {
  const { target } = goal.row;
  if (target === null && goal.band === null) return null;
  const reading = readGoal(telling.snapshot, goal).find((one) => one.value !== null && one.value.area === figure?.area);
  const state = reading?.state ?? null;
  const interval = ownUnitInterval(target, goal.measure);
  const value = interval === null || typeof target?.value !== 'number' ? null : target.value;
  const words = target === null ? betterOf(goal) : targetInWords(target);
  return state === null
    ? { words, state: 'unknown', stateWords: whyUnknown(goal, figure, interval !== null), value }
    : { words, state, stateWords: state, value };
}

function whyUnknown({ row, band }: HeldGoal, figure: MeasureFigure | null, isOwnUnit: boolean): string {
  if (row.target !== null && row.target.value === null) return 'cannot be judged: differs by place, not on file here';
  if (row.target !== null && !isOwnUnit && band === null) return 'not converted';
  if (figure === null) return 'cannot be judged: no figures here';
  if (!figure.isFresh) return 'too old to judge';
  return row.in_force_from !== null && figure.end < row.in_force_from
    ? 'cannot be judged: no figure since it began'
    : 'cannot be judged by this figure';
}

/** What is known worst of some targets: missed before met; unknown where none can be judged. */
export function verdictOn(targets: readonly MeasureTarget[]): PlaceMeasureRow['verdict'] {
  if (targets.length === 0) return 'none';
  if (targets.some(({ state }) => state === 'missed')) return 'missed';
  return targets.some(({ state }) => state === 'met') ? 'met' : 'unknown';
}
