import { alignMeasure } from '#domain/alignment/measure-alignment';
import type { AlignmentReport } from '#domain/alignment/report';
import { isInUse, isJudged, type HeldGoal, type Snapshot } from '#domain/alignment/snapshot';
import type { HeldRow, PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import type { Measure } from '#domain/framework/catalogue';
import { footingOf } from '#domain/framework/footing';
import type { Board } from '#domain/framework/place-agencies';
import { parsePeriod, yearBefore } from '#domain/measure/period';
import { agencyName, shareOf } from './agency-names.ts';
import { byWeight } from './by-weight.ts';
import { betterOf, inForce } from './conflict-sides.ts';
import { sayFigure } from './figure-words.ts';
import { alignmentInWords } from './measure-alignment-words.ts';
import { directionOfFigure } from './measure-direction.ts';
import {
  areasWithFigures,
  figureOfMeasure,
  toFigureView,
  whatWouldBring,
  whoseArea,
  type MeasureFigure,
} from './measure-figure.ts';
import { standingOf } from './measure-standing.ts';
import { judgeGoal } from './measure-targets.ts';
import { capital, countInWords, counted, joined } from './number-words.ts';
import { dayInWords, monthInWords, periodInWords } from '#domain/measure/period-words';
import type { FigureLookup, LikeArea, LinePlan } from './series-lines.ts';
import { toSourceViews } from './source-view.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { tellingOf } from './to-journey-view.ts';
import { heldWords } from './to-place-measures-view.ts';
import { toSeriesView, unitWords } from './to-series-view.ts';
import { valueInWords } from './unit-words.ts';

/** Everything one measure at one place is told from. */
export interface PlaceMeasureInput {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  /** Similar places, nearest first, under the codes of their figures. */
  readonly like: readonly LikeArea[];
  readonly lookup?: FigureLookup | null;
  /** One line a publication that has the measure, by dataset. */
  readonly publications?: readonly { readonly dataset: string; readonly line: string }[];
}

/** More lines than this cannot be told apart. */
const MOST_AGENCIES = 4;
/** Fewer areas of its kind than this are not all of England. */
const LEAST_ALL = 15;

/**
 * One measure of the catalogue at one place: what its figure says, who is held to it and how differently, where each point
 * comes from. Null for an id that is not on file.
 */
export function toPlaceMeasureView(input: PlaceMeasureInput, id: string): PlaceMeasureView | null {
  const { board, snapshot, report } = input;
  const { catalogue } = snapshot;
  const measure = catalogue.measures.find((row) => row.id === id);
  if (measure === undefined) return null;
  const telling = tellingOf(input);
  const goals = snapshot.goalsByMeasure.get(id) ?? [];
  const figure = figureOfMeasure(telling, measure, goals);
  const direction = directionOfFigure(telling, measure, goals, figure);
  const alignment = alignMeasure(snapshot, id);
  const domain = catalogue.domains.find((row) => row.id === measure.domain);
  const successor = catalogue.measures.find((row) => row.id === measure.successor);
  const { conflicts, helps } = cardsOn(telling, report, id);
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    measure: {
      id,
      name: capital(measure.name),
      fullName: measure.full_name,
      code: measure.code,
      framework: measure.framework,
      unit: unitWords(measure.unit),
      domain: { id: measure.domain, name: domain?.name ?? 'a domain not on file', role: domain?.role ?? 'outcome' },
    },
    title: titleOf(telling, measure, figure, direction),
    standing: standingOf(snapshot, measure, figure, input.like),
    notes: notesOn(telling, measure, goals, figure),
    figure: toFigureView(telling, measure, figure),
    direction,
    alignment: { ...alignment, words: alignmentInWords(alignment) },
    series: seriesOf(input, telling, measure, goals),
    wouldBring: figure === null ? whatWouldBring(telling, measure) : '',
    definition: definitionOf(measure),
    history: historyOf(snapshot, measure),
    successor: successor === undefined ? null : { id: successor.id, name: capital(successor.name) },
    predecessors: catalogue.measures
      .filter((row) => row.successor === id)
      .map((row) => ({ id: row.id, name: capital(row.name) })),
    definitionSources: toSourceViews(catalogue, measure.sources),
    heldLine: heldLine(telling, goals),
    held: heldRows(telling, goals, figure),
    conflicts,
    helps,
    publications: [...(input.publications ?? [])],
    catalogueVersion: report.catalogueVersion,
  };
}

