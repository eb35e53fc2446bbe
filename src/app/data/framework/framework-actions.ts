import { createActionGroup, props } from '@ngrx/store';
import type { FrameworkView } from '#domain/contract/framework-view';
import type { Problem } from '#domain/contract/places-view';

/** Which day is meant; `asOf` null: today, by the server's clock. */
export type FrameworkRequest = { readonly asOf: string | null };

export const frameworkPageActions = createActionGroup({
  source: 'Framework Page',
  events: { opened: props<FrameworkRequest>(), retried: props<FrameworkRequest>() },
});

export const frameworkApiActions = createActionGroup({
  source: 'Framework API',
  events: {
    loadBegan: props<{ request: FrameworkRequest }>(),
    loadSucceeded: props<{ request: FrameworkRequest; view: FrameworkView; loadedAt: number }>(),
    loadFailed: props<{ request: FrameworkRequest; problem: Problem }>(),
  },
});
