import { createActionGroup, props } from '@ngrx/store';
import type { PlacesView, Problem, SearchHit } from '#domain/contract/places-view';

/** Which day's boards are meant; null: today, by the server's clock. */
export type PlacesRequest = { readonly asOf: string | null };

/** A search over boards, districts and organisations of a day. */
export type SearchRequest = { readonly asOf: string | null; readonly search: string };

export const choosePageActions = createActionGroup({
  source: 'Choose Page',
  events: {
    opened: props<PlacesRequest>(),
    retried: props<PlacesRequest>(),
    searched: props<SearchRequest>(),
  },
});

export const placesApiActions = createActionGroup({
  source: 'Places API',
  events: {
    loadBegan: props<{ request: PlacesRequest }>(),
    loadSucceeded: props<{ request: PlacesRequest; view: PlacesView; loadedAt: number }>(),
    loadFailed: props<{ request: PlacesRequest; problem: Problem }>(),
    searchSucceeded: props<{ request: SearchRequest; hits: readonly SearchHit[] }>(),
    searchFailed: props<{ request: SearchRequest; problem: Problem }>(),
  },
});
