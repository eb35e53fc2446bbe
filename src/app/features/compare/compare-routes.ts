import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as compareEffects from '#app/data/compare/compare-effects';
import { compareFeature } from '#app/data/compare/compare-feature';
import { ComparePage } from './compare-page.ts';

export const compareRoutes: Routes = [
  { path: '', providers: [provideState(compareFeature), provideEffects(compareEffects)], component: ComparePage },
];
