import type { Problem } from '#domain/contract/places-view';

/** What is known of one answer: the newest good one with its time, and what went wrong since. A failed refresh keeps the old data. */
export type Loadable<T> = {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly value: T | null;
  /** Milliseconds since 1970, of the value. */
  readonly loadedAt: number | null;
  readonly problem: Problem | null;
};

/** Nothing asked yet. */
export const nothingAsked: Loadable<never> = {
  status: 'idle',
  value: null,
  loadedAt: null,
  problem: null,
};

/** A request has begun; what is there stays. */
export function beginLoading<T>(before: Loadable<T>): Loadable<T> {
  return { ...before, status: 'loading' };
}

/** A good answer. */
export function finishLoading<T>(value: T, loadedAt: number): Loadable<T> {
  return { status: 'ready', value, loadedAt, problem: null };
}

/** A request failed; what was there stays, with its age. */
export function failLoading<T>(before: Loadable<T>, problem: Problem): Loadable<T> {
  return { ...before, status: 'failed', problem };
}
