import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, Injector } from '@angular/core';
import { provideRouter, withDisabledInitialNavigation, withInMemoryScrolling } from '@angular/router';
import { provideState, provideStore } from '@ngrx/store';
import { agenciesFeature } from '#app/data/agencies/agencies-feature';
import { conflictFeature } from '#app/data/conflict/conflict-feature';
import { conflictsFeature } from '#app/data/conflicts/conflicts-feature';
import { journeyFeature } from '#app/data/journey/journey-feature';
import { noteKeptAnswers } from '#app/data/offline/note-kept-answers';
import { placeMeasuresFeature } from '#app/data/place-measures/place-measures-feature';
import { placeNamesFeature } from '#app/data/place-names/place-names-feature';
import { placesFeature } from '#app/data/places/places-feature';
import { sessionInterceptor } from '#app/data/session/session-interceptor';
import { SIGN_IN_AGAIN, type SignInAgain } from '#app/data/session/sign-in-again';
import { stepsFeature } from '#app/data/steps/steps-feature';
import { throughTimeFeature } from '#app/data/through-time/through-time-feature';
import { routes } from './routes.ts';

/** What the app stands on: routes, the store with its slices, and the server's answers. What listens to the store comes with `startEffects`. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(
      routes,
      // main.ts begins the first visit, once the frame stands.
      withDisabledInitialNavigation(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideHttpClient(withInterceptors([sessionInterceptor, noteKeptAnswers])),
    { provide: SIGN_IN_AGAIN, useFactory: makeSignInAgain },
    provideStore(),
    provideState(placesFeature),
    provideState(placeNamesFeature),
    provideState(journeyFeature),
    provideState(agenciesFeature),
    provideState(conflictFeature),
    provideState(conflictsFeature),
    provideState(placeMeasuresFeature),
    provideState(stepsFeature),
    provideState(throughTimeFeature),
  ],
};

/** The dialog is loaded when a session has ended, and by nobody else. */
function makeSignInAgain(): SignInAgain {
  const injector = inject(Injector);
  return async () => (await import('./sign-in-again/ask-to-sign-in-again.ts')).askToSignInAgain(injector);
}
