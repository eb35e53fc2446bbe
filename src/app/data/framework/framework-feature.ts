import { createFeature, createReducer, on } from '@ngrx/store';
import type { FrameworkView } from '#domain/contract/framework-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { frameworkApiActions, type FrameworkRequest } from './framework-actions.ts';

/** Frameworks read so far, by day, so that going back shows at once what was there. */
export type FrameworkState = { readonly byDay: Readonly<Record<string, Loadable<FrameworkView>>> };

/** The name under which a framework is kept; a request without a day has its own until the answer says the day. */
export function frameworkKey(request: FrameworkRequest): string {
  return request.asOf ?? 'today';
}

const initial: FrameworkState = { byDay: {} };

export const frameworkFeature = createFeature({
  name: 'framework',
  reducer: createReducer(
    initial,
    on(frameworkApiActions.loadBegan, (state, { request }) => keep(state, request, beginLoading)),
    on(frameworkApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      const kept = keep(state, request, () => done);
      return keep(kept, { asOf: view.asOf }, () => done);
    }),
    on(frameworkApiActions.loadFailed, (state, { request, problem }) =>
      keep(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keep(
  state: FrameworkState,
  request: FrameworkRequest,
  change: (before: Loadable<FrameworkView>) => Loadable<FrameworkView>,
): FrameworkState {
  const key = frameworkKey(request);
  return { byDay: { ...state.byDay, [key]: change(state.byDay[key] ?? nothingAsked) } };
}
