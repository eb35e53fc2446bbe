import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { PlacesView, SearchHit } from '#domain/contract/places-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { choosePageActions, placesApiActions, type PlacesRequest } from './places-actions.ts';

/** The boards of the days looked at, and the newest search. */
export type PlacesState = {
  readonly byDay: Readonly<Record<string, Loadable<PlacesView>>>;
  readonly search: {
    readonly text: string;
    readonly status: 'idle' | 'loading' | 'ready' | 'failed';
    readonly hits: readonly SearchHit[];
  };
};

/** The name under which a day's boards are kept. */
export function placesKey(request: PlacesRequest): string {
  return request.asOf ?? 'today';
}

const initial: PlacesState = { byDay: {}, search: { text: '', status: 'idle', hits: [] } };

export const placesFeature = createFeature({
  name: 'places',
  reducer: createReducer(
    initial,
    on(placesApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(placesApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keep(
        keep(state, request, () => done),
        { asOf: view.asOf },
        () => done,
      );
    }),
    on(placesApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
    on(choosePageActions.searched, (state, { search }): PlacesState =>
      search === ''
        ? { ...state, search: initial.search }
        : { ...state, search: { ...state.search, text: search, status: 'loading' } },
    ),
    on(placesApiActions.searchSucceeded, (state, { request, hits }): PlacesState =>
      request.search === state.search.text
        ? { ...state, search: { text: request.search, status: 'ready', hits } }
        : state,
    ),
    on(placesApiActions.searchFailed, (state, { request }): PlacesState =>
      request.search === state.search.text
        ? { ...state, search: { text: request.search, status: 'failed', hits: [] } }
        : state,
    ),
  ),
  extraSelectors: ({ selectByDay }) => ({
    selectPlaces: (request: PlacesRequest) =>
      createSelector(selectByDay, (byDay): Loadable<PlacesView> => byDay[placesKey(request)] ?? nothingAsked),
  }),
});

function keep(
  state: PlacesState,
  request: PlacesRequest,
  change: (before: Loadable<PlacesView>) => Loadable<PlacesView>,
): PlacesState {
  const key = placesKey(request);
  return { ...state, byDay: { ...state.byDay, [key]: change(state.byDay[key] ?? nothingAsked) } };
}