function titleOf(
  telling: Telling,
  measure: Measure,
  figure: MeasureFigure | null,
  direction: PlaceMeasureView['direction'],
): string {
  const name = capital(measure.name);
  const place = telling.placeName ?? 'this place';
  const { asOf } = telling.snapshot;
  if (figure === null)
    return `${name}: no figure is on file for ${place} or an organisation that serves it, by ${dayInWords(asOf)}.`;
  const value = valueInWords(figure.value, measure.unit);
  const whose = figure.isOfResidents ? `for ${whoseArea(telling, figure)}` : `at ${whoseArea(telling, figure)}`;
  const said = `${name} ${whose}: ${value}${value.includes(' than in ') ? ',' : ''} in ${periodInWords(figure.period)}`;
  if (!figure.isFresh) return `${said}, the last figure known and too old to judge.`;
  if (direction.change === '')
    return direction.way === 'same' ? `${said}, about the same as a year before.` : `${said}.`;
  return `${said}, ${direction.change} against a year before: ${direction.words}.`;
}

function notesOn(
  telling: Telling,
  measure: Measure,
  goals: readonly HeldGoal[],
  figure: MeasureFigure | null,
): string[] {
  const { snapshot } = telling;
  const notes: string[] = [];
  if (!isInUse(measure, snapshot.asOf)) {
    notes.push(
      `This measure is not in use on ${dayInWords(snapshot.asOf)}${inUseWords(measure) === '' ? '' : ` (${inUseWords(measure)})`}. Nobody is judged by it then.`,
    );
  }
  const changed = figure === null ? undefined : breakBetween(measure, figure);
  if (changed !== undefined) notes.push(`The way it is counted changed between the two figures compared: ${changed}.`);
  const others =
    figure === null ? [] : areasWithFigures(telling, measure, goals).filter((area) => area !== figure.area);
  if (others.length > 0) {
    const named = others.map((area) =>
      area === snapshot.place ? `residents of ${telling.placeName ?? 'the place'}` : agencyName(snapshot, area),
    );
    notes.push(
      `There are figures of ${named.length > MOST_AGENCIES ? `${named.slice(0, MOST_AGENCIES).join(', ')} and ${countInWords(named.length - MOST_AGENCIES)} more` : joined(named)} too.`,
    );
  }
  return notes;
}

/** What changed in the way of counting after the figure of a year before and by the latest; undefined where nothing did. */
function breakBetween(measure: Measure, { period, isFresh, end }: MeasureFigure): string | undefined {
  const before = parsePeriod(yearBefore(period) ?? '');
  if (before === null || !isFresh) return undefined;
  const found = measure.series_breaks.find(({ date }) => date !== null && before.end < date && date <= end);
  return found?.what.replace(/\.$/, '');
}

