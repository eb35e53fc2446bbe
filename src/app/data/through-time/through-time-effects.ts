import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import { throughTimeApiActions, throughTimePageActions } from './through-time-actions.ts';
import { ThroughTimeClient } from './through-time-client.ts';
import { throughTimeFeature, throughTimeKey } from './through-time-feature.ts';

/** Reads the story of a place when its page wants it, unless a fresh one is there or on its way. */
export const loadThroughTime = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(ThroughTimeClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(throughTimePageActions.opened, throughTimePageActions.retried),
      concatLatestFrom(() => store.select(throughTimeFeature.selectByKey)),
      filter(
        ([action, byKey]) =>
          action.type === throughTimePageActions.retried.type || !isFresh(byKey[throughTimeKey(action)], now()),
      ),
      mergeMap(([{ place, asOf }]) => {
        const request = { place, asOf };
        return concat(
          of(throughTimeApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => throughTimeApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) =>
              of(throughTimeApiActions.loadFailed({ request, problem: toProblem(fault) })),
            ),
          ),
        );
      }),
    ),
  { functional: true },
);
