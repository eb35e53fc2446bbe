import { createActionGroup, props } from '@ngrx/store';
import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import type { Problem } from '#domain/contract/places-view';

/** Which step of a place's journey is meant; `asOf` null: today, by the server's clock. */
export type StepRequest = { readonly place: string; readonly asOf: string | null; readonly step: string };

/** Which hand-over is meant. */
export type SeamRequest = { readonly place: string; readonly asOf: string | null; readonly seam: string };

export const stepPageActions = createActionGroup({
  source: 'Step Page',
  events: { opened: props<StepRequest>(), retried: props<StepRequest>() },
});

export const seamPageActions = createActionGroup({
  source: 'Seam Page',
  events: { opened: props<SeamRequest>(), retried: props<SeamRequest>() },
});

export const stepApiActions = createActionGroup({
  source: 'Step API',
  events: {
    loadBegan: props<{ request: StepRequest }>(),
    loadSucceeded: props<{ request: StepRequest; view: PlaceStepView; loadedAt: number }>(),
    loadFailed: props<{ request: StepRequest; problem: Problem }>(),
  },
});

export const seamApiActions = createActionGroup({
  source: 'Seam API',
  events: {
    loadBegan: props<{ request: SeamRequest }>(),
    loadSucceeded: props<{ request: SeamRequest; view: PlaceSeamView; loadedAt: number }>(),
    loadFailed: props<{ request: SeamRequest; problem: Problem }>(),
  },
});
