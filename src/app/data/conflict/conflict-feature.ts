import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ConflictView } from '#domain/contract/conflict-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { conflictApiActions, type ConflictRequest } from './conflict-actions.ts';

/** Conflicts read so far, by place, day and id, so that going back shows at once what was there. */
export type ConflictState = { readonly byKey: Readonly<Record<string, Loadable<ConflictView>>> };

/** The name under which a conflict is kept; a request without a day has its own until the answer says the day. */
export function conflictKey(request: ConflictRequest): string {
  return `${request.place} ${request.asOf ?? 'today'} ${request.conflict}`;
}

const initial: ConflictState = { byKey: {} };

export const conflictFeature = createFeature({
  name: 'conflict',
  reducer: createReducer(
    initial,
    on(conflictApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(conflictApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      const kept = keep(state, request, () => done);
      return keep(kept, { ...request, asOf: view.asOf }, () => done);
    }),
    on(conflictApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
  extraSelectors: ({ selectByKey }) => ({
    selectConflict: (request: ConflictRequest) =>
      createSelector(selectByKey, (byKey): Loadable<ConflictView> => byKey[conflictKey(request)] ?? nothingAsked),
  }),
});

function keep(
  state: ConflictState,
  request: ConflictRequest,
  change: (before: Loadable<ConflictView>) => Loadable<ConflictView>,
): ConflictState {
  const key = conflictKey(request);
  return { byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? nothingAsked) } };
}
