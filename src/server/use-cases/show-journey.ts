import type { JourneyView } from '#domain/contract/journey-view';
import { toJourneyView } from '#domain/presentation/to-journey-view';
import { findBoard } from './find-board.ts';
import { areasOfPlace, newestFiguresOf, type Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import type { PlaceReports } from './place-reports.ts';

/** The journey of a place on a day. @throws NotPossibleError for a place that is not there */
export async function showJourney(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
  today: string,
): Promise<JourneyView> {
  const board = findBoard(knowledge.register, code, asOf);
  const analysed = await reports.report(board, asOf);
  const areas = areasOfPlace(board, asOf);
  const drawn = [...new Set(analysed.snapshot.goals.map((goal) => goal.measure.id))].filter((measure) =>
    areas.some((area) => knowledge.figures.series(measure, area) !== null),
  );
  return toJourneyView({
    ...analysed,
    newestFigures: newestFiguresOf(knowledge, board, today),
    figureSources: linesOfPublications(knowledge, drawn),
  });
}
