import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import { toPlaceMeasureView } from '#domain/presentation/to-place-measure-view';
import { toPlaceMeasuresView } from '#domain/presentation/to-place-measures-view';
import { seriesFileName, toSeriesCsv } from '#domain/presentation/to-series-csv';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { findBoard } from './find-board.ts';
import { areasOfPlace, type Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import { lookUpFigures } from './look-up-figures.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PlaceReports } from './place-reports.ts';
import type { NamedText } from './show-conflicts.ts';

/** The measures of a place on a day, as its board reads them. @throws NotPossibleError for a place that is not there */
export async function showPlaceMeasures(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
): Promise<PlaceMeasuresView> {
  const board = findBoard(knowledge.register, code, asOf);
  const analysed = await reports.report(board, asOf);
  return toPlaceMeasuresView({
    ...analysed,
    newestFigures: knowledge.figures.newestEnd(areasOfPlace(board, asOf), asOf),
    figureSources: (measures) => linesOfPublications(knowledge, measures),
  });
}

/**
 * One measure at one place on a day, with the counts and lines behind its figures.
 * @throws NotPossibleError for a place that is not there or a measure that is not on file
 */
export async function showPlaceMeasure(
  knowledge: Knowledge,
  reports: PlaceReports,
  observations: Pick<ObservationRepository, 'readObservations'>,
  code: string,
  id: string,
  asOf: string,
): Promise<PlaceMeasureView> {
  const { register, publications } = knowledge;
  const board = findBoard(register, code, asOf);
  if (!knowledge.catalogue.measures.some((measure) => measure.id === id))
    throw new NotPossibleError({ code: 'unknown_measure', found: id });
  const analysed = await reports.report(board, asOf);
  const { comparator } = analysed.snapshot;
  const countries = knowledge.figures.areasAt(id, 'country');
  const areas = [
    ...areasOfPlace(board, asOf),
    ...(comparator === null ? [] : [comparator]),
    ...countries,
    ...(board.region === null ? [] : [board.region.code]),
  ];
  const view = toPlaceMeasureView(
    {
      ...analysed,
      like: board.similar.map((other) => ({ area: register.figuresCodeOf(other.code), name: other.name })),
      lookup: await lookUpFigures(observations, [id], areas),
      publications: publications
        .filter(({ measures }) => measures.has(id))
        .map(({ dataset, line }) => ({ dataset, line })),
    },
    id,
  );
  if (view === null) throw new NotPossibleError({ code: 'unknown_measure', found: id });
  return view;
}

/** The figures of that page as a file for a spreadsheet. @throws NotPossibleError as the page does */
export async function exportSeries(
  knowledge: Knowledge,
  reports: PlaceReports,
  observations: Pick<ObservationRepository, 'readObservations'>,
  code: string,
  id: string,
  asOf: string,
): Promise<NamedText> {
  const view = await showPlaceMeasure(knowledge, reports, observations, code, id, asOf);
  return { name: seriesFileName(view), text: toSeriesCsv(view) };
}
