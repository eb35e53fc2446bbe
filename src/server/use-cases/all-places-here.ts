import type { NationalScores } from '#domain/alignment/unusual';
import type { AllPlaces, PlaceSummary } from './all-places.ts';
import type { KnowledgeSource } from './knowledge.ts';
import { joinScores, scoreBoards, summariseBoard } from './work-on-boards.ts';

/** Works on all boards in this thread, giving way to others between boards: for commands and specs. */
export class AllPlacesHere implements AllPlaces {
  readonly #knowledge: KnowledgeSource;
  #isClosed = false;

  constructor(knowledge: KnowledgeSource) {
    this.#knowledge = knowledge;
  }

  async scoreAll(asOf: string): Promise<NationalScores> {
    const knowledge = this.#knowledge();
    const parts: NationalScores[] = [];
    for (const board of knowledge.register.boardsOn(asOf)) {
      if (this.#isClosed) break;
      parts.push(scoreBoards(knowledge, [board], asOf));
      await giveWay();
    }
    return joinScores(parts);
  }

  async summariseAll(
    asOf: string,
    national: NationalScores,
    onDone: (code: string, summary: PlaceSummary) => void,
  ): Promise<void> {
    const knowledge = this.#knowledge();
    for (const board of knowledge.register.boardsOn(asOf)) {
      if (this.#isClosed) return;
      onDone(board.code, summariseBoard(knowledge, board, asOf, national));
      await giveWay();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
