import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createPlaceRegister } from '#domain/framework/place-register';
import { unpackFigures } from '#server/use-cases/unpack-figures';
import { scoreBoards, summariseBoard } from '#server/use-cases/work-on-boards';
import type { BoardsAnswer, BoardsTask, WorkerKnowledge } from './boards-task.ts';

/** A thread that analyses boards: it unpacks the figures once and then answers tasks, one board at a time. */
const { catalogue, boards, packed } = workerData as WorkerKnowledge;
const knowledge = { catalogue, figures: unpackFigures(packed) };
const register = createPlaceRegister(boards);

// A day nobody has asked for before takes seconds for all places: on a small machine that waits for those who read a page meanwhile.
// Only Linux knows the priority of one thread; elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(10);

parentPort?.on('message', (task: BoardsTask) => {
  const answer = (message: BoardsAnswer): void => parentPort?.postMessage(message);
  try {
    for (const code of task.codes) {
      const found = register.find(code, task.asOf);
      if (found.kind !== 'in-force') continue;
      switch (task.kind) {
        case 'score':
          answer({ id: task.id, kind: 'scores', scores: scoreBoards(knowledge, [found.board], task.asOf) });
          break;
        case 'summarise':
          answer({
            id: task.id,
            kind: 'summary',
            code,
            summary: summariseBoard(knowledge, found.board, task.asOf, task.national),
          });
          break;
      }
    }
    answer({ id: task.id, kind: 'done' });
  } catch (error) {
    answer({
      id: task.id,
      kind: 'failed',
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
