import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, debounceTime, filter, map, mergeMap, of, switchMap } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import { choosePageActions, placesApiActions } from './places-actions.ts';
import { PlacesClient } from './places-client.ts';
import { placesFeature, placesKey } from './places-feature.ts';

/** Reads the boards of a day when the chooser wants them, unless they are there, whole, or on their way. */
export const loadPlaces = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(PlacesClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(choosePageActions.opened, choosePageActions.retried),
      concatLatestFrom(() => store.select(placesFeature.selectByDay)),
      filter(([action, byDay]) => {
        const before = byDay[placesKey(action)];
        if (action.type === choosePageActions.retried.type) return before?.status !== 'loading';
        return !isFresh(before, now());
      }),
      mergeMap(([{ asOf }]) => {
        const request = { asOf };
        return concat(
          of(placesApiActions.loadBegan({ request })),
          client.load(request).pipe(
            map((view) => placesApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(placesApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);

/** Searches as somebody types: a moment after the last key, the newest question only. */
export const searchPlaces = createEffect(
  (actions$ = inject(Actions), client = inject(PlacesClient)) =>
    actions$.pipe(
      ofType(choosePageActions.searched),
      debounceTime(120),
      switchMap(({ asOf, search }) => {
        if (search === '') return [];
        const request = { asOf, search };
        return client.search(request).pipe(
          map(({ hits }) => placesApiActions.searchSucceeded({ request, hits })),
          catchError((fault: unknown) => of(placesApiActions.searchFailed({ request, problem: toProblem(fault) }))),
        );
      }),
    ),
  { functional: true },
);
