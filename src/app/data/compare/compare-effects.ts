import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import { compareApiActions, comparePageActions } from './compare-actions.ts';
import { CompareClient } from './compare-client.ts';
import { compareFeature, compareKey } from './compare-feature.ts';

/** Reads a comparison when its page wants it, unless a fresh one is there or on its way. */
export const loadComparison = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(CompareClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(comparePageActions.opened, comparePageActions.retried),
      concatLatestFrom(() => store.select(compareFeature.selectByKey)),
      filter(
        ([action, byKey]) =>
          action.type === comparePageActions.retried.type || !isFresh(byKey[compareKey(action)], now()),
      ),
      mergeMap(([{ places, measures, chart, asOf }]) => {
        const request = { places, measures, chart, asOf };
        return concat(
          of(compareApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => compareApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(compareApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
