import type { SeriesView } from '#domain/contract/series-view';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Measure } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import type { LinePlan } from '#domain/presentation/series-lines';
import { betterWords, toSeriesView, unitWords } from '#domain/presentation/to-series-view';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';
import { linesOfPublications } from './lines-of-publications.ts';
import { lookUpFigures } from './look-up-figures.ts';
import { NotPossibleError } from './not-possible.ts';

/** More lines than this cannot be told apart. */
const MOST_AGENCIES = 4;
const MOST_LIKE_PLACES = 3;

/**
 * A measure at one place over time: its residents beside the most similar places where the figure is of a place, else the
 * organisations that serve it, largest share first; and the middle of all areas of that kind. Without any figure the lines are empty.
 * @throws NotPossibleError for an unknown measure or a place that is not there
 */
export async function showSeries(
  knowledge: Knowledge,
  observations: Pick<ObservationRepository, 'readObservations'>,
  code: string,
  id: string,
  asOf: string,
): Promise<SeriesView> {
  const { catalogue, register, figures } = knowledge;
  const board = findBoard(register, code, asOf);
  const measure = catalogue.measures.find((row) => row.id === id);
  if (measure === undefined) throw new NotPossibleError({ code: 'unknown_measure', found: id });
  const snapshot = takeSnapshot(catalogue, board.agencies, figures, asOf);
  const lines = planLines(knowledge, board, measure, [...snapshot.agencies.values()]);
  const targets = snapshot.goals.flatMap((goal) =>
    goal.measure.id === id && goal.row.target !== null ? [goal.row.target] : [],
  );
  const title = `${measure.name}, ${board.name}`;
  const view = toSeriesView({
    snapshot,
    title,
    lines,
    targets: distinctTargets(targets),
    withMiddle: true,
    lookup: await lookUpFigures(
      observations,
      [id],
      lines.map((line) => line.area),
    ),
    source: linesOfPublications(knowledge, [id]).join('. '),
  });
  return (
    view ?? {
      title,
      sentence: `No figure of ${measure.name} is on file for ${board.name} or for an organisation that serves it by that day.`,
      unit: unitWords(measure.unit),
      betterWords: betterWords(measure),
      lines: [],
      windows: [],
      targets: [],
      source: '',
    }
  );
}

function planLines(
  { figures, register }: Knowledge,
  board: Board,
  measure: Measure,
  agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly rows: readonly { readonly share: number | null }[];
  }[],
): readonly LinePlan[] {
  const has = (area: string): boolean => figures.series(measure.id, area) !== null;
  if (has(board.figuresCode)) {
    const like = board.similar
      .map(({ code, name }) => ({ area: register.figuresCodeOf(code), name }))
      .filter(({ area }) => area !== board.figuresCode && has(area))
      .slice(0, MOST_LIKE_PLACES);
    return [
      { measure, area: board.figuresCode, label: `residents of ${board.name}`, part: 'whole' },
      ...like.map(({ area, name }): LinePlan => ({ measure, area, label: name, part: 'comparator' })),
    ];
  }
  const shareOf = (agency: (typeof agencies)[number]): number =>
    Math.max(-1, ...agency.rows.map((row) => row.share ?? -1));
  return agencies
    .filter((agency) => has(agency.id))
    .sort((a, b) => shareOf(b) - shareOf(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_AGENCIES)
    .map((agency, index): LinePlan => ({ measure, area: agency.id, label: agency.name, part: PARTS[index] ?? 'rest' }));
}

const PARTS = ['whole', 'first', 'second', 'rest'] as const;

/** One line a target: several agencies may be held to the same bar. */
function distinctTargets<T>(targets: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    const text = JSON.stringify(target);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
