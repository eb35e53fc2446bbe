import type { AlignmentReport } from '#domain/alignment/report';
import type { PlaceReports } from './place-reports.ts';
import type { Knowledge } from './knowledge.ts';
import { analyseBoard } from './analyse-board.ts';
import { findBoard } from './find-board.ts';

/** A report as it is published: with how many findings there are of each kind. Details are for analysts who ask for them. */
export type PublishedReport = Omit<AlignmentReport, 'paths' | 'loops' | 'structural' | 'pairs'> &
  Partial<Pick<AlignmentReport, 'paths' | 'loops' | 'structural' | 'pairs'>> & {
    readonly counts: Readonly<Record<string, number>>;
    readonly reviewWords: string;
  };

/** Said of every finding until a named person has reviewed it. */
export const NOT_REVIEWED = 'found by rule, not yet reviewed';

/** The report of a place on a day. @throws NotPossibleError for a place that is not there */
export async function showReport(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
  withDetails = false,
): Promise<PublishedReport> {
  const { board, report, national } = await reports.report(findBoard(knowledge.register, code, asOf), asOf);
  if (!withDetails) return publishReport(report, false);
  // Few ask for them and they are long: they are worked out when asked for and not kept.
  return publishReport(analyseBoard(knowledge, board, asOf, national, true).report, true);
}

/** @param withDetails adds paths, loops, structural and pairs */
export function publishReport(report: AlignmentReport, withDetails: boolean): PublishedReport {
  const { paths, loops, structural, pairs, ...common } = report;
  const counts: Record<string, number> = {};
  for (const { kind } of report.findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ...common, counts, reviewWords: NOT_REVIEWED, ...(withDetails ? { paths, loops, structural, pairs } : {}) };
}
