import { createFeature, createReducer, on } from '@ngrx/store';
import type { ThroughTimeView } from '#domain/contract/through-time-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { throughTimeApiActions, type ThroughTimeRequest } from './through-time-actions.ts';

/** Stories read so far, so that going back shows at once what was there. */
export type ThroughTimeState = { readonly byKey: Readonly<Record<string, Loadable<ThroughTimeView>>> };

/** The name under which a story is kept; a request without a day has its own until the answer says the day. */
export function throughTimeKey({ place, asOf }: ThroughTimeRequest): string {
  return `${place} ${asOf ?? 'today'}`;
}

const initial: ThroughTimeState = { byKey: {} };

export const throughTimeFeature = createFeature({
  name: 'throughTime',
  reducer: createReducer(
    initial,
    on(throughTimeApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(throughTimeApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keep(
        keep(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(throughTimeApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keep(
  state: ThroughTimeState,
  request: ThroughTimeRequest,
  change: (before: Loadable<ThroughTimeView>) => Loadable<ThroughTimeView>,
): ThroughTimeState {
  const key = throughTimeKey(request);
  return { byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? nothingAsked) } };
}
