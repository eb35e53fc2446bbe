import { HEADLINE_KINDS } from '#domain/alignment/complete-finding';
import type { Finding, FindingKind } from '#domain/alignment/report';
import type { Look } from '#domain/alignment/through-time/compare-looks';
import { followConflicts, type Thread, type Turn } from '#domain/alignment/through-time/follow-conflicts';
import { GROUNDS, groundOf, type Ground } from '#domain/alignment/through-time/ground-change';
import { FIRST_YEAR, lookDays } from '#domain/alignment/through-time/look-days';
import type { ThroughTimeView, TimeCell, TimeLook, TimeRow, TimeTurn } from '#domain/contract/through-time-view';
import type { Board } from '#domain/framework/place-agencies';
import { hereWords } from './here-words.ts';
import { reviewLine } from './journey-words.ts';
import { kindHeading, kindName } from './kind-words.ts';
import { nameFinding } from './name-finding.ts';
import { asSet, capital, counted, countInWords, joined } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { pointsInWords } from './severity-words.ts';
import { tellFinding } from './tell-finding.ts';
import { tellGrounds } from './tell-ground.ts';
import type { Telling } from './telling.ts';
import { tellingOf } from './to-journey-view.ts';

/** Everything a place's story is told from. */
export interface ThroughTimeInput {
  readonly board: Board;
  /** On the days of `lookDays`, oldest first. */
  readonly looks: readonly Look[];
  /** Boards that stood on the ground before this one, with their last day. */
  readonly before: readonly { readonly board: Board; readonly lastDay: string }[];
  /** The day the story goes on to: the last of this board, or today. */
  readonly lastDay: string;
  /** Boards that followed, with their first day. */
  readonly after: readonly { readonly board: Board; readonly asOf: string }[];
}

/** Where the looks fall and what a turn is, for the reader. */
const METHOD =
  'One look a year, on 31 March, the last day of the year that plans, budgets and most goals run by, and one on the day looked from. A conflict that began and ended between two looks is not seen. The figures are those on file by each day, judged by the goals in force that day. A goal set anew for another year carries the conflict on. Growth is partly the catalogue’s: it holds more goals of later years.';

const KINDS: readonly FindingKind[] = [
  ...HEADLINE_KINDS,
  'ORPHAN',
  'IMBALANCE',
  'GAMING',
  'DOUBLE_COUNT',
  'UNCONTROLLABLE',
];
const HERE_ORDER = ['both', 'one', 'none'] as const;

/** One place's conflicts through time: when each began and ended, and what lay under it. */
export function toThroughTimeView(input: ThroughTimeInput): ThroughTimeView {
  const { board, looks } = input;
  const tellings = looks.map((look) => tellingOf({ board, snapshot: look.snapshot }));
  const threads = followConflicts(looks);
  const last = looks.at(-1);
  const asOf = last?.report.asOf ?? input.lastDay;
  const rows = threads
    .flatMap((thread) => toRow(thread, looks, tellings))
    .sort(
      (a, b) =>
        orderOf(a) - orderOf(b) ||
        (a.cells[0]?.look ?? 0) - (b.cells[0]?.look ?? 0) ||
        b.cells.length - a.cells.length ||
        (a.name < b.name ? -1 : 1),
    );
  const views = looks.map((look, index) => toLook(look, index, looks, rows));
  const kinds = KINDS.filter((kind) => rows.some((row) => row.kind === kind));
  const { yearsBefore } = lookDays(board.from, asOf);
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf,
    asOfWords: dayInWords(asOf),
    title: titleOf(views, rows, placeInWords(board.name)),
    lead: leadOf(views),
    reviewLine: reviewLine(views.at(-1)?.conflicts ?? 0),
    before: beforeOf(input, yearsBefore),
    after: afterOf(input, asOf),
    looks: views,
    kinds: kinds.map((kind) => ({ kind, name: kindHeading(kind) })),
    rows,
    method: METHOD,
    catalogueVersion: last?.report.catalogueVersion ?? '',
  };
}

function orderOf({ kind }: TimeRow): number {
  return KINDS.findIndex((one) => one === kind);
}

