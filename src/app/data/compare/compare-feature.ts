import { createFeature, createReducer, on } from '@ngrx/store';
import type { CompareView } from '#domain/contract/compare-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { compareApiActions, type CompareRequest } from './compare-actions.ts';

/** Comparisons read so far, so that going back shows at once what was there. */
export type CompareState = { readonly byKey: Readonly<Record<string, Loadable<CompareView>>> };

/** The name under which a comparison is kept; a request without a day has its own until the answer says the day. */
export function compareKey({ places, measures, chart, asOf }: CompareRequest): string {
  return [places.join(','), measures.join(','), chart ?? '', asOf ?? 'today'].join(' ');
}

const initial: CompareState = { byKey: {} };

export const compareFeature = createFeature({
  name: 'compare',
  reducer: createReducer(
    initial,
    on(compareApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(compareApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keep(
        keep(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(compareApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keep(
  state: CompareState,
  request: CompareRequest,
  change: (before: Loadable<CompareView>) => Loadable<CompareView>,
): CompareState {
  const key = compareKey(request);
  return { byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? nothingAsked) } };
}
