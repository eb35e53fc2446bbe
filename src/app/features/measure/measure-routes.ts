import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as placeMeasuresEffects from '#app/data/place-measures/place-measures-effects';
import { MeasurePage } from './measure-page.ts';

export const measureRoutes: Routes = [
  { path: '', providers: [provideEffects(placeMeasuresEffects)], component: MeasurePage },
];
