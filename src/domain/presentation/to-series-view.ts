import type { Snapshot } from '#domain/alignment/snapshot';
import type { ComparedPeriods } from '#domain/alignment/report';
import type { SeriesLine, SeriesView } from '#domain/contract/series-view';
import type { Measure, Target } from '#domain/framework/catalogue';
import { parsePeriod, periodBefore, yearBefore } from '#domain/measure/period';
import { capital, joined } from './number-words.ts';
import { periodInWords, windowInWords } from '#domain/measure/period-words';
import { bandLines, middleLine, periodsBetween, readLine, type FigureLookup, type LinePlan } from './series-lines.ts';
import { targetInWords } from './target-words.ts';
import { changeInWords, digitsOf, valueInWords, withUnit } from './unit-words.ts';

/** Everything a chart and its table are drawn from. */
export interface SeriesInput {
  readonly snapshot: Snapshot;
  readonly title: string;
  /** Lines of one unit; those of another unit than the first are left out. */
  readonly lines: readonly LinePlan[];
  /** The two windows a rule compared, shaded with the mean of each line. */
  readonly windows?: ComparedPeriods;
  readonly targets?: readonly Target[];
  /** Draw the middle of like areas beside the first line. */
  readonly withMiddle?: boolean;
  /** Draw the middle half of these areas as a band, named so: `similar places`. */
  readonly band?: { readonly areas: readonly string[]; readonly name: string };
  /** Show every period on file, not the last few years alone. */
  readonly isWhole?: boolean;
  /** Draw a measure of which less is better with low values at the top, so that up is better. */
  readonly turn?: boolean;
  /** First and last period to show, where another series beside this one has the same axis. */
  readonly span?: readonly [from: string, to: string];
  /** The stretch in which this one clearly moved one way as the other moved the other, and what is said of it. */
  readonly apart?: { readonly from: string; readonly to: string; readonly words: string };
  readonly lookup?: FigureLookup | null;
  /** Who published the figures, in words. */
  readonly source?: string;
}

/** How many periods are shown where no window says: three years of months or quarters, ten years of years. */
const SHOWN = { 12: 36, 4: 12, 1: 10 } as const;

/** The series of one or more measures as chart and table show it; null where no line has a figure by the day. */
export function toSeriesView(input: SeriesInput): SeriesView | null {
  const { snapshot } = input;
  const unit = input.lines[0]?.measure.unit;
  const plans = input.lines.filter((plan) => plan.measure.unit === unit);
  const first = plans[0];
  if (first === undefined || unit === undefined) return null;
  const periods = input.span === undefined ? shownPeriods(input, plans) : periodsBetween(...input.span);
  if (periods.length === 0) return null;
  const lines = plans
    .map((plan) => readLine(snapshot.figures, plan, periods, input.lookup ?? null))
    .filter((line) => line.points.some((point) => point.value !== null));
  if (lines.length === 0) return null;
  const middle = input.withMiddle === true ? middleLine(snapshot.figures, first, periods, snapshot.comparator) : null;
  const breaks = breaksIn(first.measure, periods);
  const band =
    input.band === undefined
      ? []
      : bandLines(snapshot.figures, first, periods, input.band.areas, [
          `${input.band.name}, lower quarter ends`,
          `${input.band.name}, upper quarter starts`,
        ]);
  const windows =
    input.windows === undefined || input.windows.before.length === 0 ? [] : toWindows(input.windows, lines, unit);
  const isTurned = input.turn === true && first.measure.polarity === 'lower';
  const apart =
    input.apart === undefined || !periods.includes(input.apart.from) || !periods.includes(input.apart.to)
      ? []
      : [{ label: 'moved apart', from: input.apart.from, to: input.apart.to, means: [] }];
  const sentence = windows.length > 0 ? windowSentence(windows, lines, unit) : latestSentence(lines, unit);
  return {
    title: input.title,
    sentence: apart.length > 0 ? `${sentence} ${input.apart?.words ?? ''}` : sentence,
    unit: unitWords(unit),
    betterWords: betterWords(first.measure) + (isTurned ? ', drawn with low at the top' : ''),
    ...(isTurned ? { turned: true } : {}),
    lines: [...lines, ...(middle === null ? [] : [middle]), ...band],
    ...(breaks.length === 0 ? {} : { breaks }),
    ...(input.band === undefined || band.length === 0 ? {} : { bandWords: `middle half of ${input.band.name}` }),
    windows: [...windows, ...apart],
    targets: (input.targets ?? []).flatMap((target) =>
      typeof target.value === 'number' && target.unit === unit
        ? [{ value: target.value, label: targetInWords(target) }]
        : [],
    ),
    source: input.source ?? '',
  };
}

