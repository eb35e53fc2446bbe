import { areaOf, hasFigures, latestValue } from '#domain/alignment/speaking-value';
import { isJudged, type HeldGoal } from '#domain/alignment/snapshot';
import type { MeasureFigureView } from '#domain/contract/place-measures-view';
import type { Measure } from '#domain/framework/catalogue';
import { agencyName, shareOf } from './agency-names.ts';
import { nearness, sayFigure } from './figure-words.ts';
import { periodInWords, periodOnScreen } from '#domain/measure/period-words';
import type { Telling } from './telling.ts';
import { valueInWords } from './unit-words.ts';

/** The figure of a measure that a place is told by. */
export interface MeasureFigure {
  /** The agency's own code, or the place's for its residents. */
  readonly area: string;
  readonly isOfResidents: boolean;
  /** False: over 24 months old, and so no verdict rests on it. */
  readonly isFresh: boolean;
  readonly period: string;
  readonly end: string;
  readonly value: number;
}

/**
 * The figure that tells a measure at a place: the one its goals are judged by (`sayFigure`); else the latest of whoever is
 * nearest to people, fresh before old; null when none is on file by the day. Distant hospitals are never read as the place.
 */
export function figureOfMeasure(telling: Telling, measure: Measure, goals: readonly HeldGoal[]): MeasureFigure | null {
  const said = sayFigure(telling, goals);
  const { snapshot } = telling;
  if (said !== null) {
    const { area, isOfResidents, period, end, value } = said;
    return { area, isOfResidents, isFresh: true, period, end, value };
  }
  const areas = areasWithFigures(telling, measure, goals);
  for (const area of areas) {
    const latest = latestValue(snapshot, measure.id, area);
    if (latest !== null)
      return {
        area,
        isOfResidents: area === snapshot.place,
        isFresh: true,
        period: latest.period,
        end: latest.end,
        value: latest.value,
      };
  }
  const old = areas.map((area) => lastKnown(telling, measure, area)).filter((one) => one !== null);
  return old.reduce<MeasureFigure | null>(
    (newest, one) => (newest === null || one.end > newest.end ? one : newest),
    null,
  );
}

/** Areas of the place with figures of a measure by the day: of its goals' holders, nearest to people first; without goals its own and those of all that serve it. */
export function areasWithFigures(telling: Telling, measure: Measure, goals: readonly HeldGoal[]): readonly string[] {
  const { snapshot } = telling;
  const holders =
    goals.length > 0
      ? goals.flatMap((goal) =>
          goal.holders
            .filter((agency) => isJudged(snapshot, agency, goal.row.agency_type))
            .map((agency) => ({ agency, type: goal.row.agency_type })),
        )
      : [...snapshot.agencies.values()].flatMap(({ id, types }) =>
          types.filter((type) => isJudged(snapshot, id, type)).map((type) => ({ agency: id, type })),
        );
  const ranked = [...holders].sort(
    (a, b) =>
      nearness(telling, a.type) - nearness(telling, b.type) ||
      (shareOf(snapshot, b) ?? -1) - (shareOf(snapshot, a) ?? -1) ||
      byText(agencyName(snapshot, a.agency), agencyName(snapshot, b.agency)),
  );
  const areas =
    goals.length > 0
      ? ranked.map(({ agency }) => areaOf(snapshot, measure.id, agency))
      : [snapshot.place, ...ranked.map(({ agency }) => agency)];
  return [...new Set(areas)].filter((area) => area !== null).filter((area) => hasFigures(snapshot, measure.id, area));
}

function lastKnown({ snapshot }: Telling, measure: Measure, area: string): MeasureFigure | null {
  const last = snapshot.figures
    .periods(measure.id, area)
    .filter((period) => period.end <= snapshot.asOf)
    .at(-1);
  const value = last === undefined ? null : snapshot.figures.value(measure.id, area, last.text);
  return last === undefined || value === null
    ? null
    : { area, isOfResidents: area === snapshot.place, isFresh: false, period: last.text, end: last.end, value };
}

/** The figure in words, or that there is none. */
export function toFigureView(telling: Telling, measure: Measure, figure: MeasureFigure | null): MeasureFigureView {
  if (figure === null) return { state: 'none', text: '', periodWords: 'no figures here', end: null, whose: '' };
  return {
    state: figure.isFresh ? 'fresh' : 'old',
    text: valueInWords(figure.value, measure.unit),
    periodWords: figure.isFresh
      ? periodInWords(figure.period)
      : `last known: ${periodOnScreen(figure.period)}, too old to judge`,
    end: figure.end,
    whose: whoseArea(telling, figure),
  };
}

/** Whose figure it is, as inside a sentence: `residents of Leeds`, or the agency's name. */
export function whoseArea(telling: Telling, figure: MeasureFigure): string {
  return figure.isOfResidents
    ? `residents of ${telling.placeName ?? 'the place'}`
    : agencyName(telling.snapshot, figure.area);
}

/** What would bring figures of a measure, and who has them. */
export function whatWouldBring(telling: Telling, measure: Measure): string {
  const areas = telling.snapshot.figures.of(measure.id)?.areas.size ?? 0;
  return areas === 0
    ? `None of the files here has it. Its figures belong to ${measure.framework}.`
    : `The files here have it for other areas or days, not for this place by this day. Its figures belong to ${measure.framework}.`;
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
