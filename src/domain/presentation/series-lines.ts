import type { SeriesLine, SeriesPoint } from '#domain/contract/series-view';
import type { Measure } from '#domain/framework/catalogue';
import type { Figures } from '#domain/measure/figures';
import { MISSING_SYMBOL, type MissingReason } from '#domain/measure/measured-value';
import type { Provenance } from '#domain/measure/observation';
import { parsePeriod, periodBefore } from '#domain/measure/period';
import { quantileInterpolated } from '#domain/statistics/quantile-interpolated';
import { periodOnScreen } from '#domain/measure/period-words';
import { digitsOf } from './unit-words.ts';

/** What the store knows of one cell beside its value. */
export interface FigureDetail {
  readonly missing: MissingReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly provenance: Provenance | null;
}

/** Looks a cell up in the store; null where the store has no such cell. */
export type FigureLookup = (measure: string, area: string, period: string) => FigureDetail | null;

/** A line before its points are read. */
export interface LinePlan {
  readonly measure: Measure;
  readonly area: string;
  readonly label: string;
  readonly part: SeriesLine['part'];
}

/** Why a cell is empty, in words. */
const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  suppressed: 'hidden to protect people',
  'not-available': 'not available',
  'not-applicable': 'cannot exist here',
  'not-collected': 'not collected then',
  low: 'rounds to nought but is not nought',
  blank: 'blank in the file',
};

/** How many areas the middle of England needs. */
const LEAST_AREAS = 15;

/** Every period from one to another of the same kind, oldest first; empty when they are of two kinds. */
export function periodsBetween(first: string, last: string): readonly string[] {
  const start = parsePeriod(first);
  const end = parsePeriod(last);
  if (start === null || end === null || start.kind !== end.kind) return [];
  const back: string[] = [];
  for (let at: string | null = end.text; at !== null && at >= start.text && back.length < 600; at = periodBefore(at))
    back.push(at);
  return back.reverse();
}

/** A line with one point for each period, empty where there is no figure. */
export function readLine(
  figures: Figures,
  plan: LinePlan,
  periods: readonly string[],
  lookup: FigureLookup | null,
): SeriesLine {
  return {
    id: `${plan.measure.id}@${plan.area}`,
    measure: plan.measure.id,
    area: plan.area,
    label: plan.label,
    part: plan.part,
    points: periods.map((period) => point(plan, period, figures.value(plan.measure.id, plan.area, period), lookup)),
  };
}

function point(plan: LinePlan, period: string, value: number | null, lookup: FigureLookup | null): SeriesPoint {
  const detail = lookup?.(plan.measure.id, plan.area, period) ?? null;
  const reason = value === null ? (detail?.missing ?? null) : null;
  return {
    period,
    periodWords: periodOnScreen(period),
    end: parsePeriod(period)?.end ?? period,
    value,
    text:
      value !== null
        ? digitsOf(value, plan.measure.unit)
        : reason === null || MISSING_SYMBOL[reason] === ''
          ? 'no figure'
          : MISSING_SYMBOL[reason],
    missing: value !== null ? null : reason === null ? 'no figure in the files' : MISSING_WORDS[reason],
    numerator: detail?.numerator ?? null,
    denominator: detail?.denominator ?? null,
    provenance: detail?.provenance ?? null,
  };
}

/** The middle of all areas of the same level, period by period; null with fewer than 15 areas throughout. */
export function middleLine(
  figures: Figures,
  plan: LinePlan,
  periods: readonly string[],
  comparator: string | null,
): SeriesLine | null {
  const level = figures.levelOf(plan.measure.id, plan.area);
  if (level === null) return null;
  const areas = figures.areasAt(plan.measure.id, level).filter((area) => area !== comparator);
  if (areas.length < LEAST_AREAS) return null;
  const points = periods.map((period): SeriesPoint => {
    const values = areas.flatMap((area) => figures.value(plan.measure.id, area, period) ?? []);
    const value = values.length < LEAST_AREAS ? null : quantileInterpolated(values, 0.5);
    return {
      period,
      periodWords: periodOnScreen(period),
      end: parsePeriod(period)?.end ?? period,
      value,
      text: value === null ? 'no figure' : digitsOf(value, plan.measure.unit),
      missing: value === null ? 'fewer than 15 areas have a figure' : null,
      numerator: null,
      denominator: null,
      provenance: null,
    };
  });
  if (points.every((one) => one.value === null)) return null;
  return {
    id: `${plan.measure.id}@middle`,
    measure: plan.measure.id,
    area: 'middle of England',
    label: 'middle of England',
    part: 'comparator',
    points,
  };
}

/** An area that is like another, under the code its figures are kept by. */
export interface LikeArea {
  readonly area: string;
  readonly name: string;
}

/** How many like areas the middle half needs. */
const LEAST_LIKE = 4;

/**
 * The middle half of some areas, period by period: its lower and its upper edge as two lines, to be drawn as one band.
 * None where no period has four of them with a figure.
 */
export function bandLines(
  figures: Figures,
  plan: LinePlan,
  periods: readonly string[],
  areas: readonly string[],
  labels: readonly [string, string],
): readonly SeriesLine[] {
  const edge = (part: 'low' | 'high', at: number, label: string): SeriesLine => ({
    id: `${plan.measure.id}@band-${part}`,
    measure: plan.measure.id,
    area: label,
    label,
    part: 'band',
    points: periods.map((period): SeriesPoint => {
      const values = areas.flatMap((area) => figures.value(plan.measure.id, area, period) ?? []);
      const value = values.length < LEAST_LIKE ? null : quantileInterpolated(values, at);
      return {
        period,
        periodWords: periodOnScreen(period),
        end: parsePeriod(period)?.end ?? period,
        value,
        text: value === null ? 'no figure' : digitsOf(value, plan.measure.unit),
        missing: value === null ? 'fewer than four of them have a figure' : null,
        numerator: null,
        denominator: null,
        provenance: null,
      };
    }),
  });
  const low = edge('low', 0.25, labels[0]);
  return low.points.every(({ value }) => value === null) ? [] : [low, edge('high', 0.75, labels[1])];
}
