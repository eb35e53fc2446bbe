import { createActionGroup, props } from '@ngrx/store';
import type { Problem } from '#domain/contract/places-view';
import type { ThroughTimeView } from '#domain/contract/through-time-view';

/** Which place's story is meant, and up to which day; `asOf` null: today, by the server's clock. */
export type ThroughTimeRequest = { readonly place: string; readonly asOf: string | null };

export const throughTimePageActions = createActionGroup({
  source: 'Through Time Page',
  events: { opened: props<ThroughTimeRequest>(), retried: props<ThroughTimeRequest>() },
});

export const throughTimeApiActions = createActionGroup({
  source: 'Through Time API',
  events: {
    loadBegan: props<{ request: ThroughTimeRequest }>(),
    loadSucceeded: props<{ request: ThroughTimeRequest; view: ThroughTimeView; loadedAt: number }>(),
    loadFailed: props<{ request: ThroughTimeRequest; problem: Problem }>(),
  },
});
