import type { Loadable } from './loadable.ts';

const freshMilliseconds = 5 * 60 * 1000;

/** True when an answer is on its way, or a good one is under five minutes old. A request for "today" is asked again after that. */
export function isFresh(loadable: Loadable<unknown> | undefined, now: number): boolean {
  if (loadable === undefined) return false;
  if (loadable.status === 'loading') return true;
  return loadable.status === 'ready' && loadable.loadedAt !== null && now - loadable.loadedAt < freshMilliseconds;
}
