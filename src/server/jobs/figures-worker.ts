import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused } from '#server/files/file-refused';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import type { CheckedPart, FigureColumns, FigureRequest } from '#server/use-cases/figure-reading';
import { FiguresReadHere } from '#server/use-cases/read-figures-here';
import { buffersOf, type FiguresAnswer, type FiguresTask, type PartTaken } from './figures-task.ts';

/** Reads one file in a thread of its own and ends: its memory goes with it. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a thread.');
const { root, request } = workerData as FiguresTask;

/** Parts read before the first of them is dealt with: enough that neither thread waits for the other over a stutter. */
const PARTS_AHEAD = 4;

const waiting: (() => void)[] = [];
const spare: FigureColumns[] = [];
let free = PARTS_AHEAD;
port.on('message', (taken: PartTaken) => {
  spare.push(taken.spare);
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
});

function memoryOf({
  figures: { names: _names, count: _count, ...columns },
  entryOf,
  entries,
}: CheckedPart): ArrayBuffer[] {
  return [...buffersOf({ ...columns, entryOf }), entries.buffer as ArrayBuffer];
}

async function read(asked: FigureRequest): Promise<FiguresAnswer> {
  const reader = new FiguresReadHere(await loadReadingKnowledge(root));
  try {
    const file = await reader.read(
      asked,
      async (part) => {
        if (free > 0) free -= 1;
        else await new Promise<void>((resolve) => waiting.push(resolve));
        port?.postMessage({ kind: 'part', part } satisfies FiguresAnswer, memoryOf(part));
      },
      undefined,
      () => spare.pop() ?? null,
    );
    return { kind: 'read', file };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

port.postMessage(await read(request));
port.close();
