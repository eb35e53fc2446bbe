import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { NOW } from '#app/data/loadable/now';
import { isFresh } from '#app/data/loadable/is-fresh';
import { toProblem } from '#app/data/loadable/to-problem';
import { referenceApiActions, referencePageActions } from './reference-actions.ts';
import { ReferenceClient } from './reference-client.ts';
import { referenceFeature } from './reference-feature.ts';

/** Reads what a page of reference wants, unless a fresh answer is there or on its way. */
export const loadReference = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(ReferenceClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(referencePageActions.opened, referencePageActions.retried),
      concatLatestFrom(() => store.select(referenceFeature.selectReferenceState)),
      filter(
        ([action, state]) =>
          action.type === referencePageActions.retried.type || !isFresh(state[action.subject], now()),
      ),
      mergeMap(([{ subject }]) =>
        concat(
          of(referenceApiActions.loadBegan({ subject })),
          client.load(subject).pipe(
            map((answer) => referenceApiActions.loadSucceeded({ answer, loadedAt: now() })),
            catchError((fault: unknown) => of(referenceApiActions.loadFailed({ subject, problem: toProblem(fault) }))),
          ),
        ),
      ),
    ),
  { functional: true },
);