function seriesOf(
  input: PlaceMeasureInput,
  telling: Telling,
  measure: Measure,
  goals: readonly HeldGoal[],
): PlaceMeasureView['series'] {
  const { snapshot, board } = input;
  const { figures } = snapshot;
  // A place's comparator is left out of its peers; where none is on file, England is the one area of a country's level.
  const comparator = snapshot.comparator ?? figures.areasAt(measure.id, 'country')[0] ?? null;
  const areas = areasWithFigures(telling, measure, goals);
  const everyArea = areas.length > 0 ? areas : areasWithFigures(telling, measure, []);
  const own = everyArea.slice(0, MOST_AGENCIES).map((area, index): LinePlan => ({
    measure,
    area,
    label: area === snapshot.place ? `residents of ${telling.placeName ?? 'the place'}` : agencyName(snapshot, area),
    part: PARTS[index] ?? 'rest',
  }));
  const first = own[0];
  if (first === undefined) return null;
  const isOfResidents = first.area === snapshot.place;
  const has = (area: string): boolean => figures.series(measure.id, area) !== null;
  const comparators: LinePlan[] = [
    ...(comparator !== null && has(comparator)
      ? [{ measure, area: comparator, label: 'England', part: 'comparator' } as const]
      : []),
    ...(board.region !== null && own.length === 1 && has(board.region.code)
      ? [{ measure, area: board.region.code, label: board.region.name, part: 'rest' } as const]
      : []),
  ];
  const like = input.like.filter(({ area }) => area !== snapshot.place && has(area));
  const level = figures.levelOf(measure.id, first.area) ?? '';
  const kind = figures.areasAt(measure.id, level).filter((area) => area !== comparator);
  const band =
    isOfResidents && like.length >= 4
      ? { areas: like.map(({ area }) => area), name: `${countInWords(like.length)} similar places` }
      : kind.length >= LEAST_ALL
        ? { areas: kind, name: `all ${kind.length} areas of its kind in England` }
        : null;
  const targets = goals.flatMap((goal) => (goal.row.target === null ? [] : [goal.row.target]));
  return toSeriesView({
    snapshot,
    title: `${capital(measure.name)}, ${board.name}`,
    lines: [...own, ...comparators],
    targets: [
      ...new Map(targets.map((target) => [JSON.stringify([target.op, target.value, target.unit]), target])).values(),
    ],
    withMiddle: comparators.length === 0,
    isWhole: true,
    ...(band === null ? {} : { band }),
    lookup: input.lookup ?? null,
    source: (input.publications ?? []).map(({ line }) => line).join('. '),
  });
}

const PARTS = ['whole', 'first', 'second', 'rest'] as const;

function cardsOn(
  telling: Telling,
  report: AlignmentReport,
  id: string,
): { conflicts: FindingCard[]; helps: FindingCard[] } {
  const listing = report.findings.filter((finding) => finding.measures.includes(id));
  const numberOf = (finding: string): number | null => {
    const at = report.headlines.indexOf(finding);
    return at < 0 ? null : at + 1;
  };
  const last = report.headlines.length + 1;
  const ranked = [...listing].sort((a, b) => (numberOf(a.id) ?? last) - (numberOf(b.id) ?? last) || byWeight(a, b));
  const card = (finding: (typeof listing)[number]): FindingCard =>
    toFindingCard(telling, finding, numberOf(finding.id));
  return {
    conflicts: ranked.filter(({ kind }) => kind !== 'SYNERGY').map(card),
    helps: ranked.filter(({ kind }) => kind === 'SYNERGY').map(card),
  };
}

function heldLine(telling: Telling, goals: readonly HeldGoal[]): string {
  if (goals.length === 0) return 'Nobody here is held to it on this day.';
  const agencies = new Set(goals.flatMap((goal) => goal.holders)).size;
  const asks = new Set(goals.map(betterOf));
  const targets = new Set(
    goals.flatMap((goal) =>
      goal.row.target === null
        ? []
        : [JSON.stringify([goal.row.target.op, goal.row.target.value, goal.row.target.unit])],
    ),
  );
  const held = `${capital(counted(agencies, 'organisation'))} ${agencies === 1 ? 'is' : 'are'} held to it`;
  const [only] = asks;
  const direction =
    asks.size === 1 && only !== undefined
      ? goals.length === 1
        ? only
        : `for all of them ${only}`
      : 'and they do not ask the same of it';
  const bars =
    targets.size === 0
      ? 'no target is set'
      : targets.size === 1
        ? 'one target'
        : `${countInWords(targets.size)} different targets`;
  return `${held}: ${direction}; ${bars}.`.replace(': and they', ', and they');
}

