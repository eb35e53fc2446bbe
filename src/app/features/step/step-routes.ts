import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import * as stepsEffects from '#app/data/steps/steps-effects';
import { StepPage } from './step-page.ts';

export const stepRoutes: Routes = [{ path: '', providers: [provideEffects(stepsEffects)], component: StepPage }];
