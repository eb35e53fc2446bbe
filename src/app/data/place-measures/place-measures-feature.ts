import { createFeature, createReducer, on } from '@ngrx/store';
import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import {
  placeMeasureApiActions,
  placeMeasuresApiActions,
  type PlaceMeasureRequest,
  type PlaceMeasuresRequest,
} from './place-measures-actions.ts';

/** Tables and single measures read so far, so that going back shows at once what was there. */
export type PlaceMeasuresState = {
  readonly tables: Readonly<Record<string, Loadable<PlaceMeasuresView>>>;
  readonly measures: Readonly<Record<string, Loadable<PlaceMeasureView>>>;
};

/** The name under which a table is kept; a request without a day has its own until the answer says the day. */
export function placeMeasuresKey({ place, asOf }: PlaceMeasuresRequest): string {
  return `${place} ${asOf ?? 'today'}`;
}

/** The name under which one measure is kept. */
export function placeMeasureKey({ place, asOf, measure }: PlaceMeasureRequest): string {
  return `${place} ${asOf ?? 'today'} ${measure}`;
}

const initial: PlaceMeasuresState = { tables: {}, measures: {} };

export const placeMeasuresFeature = createFeature({
  name: 'placeMeasures',
  reducer: createReducer(
    initial,
    on(placeMeasuresApiActions.loadBegan, (state, { request }) => keepTable(state, request, beginLoading)),
    on(placeMeasuresApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepTable(
        keepTable(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(placeMeasuresApiActions.loadFailed, (state, { request, problem }) =>
      keepTable(state, request, (before) => failLoading(before, problem)),
    ),
    on(placeMeasureApiActions.loadBegan, (state, { request }) => keepMeasure(state, request, beginLoading)),
    on(placeMeasureApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepMeasure(
        keepMeasure(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(placeMeasureApiActions.loadFailed, (state, { request, problem }) =>
      keepMeasure(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keepTable(
  state: PlaceMeasuresState,
  request: PlaceMeasuresRequest,
  change: (before: Loadable<PlaceMeasuresView>) => Loadable<PlaceMeasuresView>,
): PlaceMeasuresState {
  const key = placeMeasuresKey(request);
  return { ...state, tables: { ...state.tables, [key]: change(state.tables[key] ?? nothingAsked) } };
}

function keepMeasure(
  state: PlaceMeasuresState,
  request: PlaceMeasureRequest,
  change: (before: Loadable<PlaceMeasureView>) => Loadable<PlaceMeasureView>,
): PlaceMeasuresState {
  const key = placeMeasureKey(request);
  return { ...state, measures: { ...state.measures, [key]: change(state.measures[key] ?? nothingAsked) } };
}
