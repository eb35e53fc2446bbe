import { areaOf, readGoal, type AreaValue } from '#domain/alignment/speaking-value';
import type { HeldGoal } from '#domain/alignment/snapshot';
import type { GoalMark } from '#domain/contract/journey-view';
import type { DomainRole } from '#domain/framework/catalogue';
import { isFresh } from '#domain/measure/period';
import { periodInWords } from '#domain/measure/period-words';
import { targetInWords } from './target-words.ts';
import type { Telling } from './telling.ts';
import { valueInWords } from './unit-words.ts';

/** One agency's goals on one measure as a mark in its lane: what the figures of the day say of them, in shape and words. */
export function toGoalMark(telling: Telling, agency: string, goals: readonly HeldGoal[]): GoalMark | null {
  const first = goals[0];
  if (first === undefined) return null;
  const { measure } = first;
  const domain = telling.snapshot.catalogue.domains.find((row) => row.id === measure.domain);
  const readings = goals.map((goal) => ({
    goal,
    reading: readGoal(telling.snapshot, goal).find((one) => one.agency === agency) ?? null,
  }));
  const states = readings.flatMap(({ reading }) => reading?.state ?? []);
  const speaks = readings.find(({ reading }) => reading !== null && reading.value !== null)?.reading?.value ?? null;
  const state: GoalMark['state'] = states.includes('missed')
    ? 'missed'
    : states.includes('met')
      ? 'met'
      : speaks !== null
        ? 'figures'
        : 'no figures';
  const judged = readings.flatMap(({ goal, reading }) => {
    const target = goal.row.target;
    if (target === null) return [];
    return [
      reading === null || reading.state === null ? targetInWords(target) : `${targetInWords(target)}, ${reading.state}`,
    ];
  });
  const figure = figureForGoal(telling, agency, first, speaks);
  return {
    goals: goals.map((goal) => goal.row.id),
    measure: measure.id,
    measureName: measure.name,
    domain: measure.domain,
    role: domain?.role ?? ('resource' satisfies DomainRole),
    state,
    words: `${measure.name}: ${[figure, ...new Set(judged)].join(', ')}`,
  };
}

/** What the figure that speaks for a goal at an agency says, or why none does. */
export function figureForGoal(telling: Telling, agency: string, goal: HeldGoal, value: AreaValue | null): string {
  if (value === null) return silence(telling, agency, goal);
  const whose = value.area === telling.snapshot.place ? 'residents ' : '';
  return `${whose}${valueInWords(value.value, goal.measure.unit)} in ${periodInWords(value.period)}`;
}

/** Why no figure speaks: there is none, or the last one known is too old, or it is from outside the goal's own dates. */
function silence(telling: Telling, agency: string, { measure }: HeldGoal): string {
  const { snapshot } = telling;
  const area = areaOf(snapshot, measure.id, agency);
  const last =
    area === null
      ? undefined
      : snapshot.figures
          .periods(measure.id, area)
          .filter((period) => period.end <= snapshot.asOf)
          .at(-1);
  if (last === undefined) return 'no figures here';
  return isFresh(last.end, snapshot.asOf)
    ? `the figure of ${periodInWords(last.text)} does not speak to this goal`
    : `last known: ${periodInWords(last.text)}, too old to judge`;
}
