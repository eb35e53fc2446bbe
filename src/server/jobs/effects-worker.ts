import { parentPort, workerData } from 'node:worker_threads';
import { workOutEffects, type EffectRequest } from '#server/use-cases/work-out-effects';
import type { EffectsAnswer } from './effects-task.ts';

/** Works out what one file would change and ends: its memory goes with it. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a thread.');

for (const effect of workOutEffects(workerData as EffectRequest))
  port.postMessage({ kind: 'effect', effect } satisfies EffectsAnswer);
port.postMessage({ kind: 'done' } satisfies EffectsAnswer);
port.close();
