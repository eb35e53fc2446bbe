import { createActionGroup, createFeature, createReducer, on, props } from '@ngrx/store';

/** The name of a place, told by any answer about it that no slice keeps. */
export const placeNamesActions = createActionGroup({
  source: 'Place Names',
  events: { learnt: props<{ place: string; name: string }>() },
});

/** Names by code, so that the frame can say which place we are at. */
export type PlaceNamesState = { readonly names: Readonly<Record<string, string>> };

const initial: PlaceNamesState = { names: {} };

export const placeNamesFeature = createFeature({
  name: 'placeNames',
  reducer: createReducer(
    initial,
    on(placeNamesActions.learnt, (state, { place, name }): PlaceNamesState => ({
      names: { ...state.names, [place]: name },
    })),
  ),
});
