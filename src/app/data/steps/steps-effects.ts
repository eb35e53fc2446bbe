import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import { seamApiActions, seamPageActions, stepApiActions, stepPageActions } from './steps-actions.ts';
import { StepsClient } from './steps-client.ts';
import { seamKey, stepKey, stepsFeature } from './steps-feature.ts';

/** Reads a step when its page wants it, unless a fresh answer is there or on its way. */
export const loadStep = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(StepsClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(stepPageActions.opened, stepPageActions.retried),
      concatLatestFrom(() => store.select(stepsFeature.selectSteps)),
      filter(
        ([action, steps]) => action.type === stepPageActions.retried.type || !isFresh(steps[stepKey(action)], now()),
      ),
      mergeMap(([{ place, step, asOf }]) => {
        const request = { place, step, asOf };
        return concat(
          of(stepApiActions.loadBegan({ request })),
          client.loadStep(request).pipe(
            map((view) => stepApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(stepApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);

/** Reads a hand-over, likewise. */
export const loadSeam = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(StepsClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(seamPageActions.opened, seamPageActions.retried),
      concatLatestFrom(() => store.select(stepsFeature.selectSeams)),
      filter(
        ([action, seams]) => action.type === seamPageActions.retried.type || !isFresh(seams[seamKey(action)], now()),
      ),
      mergeMap(([{ place, seam, asOf }]) => {
        const request = { place, seam, asOf };
        return concat(
          of(seamApiActions.loadBegan({ request })),
          client.loadSeam(request).pipe(
            map((view) => seamApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(seamApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
