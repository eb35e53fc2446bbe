import type { Finding, HereGrade } from '#domain/alignment/report';
import type { Board } from '#domain/framework/place-agencies';
import { tellFinding } from '#domain/presentation/tell-finding';
import { tellingOf } from '#domain/presentation/to-journey-view';
import { analyseEngland, type England, type TimedReport } from './england.ts';
import { layTable } from './lay-table.ts';

/** Days on which the lists of all boards are compared. */
export const SAMENESS_DAYS = ['2017-09-30', '2018-03-31', '2025-03-31', '2026-11-22'] as const;

/** Most findings a place may have before its full list is a flood. */
export const MOST_FINDINGS = 170;

/** Forms that are facts of the place. */
const FACTS: ReadonlySet<string> = new Set(['never_both', 'shared_provider', 'split_provider', 'holders', 'reasons']);

/** How alike the headlines of all boards are on one day, each place's own name covered. */
export interface SamenessRow {
  readonly asOf: string;
  readonly boards: number;
  readonly distinctLists: number;
  /** Boards that share the commonest list, word for word. */
  readonly largestGroup: number;
  readonly sentences: number;
  readonly distinctSentences: number;
  /** Distinct sentences said of one board and of no other. */
  readonly ofOneBoardOnly: number;
  readonly here: Readonly<Record<HereGrade, number>>;
  /** Lists with a line, seen on one side and no fact of the place, whose every figure an earlier line told. */
  readonly listsTellingTwice: number;
  /** Lists with more than two lines that are true everywhere. */
  readonly listsTooGeneral: number;
  readonly listsWithoutLocal: number;
  readonly longestList: number;
  /** The place with most findings. */
  readonly most: { readonly board: string; readonly findings: number };
  /** Most findings of each kind at any place. */
  readonly mostOfKind: Readonly<Record<string, number>>;
}

/** Compares the headlines of all boards on each day; reads like the town test: cover the name, is it still this town? */
export function measureSameness(
  england: England,
  days: readonly string[] = SAMENESS_DAYS,
): { readonly rows: readonly SamenessRow[]; readonly table: string } {
  const rows = days.map((day) => compareBoards(day, analyseEngland(england, day)));
  const lines: readonly [string, (row: SamenessRow) => string | number][] = [
    ['boards', (row) => row.boards],
    ['distinct headline lists', (row) => row.distinctLists],
    ['largest group sharing one list', (row) => row.largestGroup],
    ['sentences', (row) => row.sentences],
    ['distinct sentences', (row) => row.distinctSentences],
    ['sentences said of one board only', (row) => row.ofOneBoardOnly],
    ['headlines seen here on both sides', (row) => row.here.both],
    ['headlines seen here on one side', (row) => row.here.one],
    ['headlines true everywhere', (row) => row.here.none],
    ['lists that tell one figure twice (must be 0)', (row) => row.listsTellingTwice],
    ['lists with over two lines true everywhere (must be 0)', (row) => row.listsTooGeneral],
    ['boards without a headline true here', (row) => row.listsWithoutLocal],
    ['longest list', (row) => row.longestList],
    [`most findings at a place (under ${MOST_FINDINGS})`, (row) => `${row.most.findings} ${row.most.board}`],
    ...[...new Set(rows.flatMap((row) => Object.keys(row.mostOfKind)))]
      .sort()
      .map((kind): [string, (row: SamenessRow) => number] => [
        `  most ${kind} at any place`,
        (row) => row.mostOfKind[kind] ?? 0,
      ]),
  ];
  const table = layTable([
    ['', ...days],
    ...lines.map(([label, read]) => [label, ...rows.map((row) => String(read(row)))]),
  ]);
  return { rows, table };
}

function compareBoards(asOf: string, places: readonly TimedReport[]): SamenessRow {
  const lists = places.map((place) => {
    const byId = new Map(place.report.findings.map((finding) => [finding.id, finding]));
    const headlines = place.report.headlines.flatMap((id) => byId.get(id) ?? []);
    const cover = coverNames(place.board);
    return { headlines, sentences: headlines.map((finding) => cover(tellFinding(finding, tellingOf(place)))) };
  });
  const groups = count(lists.map((list) => list.sentences.join('\n')));
  const said = count(lists.flatMap((list) => [...new Set(list.sentences)]));
  const grades = lists.flatMap((list) => list.headlines.map((finding) => finding.here));
  const of = (grade: HereGrade): number => grades.filter((one) => one === grade).length;
  const most = [...places].sort((a, b) => b.report.findings.length - a.report.findings.length)[0];
  return {
    asOf,
    boards: places.length,
    distinctLists: groups.size,
    largestGroup: Math.max(0, ...groups.values()),
    sentences: lists.reduce((sum, list) => sum + list.sentences.length, 0),
    distinctSentences: said.size,
    ofOneBoardOnly: [...said.values()].filter((boards) => boards === 1).length,
    here: { both: of('both'), one: of('one'), none: of('none') },
    listsTellingTwice: lists.filter((list) => tellsTwice(list.headlines)).length,
    listsTooGeneral: lists.filter((list) => list.headlines.filter((finding) => finding.here === 'none').length > 2)
      .length,
    listsWithoutLocal: lists.filter((list) => list.headlines.every((finding) => finding.here === 'none')).length,
    longestList: Math.max(0, ...lists.map((list) => list.headlines.length)),
    most: { board: most?.board.name ?? '', findings: most?.report.findings.length ?? 0 },
    mostOfKind: mostOfKind(places),
  };
}

function mostOfKind(places: readonly TimedReport[]): Readonly<Record<string, number>> {
  const most: Record<string, number> = {};
  for (const { report } of places) {
    for (const [kind, found] of count(report.findings.map((finding) => finding.kind)))
      most[kind] = Math.max(most[kind] ?? 0, found);
  }
  return most;
}

/** Covers the place's name wherever it stands, and the names of its council and its board, whatever they are called. */
function coverNames(board: Board): (sentence: string) => string {
  const own = board.agencies.agencies.filter(
    (row) =>
      row.id === board.code ||
      row.id === board.figuresCode ||
      row.id.endsWith(`-${board.code}`) ||
      row.id.endsWith(`-${board.figuresCode}`),
  );
  const names: readonly (readonly [string, string])[] = [
    ...own.map(
      (row) =>
        [
          row.name,
          row.id.startsWith('HWB-') ? 'the board' : row.collective === true ? 'local providers' : 'the council',
        ] as const,
    ),
    [board.board, 'the board'],
    [board.name, '____'],
  ];
  const longestFirst = [...names].sort((a, b) => b[0].length - a[0].length);
  return (sentence) => longestFirst.reduce((text, [name, cover]) => text.replaceAll(name, cover), sentence);
}

/** The rule of the headlines, asked again from outside: has a line nothing to tell but what earlier lines told. */
function tellsTwice(headlines: readonly Finding[]): boolean {
  return headlines.some((finding, index) => {
    const told = new Set(headlines.slice(0, index).flatMap((earlier) => earlier.figures));
    return (
      finding.here === 'one' &&
      !FACTS.has(finding.subkind) &&
      finding.figures.length > 0 &&
      finding.figures.every((figure) => told.has(figure))
    );
  });
}

function count(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
