import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { catchError, concat, filter, map, mergeMap, of } from 'rxjs';
import { isFresh } from '#app/data/loadable/is-fresh';
import { NOW } from '#app/data/loadable/now';
import { toProblem } from '#app/data/loadable/to-problem';
import { agencyPageActions, agenciesPageActions, agencyApiActions, agenciesApiActions } from './agencies-actions.ts';
import { AgenciesClient } from './agencies-client.ts';
import { agencyKey, agenciesFeature, agenciesKey } from './agencies-feature.ts';

/** Reads the agencies of a place when their page wants them, unless a fresh answer is there or on its way. */
export const loadAgencies = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(AgenciesClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(agenciesPageActions.opened, agenciesPageActions.retried),
      concatLatestFrom(() => store.select(agenciesFeature.selectTables)),
      filter(
        ([action, tables]) =>
          action.type === agenciesPageActions.retried.type || !isFresh(tables[agenciesKey(action)], now()),
      ),
      mergeMap(([{ place, asOf }]) => {
        const request = { place, asOf };
        return concat(
          of(agenciesApiActions.loadBegan({ request })),
          client.loadAll(request).pipe(
            map((view) => agenciesApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(agenciesApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);

/** Reads one agency of a place, likewise. */
export const loadAgency = createEffect(
  (actions$ = inject(Actions), store = inject(Store), client = inject(AgenciesClient), now = inject(NOW)) =>
    actions$.pipe(
      ofType(agencyPageActions.opened, agencyPageActions.retried),
      concatLatestFrom(() => store.select(agenciesFeature.selectSingle)),
      filter(
        ([action, single]) =>
          action.type === agencyPageActions.retried.type || !isFresh(single[agencyKey(action)], now()),
      ),
      mergeMap(([{ place, agency, asOf }]) => {
        const request = { place, agency, asOf };
        return concat(
          of(agencyApiActions.loadBegan({ request })),
          client.loadOne(request).pipe(
            map((view) => agencyApiActions.loadSucceeded({ request, view, loadedAt: now() })),
            catchError((fault: unknown) => of(agencyApiActions.loadFailed({ request, problem: toProblem(fault) }))),
          ),
        );
      }),
    ),
  { functional: true },
);
