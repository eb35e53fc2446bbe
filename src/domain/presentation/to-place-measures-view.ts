import { alignMeasure } from '#domain/alignment/measure-alignment';
import type { AlignmentReport, Finding } from '#domain/alignment/report';
import type { HeldGoal, Snapshot } from '#domain/alignment/snapshot';
import type { PlaceMeasureRow, PlaceMeasuresView } from '#domain/contract/place-measures-view';
import type { Measure } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { FRESH_MONTHS, periodBefore } from '#domain/measure/period';
import { agencyName, holdersOf, leadingHolders, MOST_NAMED } from './agency-names.ts';
import { nearness } from './figure-words.ts';
import { hereWords } from './here-words.ts';
import { reviewLine } from './journey-words.ts';
import { kindName } from './kind-words.ts';
import { alignmentInWords } from './measure-alignment-words.ts';
import { directionOfFigure } from './measure-direction.ts';
import {
  areasWithFigures,
  figureOfMeasure,
  toFigureView,
  whatWouldBring,
  type MeasureFigure,
} from './measure-figure.ts';
import { targetsOfMeasure, verdictOn } from './measure-targets.ts';
import { asSet, capital, countInWords, counted, joined } from './number-words.ts';
import { dayInWords, periodOnScreen } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import type { Telling } from './telling.ts';
import { tellingOf } from './to-journey-view.ts';
import { betterWords } from './to-series-view.ts';
import { valueInWords } from './unit-words.ts';

/** Everything the board's table is made from. */
export interface PlaceMeasuresInput {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  /** Newest day up to the as-of date for which the place or one of its agencies has a figure; null without any. */
  readonly newestFigures?: string | null;
  /** One line a publication whose figures are in the table. */
  readonly figureSources?: (measures: readonly string[]) => readonly string[];
}

/** Longest stretch that a spark shows, years. */
const MOST_YEARS = 10;

/** The measures of a place as its board reads them: every one that somebody here is held to, and every other with a figure of the place. */
export function toPlaceMeasuresView(input: PlaceMeasuresInput): PlaceMeasuresView {
  const { board, snapshot, report } = input;
  const telling = tellingOf(input);
  const { axis, rows: views } = toMeasureRows(telling, report, shownMeasures(telling));
  const targets = views.flatMap((row) => row.targets);
  const held = views.filter((row) => row.held > 0);
  const count = (state: PlaceMeasureRow['figure']['state']): number =>
    held.filter((row) => row.figure.state === state).length;
  const counts = {
    held: held.length,
    unheld: views.length - held.length,
    fresh: count('fresh'),
    old: count('old'),
    none: count('none'),
    met: targets.filter((target) => target.state === 'met').length,
    missed: targets.filter((target) => target.state === 'missed').length,
    unjudged: targets.filter((target) => target.state === 'unknown').length,
  };
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    title: measuresTitle(placeInWords(board.name), counts),
    lead: measuresLead(counts),
    newerFigures: newerFigures(input.newestFigures ?? null, report.asOf, counts.fresh),
    axis,
    domains: snapshot.catalogue.domains.map(({ id, name, role }) => ({
      id,
      name,
      role,
      line: domainLine(held.filter((row) => row.domain === id)),
    })),
    rows: views,
    counts,
    reviewLine: reviewLine(views.flatMap((row) => row.headlines).length),
    sources: [
      ...(input.figureSources?.(views.filter((row) => row.figure.state !== 'none').map((row) => row.id)) ?? []),
    ],
    catalogueVersion: report.catalogueVersion,
  };
}

/** Measures as lines of a board's table, by domain and name, with the stretch of time that their sparks share. */
export function toMeasureRows(
  telling: Telling,
  report: AlignmentReport,
  measures: readonly Measure[],
): { readonly axis: PlaceMeasuresView['axis']; readonly rows: PlaceMeasureRow[] } {
  const { snapshot } = telling;
  const rows = measures
    .map((measure) => ({ measure, goals: snapshot.goalsByMeasure.get(measure.id) ?? [] }))
    .map(({ measure, goals }) => ({ measure, goals, figure: figureOfMeasure(telling, measure, goals) }));
  const axis = axisOf(telling, rows);
  return { axis, rows: rows.map((row) => toRow(telling, report, axis.from, row)).sort(byDomainAndName(snapshot)) };
}

interface MeasureAtPlace {
  readonly measure: Measure;
  readonly goals: readonly HeldGoal[];
  readonly figure: MeasureFigure | null;
}

