import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as throughTimeEffects from '#app/data/through-time/through-time-effects';
import { ThroughTimePage } from './through-time-page.ts';

export const throughTimeRoutes: Routes = [
  { path: '', providers: [provideEffects(throughTimeEffects)], component: ThroughTimePage },
];
