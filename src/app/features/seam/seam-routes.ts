import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as stepsEffects from '#app/data/steps/steps-effects';
import { SeamPage } from './seam-page.ts';

export const seamRoutes: Routes = [{ path: '', providers: [provideEffects(stepsEffects)], component: SeamPage }];