function toRow(thread: Thread, looks: readonly Look[], tellings: readonly Telling[]): TimeRow[] {
  const at = thread.found.findLastIndex((found) => found.length > 0);
  const finding = thread.found[at]?.[0];
  const telling = tellings[at];
  if (finding === undefined || telling === undefined) return [];
  const ids: string[] = [];
  const numberOf = (id: string): number => {
    if (!ids.includes(id)) ids.push(id);
    return ids.indexOf(id);
  };
  const cells = thread.found.flatMap((found, look): TimeCell[] => {
    const first = found[0];
    return first === undefined ? [] : [toCell(first, look, numberOf(first.id), found.length)];
  });
  const nearest = HERE_ORDER.find((grade) => cells.some((cell) => cell.here === grade)) ?? 'none';
  return [
    {
      name: nameFinding(telling, finding),
      kind: finding.kind,
      kindName: kindName(finding),
      sentence: tellFinding(finding, telling),
      echoes: finding.echoes?.length ?? 0,
      nearest,
      span: spanOf(cells, looks),
      ids,
      cells,
      turns: thread.turns.flatMap((turn) => toTurn(turn, thread, tellings)),
    },
  ];
}

function toCell(finding: Finding, look: number, id: number, count: number): TimeCell {
  const { severity } = finding;
  return {
    look,
    id,
    here: finding.here,
    band: severity?.band ?? null,
    words: severity === null ? '' : `${capital(severity.band)}, ${pointsInWords(severity)}`,
    confidence: finding.confidence,
    count,
  };
}

function toTurn(turn: Turn, thread: Thread, tellings: readonly Telling[]): TimeTurn[] {
  const [before, after] = [tellings[turn.look - 1], tellings[turn.look]];
  if (before === undefined || after === undefined) return [];
  const [was, is] = [thread.found[turn.look - 1]?.[0], thread.found[turn.look]?.[0]];
  const grounds = new Set(turn.grounds.map(groundOf));
  const why = tellGrounds({ before, after }, turn.grounds);
  const how = was === undefined || is === undefined ? '' : changeInShort(was, is);
  return [
    {
      look: turn.look,
      what: turn.what,
      grounds: GROUNDS.filter((ground) => grounds.has(ground)),
      text: [how, why === '' ? 'Nothing that it lists came or went; what lies around it did.' : why]
        .filter((text) => text !== '')
        .join(' '),
    },
  ];
}

/** How a conflict that went on is said otherwise: where it is seen, and how heavy it is. */
function changeInShort(was: Finding, is: Finding): string {
  const parts = [
    ...(was.here === is.here ? [] : [`${hereWords(was.here)} before, ${hereWords(is.here)} now`]),
    ...(was.severity === null || is.severity === null || was.severity.total === is.severity.total
      ? []
      : [`${pointsInWords(was.severity)} before, ${pointsInWords(is.severity)} now`]),
  ];
  return parts.length === 0 ? '' : `${capital(parts.join('; '))}.`;
}

/** When it was there: `at every look`, `since 2023`, `2018 to 2020`, `2018`, or `2015 and 2019 to 2021`. */
function spanOf(cells: readonly TimeCell[], looks: readonly Look[]): string {
  const shown = new Set(cells.map(({ look }) => look));
  const last = looks.length - 1;
  if (shown.size === looks.length) return 'at every look';
  const runs: [number, number][] = [];
  for (const look of [...shown].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === look - 1) run[1] = look;
    else runs.push([look, look]);
  }
  const year = (look: number): string => shortOf(looks, look);
  return joined(
    runs.map(([from, to]) =>
      to === last
        ? from === last
          ? `on ${dayInWords(looks[last]?.report.asOf ?? '')}`
          : `since ${year(from)}`
        : from === to
          ? year(from)
          : `${year(from)} to ${year(to)}`,
    ),
  );
}

/** A look's column: the year of a 31 March; the as-of date in short where its year has one already. */
function shortOf(looks: readonly Look[], index: number): string {
  const day = looks[index]?.report.asOf ?? '';
  if (day.endsWith('-03-31')) return day.slice(0, 4);
  const [, month = ''] = dayInWords(day).split(' ');
  return `${month.slice(0, 3)} ${day.slice(0, 4)}`;
}

function toLook({ report, snapshot }: Look, index: number, looks: readonly Look[], rows: readonly TimeRow[]): TimeLook {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.look === index));
  const turns = rows.flatMap((row) => row.turns.filter((turn) => turn.look === index));
  const began = turns.filter(({ what }) => what === 'began');
  const ended = turns.filter(({ what }) => what === 'ended');
  const before = looks[index - 1]?.report.asOf;
  return {
    asOf: report.asOf,
    words: dayInWords(report.asOf),
    short: shortOf(looks, index),
    conflicts: cells.length,
    here: cells.filter((cell) => cell.here !== 'none').length,
    began: began.length,
    ended: ended.length,
    goals: snapshot.goals.length,
    sentence: before === undefined ? '' : lookSentence(began, ended),
  };
}

