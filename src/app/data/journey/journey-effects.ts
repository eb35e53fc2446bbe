import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { NOW } from '#app/data/loadable/now';
import { isFresh } from '#app/data/loadable/is-fresh';
import { toProblem } from '#app/data/loadable/to-problem';
import { asAtMenuActions, journeyApiActions, journeyPageActions } from './journey-actions.ts';
import { JourneyClient } from './journey-client.ts';
import { journeyFeature, journeyKey } from './journey-feature.ts';

/** Reads a journey when a page wants it, unless a fresh one is there or on its way. */
export const loadJourney = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(JourneyClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(journeyPageActions.opened, journeyPageActions.retried, asAtMenuActions.opened),
      concatLatestFrom(() => store.select(journeyFeature.selectByKey)),
      filter(
        ([action, byKey]) =>
          action.type === journeyPageActions.retried.type || !isFresh(byKey[journeyKey(action)], now()),
      ),
      mergeMap(([{ place, asOf }]) => {
        const request = { place, asOf };
        return concat(
          of(journeyApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => journeyApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(journeyApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
