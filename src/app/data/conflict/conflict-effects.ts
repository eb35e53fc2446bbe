import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { NOW } from '#app/data/loadable/now';
import { isFresh } from '#app/data/loadable/is-fresh';
import { toProblem } from '#app/data/loadable/to-problem';
import { conflictApiActions, conflictPageActions } from './conflict-actions.ts';
import { ConflictClient } from './conflict-client.ts';
import { conflictFeature, conflictKey } from './conflict-feature.ts';

/** Reads a conflict when its page wants it, unless a fresh one is there or on its way. */
export const loadConflict = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(ConflictClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(conflictPageActions.opened, conflictPageActions.retried),
      concatLatestFrom(() => store.select(conflictFeature.selectByKey)),
      filter(
        ([action, byKey]) =>
          action.type === conflictPageActions.retried.type || !isFresh(byKey[conflictKey(action)], now()),
      ),
      mergeMap(([{ place, conflict, asOf }]) => {
        const request = { place, conflict, asOf };
        return concat(
          of(conflictApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => conflictApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(conflictApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
