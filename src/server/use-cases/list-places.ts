import type { PlacesView, SearchHit } from '#domain/contract/places-view';
import { dayInWords } from '#domain/measure/period-words';
import { newestFiguresOf, type Knowledge } from './knowledge.ts';
import type { PlaceReports } from './place-reports.ts';

/**
 * The boards in force on a day, by name, each with what is known of its report so far. With a search: what it found, and of the
 * boards only those it leads to.
 */
export function listPlaces(
  knowledge: Knowledge,
  reports: PlaceReports,
  asOf: string,
  today: string,
  search?: string,
): PlacesView {
  const { register } = knowledge;
  const { summaries } = reports.summaries(asOf);
  const all = register.boardsOn(asOf);
  const hits: SearchHit[] =
    search === undefined
      ? []
      : register.search(search, asOf).map(({ kind, name, words, boards }) => ({
          kind,
          name,
          words,
          boards: boards.map((board) => ({ code: board.code, name: board.name })),
        }));
  const found = new Set(hits.flatMap((hit) => hit.boards.map((board) => board.code)));
  const shown = search === undefined ? all : all.filter((board) => found.has(board.code));
  const places = shown.map((board) => ({
    code: board.code,
    name: board.name,
    board: board.board,
    region: board.region?.name ?? null,
    hex: board.hex,
    newestFigures: newestFiguresOf(knowledge, board, today),
    summary: summaries.get(board.code) ?? null,
  }));
  return {
    asOf,
    asOfWords: dayInWords(asOf),
    sentence: tellCount(all.length, asOf),
    places,
    hits,
    analysed: places.filter((place) => place.summary !== null).length,
  };
}

function tellCount(boards: number, asOf: string): string {
  if (boards === 0)
    return `No health and wellbeing board was in force on ${dayInWords(asOf)}; the first began on 1 April 2013.`;
  return `${String(boards)} boards in England on ${dayInWords(asOf)}. The colours show where the figures of a place itself show goals pulling against each other.`;
}
