import { hasDoubledOrHalved, movementOf } from '#domain/alignment/speaking-value';
import { directionOf, type HeldGoal } from '#domain/alignment/snapshot';
import type { BandLimits } from '#domain/alignment/clear-movement-bar';
import type { MeasureDirection } from '#domain/contract/place-measures-view';
import type { Measure } from '#domain/framework/catalogue';
import { yearBefore } from '#domain/measure/period';
import type { MeasureFigure } from './measure-figure.ts';
import type { Telling } from './telling.ts';
import { changeInWords } from './unit-words.ts';

const NOTHING = { way: null, better: 'no judgement', clear: null, change: '' } as const;

/**
 * The latest figure against the same season a year before. A change is clear only when it is larger than three quarters of
 * those of areas of its kind (`movementOf`); with too few areas nobody knows. Better and worse are as the goals here have it,
 * and no judgement where they disagree or ask nothing.
 */
export function directionOfFigure(
  telling: Telling,
  measure: Measure,
  goals: readonly HeldGoal[],
  figure: MeasureFigure | null,
): MeasureDirection {
  if (figure === null) return { ...NOTHING, words: '' };
  if (!figure.isFresh) return { ...NOTHING, words: 'too old to judge' };
  const { snapshot } = telling;
  const before = yearBefore(figure.period);
  const then = before === null ? null : snapshot.figures.value(measure.id, figure.area, before);
  if (then === null) return { ...NOTHING, words: 'no figure for the year before' };
  if (hasDoubledOrHalved(then, figure.value)) return { ...NOTHING, words: 'the way it is reported may have changed' };
  const change = changeInWords(then, figure.value, measure.unit);
  if (change === 'about the same')
    return { way: 'same', better: 'no judgement', clear: null, change: '', words: change };
  const way = figure.value > then ? 'up' : 'down';
  const asked = askedFor(measure, goals);
  const movement = movementOf(snapshot, measure.id, figure, asked.direction === 0 ? 1 : asked.direction, asked.band);
  const isJudged = asked.direction !== 0 || asked.band !== null;
  const clear = movement?.clear ?? null;
  const clearness =
    clear === null
      ? 'too few areas to say whether that is much'
      : clear
        ? 'among the larger changes in England'
        : 'not clear';
  if (!isJudged) return { way, better: 'no judgement', clear, change, words: clearness };
  // Without enough areas the movement is unknown, but which way good runs is not.
  const improvement = movement?.change ?? (asked.band === null ? asked.direction * (figure.value - then) : 0);
  if (improvement === 0)
    return {
      way,
      better: 'no judgement',
      clear,
      change,
      words: asked.band === null ? clearness : 'no nearer and no farther from its band',
    };
  const better = improvement > 0 ? 'better' : 'worse';
  return { way, better, clear, change, words: `${better}, ${clearness}` };
}

/** What the goals here ask of a figure: one direction, a band, or nothing that all agree on; without a goal what the measure says. */
function askedFor(
  measure: Measure,
  goals: readonly HeldGoal[],
): { readonly direction: 1 | -1 | 0; readonly band: BandLimits | null } {
  if (goals.length === 0) return { direction: directionOf(measure), band: null };
  const band = goals.find((goal) => goal.band !== null)?.band ?? null;
  if (band !== null) return { direction: 0, band: goals.every((goal) => goal.band !== null) ? band : null };
  const directions = new Set(goals.map((goal) => goal.direction).filter((direction) => direction !== 0));
  const [only] = directions;
  return { direction: directions.size === 1 && only !== undefined ? only : 0, band: null };
}
