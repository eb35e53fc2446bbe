import { createActionGroup, props } from '@ngrx/store';
import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import type { Problem } from '#domain/contract/places-view';

/** Which place's measures are meant; `asOf` null: today, by the server's clock. */
export type PlaceMeasuresRequest = { readonly place: string; readonly asOf: string | null };

/** Which measure of a place is meant. */
export type PlaceMeasureRequest = PlaceMeasuresRequest & { readonly measure: string };

export const measuresPageActions = createActionGroup({
  source: 'Measures Page',
  events: { opened: props<PlaceMeasuresRequest>(), retried: props<PlaceMeasuresRequest>() },
});

export const measurePageActions = createActionGroup({
  source: 'Measure Page',
  events: { opened: props<PlaceMeasureRequest>(), retried: props<PlaceMeasureRequest>() },
});

export const placeMeasuresApiActions = createActionGroup({
  source: 'Place Measures API',
  events: {
    loadBegan: props<{ request: PlaceMeasuresRequest }>(),
    loadSucceeded: props<{ request: PlaceMeasuresRequest; view: PlaceMeasuresView; loadedAt: number }>(),
    loadFailed: props<{ request: PlaceMeasuresRequest; problem: Problem }>(),
  },
});

export const placeMeasureApiActions = createActionGroup({
  source: 'Place Measure API',
  events: {
    loadBegan: props<{ request: PlaceMeasureRequest }>(),
    loadSucceeded: props<{ request: PlaceMeasureRequest; view: PlaceMeasureView; loadedAt: number }>(),
    loadFailed: props<{ request: PlaceMeasureRequest; problem: Problem }>(),
  },
});
