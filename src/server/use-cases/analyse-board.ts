import { analyse } from '#domain/alignment/analyse';
import type { AlignmentReport } from '#domain/alignment/report';
import { RULES } from '#domain/alignment/rules/rule-list';
import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import type { NationalScores } from '#domain/alignment/unusual';
import type { Board } from '#domain/framework/place-agencies';
import type { Knowledge } from './knowledge.ts';

/** One board on one day: what the rules saw and what they say. */
export interface AnalysedPlace {
  readonly board: Board;
  readonly asOf: string;
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  /** Scores of all boards that day; null where nobody has worked them out. */
  readonly national: NationalScores | null;
}

/**
 * Analyses one board.
 * @param national scores of all boards that day, for how unusual a score is; null where nobody has worked them out
 */
export function analyseBoard(
  knowledge: Pick<Knowledge, 'catalogue' | 'figures'>,
  board: Board,
  asOf: string,
  national: NationalScores | null,
  withDetails = false,
): AnalysedPlace {
  const snapshot = takeSnapshot(knowledge.catalogue, board.agencies, knowledge.figures, asOf);
  const report = analyse(snapshot, RULES, { national, details: withDetails });
  return { board, asOf, snapshot, report, national };
}
