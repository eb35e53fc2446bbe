import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { NOW } from '#app/data/loadable/now';
import { isFresh } from '#app/data/loadable/is-fresh';
import { toProblem } from '#app/data/loadable/to-problem';
import { conflictsApiActions, conflictsPageActions } from './conflicts-actions.ts';
import { ConflictsClient } from './conflicts-client.ts';
import { conflictsFeature, conflictsKey } from './conflicts-feature.ts';

/** Reads the conflicts of a place when their page wants them, unless a fresh list is there or on its way. */
export const loadConflicts = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(ConflictsClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(conflictsPageActions.opened, conflictsPageActions.retried),
      concatLatestFrom(() => store.select(conflictsFeature.selectByKey)),
      filter(
        ([action, byKey]) =>
          action.type === conflictsPageActions.retried.type || !isFresh(byKey[conflictsKey(action)], now()),
      ),
      mergeMap(([{ place, asOf }]) => {
        const request = { place, asOf };
        return concat(
          of(conflictsApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => conflictsApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(conflictsApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
