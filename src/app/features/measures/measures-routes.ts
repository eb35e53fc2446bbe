import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as placeMeasuresEffects from '#app/data/place-measures/place-measures-effects';
import { MeasuresPage } from './measures-page.ts';

export const measuresRoutes: Routes = [
  { path: '', providers: [provideEffects(placeMeasuresEffects)], component: MeasuresPage },
];
