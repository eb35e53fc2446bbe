import { Worker } from 'node:worker_threads';
import { FileRefused } from '#server/files/file-refused';
import { UPLOAD_CAPS } from '#server/files/read-caps';
import type { CheckedPart, FigureReader, FigureRequest, ReadFile } from '#server/use-cases/figure-reading';
import { buffersOf, type FiguresAnswer, type FiguresTask, type PartTaken } from './figures-task.ts';

/** Most memory of a thread that reads a file. Source: the ingest contract. */
const HEAP_MEGABYTES = 512;
/** Of one that reads a file of the command line or a connector, which can be of any length and of every measure at once. */
const STREAM_HEAP_MEGABYTES = 1_536;
/** Rows are dropped as fast as they are read: a nursery that holds some thousand of them sees few that live on. */
const NURSERY_MEGABYTES = 24;

/**
 * Reads each file in a thread of its own, so that questions are answered meanwhile; a thread that dies fails only its file. A thread keeps
 * its process running: a command that waits for it has nothing else to do, and would end in the middle.
 */
export class FiguresInThreads implements FigureReader {
  readonly #root: string;
  readonly #thread: URL;

  /** @param thread what a thread runs; another one only where a thread itself is looked at */
  constructor(root: string, thread = new URL('./figures-worker.ts', import.meta.url)) {
    this.#root = root;
    this.#thread = thread;
  }

  async read(
    request: FigureRequest,
    take: (part: CheckedPart) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<ReadFile> {
    signal?.throwIfAborted();
    const worker = new Worker(this.#thread, {
      workerData: { root: this.#root, request } satisfies FiguresTask,
      resourceLimits: {
        maxOldGenerationSizeMb: request.caps.rows > UPLOAD_CAPS.rows ? STREAM_HEAP_MEGABYTES : HEAP_MEGABYTES,
        maxYoungGenerationSizeMb: NURSERY_MEGABYTES,
      },
    });
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<ReadFile>((resolve, reject) => {
        let taken: Promise<void> = Promise.resolve();
        worker.on('message', (answer: FiguresAnswer) => {
          // Parts are dealt with one after the other; the end is told when the last of them is.
          taken = taken.then(async () => {
            switch (answer.kind) {
              case 'part':
                await take(answer.part);
                giveBack(worker, answer.part);
                return;
              case 'read':
                resolve(answer.file);
                return;
              case 'refused':
                reject(new FileRefused(answer.problem));
            }
          });
          taken.catch(reject);
        });
        worker.on('error', (error) => reject(error instanceof Error ? error : new Error(String(error))));
        worker.on('exit', () => {
          void taken.then(
            () =>
              reject(
                new Error(signal?.aborted === true ? 'Reading was stopped.' : 'The thread that read the file ended.'),
              ),
            reject,
          );
        });
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      await worker.terminate();
    }
  }
}

function giveBack(
  worker: Worker,
  { figures: { names: _names, count: _count, ...columns }, entryOf }: CheckedPart,
): void {
  const spare = { ...columns, entryOf };
  worker.postMessage({ spare } satisfies PartTaken, buffersOf(spare));
}
