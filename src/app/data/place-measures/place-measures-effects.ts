import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import {
  measurePageActions,
  measuresPageActions,
  placeMeasureApiActions,
  placeMeasuresApiActions,
} from './place-measures-actions.ts';
import { PlaceMeasuresClient } from './place-measures-client.ts';
import { placeMeasureKey, placeMeasuresFeature, placeMeasuresKey } from './place-measures-feature.ts';

/** Reads the measures of a place when their page wants them, unless a fresh answer is there or on its way. */
export const loadPlaceMeasures = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(PlaceMeasuresClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(measuresPageActions.opened, measuresPageActions.retried),
      concatLatestFrom(() => store.select(placeMeasuresFeature.selectTables)),
      filter(
        ([action, tables]) =>
          action.type === measuresPageActions.retried.type || !isFresh(tables[placeMeasuresKey(action)], now()),
      ),
      mergeMap(([{ place, asOf }]) => {
        const request = { place, asOf };
        return concat(
          of(placeMeasuresApiActions.loadBegan({ request })),
          client.loadAll(request).pipe(
            map((view) => placeMeasuresApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) =>
              of(placeMeasuresApiActions.loadFailed({ request, problem: toProblem(fault) })),
            ),
          ),
        );
      }),
    ),
  { functional: true },
);

/** Reads one measure of a place, likewise. */
export const loadPlaceMeasure = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(PlaceMeasuresClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(measurePageActions.opened, measurePageActions.retried),
      concatLatestFrom(() => store.select(placeMeasuresFeature.selectMeasures)),
      filter(
        ([action, measures]) =>
          action.type === measurePageActions.retried.type || !isFresh(measures[placeMeasureKey(action)], now()),
      ),
      mergeMap(([{ place, measure, asOf }]) => {
        const request = { place, measure, asOf };
        return concat(
          of(placeMeasureApiActions.loadBegan({ request })),
          client.loadOne(request).pipe(
            map((view) => placeMeasureApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) =>
              of(placeMeasureApiActions.loadFailed({ request, problem: toProblem(fault) })),
            ),
          ),
        );
      }),
    ),
  { functional: true },
);