/** The dated breaks of a measure's series that fall inside some periods, each at the first period after it. */
function breaksIn(measure: Measure, periods: readonly string[]): { period: string; words: string }[] {
  const start = parsePeriod(periods[0] ?? '')?.start ?? '';
  return measure.series_breaks.flatMap(({ date, what }) => {
    if (date === null || date <= start) return [];
    const period = periods.find((text) => (parsePeriod(text)?.end ?? '') >= date);
    return period === undefined
      ? []
      : [{ period, words: `Counted another way from ${periodInWords(period)}: ${what}` }];
  });
}

/** Which way good runs, in words. */
export function betterWords(measure: Measure): string {
  switch (measure.polarity) {
    case 'higher':
      return 'higher is better';
    case 'lower':
      return 'lower is better';
    case 'band':
      return 'inside its band is right';
    case 'none':
      return 'no judgement';
  }
}

/** The unit as an axis title: `a day per 100,000 adults`, `%`. */
export function unitWords(unit: string): string {
  return withUnit('', unit).trim() || 'number';
}

/** The periods that a series shows where nobody else's axis is asked for; none without a figure. */
export function ownPeriods(input: SeriesInput): readonly string[] {
  const unit = input.lines[0]?.measure.unit;
  return shownPeriods(
    input,
    input.lines.filter((plan) => plan.measure.unit === unit),
  );
}

function shownPeriods({ snapshot, windows, isWhole }: SeriesInput, plans: readonly LinePlan[]): readonly string[] {
  const known = plans
    .flatMap((plan) => [...snapshot.figures.periods(plan.measure.id, plan.area)])
    .filter((period) => period.end <= snapshot.asOf)
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const last = known.at(-1);
  const oldest = known.find((period) => period.kind === last?.kind);
  if (last === undefined || oldest === undefined) return [];
  const start = windows?.before[0];
  const end = windows?.after.at(-1) ?? last.text;
  if (start !== undefined) {
    const lead = stepBack(start, (parsePeriod(start)?.seasons ?? 1) / 2);
    return periodsBetween(lead < oldest.text ? oldest.text : lead, end);
  }
  if (isWhole === true) return periodsBetween(oldest.text, last.text);
  const from = stepBack(last.text, SHOWN[last.seasons] - 1);
  return periodsBetween(from < oldest.text ? oldest.text : from, last.text);
}

function stepBack(period: string, steps: number): string {
  let at = period;
  for (let step = 0; step < Math.floor(steps); step += 1) at = periodBefore(at) ?? at;
  return at;
}

function toWindows(windows: ComparedPeriods, lines: readonly SeriesLine[], unit: string): SeriesView['windows'] {
  return [windows.before, windows.after].map((periods) => ({
    label: windowInWords(periods),
    from: periods[0] ?? '',
    to: periods.at(-1) ?? '',
    means: lines.flatMap((line) => {
      const inside = new Set(periods);
      const values = line.points.flatMap((point) =>
        inside.has(point.period) && point.value !== null ? [point.value] : [],
      );
      if (values.length < periods.length) return [];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [{ line: line.id, mean, text: digitsOf(mean, unit) }];
    }),
  }));
}

function windowSentence(windows: SeriesView['windows'], lines: readonly SeriesLine[], unit: string): string {
  const [before, after] = windows;
  const said = lines.flatMap((line) => {
    const then = before?.means.find((mean) => mean.line === line.id);
    const now = after?.means.find((mean) => mean.line === line.id);
    return then === undefined || now === undefined ? [] : [`${line.label} ${then.text} and ${now.text}`];
  });
  return `Means of ${before?.label ?? ''} and ${after?.label ?? ''}, ${unitWords(unit)}: ${joined(said)}.`;
}

function latestSentence(lines: readonly SeriesLine[], unit: string): string {
  const said = lines.map((line) => {
    const last = line.points.findLast((point) => point.value !== null);
    if (last === undefined || last.value === null) return `${line.label}: no figure`;
    const before = yearBefore(last.period);
    const then = line.points.find((point) => point.period === before)?.value ?? null;
    const change = then === null ? '' : `, ${changeInWords(then, last.value, unit)} against the year before`;
    const value = valueInWords(last.value, unit);
    return `${line.label}: ${value}${value.includes(' than in ') ? ',' : ''} in ${periodInWords(last.period)}${change}`;
  });
  return `${capital(said.join('; '))}.`;
}
