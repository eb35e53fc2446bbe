import type { AlignmentReport, Finding } from '#domain/alignment/report';
import type { Snapshot } from '#domain/alignment/snapshot';
import type {
  ComparedFigure,
  ComparedMeasure,
  ComparedPlace,
  CompareHeadline,
  CompareNote,
  CompareView,
} from '#domain/contract/compare-view';
import type { SeriesLine } from '#domain/contract/series-view';
import type { Measure } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { englandIn, growsWithSize, putTogether, type FiguresTogether, type NotTogether } from './compared-figures.ts';
import { hereWords } from './here-words.ts';
import { reviewLine } from './journey-words.ts';
import { kindName } from './kind-words.ts';
import { figureOfMeasure, toFigureView, whoseArea, type MeasureFigure } from './measure-figure.ts';
import { targetsOfMeasure } from './measure-targets.ts';
import { asSet, capital, counted, countInWords, joined, shareInWords, small } from './number-words.ts';
import { dayInWords, periodInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import type { LinePlan } from './series-lines.ts';
import { pointsInWords } from './severity-words.ts';
import { peopleInWords, SIMILAR_METHOD, type SimilarPlace } from './similar-places.ts';
import { stepName } from './step-names.ts';
import { tellFinding } from './tell-finding.ts';
import type { Telling } from './telling.ts';
import { tellingOf } from './to-journey-view.ts';
import { betterWords, toSeriesView } from './to-series-view.ts';
import { valueInWords } from './unit-words.ts';

/** Most places that can be read side by side. */
export const MOST_PLACES = 6;
/** Most measures one table shows. */
export const MOST_MEASURES = 12;
/** Measures shown when nobody chose. */
const USUAL_MEASURES = 8;
/** Part of England's areas that must lie between two figures before they are what stands out. */
const STANDS_OUT = 0.25;

/** One place of the comparison. */
export interface ComparedInput {
  readonly board: Board;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  readonly newestFigures: string | null;
}

/** Everything a comparison is told from. */
export interface CompareInput {
  readonly asOf: string;
  /** In the order asked for, each once, six at most. */
  readonly places: readonly ComparedInput[];
  /** What of the question has no answer. */
  readonly notes: readonly CompareNote[];
  readonly similar: readonly SimilarPlace[];
  /** Measures asked for, by id; none: the usual choice. */
  readonly measures: readonly string[];
  /** The measure of the chart; null: the first that can be drawn. */
  readonly chart: string | null;
  /** One line a publication that has one of the measures. */
  readonly sourceLines: (measures: readonly string[]) => readonly string[];
  readonly catalogueVersion: string;
}

interface Side {
  readonly input: ComparedInput;
  readonly telling: Telling;
  readonly name: string;
}

/** One measure at every place. */
interface MeasureBeside {
  readonly measure: Measure;
  /** Somebody at one of the places is held to it. */
  readonly isHeld: boolean;
  readonly figures: readonly (MeasureFigure | null)[];
  readonly together: FiguresTogether | NotTogether;
}

/** Places side by side: headlines, alignment, cracks and figures. */
export function toCompareView(input: CompareInput): CompareView {
  const sides = input.places.map((place): Side => ({
    input: place,
    telling: tellingOf(place),
    name: placeInWords(place.board.name),
  }));
  const all = measuresBeside(sides);
  const usual = usualMeasures(all, sides.length);
  const asked = input.measures.flatMap((id) => all.filter(({ measure }) => measure.id === id));
  const isDefault = asked.length === 0;
  const chosen = isDefault ? usual.rows : asked.slice(0, MOST_MEASURES);
  const headlines = sides.flatMap(({ input: { report } }) => report.headlines);
  const first = sides[0]?.telling.snapshot;
  return {
    asOf: input.asOf,
    asOfWords: dayInWords(input.asOf),
    title: titleOf(sides, all),
    lead: leadOf(sides),
    reviewLine: reviewLine(headlines.length),
    notes: [...input.notes],
    places: sides.map((side) => toPlace(side, sides)),
    similar: {
      places: input.similar.map(({ board, reason }) => ({ code: board.code, name: board.name, reason })),
      method: input.similar.length === 0 ? '' : SIMILAR_METHOD,
    },
    measures: {
      rows: chosen.map((row) => toRow(row, sides)),
      isDefault,
      words: isDefault ? usual.words : '',
      options: options(all, sides),
      most: MOST_MEASURES,
    },
    chart: first === undefined ? null : chartOf(input, first, sides, chosen),
    sources: [...input.sourceLines(chosen.map(({ measure }) => measure.id))],
    catalogueVersion: input.catalogueVersion,
  };
}

function measuresBeside(sides: readonly Side[]): readonly MeasureBeside[] {
  const first = sides[0]?.telling.snapshot;
  if (first === undefined) return [];
  const order = new Map(first.catalogue.domains.map(({ id }, index) => [id, index]));
  return [...first.measures.values()]
    .map((measure): MeasureBeside => {
      const figures = sides.map(({ telling }) =>
        figureOfMeasure(telling, measure, telling.snapshot.goalsByMeasure.get(measure.id) ?? []),
      );
      const beside = figures.map((figure, index) =>
        figure === null
          ? null
          : { figure, types: sides[index]?.telling.snapshot.agencies.get(figure.area)?.types ?? [] },
      );
      const isHeld = sides.some(({ telling }) => telling.snapshot.goalsByMeasure.has(measure.id));
      return { measure, isHeld, figures, together: putTogether(first, measure, beside) };
    })
    .filter(({ figures }) => figures.some((figure) => figure !== null))
    .sort(
      (a, b) =>
        (order.get(a.measure.domain) ?? 0) - (order.get(b.measure.domain) ?? 0) ||
        a.measure.name.localeCompare(b.measure.name, 'en-GB'),
    );
}

/** Order of what stands out: how far apart; then what cannot be placed among all of England; last what is not compared. */
function gapOf({ measure, together }: MeasureBeside): number {
  return typeof together === 'string' ? -1 : (together.gap ?? (growsWithSize(measure) ? -0.5 : 0));
}

/**
 * Measures with fresh figures at most of the places: those that somebody is held to first, and of them those that lie furthest
 * apart; without any, those with older figures.
 */
function usualMeasures(
  all: readonly MeasureBeside[],
  places: number,
): { readonly rows: readonly MeasureBeside[]; readonly words: string } {
  const atMost = (isFresh: boolean): MeasureBeside[] =>
    all.filter(
      ({ figures }) => figures.filter((figure) => figure !== null && (!isFresh || figure.isFresh)).length * 2 > places,
    );
  const fresh = atMost(true).sort((a, b) => Number(b.isHeld) - Number(a.isHeld) || gapOf(b) - gapOf(a));
  const where = places === 1 ? 'here' : places === 2 ? 'at both places' : 'at most of these places';
  if (fresh.length > 0) {
    const rows = fresh.slice(0, USUAL_MEASURES);
    const shown =
      rows.length === fresh.length
        ? rows.length === 1
          ? `The one measure with a fresh figure ${where}`
          : `The ${countInWords(rows.length)} measures with a fresh figure ${where}`
        : `${capital(countInWords(rows.length))} of the ${asSet(fresh.length)} measures with a fresh figure ${where}`;
    return { rows, words: `${shown}, those that somebody is held to first, and of them the furthest apart.` };
  }
  const old = atMost(false).slice(0, USUAL_MEASURES);
  return {
    rows: old,
    words:
      old.length === 0
        ? `No measure has a figure ${where} by this day.`
        : `No measure has a fresh figure ${where}. These have older ones, too old to judge.`,
  };
}

function options(all: readonly MeasureBeside[], sides: readonly Side[]): CompareView['measures']['options'] {
  return all.map(({ measure, figures }) => {
    const fresh = figures.filter((figure) => figure?.isFresh === true).length;
    return {
      id: measure.id,
      name: capital(measure.name),
      domain: measure.domain,
      domainName: sides[0]?.telling.snapshot.catalogue.domains.find(({ id }) => id === measure.domain)?.name ?? '',
      words:
        fresh === 0
          ? 'only older figures'
          : fresh === sides.length
            ? fresh === 1
              ? 'fresh'
              : fresh === 2
                ? 'fresh at both'
                : 'fresh at all'
            : `fresh at ${countInWords(fresh)} of ${countInWords(sides.length)}`,
    };
  });
}

function toRow({ measure, figures, together }: MeasureBeside, sides: readonly Side[]): ComparedMeasure {
  const first = sides[0]?.telling.snapshot;
  const domain = first?.catalogue.domains.find(({ id }) => id === measure.domain);
  const england = first === undefined ? null : englandBeside(first, measure, figures, together);
  return {
    id: measure.id,
    name: capital(measure.name),
    code: measure.code,
    domain: { id: measure.domain, name: domain?.name ?? 'a domain not on file', role: domain?.role ?? 'outcome' },
    betterWords: betterWords(measure),
    figures: figures.map((figure, index) => toFigure(sides[index], measure, figure)),
    england: england ?? { text: '', periodWords: 'no figure for England' },
    note: noteOn(measure, together, figures, sides),
    isComparable: typeof together !== 'string',
  };
}

function toFigure(side: Side | undefined, measure: Measure, figure: MeasureFigure | null): ComparedFigure {
  if (side === undefined) return { state: 'none', text: '', periodWords: 'no figures here', whose: '', targets: [] };
  const { telling } = side;
  const { state, text, periodWords, whose } = toFigureView(telling, measure, figure);
  const goals = telling.snapshot.goalsByMeasure.get(measure.id) ?? [];
  return { state, text, periodWords, whose, targets: targetsOfMeasure(telling, goals, figure) };
}

/** England in the period compared; where nothing is compared, in the newest period of any of them. */
function englandBeside(
  snapshot: Snapshot,
  measure: Measure,
  figures: readonly (MeasureFigure | null)[],
  together: FiguresTogether | NotTogether,
): ComparedMeasure['england'] | null {
  const newest = figures
    .filter((figure) => figure !== null)
    .reduce<MeasureFigure | null>((last, figure) => (last === null || figure.end > last.end ? figure : last), null);
  if (newest === null) return null;
  const period = typeof together === 'string' ? newest.period : together.period;
  const level = snapshot.figures.levelOf(measure.id, newest.area) ?? '';
  const england = englandIn(snapshot, measure, level, period);
  return england === null
    ? null
    : {
        text: valueInWords(england.value, measure.unit),
        periodWords: england.isMiddle ? `middle of England, ${periodInWords(period)}` : periodInWords(period),
      };
}

function noteOn(
  measure: Measure,
  together: FiguresTogether | NotTogether,
  figures: readonly (MeasureFigure | null)[],
  sides: readonly Side[],
): string {
  const named = (test: (figure: MeasureFigure | null) => boolean): string[] =>
    sides.flatMap(({ name }, index) => (test(figures[index] ?? null) ? [name] : []));
  switch (together) {
    case 'one figure': {
      if (sides.length < 2) return '';
      const fresh = named((figure) => figure?.isFresh === true);
      return fresh.length === 0
        ? 'No fresh figure: nothing is compared.'
        : `Only ${joined(fresh)} has a fresh figure: nothing is compared.`;
    }
    case 'other periods':
      return 'Different periods: not compared.';
    case 'other areas':
      return 'Residents here, patients of an organisation there: not compared.';
    case 'other kinds':
      return 'Organisations of different kinds: not compared.';
    case 'same area':
      return 'One organisation serves them: one figure for all.';
    default: {
      const [high, low] = [together.figures[0], together.figures.at(-1)];
      if (high === undefined || low === undefined) return '';
      if (high.figure.value === low.figure.value) return 'The same at all of them.';
      const apart =
        together.gap === null
          ? growsWithSize(measure)
            ? ': a number, which a larger one has more of'
            : ''
          : `; ${shareInWords(together.gap)} of England’s ${levelWords(together.level)} lie between`;
      const left = named((figure) => figure === null || !figure.isFresh);
      const without = left.length === 0 ? '' : ` Without ${joined(left)}.`;
      return `Highest ${sides[high.place]?.name ?? ''}, lowest ${sides[low.place]?.name ?? ''}${apart}.${without}`;
    }
  }
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  council: 'council areas',
  trust: 'hospital trusts',
  icb: 'integrated care board areas',
};

function levelWords(level: string): string {
  return LEVEL_WORDS[level] ?? 'areas of this kind';
}

const PARTS = ['whole', 'first', 'second', 'third', 'fourth', 'fifth'] as const satisfies readonly SeriesLine['part'][];

function chartOf(
  input: CompareInput,
  snapshot: Snapshot,
  sides: readonly Side[],
  chosen: readonly MeasureBeside[],
): CompareView['chart'] {
  const drawable = chosen.filter(({ figures }) => figures.some((figure) => figure !== null));
  const row = drawable.find(({ measure }) => measure.id === input.chart) ?? drawable[0];
  if (row === undefined) return null;
  const { measure, figures } = row;
  const known = figures.flatMap((figure, index) => {
    const side = sides[index];
    return figure === null || side === undefined ? [] : [{ figure, side }];
  });
  const byArea = Map.groupBy(known, ({ figure }) => figure.area);
  const lines = [...byArea].map(([area, served], index): LinePlan => ({
    measure,
    area,
    label: joined(served.map(({ side }) => side.input.board.name)),
    part: PARTS[index] ?? 'rest',
  }));
  const country = snapshot.comparator ?? snapshot.figures.areasAt(measure.id, 'country')[0] ?? null;
  const england: readonly LinePlan[] =
    country !== null && snapshot.figures.series(measure.id, country) !== null
      ? [{ measure, area: country, label: 'England', part: 'comparator' }]
      : [];
  const series = toSeriesView({
    snapshot,
    title: `${capital(measure.name)}: ${joined(known.map(({ side }) => side.name))}`,
    lines: [...lines, ...england],
    withMiddle: england.length === 0,
    source: input.sourceLines([measure.id]).join('. '),
  });
  if (series === null) return null;
  return {
    measure: measure.id,
    name: capital(measure.name),
    series,
    whose: known.map(({ figure, side }) => `${side.input.board.name}: ${whoseArea(side.telling, figure)}`),
  };
}

function toPlace(side: Side, sides: readonly Side[]): ComparedPlace {
  const { input, telling } = side;
  const { board, snapshot, report } = input;
  const conflicts = report.findings.filter((finding) => finding.kind !== 'SYNERGY');
  const cracks = report.findings.filter(({ kind, subkind }) => kind === 'ORPHAN' && subkind === 'seam_crack');
  const { index, aligned, tension, opposed, unknown } = report.index.total;
  return {
    code: board.code,
    name: board.name,
    board: board.board,
    people: peopleInWords(board),
    headlines: headlinesOf(report).map((finding, at) => toHeadline(telling, finding, at + 1, side, sides)),
    conflicts: conflicts.length,
    here: conflicts.filter((finding) => finding.here !== 'none').length,
    index: {
      aligned,
      tension,
      opposed,
      unknown,
      index,
      words:
        index === null
          ? 'no two goals can be compared'
          : `${shareInWords(index)} of ${asSet(aligned + tension + opposed + unknown)} pairs of goals are aligned`,
    },
    cracks: cracks.length,
    seams: snapshot.catalogue.seams.length,
    crackWords: crackWords(snapshot, cracks),
    newestFigures: input.newestFigures,
  };
}

function crackWords({ catalogue }: Snapshot, cracks: readonly Finding[]): string {
  const seams = catalogue.seams.length;
  if (seams === 0) return '';
  if (cracks.length === seams)
    return `At none of the ${countInWords(seams)} hand-overs does a measure ask people how it went.`;
  if (cracks.length === 0) return 'At every hand-over a measure asks people how it went.';
  const name = (id: string): string => small(stepName(catalogue.steps.find((step) => step.id === id)));
  const named = cracks.slice(0, 2).map(({ seam }) => `from ${name(seam?.[0] ?? '')} to ${name(seam?.[1] ?? '')}`);
  const more = cracks.length - named.length;
  return `No measure asks how the hand-over went ${joined([...named, ...(more > 0 ? [`at ${countInWords(more)} more`] : [])])}.`;
}

function headlinesOf(report: AlignmentReport): readonly Finding[] {
  return report.headlines.flatMap((id) => report.findings.find((finding) => finding.id === id) ?? []);
}

function toHeadline(
  telling: Telling,
  finding: Finding,
  number: number,
  side: Side,
  sides: readonly Side[],
): CompareHeadline {
  const { severity } = finding;
  const others = sides.filter(
    (other) =>
      other !== side && headlinesOf(other.input.report).some((one) => likeness(one, other) === likeness(finding, side)),
  );
  return {
    id: finding.id,
    number,
    sentence: tellFinding(finding, telling),
    here: finding.here,
    hereWords: hereWords(finding.here),
    kind: finding.kind,
    kindName: kindName(finding),
    bandWord: severity === null ? '' : capital(severity.band),
    points: severity === null ? '' : pointsInWords(severity),
    total: severity?.total ?? 0,
    top: severity?.range[1] ?? 0,
    confidence: finding.confidence,
    also:
      others.length === 0
        ? ''
        : others.length === sides.length - 1 && others.length > 1
          ? 'in all of these places'
          : `also in ${joined(others.map(({ name }) => name))}`,
  };
}

/** What two places have in common when they have the same headline: an id without the place or the organisation it ends with. */
function likeness(finding: Finding, { input: { board, snapshot } }: Side): string {
  const { id } = finding;
  const at = id.lastIndexOf('@');
  const plain = at < 0 ? id : id.slice(0, at);
  const own = [board.code, snapshot.place ?? ''].find((code) => code !== '' && plain.endsWith(`/${code}`));
  return own === undefined ? plain : plain.slice(0, -own.length);
}

function titleOf(sides: readonly Side[], all: readonly MeasureBeside[]): string {
  const [first, second] = sides;
  if (first === undefined) return 'Choose two to six places to set side by side.';
  if (second === undefined) return `Choose another place to set beside ${first.name}.`;
  const apart = all.filter((row) => gapOf(row) >= STANDS_OUT);
  const held = apart.filter(({ isHeld }) => isHeld);
  const furthest = (held.length > 0 ? held : apart).reduce<MeasureBeside | null>(
    (most, row) => (most === null || gapOf(row) > gapOf(most) ? row : most),
    null,
  );
  if (furthest !== null && typeof furthest.together !== 'string') {
    const { figures, period } = furthest.together;
    const [high, low] = [figures[0], figures.at(-1)];
    const [a, b] = [sides[high?.place ?? 0], sides[low?.place ?? 1]];
    if (high !== undefined && low !== undefined && a !== undefined && b !== undefined) {
      const said = (side: Side, figure: MeasureFigure): string =>
        `${valueInWords(figure.value, furthest.measure.unit)} ${figure.isOfResidents ? 'for' : 'at'} ${whoseArea(side.telling, figure)}`;
      const who =
        sides.length === 2
          ? `${a.name} and ${b.name}`
          : `Of these ${countInWords(sides.length)} places ${a.name} and ${b.name}`;
      return `${who} are furthest apart on ${furthest.measure.name} in ${periodInWords(period)}: ${said(a, high.figure)}, ${said(b, low.figure)}.`;
    }
  }
  const seen = sides.map(({ name, input: { report } }) => ({
    name,
    count: headlinesOf(report).filter((finding) => finding.here !== 'none').length,
  }));
  const [most, least] = [
    seen.reduce((a, b) => (b.count > a.count ? b : a)),
    seen.reduce((a, b) => (b.count < a.count ? b : a)),
  ];
  const names = joined(sides.map(({ name }) => name));
  if (most.count === least.count)
    return `Nothing in the figures of this day sets ${names} far apart; each has ${counted(most.count, 'headline')} seen in its own figures.`;
  return `No figures set ${names} far apart; ${counted(most.count, 'headline')} of ${most.name} ${most.count === 1 ? 'is' : 'are'} seen in its own figures, ${countInWords(least.count)} of ${least.name}.`;
}

/** Which kinds of headline, seen in own figures, only one of them has; and what is true of all. */
function leadOf(sides: readonly Side[]): string {
  if (sides.length < 2) return '';
  const kinds = sides.map(({ input: { report } }) =>
    headlinesOf(report)
      .filter((finding) => finding.here !== 'none')
      .map((finding) => kindName(finding)),
  );
  const alone = sides.flatMap(({ name }, index) => {
    const own = [...new Set(kinds[index] ?? [])].filter((kind) =>
      kinds.every((others, other) => other === index || !others.includes(kind)),
    );
    return own.length === 0 ? [] : [`in ${name} “${own.slice(0, 2).join('” and “')}”`];
  });
  const shared = [...new Set(kinds[0] ?? [])].filter((kind) => kinds.every((list) => list.includes(kind)));
  return [
    ...(alone.length === 0 ? [] : [`Among headlines seen in own figures, only ${alone.join('; only ')}.`]),
    ...(shared.length === 0
      ? []
      : [`${sides.length === 2 ? 'Both have' : 'All have'} ${joined(shared.slice(0, 2).map((kind) => `“${kind}”`))}.`]),
  ].join(' ');
}