function heldRows(telling: Telling, goals: readonly HeldGoal[], figure: MeasureFigure | null): HeldRow[] {
  const { snapshot } = telling;
  const sources = new Map(snapshot.catalogue.sources.map((source) => [source.id, source]));
  const rows = goals.map((goal): HeldRow => {
    const own = sayFigure(telling, [goal]);
    const judged = judgeGoal(telling, goal, own === null ? figure : { ...own, isFresh: true });
    const agencies = [...goal.holders].sort(
      (a, b) =>
        Number(isJudged(snapshot, b, goal.row.agency_type)) - Number(isJudged(snapshot, a, goal.row.agency_type)) ||
        (shareOf(snapshot, { agency: b, type: goal.row.agency_type }) ?? -1) -
          (shareOf(snapshot, { agency: a, type: goal.row.agency_type }) ?? -1) ||
        (agencyName(snapshot, a) < agencyName(snapshot, b) ? -1 : 1),
    );
    return {
      goal: goal.row.id,
      agencies: agencies.map((agency) => ({ id: agency, name: agencyName(snapshot, agency) })),
      title: heldWords(telling, [goal]),
      direction: betterOf(goal),
      target: judged === null || goal.row.target === null ? '' : judged.words,
      state: judged?.state ?? 'none',
      stateWords: judged?.stateWords ?? 'no target set',
      figure: own === null ? '' : `${valueInWords(own.value, own.measure.unit)} in ${periodInWords(own.period)}`,
      deadline: goal.row.deadline === null ? '' : dayInWords(goal.row.deadline),
      ifMissed: goal.row.consequence_reason === '' ? 'not on file' : goal.row.consequence_reason,
      setBy: goal.row.set_by ?? 'not on file',
      inForce: inForce(goal),
      footing: footingOf(goal.row, sources),
      sources: toSourceViews(snapshot.catalogue, goal.row.sources),
      differs: [],
    };
  });
  const differing = (['direction', 'target', 'ifMissed'] as const).filter(
    (field) => new Set(rows.map((row) => row[field])).size > 1,
  );
  return rows
    .map((row) => ({ ...row, differs: [...differing] }))
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.goal < b.goal ? -1 : 1));
}

function definitionOf(measure: Measure): PlaceMeasureView['definition'] {
  const { definition } = measure;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Counts', measure.full_name === '' ? measure.name : measure.full_name],
    ['Above the line', measure.numerator],
    ['Below the line', measure.denominator],
    ['Who is counted', measure.population],
    [
      'Ages',
      definition.age === null
        ? null
        : definition.age[1] >= 120
          ? `${definition.age[0]} and over`
          : `${definition.age[0]} to ${definition.age[1]}`,
    ],
    ['Window', definition.window_days === null ? null : counted(definition.window_days, 'day')],
    [
      'By where people',
      definition.place_basis === null ? null : (BASIS_WORDS[definition.place_basis] ?? plain(definition.place_basis)),
    ],
    ['Standardised', definition.standardisation === null ? null : plain(definition.standardisation)],
    ['Sampled', definition.sampling === null ? null : plain(definition.sampling)],
    ['Unit', unitWords(measure.unit)],
    ['How often', measure.frequency],
    [
      'Asked or timed',
      measure.experience_kind === null
        ? null
        : measure.experience_kind === 'reported'
          ? 'people are asked'
          : 'nobody is asked; a clock or a count stands in',
    ],
    ['Framework', measure.framework],
    ['Code', measure.code],
    ['In use', inUseWords(measure)],
    ['Also known as', measure.also_known_as.join('; ')],
    ['Note', measure.note],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

const BASIS_WORDS: Readonly<Record<string, string>> = {
  resident: 'live',
  registered: 'are registered with a GP practice',
  provider: 'are treated',
};

function plain(token: string): string {
  return token.replaceAll('_', ' ');
}

function inUseWords({ in_use_from: from, in_use_to: to }: Measure): string {
  if (from === null && to === null) return '';
  if (from === null) return `until ${monthInWords(to ?? '')}`;
  return to === null ? `since ${monthInWords(from)}` : `${monthInWords(from)} to ${monthInWords(to)}`;
}

function historyOf({ catalogue }: Snapshot, measure: Measure): PlaceMeasureView['history'] {
  return measure.series_breaks.map(({ date, what, sources }) => ({
    text:
      date === null
        ? `Break in the series, date not known: ${what}`
        : `Break in the series, ${dayInWords(date)}: ${what}`,
    sources: toSourceViews(catalogue, sources),
  }));
}
