import { Worker } from 'node:worker_threads';
import type { PlaceEffectView } from '#domain/contract/upload-effects-view';
import type { EffectRequest, EffectWorker } from '#server/use-cases/work-out-effects';
import type { EffectsAnswer } from './effects-task.ts';

/** Holds all figures twice, once as they are and once as they would be. */
const HEAP_MEGABYTES = 768;

/** Works effects out in a thread of its own, which ends with its work: questions are answered meanwhile. */
export class EffectsInThread implements EffectWorker {
  async work(request: EffectRequest, take: (effect: PlaceEffectView) => void, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./effects-worker.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    worker.unref();
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        worker.on('message', (answer: EffectsAnswer) => {
          switch (answer.kind) {
            case 'effect':
              take(answer.effect);
              return;
            case 'done':
              resolve();
          }
        });
        worker.on('error', (error) => reject(error instanceof Error ? error : new Error(String(error))));
        worker.on('exit', () => reject(new Error('The thread that worked effects out ended before it was done.')));
      });
    } finally {
      signal.removeEventListener('abort', stop);
      await worker.terminate();
    }
  }
}
