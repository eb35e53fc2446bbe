import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { JourneyView } from '#domain/contract/journey-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { journeyApiActions, type JourneyRequest } from './journey-actions.ts';

/** Journeys read so far, by place and day, so that going back shows at once what was there. */
export type JourneyState = { readonly byKey: Readonly<Record<string, Loadable<JourneyView>>> };

/** The name under which a journey is kept; a request without a day has its own until the answer says the day. */
export function journeyKey(request: JourneyRequest): string {
  return `${request.place} ${request.asOf ?? 'today'}`;
}

const initial: JourneyState = { byKey: {} };

export const journeyFeature = createFeature({
  name: 'journey',
  reducer: createReducer(
    initial,
    on(journeyApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(journeyApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      const kept = keep(state, request, () => done);
      return keep(kept, { ...request, asOf: view.asOf }, () => done);
    }),
    on(journeyApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
  extraSelectors: ({ selectByKey }) => ({
    selectJourney: (request: JourneyRequest) =>
      createSelector(selectByKey, (byKey): Loadable<JourneyView> => byKey[journeyKey(request)] ?? nothingAsked),
  }),
});

function keep(
  state: JourneyState,
  request: JourneyRequest,
  change: (before: Loadable<JourneyView>) => Loadable<JourneyView>,
): JourneyState {
  const key = journeyKey(request);
  return { byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? nothingAsked) } };
}
