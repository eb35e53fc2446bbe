import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as agenciesEffects from '#app/data/agencies/agencies-effects';
import { AgencyPage } from './agency-page.ts';

export const agencyRoutes: Routes = [{ path: '', providers: [provideEffects(agenciesEffects)], component: AgencyPage }];
