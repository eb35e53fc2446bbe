import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as frameworkEffects from '#app/data/framework/framework-effects';
import { frameworkFeature } from '#app/data/framework/framework-feature';
import * as referenceEffects from '#app/data/reference/reference-effects';
import { referenceFeature } from '#app/data/reference/reference-feature';

const looked = [provideState(referenceFeature), provideEffects(referenceEffects)];

/** Who is held to what: its slice comes with it, so that the first page need not carry it. */
export const frameworkRoutes: Routes = [
  {
    path: '',
    providers: [provideState(frameworkFeature), provideEffects(frameworkEffects)],
    loadComponent: async () => (await import('./framework-page.ts')).FrameworkPage,
  },
];

/** How everything is found. */
export const methodsRoutes: Routes = [
  { path: '', providers: looked, loadComponent: async () => (await import('./methods-page.ts')).MethodsPage },
];

/** What everything rests on. */
export const sourcesRoutes: Routes = [
  { path: '', providers: looked, loadComponent: async () => (await import('./sources-page.ts')).SourcesPage },
];

/** One word for one thing. */
export const glossaryRoutes: Routes = [
  { path: '', providers: looked, loadComponent: async () => (await import('./glossary-page.ts')).GlossaryPage },
];
