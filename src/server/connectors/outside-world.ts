import { setTimeout as pause } from 'node:timers/promises';
import type { Outside } from './fetch-politely.ts';
import { isPublicAddress } from './is-public-address.ts';
import { resolveHost } from './resolve-host.ts';

/** The world as production meets it. Only `main.ts` takes it; no setting changes any part of it. */
export const OUTSIDE_WORLD: Outside = Object.freeze({
  resolve: resolveHost,
  isAllowedAddress: isPublicAddress,
  certificate: null,
  now: () => new Date().toISOString(),
  random: () => Math.random(),
  wait: async (milliseconds: number, signal: AbortSignal) => {
    try {
      await pause(milliseconds, undefined, { signal });
    } catch (error) {
      // Stopped: whoever waits looks at the signal.
      if (!signal.aborted) throw error;
    }
  },
  startTimer: (milliseconds: number, onEnd: () => void) => {
    const timer = setTimeout(onEnd, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
});