function lookSentence(began: readonly TimeTurn[], ended: readonly TimeTurn[]): string {
  if (began.length + ended.length === 0) return 'None began and none ended.';
  const said = [
    ...(began.length === 0 ? [] : [`${counted(began.length, 'conflict')} began${mostly(began)}`]),
    ...(ended.length === 0 ? [] : [`${countInWords(ended.length)} ended${mostly(ended)}`]),
  ];
  return `${capital(said.join('; '))}.`;
}

const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  goal: 'as goals changed',
  payment: 'as payments changed',
  organisation: 'as organisations changed',
  measure: 'as measures changed',
  figures: 'by figures alone',
};

/** How many of them by the commonest reason, each turn counted by its first. */
function mostly(turns: readonly TimeTurn[]): string {
  const counts = Map.groupBy(turns, ({ grounds }) => grounds[0] ?? null);
  const [ground, most] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? [null, []];
  if (ground === null) return '';
  if (turns.length === 1) return ` ${GROUND_WORDS[ground]}`;
  return `, ${most.length === turns.length ? (turns.length === 2 ? 'both' : 'all') : `${countInWords(most.length)} of them`} ${GROUND_WORDS[ground]}`;
}

function titleOf(looks: readonly TimeLook[], rows: readonly TimeRow[], place: string): string {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined || last.conflicts + first.conflicts === 0)
    return `No conflict is found by rule in ${place} at any look.`;
  if (looks.length === 1)
    return `On ${last.words}, the first look there is, ${counted(last.conflicts, 'conflict')} ${last.conflicts === 1 ? 'is' : 'are'} found in ${place}.`;
  const throughout = rows.filter((row) => row.cells.length === looks.length).length;
  const went =
    last.conflicts === first.conflicts
      ? `stayed at ${asSet(last.conflicts)}`
      : `gone from ${asSet(first.conflicts)} to ${asSet(last.conflicts)}`;
  const kept =
    throughout === 0 ? 'none was there at every look' : `${countInWords(throughout)} were there at every look`;
  return `Since ${first.words} the conflicts in ${place} have ${went}; ${throughout === 1 ? 'one was there at every look' : kept}.`;
}

function leadOf(looks: readonly TimeLook[]): string {
  const [first, last] = [looks[0], looks.at(-1)];
  const later = looks.slice(1);
  if (first === undefined || last === undefined || later.length === 0) return '';
  const busiest = later.reduce((most, look) => (look.began + look.ended > most.began + most.ended ? look : most));
  const before = looks[looks.indexOf(busiest) - 1];
  return `Goals on file: ${asSet(first.goals)} then, ${asSet(last.goals)} now. Most changed between ${before?.words ?? ''} and ${busiest.words}: ${busiest.sentence.charAt(0).toLowerCase()}${busiest.sentence.slice(1)}`;
}

function beforeOf({ board, before }: ThroughTimeInput, years: readonly number[]): ThroughTimeView['before'] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  const began = `${board.board} began on ${dayInWords(board.from)}.`;
  return {
    years: first === last ? String(first) : `${String(first)} to ${String(last)}`,
    words:
      before.length === 0
        ? `${began} Before that day, back to ${String(FIRST_YEAR)}, no board held these goals together here.`
        : `${began} Its story begins there; what stood on its ground before has its own.`,
    boards: before.map(({ board: one, lastDay }) => ({
      code: one.code,
      name: one.name,
      asOf: lastDay,
      words: `${one.name}, until ${dayInWords(lastDay)}`,
    })),
  };
}

function afterOf({ board, after, lastDay }: ThroughTimeInput, asOf: string): ThroughTimeView['after'] {
  const onward = (one: Board, day: string, words: string): ThroughTimeView['after'][number] => ({
    code: one.code,
    name: one.name,
    asOf: day,
    words,
  });
  return [
    ...(asOf < lastDay ? [onward(board, lastDay, `${board.name}, to ${dayInWords(lastDay)}`)] : []),
    ...after.map(({ board: one, asOf: day }) => onward(one, day, `${one.name}, from ${dayInWords(one.from)}`)),
  ];
}
