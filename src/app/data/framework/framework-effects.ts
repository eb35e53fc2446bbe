import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { NOW } from '#app/data/loadable/now';
import { isFresh } from '#app/data/loadable/is-fresh';
import { toProblem } from '#app/data/loadable/to-problem';
import { frameworkApiActions, frameworkPageActions } from './framework-actions.ts';
import { FrameworkClient } from './framework-client.ts';
import { frameworkFeature, frameworkKey } from './framework-feature.ts';

/** Reads the framework of a day when its page wants it, unless a fresh one is there or on its way. */
export const loadFramework = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(FrameworkClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(frameworkPageActions.opened, frameworkPageActions.retried),
      concatLatestFrom(() => store.select(frameworkFeature.selectByDay)),
      filter(
        ([action, byDay]) =>
          action.type === frameworkPageActions.retried.type || !isFresh(byDay[frameworkKey(action)], now()),
      ),
      mergeMap(([{ asOf }]) => {
        const request = { asOf };
        return concat(
          of(frameworkApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => frameworkApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(frameworkApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