/** Fewer fresh figures than this, and the day they speak for is offered. */
const FEW_FRESH = 3;

function newerFigures(newest: string | null, asOf: string, fresh: number): PlaceMeasuresView['newerFigures'] {
  if (fresh >= FEW_FRESH || newest === null || newest >= asOf) return null;
  return { text: `Our newest figures here are for ${dayInWords(newest)}.`, asOf: newest };
}

function shownMeasures(telling: Telling): readonly Measure[] {
  const { snapshot } = telling;
  return [...snapshot.measures.values()].filter(
    (measure) => snapshot.goalsByMeasure.has(measure.id) || areasWithFigures(telling, measure, []).length > 0,
  );
}

function axisOf({ snapshot }: Telling, rows: readonly MeasureAtPlace[]): PlaceMeasuresView['axis'] {
  const { asOf } = snapshot;
  const earliest = `${Number(asOf.slice(0, 4)) - MOST_YEARS}${asOf.slice(4)}`;
  const ends = rows.flatMap(({ measure, figure }) =>
    figure === null ? [] : snapshot.figures.periods(measure.id, figure.area).map((period) => period.end),
  );
  const first = ends.filter((end) => end <= asOf).reduce((oldest, end) => (end < oldest ? end : oldest), asOf);
  const yearAgo = `${Number(asOf.slice(0, 4)) - 3}${asOf.slice(4)}`;
  const from = first < earliest ? earliest : first > yearAgo ? yearAgo : first;
  return {
    from,
    freshFrom: monthsBefore(asOf, FRESH_MONTHS),
    to: asOf,
    fromWords: from.slice(0, 4),
    toWords: asOf.slice(0, 4),
  };
}

