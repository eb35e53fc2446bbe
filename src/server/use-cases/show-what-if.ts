import { makeWhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import { dayInWords } from '#domain/measure/period-words';
import { findBoard } from './find-board.ts';
import type { Knowledge } from './knowledge.ts';
import type { PlaceReports } from './place-reports.ts';

/** All that a browser needs to work out a place anew. @throws NotPossibleError for a place that is not there */
export async function showWhatIf(
  knowledge: Knowledge,
  reports: PlaceReports,
  code: string,
  asOf: string,
): Promise<WhatIfSent> {
  const board = findBoard(knowledge.register, code, asOf);
  const { snapshot, national } = await reports.report(board, asOf);
  return {
    place: { code: board.code, name: board.name },
    asOfWords: dayInWords(asOf),
    basis: makeWhatIfBasis(snapshot, national),
  };
}
