import type { ThroughTimeView } from '#domain/contract/through-time-view';
import type { Look } from '#domain/alignment/through-time/compare-looks';
import { lookDays } from '#domain/alignment/through-time/look-days';
import { toThroughTimeView } from '#domain/presentation/to-through-time-view';
import { analyseBoard } from './analyse-board.ts';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * The conflicts of a place by year, up to a day. Each look is worked out here, without the scores of all other places: what is
 * unusual decides on headlines alone, and the story tells none.
 * @throws NotPossibleError for a place that is not there
 */
export async function showThroughTime(
  knowledge: Knowledge,
  code: string,
  asOf: string,
  today: string,
): Promise<ThroughTimeView> {
  const { register } = knowledge;
  const board = findBoard(register, code, asOf);
  const looks: Look[] = [];
  for (const day of lookDays(board.from, asOf).days) {
    looks.push(analyseBoard(knowledge, board, day, null));
    await giveWay();
  }
  const byCode = new Map(register.boards.map((one) => [one.code, one]));
  const named = (codes: readonly string[]) => codes.flatMap((one) => byCode.get(one) ?? []);
  const lastDay = board.to !== null && board.to < today ? board.to : today;
  return toThroughTimeView({
    board,
    looks,
    lastDay,
    before: named(board.predecessors).flatMap((one) => (one.to === null ? [] : [{ board: one, lastDay: one.to }])),
    after: named(board.successors).map((one) => ({
      board: one,
      asOf: one.to !== null && one.to < today ? one.to : today,
    })),
  });
}

/** Others are answered between two looks. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
