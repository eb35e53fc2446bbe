import { createActionGroup, props } from '@ngrx/store';
import type { JourneyView } from '#domain/contract/journey-view';
import type { Problem } from '#domain/contract/places-view';

/** Which journey is meant; `asOf` null: today, by the server's clock. */
export type JourneyRequest = { readonly place: string; readonly asOf: string | null };

export const journeyPageActions = createActionGroup({
  source: 'Journey Page',
  events: { opened: props<JourneyRequest>(), retried: props<JourneyRequest>() },
});

export const asAtMenuActions = createActionGroup({
  source: 'As-at Menu',
  events: { opened: props<JourneyRequest>() },
});

export const journeyApiActions = createActionGroup({
  source: 'Journey API',
  events: {
    loadBegan: props<{ request: JourneyRequest }>(),
    loadSucceeded: props<{ request: JourneyRequest; view: JourneyView; loadedAt: number }>(),
    loadFailed: props<{ request: JourneyRequest; problem: Problem }>(),
  },
});
