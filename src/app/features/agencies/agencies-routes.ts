import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as agenciesEffects from '#app/data/agencies/agencies-effects';
import { AgenciesPage } from './agencies-page.ts';

export const agenciesRoutes: Routes = [
  { path: '', providers: [provideEffects(agenciesEffects)], component: AgenciesPage },
];
