import { createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import * as conflictEffects from '#app/data/conflict/conflict-effects';
import * as conflictsEffects from '#app/data/conflicts/conflicts-effects';
import * as journeyEffects from '#app/data/journey/journey-effects';
import * as placesEffects from '#app/data/places/places-effects';
import * as dayEffects from './day-effects.ts';

/** What asks the server when a page asks the store; the pages that are not opened first bring their own. */
export const appEffects = provideEffects(placesEffects, journeyEffects, conflictEffects, conflictsEffects, dayEffects);

/** Starts them, before the first page is gone to. */
export function startEffects(injector: EnvironmentInjector): void {
  createEnvironmentInjector([appEffects], injector);
}
