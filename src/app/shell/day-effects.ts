import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { filter, tap } from 'rxjs';
import { agenciesApiActions, agencyApiActions } from '#app/data/agencies/agencies-actions';
import { compareApiActions } from '#app/data/compare/compare-actions';
import { conflictApiActions } from '#app/data/conflict/conflict-actions';
import { conflictsApiActions } from '#app/data/conflicts/conflicts-actions';
import { frameworkApiActions } from '#app/data/framework/framework-actions';
import { journeyApiActions } from '#app/data/journey/journey-actions';
import { placeMeasureApiActions, placeMeasuresApiActions } from '#app/data/place-measures/place-measures-actions';
import { placesApiActions } from '#app/data/places/places-actions';
import { seamApiActions, stepApiActions } from '#app/data/steps/steps-actions';
import { throughTimeApiActions } from '#app/data/through-time/through-time-actions';
import { UrlState } from '#app/url/url-state';

/** A link without a day means today. The server knows which day that is; its answer puts the day into the address, leaving no step to go back to. */
export const putTodayIntoTheAddress = createEffect(
  (actions$ = inject(Actions), url = inject(UrlState)) =>
    actions$.pipe(
      ofType(
        placesApiActions.loadSucceeded,
        journeyApiActions.loadSucceeded,
        agenciesApiActions.loadSucceeded,
        agencyApiActions.loadSucceeded,
        conflictApiActions.loadSucceeded,
        conflictsApiActions.loadSucceeded,
        frameworkApiActions.loadSucceeded,
        placeMeasuresApiActions.loadSucceeded,
        placeMeasureApiActions.loadSucceeded,
        stepApiActions.loadSucceeded,
        seamApiActions.loadSucceeded,
        compareApiActions.loadSucceeded,
        throughTimeApiActions.loadSucceeded,
      ),
      filter(({ request }) => request.asOf === null),
      tap(({ view }) => {
        const address = url.address();
        if (address.page !== 'unknown' && address.asOf === null) {
          void url.go({ ...address, asOf: view.asOf }, 'replace');
        }
      }),
    ),
  { functional: true, dispatch: false },
);
