import { createFeature, createReducer, on } from '@ngrx/store';
import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { seamApiActions, stepApiActions, type SeamRequest, type StepRequest } from './steps-actions.ts';

/** Steps and hand-overs read so far, so that going back shows at once what was there. */
export type StepsState = {
  readonly steps: Readonly<Record<string, Loadable<PlaceStepView>>>;
  readonly seams: Readonly<Record<string, Loadable<PlaceSeamView>>>;
};

/** The name under which a step is kept; a request without a day has its own until the answer says the day. */
export function stepKey({ place, asOf, step }: StepRequest): string {
  return `${place} ${asOf ?? 'today'} ${step}`;
}

/** The name under which a hand-over is kept. */
export function seamKey({ place, asOf, seam }: SeamRequest): string {
  return `${place} ${asOf ?? 'today'} ${seam}`;
}

const initial: StepsState = { steps: {}, seams: {} };

export const stepsFeature = createFeature({
  name: 'steps',
  reducer: createReducer(
    initial,
    on(stepApiActions.loadBegan, (state, { request }) => keepStep(state, request, beginLoading)),
    on(stepApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepStep(
        keepStep(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(stepApiActions.loadFailed, (state, { request, problem }) =>
      keepStep(state, request, (before) => failLoading(before, problem)),
    ),
    on(seamApiActions.loadBegan, (state, { request }) => keepSeam(state, request, beginLoading)),
    on(seamApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepSeam(
        keepSeam(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(seamApiActions.loadFailed, (state, { request, problem }) =>
      keepSeam(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keepStep(
  state: StepsState,
  request: StepRequest,
  change: (before: Loadable<PlaceStepView>) => Loadable<PlaceStepView>,
): StepsState {
  const key = stepKey(request);
  return { ...state, steps: { ...state.steps, [key]: change(state.steps[key] ?? nothingAsked) } };
}

function keepSeam(
  state: StepsState,
  request: SeamRequest,
  change: (before: Loadable<PlaceSeamView>) => Loadable<PlaceSeamView>,
): StepsState {
  const key = seamKey(request);
  return { ...state, seams: { ...state.seams, [key]: change(state.seams[key] ?? nothingAsked) } };
}
