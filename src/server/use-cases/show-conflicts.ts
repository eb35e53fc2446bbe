import type { ConflictsNarrowing } from '#domain/contract/conflicts-narrowing';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import { narrowView } from '#domain/presentation/narrowed-view';
import { conflictsFileName, toConflictsCsv } from '#domain/presentation/to-conflicts-csv';
import { toConflictsView } from '#domain/presentation/to-conflicts-view';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';
import type { PlaceReports } from './place-reports.ts';
import { readNarrowing } from './read-narrowing.ts';

/** A text to be saved under a name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Every conflict of a place on a day. @throws NotPossibleError for a place that is not there */
export async function showConflicts(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
): Promise<ConflictsView> {
  const board = findBoard(knowledge.register, code, asOf);
  return toConflictsView(await reports.report(board, asOf));
}

/** The same list as a file for a spreadsheet, narrowed and ordered as its page does. @throws NotPossibleError for a place that is not there */
export async function exportConflicts(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
  asked: ConflictsNarrowing,
): Promise<NamedText> {
  const { view, isNarrowed } = narrowView(await showConflicts(knowledge, reports, code, asOf), readNarrowing(asked));
  return { name: conflictsFileName(view, isNarrowed), text: toConflictsCsv(view) };
}
