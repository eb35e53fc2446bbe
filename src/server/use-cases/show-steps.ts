import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import { toPlaceSeamView } from '#domain/presentation/to-place-seam-view';
import { toPlaceStepView } from '#domain/presentation/to-place-step-view';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PlaceReports } from './place-reports.ts';

/** One step of the journey at a place on a day. @throws NotPossibleError for a place that is not there or a step that is not on file */
export async function showStep(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  step: string,
  asOf: string,
): Promise<PlaceStepView> {
  const board = findBoard(knowledge.register, code, asOf);
  const view = toPlaceStepView(
    {
      ...(await reports.report(board, asOf)),
      figureSources: (measures) => linesOfPublications(knowledge, measures),
    },
    step,
  );
  if (view === null) throw new NotPossibleError({ code: 'unknown_step', found: step });
  return view;
}

/** The hand-over between two steps at a place on a day. @throws NotPossibleError for a place that is not there or two steps that no hand-over joins */
export async function showSeam(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  seam: string,
  asOf: string,
): Promise<PlaceSeamView> {
  const board = findBoard(knowledge.register, code, asOf);
  const view = toPlaceSeamView(await reports.report(board, asOf), seam);
  if (view === null) throw new NotPossibleError({ code: 'unknown_seam', found: seam });
  return view;
}
