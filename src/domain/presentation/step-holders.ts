import { readGoal, type AreaValue } from '#domain/alignment/speaking-value';
import { isJudged, type HeldGoal } from '#domain/alignment/snapshot';
import type { StepHolder } from '#domain/contract/place-step-view';
import { heldFor, heldForInWords } from './agency-lines.ts';
import { agencyName, shareOf } from './agency-names.ts';
import { betterOf } from './conflict-sides.ts';
import { nearness } from './figure-words.ts';
import { figureForGoal, toGoalMark } from './goal-marks.ts';
import type { MeasureFigure } from './measure-figure.ts';
import { targetInWords } from './target-words.ts';
import type { Telling } from './telling.ts';

/**
 * Who is held to one measure here, one by one: those who meet people first, then the larger share. Hospitals that are not
 * judged here are only counted.
 * @param goals all of one measure
 * @param told the figure that the line of the measure tells already; what would repeat it is left out
 */
export function toStepHolders(
  telling: Telling,
  goals: readonly HeldGoal[],
  told: MeasureFigure | null,
): { readonly holders: StepHolder[]; readonly distant: number } {
  const { snapshot } = telling;
  const judged = new Map<string, HeldGoal[]>();
  const others = new Set<string>();
  for (const goal of goals) {
    for (const agency of goal.holders) {
      if (isJudged(snapshot, agency, goal.row.agency_type)) judged.set(agency, [...(judged.get(agency) ?? []), goal]);
      else others.add(agency);
    }
  }
  const holders = [...judged].map(([agency, held]) => ({
    holder: toHolder(telling, agency, held, told),
    nearness: Math.min(...held.map((goal) => nearness(telling, goal.row.agency_type))),
    share: Math.max(-1, ...held.map((goal) => shareOf(snapshot, { agency, type: goal.row.agency_type }) ?? -1)),
  }));
  return {
    holders: holders
      .sort((a, b) => a.nearness - b.nearness || b.share - a.share || (a.holder.name < b.holder.name ? -1 : 1))
      .map(({ holder }) => holder),
    distant: [...others].filter((agency) => !judged.has(agency)).length,
  };
}

function toHolder(
  telling: Telling,
  agency: string,
  goals: readonly HeldGoal[],
  told: MeasureFigure | null,
): StepHolder {
  const { snapshot } = telling;
  const readings = goals.map((goal) => ({
    goal,
    reading: readGoal(snapshot, goal).find((one) => one.agency === agency) ?? null,
  }));
  const said = readings.find(({ reading }) => reading !== null && reading.value !== null) ?? readings[0];
  const targets = readings.flatMap(({ goal, reading }) => {
    const { target } = goal.row;
    const bar = target !== null ? targetInWords(target) : goal.band === null ? null : betterOf(goal);
    return bar === null ? [] : [`${bar}, ${reading?.state ?? 'cannot be judged'}`];
  });
  const givers = new Set(goals.flatMap((goal) => heldFor(snapshot, agency, goal)));
  return {
    id: agency,
    name: agencyName(snapshot, agency),
    state: toGoalMark(telling, agency, goals)?.state ?? 'no figures',
    figure:
      said === undefined || isTold(said.reading?.value ?? null, told)
        ? ''
        : figureForGoal(telling, agency, said.goal, said.reading?.value ?? null),
    targets: [...new Set(targets)],
    heldFor: givers.size === 0 ? '' : heldForInWords(snapshot, [...givers]),
  };
}

/** Does the line of the measure say the same figure, or that there is none, already. */
function isTold(value: AreaValue | null, told: MeasureFigure | null): boolean {
  if (value === null || told === null) return value === null && told === null;
  return value.area === told.area && value.period === told.period;
}
