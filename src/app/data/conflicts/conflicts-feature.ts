import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { conflictsApiActions, type ConflictsRequest } from './conflicts-actions.ts';

/** Lists of conflicts read so far, by place and day, so that going back shows at once what was there. */
export type ConflictsState = { readonly byKey: Readonly<Record<string, Loadable<ConflictsView>>> };

/** The name under which a list of conflicts is kept; a request without a day has its own until the answer says the day. */
export function conflictsKey(request: ConflictsRequest): string {
  return `${request.place} ${request.asOf ?? 'today'}`;
}

const initial: ConflictsState = { byKey: {} };

export const conflictsFeature = createFeature({
  name: 'conflicts',
  reducer: createReducer(
    initial,
    on(conflictsApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(conflictsApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      const kept = keep(state, request, () => done);
      return keep(kept, { ...request, asOf: view.asOf }, () => done);
    }),
    on(conflictsApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
  extraSelectors: ({ selectByKey }) => ({
    selectConflicts: (request: ConflictsRequest) =>
      createSelector(selectByKey, (byKey): Loadable<ConflictsView> => byKey[conflictsKey(request)] ?? nothingAsked),
  }),
});

function keep(
  state: ConflictsState,
  request: ConflictsRequest,
  change: (before: Loadable<ConflictsView>) => Loadable<ConflictsView>,
): ConflictsState {
  const key = conflictsKey(request);
  return { byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? nothingAsked) } };
}