/** The same day of the month so many whole years before: 24 months are two. */
function monthsBefore(day: string, months: number): string {
  const year = Number(day.slice(0, 4)) - months / 12;
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

function toRow(
  telling: Telling,
  report: AlignmentReport,
  from: string,
  { measure, goals, figure }: MeasureAtPlace,
): PlaceMeasureRow {
  const { snapshot } = telling;
  const targets = targetsOfMeasure(telling, goals, figure);
  const spark = figure === null ? [] : sparkOf(snapshot, measure, figure, from);
  const alignment = alignMeasure(snapshot, measure.id);
  const listing = report.findings.filter(
    (finding) => finding.kind !== 'SYNERGY' && finding.measures.includes(measure.id),
  );
  const headlines = report.headlines.flatMap((id, index) => {
    const finding = listing.find((one) => one.id === id);
    return finding === undefined ? [] : [toHeadline(finding, index + 1)];
  });
  return {
    id: measure.id,
    name: capital(measure.name),
    code: measure.code,
    domain: measure.domain,
    asked:
      measure.experience_kind === 'reported'
        ? 'people are asked'
        : measure.experience_kind === 'timed'
          ? 'nobody is asked'
          : '',
    figure: toFigureView(telling, measure, figure),
    spark: spark.map(({ end, value, joined: isJoined }) => ({ end, value, joined: isJoined })),
    sparkWords: sparkWords(measure, spark),
    betterWords: betterWords(measure),
    targets,
    verdict: verdictOn(targets),
    direction: directionOfFigure(telling, measure, goals, figure),
    heldWords: heldWords(telling, goals),
    held: new Set(goals.flatMap((goal) => goal.holders)).size,
    alignment: { ...alignment, words: alignmentInWords(alignment) },
    headlines,
    otherConflicts: listing.length - headlines.length,
    wouldBring: figure === null ? whatWouldBring(telling, measure) : '',
  };
}

function toHeadline(finding: Finding, number: number): PlaceMeasureRow['headlines'][number] {
  return { id: finding.id, number, here: finding.here, hereWords: hereWords(finding.here), words: kindName(finding) };
}

interface SparkPoint {
  readonly text: string;
  readonly end: string;
  readonly value: number;
  readonly joined: boolean;
}

function sparkOf(
  snapshot: Snapshot,
  measure: Measure,
  { area, period: latest }: MeasureFigure,
  from: string,
): readonly SparkPoint[] {
  const { figures, asOf } = snapshot;
  const periods = figures.periods(measure.id, area).filter(({ end }) => end <= asOf && end >= from);
  const kind = periods.find(({ text }) => text === latest)?.kind;
  const breaks = measure.series_breaks.flatMap((one) => one.date ?? []);
  return periods
    .filter((period) => period.kind === kind)
    .flatMap((period, index, all) => {
      const value = figures.value(measure.id, area, period.text);
      const before = all[index - 1];
      const joins =
        before !== undefined &&
        before.text === periodBefore(period.text) &&
        !breaks.some((day) => before.end < day && day <= period.end);
      return value === null ? [] : [{ text: period.text, end: period.end, value, joined: joins }];
    });
}

function sparkWords(measure: Measure, spark: readonly SparkPoint[]): string {
  const [first, last] = [spark[0], spark.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return `one figure, ${valueInWords(last.value, measure.unit)} in ${periodOnScreen(last.text)}`;
  const values = spark.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (
    `${asSet(spark.length)} figures from ${periodOnScreen(first.text)} to ${periodOnScreen(last.text)}, ` +
    (low === high
      ? `all ${valueInWords(low, measure.unit)}`
      : `between ${valueInWords(low, measure.unit)} and ${valueInWords(high, measure.unit)}`)
  );
}

/** At most two of those held to it, the largest share first, and how many more. */
export function heldWords(telling: Telling, goals: readonly HeldGoal[]): string {
  if (goals.length === 0) return 'nobody is held to it';
  const { snapshot } = telling;
  const holders = holdersOf(snapshot, goals);
  const all = new Set(holders.map(({ agency }) => agency));
  const named = [...leadingHolders(snapshot, holders)]
    // Who meets people is named before who plans for them.
    .sort((a, b) => nearness(telling, a.type) - nearness(telling, b.type))
    .slice(0, MOST_NAMED)
    .map(({ agency }) => agencyName(snapshot, agency));
  const more = all.size - named.length;
  return more <= 0 ? joined(named) : `${named.join(', ')} and ${countInWords(more)} more`;
}

function byDomainAndName({ catalogue }: Snapshot): (a: PlaceMeasureRow, b: PlaceMeasureRow) => number {
  const order = new Map(catalogue.domains.map(({ id }, index) => [id, index]));
  return (a, b) =>
    (order.get(a.domain) ?? order.size) - (order.get(b.domain) ?? order.size) ||
    a.name.localeCompare(b.name, 'en-GB') ||
    (a.id < b.id ? -1 : 1);
}

function measuresTitle(place: string, { met, missed, unjudged }: PlaceMeasuresView['counts']): string {
  if (met + missed + unjudged === 0) return `Nobody has set ${place} a target on this day.`;
  if (met + missed === 0) return `In ${place} no target can be judged from the figures of this day.`;
  const judged =
    met === 0 || missed === 0
      ? `In ${place} ${counted(met + missed, 'target')} can be judged: ${met + missed === 1 ? 'it is' : met + missed === 2 ? 'both are' : 'all are'} ${met === 0 ? 'missed' : 'met'}.`
      : `In ${place} ${counted(met, 'target')} ${met === 1 ? 'is' : 'are'} met and ${countInWords(missed)} ${missed === 1 ? 'is' : 'are'} missed.`;
  if (unjudged === 0) return judged;
  return `${judged} ${capital(countInWords(unjudged))} more cannot be judged from the figures here.`;
}

function measuresLead({ held, unheld, fresh, old, none }: PlaceMeasuresView['counts']): string {
  const first =
    held === 0
      ? 'Nobody here is held to a measure on this day.'
      : `Organisations here are held to ${counted(held, 'measure')}: ${stock(fresh, old, none)}.`;
  return unheld === 0
    ? first
    : `${first} ${capital(counted(unheld, 'more measure'))} ${unheld === 1 ? 'has' : 'have'} figures of this place, and nobody here is held to ${unheld === 1 ? 'it' : 'them'}.`;
}

function domainLine(rows: readonly PlaceMeasureRow[]): string {
  const count = (state: PlaceMeasureRow['figure']['state']): number =>
    rows.filter((row) => row.figure.state === state).length;
  if (rows.length === 0) return 'no measure';
  return `${counted(rows.length, 'measure')}: ${stock(count('fresh'), count('old'), count('none'))}`;
}

function stock(fresh: number, old: number, none: number): string {
  return joined([
    `${countInWords(fresh)} with a fresh figure`,
    ...(old > 0 ? [`${countInWords(old)} whose last figure is too old to judge`] : []),
    ...(none > 0 ? [`${countInWords(none)} with none`] : []),
  ]);
}
