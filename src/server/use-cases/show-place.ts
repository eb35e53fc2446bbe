import type { PlaceView } from '#domain/contract/places-view';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { dayInWords } from '#domain/measure/period-words';
import { findBoard } from './find-board.ts';
import { newestFiguresOf, type Knowledge } from './knowledge.ts';

/** A place on a day and who serves it, the largest share of its people first. @throws NotPossibleError when it is not there */
export function showPlace(knowledge: Knowledge, code: string, asOf: string, today: string): PlaceView {
  const { catalogue, register, figures } = knowledge;
  const board = findBoard(register, code, asOf);
  const typeNames = new Map(catalogue.agencyTypes.map((type) => [type.id, type.name]));
  const { agencies } = takeSnapshot(catalogue, board.agencies, figures, asOf);
  const serving = [...agencies.values()].map((agency) => {
    const shares = agency.rows.map((row) => row.share).filter((share) => share !== null);
    return {
      id: agency.id,
      name: agency.name,
      types: agency.types.map((type) => typeNames.get(type) ?? 'a kind of agency not on file'),
      share: shares.length === 0 ? null : Math.max(...shares),
      judged: agency.rows.some((row) => row.main !== false),
    };
  });
  return {
    code: board.code,
    name: board.name,
    board: board.board,
    asOf,
    asOfWords: dayInWords(asOf),
    region: board.region?.name ?? null,
    from: board.from,
    to: board.to,
    newestFigures: newestFiguresOf(knowledge, board, today),
    agencies: serving.sort(
      (a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    ),
    similar: board.similar.map(({ code: other, name }) => ({ code: other, name })),
  };
}
