import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport } from '#domain/alignment/report';
import { RULES } from '#domain/alignment/rules/rule-list';
import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import { nationalScores } from '#domain/alignment/unusual';
import type { Edit } from '#domain/alignment/what-if/edit';
import { whatIf } from '#domain/alignment/what-if/what-if';
import { Figures } from '#domain/measure/figures';
import { analyseBoards, type England } from './england.ts';
import { generateCatalogue } from './generate-catalogue.ts';
import { layTable } from './lay-table.ts';

const DAYS = ['2018-03-31', '2025-03-31', '2026-11-22'] as const;
const WHAT_IF_PLACE = 'E08000035';
const WHAT_IF_TIMES = 20;

/** A twentieth, a quarter and the whole of the catalogue that is to be analysed in three seconds: 1x, 4x, 16x. */
const SIZES = [1, 4, 16].map((times) => ({ times, measures: 125 * times, goals: 1250 * times, links: 625 * times }));

/** One measured time in milliseconds, beside what it should stay under where that is known. */
export interface AnalysisTime {
  readonly what: string;
  readonly took: number;
  readonly target: number | null;
  readonly note: string;
}

/** Times the rules in this thread: per place, all places, an edit of a place, and made-up catalogues of three sizes. */
export function measureAnalysisTimes(england: England): {
  readonly rows: readonly AnalysisTime[];
  readonly table: string;
} {
  const rows = [...DAYS.flatMap((day) => timePlaces(england, day)), ...timeEdits(england), ...SIZES.map(timeGenerated)];
  const cells = rows.map(({ what, took, target, note }) => [
    what,
    milliseconds(took),
    target === null ? '' : milliseconds(target),
    note,
  ]);
  return { rows, table: layTable([['', 'took', 'target', ''], ...cells]) };
}

function timePlaces(england: England, day: string): AnalysisTime[] {
  const began = performance.now();
  const first = analyseBoards(england, day, null);
  const national = nationalScores(first.map(({ report }) => report));
  const round = performance.now() - began;
  const second = analyseBoards(england, day, national);
  const all = performance.now() - began;
  const times = second.map(({ took }) => took).sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? Number.NaN;
  const slowest = second.find(({ took }) => took === times.at(-1))?.board.name ?? '';
  return [
    { what: `${day}: one place, median`, took: at(0.5), target: 50, note: `${second.length} places` },
    { what: `${day}: one place, 95 of 100 within`, took: at(0.95), target: 50, note: '' },
    { what: `${day}: one place, slowest`, took: at(1), target: 50, note: slowest },
    { what: `${day}: all places, one round`, took: round, target: 10_000, note: 'with what all places share' },
    { what: `${day}: all places, both rounds`, took: all, target: 10_000, note: 'scores first, then reports' },
  ];
}

function timeEdits({ catalogue, register, figures }: England): AnalysisTime[] {
  return DAYS.flatMap((day): AnalysisTime[] => {
    const found = register.find(WHAT_IF_PLACE, day);
    if (found.kind !== 'in-force') return [];
    const snapshot = takeSnapshot(catalogue, found.board.agencies, figures, day);
    const report = analyse(snapshot);
    const times = editsOf(snapshot)
      .slice(0, WHAT_IF_TIMES)
      .map((edit) => timeEdit(snapshot, report, edit))
      .sort((a, b) => a - b);
    return [
      {
        what: `${day}: an edit of ${found.board.name} to a new report, median`,
        took: times[times.length >> 1] ?? Number.NaN,
        target: 100,
        note: `${times.length} edits`,
      },
      { what: `${day}: the same, slowest`, took: times.at(-1) ?? Number.NaN, target: 100, note: '' },
    ];
  });
}

/** One edit of each goal in turn: the other direction, another target, or the goal retired. */
function editsOf(snapshot: Snapshot): Edit[] {
  return snapshot.goals.map(({ row }, index): Edit => {
    if (index % 3 === 0)
      return { edit: 'direction', goal: row.id, polarity: row.polarity === 'higher' ? 'lower' : 'higher' };
    return index % 3 === 1 ? { edit: 'target', goal: row.id, target: null } : { edit: 'retire', goal: row.id };
  });
}

function timeEdit(snapshot: Snapshot, report: AlignmentReport, edit: Edit): number {
  const began = performance.now();
  const answer = whatIf(snapshot, report, [edit]);
  const took = performance.now() - began;
  if (answer.kind === 'refused') throw new Error(answer.faults[0]?.message);
  return took;
}

function timeGenerated({ times, ...size }: (typeof SIZES)[number]): AnalysisTime {
  const catalogue = generateCatalogue(size);
  const began = performance.now();
  const report = analyse(takeSnapshot(catalogue, null, Figures.none(), '2026-11-22'), RULES);
  const took = performance.now() - began;
  const count = (number: number): string => number.toLocaleString('en-GB');
  return {
    what: `made up, ${times}x: ${count(size.measures)} measures, ${count(size.goals)} goals, ${count(size.links)} links`,
    took,
    target: times === 16 ? 3000 : null,
    note: `${count(report.paths.total)} paths, ${count(report.findings.length)} findings`,
  };
}

function milliseconds(time: number): string {
  return time < 10 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`;
}
