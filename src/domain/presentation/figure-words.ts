import type { Finding } from '#domain/alignment/report';
import { readGoal } from '#domain/alignment/speaking-value';
import type { HeldGoal } from '#domain/alignment/snapshot';
import type { AgencyTier, Measure, Target } from '#domain/framework/catalogue';
import { yearBefore } from '#domain/measure/period';
import { agencyName, shareOf } from './agency-names.ts';
import { periodInWords } from '#domain/measure/period-words';
import { targetInWords } from './target-words.ts';
import { goalsOn, measureOf, type Telling } from './telling.ts';
import { changeInWords, droppedFrom, valueInWords } from './unit-words.ts';

const NEAREST_FIRST: readonly AgencyTier[] = ['provider', 'place', 'system', 'city region', 'region'];

/** A figure that a sentence may say: the value that speaks, of the holder with the largest share. */
export interface SaidFigure {
  readonly measure: Measure;
  /** Who is judged by it. */
  readonly agency: string;
  /** Whose figure it is: the agency's own, or the place's, which is about its residents. */
  readonly area: string;
  readonly isOfResidents: boolean;
  readonly period: string;
  readonly end: string;
  readonly value: number;
  /** The targets it is known to meet or miss. */
  readonly marks: readonly { readonly target: Target; readonly state: 'met' | 'missed' }[];
}

/**
 * The figure of some goals on one measure that a sentence says: of the nearest tier that has one, of its holder with
 * the largest share; null when no value speaks to any of them.
 */
export function sayFigure(telling: Telling, goals: readonly HeldGoal[]): SaidFigure | null {
  const { snapshot } = telling;
  const readings = goals.flatMap((goal) =>
    readGoal(snapshot, goal).flatMap((reading) =>
      reading.value === null
        ? []
        : [{ goal, reading, value: reading.value, holder: { agency: reading.agency, type: goal.row.agency_type } }],
    ),
  );
  const ranked = [...readings].sort(
    (a, b) =>
      nearness(telling, a.holder.type) - nearness(telling, b.holder.type) ||
      (shareOf(snapshot, b.holder) ?? -1) - (shareOf(snapshot, a.holder) ?? -1) ||
      byText(agencyName(snapshot, a.holder.agency), agencyName(snapshot, b.holder.agency)) ||
      byText(b.value.end, a.value.end) ||
      byText(b.value.period, a.value.period) ||
      byText(a.goal.row.id, b.goal.row.id),
  );
  const first = ranked[0];
  if (first === undefined) return null;
  const marks = new Map<string, { target: Target; state: 'met' | 'missed' }>();
  for (const { goal, reading, value } of ranked) {
    const { target } = goal.row;
    if (
      reading.agency !== first.reading.agency ||
      value.period !== first.value.period ||
      value.area !== first.value.area
    )
      continue;
    if (target === null || reading.state === null) continue;
    marks.set(targetInWords(target), { target, state: reading.state });
  }
  return {
    measure: first.goal.measure,
    agency: first.reading.agency,
    area: first.value.area,
    isOfResidents: first.value.area === snapshot.place,
    period: first.value.period,
    end: first.value.end,
    value: first.value.value,
    marks: [...marks.values()],
  };
}

/** Who meets people comes before who plans for them: a region's figure is about far more than the place. */
export function nearness(telling: Telling, type: string): number {
  const tier = telling.snapshot.types.get(type)?.tier;
  return tier === undefined ? NEAREST_FIRST.length : NEAREST_FIRST.indexOf(tier);
}

/** The figure of one measure of a finding. */
export function figureOn(telling: Telling, finding: Finding, measure: string): SaidFigure | null {
  return measureOf(telling, measure) === null ? null : sayFigure(telling, goalsOn(telling, finding, measure));
}

/** Whose figure it is, as inside a sentence: an agency's name, or `residents of Leeds`. */
export function whoseFigure(telling: Telling, figure: SaidFigure): string {
  return figure.isOfResidents
    ? `residents of ${telling.placeName ?? 'the place'}`
    : agencyName(telling.snapshot, figure.agency);
}

/**
 * The figure as sentences say it: `residents of Leeds 18.8 a day per 100,000 adults in September 2017`,
 * `Barts Health NHS Trust 73.4% in July 2025 (at least 95%, missed)`.
 */
export function figureInWords(telling: Telling, figure: SaidFigure): string {
  const marks = figure.marks.map(({ target, state }) => `${targetInWords(target)}, ${state}`);
  return whoseFigure(telling, figure) + valueOfFigure(figure) + (marks.length === 0 ? '' : ` (${marks.join('; ')})`);
}

/** Value and period of a figure, joined to whose it is: ` 18.8 a day … in September 2017`, `: 74.9% fewer than …, in March 2018`. */
function valueOfFigure(figure: SaidFigure): string {
  const value = valueInWords(figure.value, figure.measure.unit);
  const period = periodInWords(figure.period);
  return droppedFrom(figure.measure.unit) === null ? ` ${value} in ${period}` : `: ${value}, in ${period}`;
}

/** The figure of one measure, or that there is none, with the measure's name where the sentence needs it. */
export function figureOrNone(telling: Telling, finding: Finding, measure: string): string {
  const figure = figureOn(telling, finding, measure);
  return figure === null ? 'no figure here' : figureInWords(telling, figure);
}

/** Change of a figure against the year before, in words; null when that year is not on file. */
export function changeOfFigure(telling: Telling, figure: SaidFigure): string | null {
  const before = yearBefore(figure.period);
  const then = before === null ? null : telling.snapshot.figures.value(figure.measure.id, figure.area, before);
  return then === null ? null : changeInWords(then, figure.value, figure.measure.unit);
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
