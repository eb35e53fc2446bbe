import { createActionGroup, props } from '@ngrx/store';
import type { CompareView } from '#domain/contract/compare-view';
import type { Problem } from '#domain/contract/places-view';

/** What is set side by side, as the link says it; `asOf` null: today, by the server's clock. */
export type CompareRequest = {
  readonly places: readonly string[];
  readonly measures: readonly string[];
  readonly chart: string | null;
  readonly asOf: string | null;
};

export const comparePageActions = createActionGroup({
  source: 'Compare Page',
  events: { opened: props<CompareRequest>(), retried: props<CompareRequest>() },
});

export const compareApiActions = createActionGroup({
  source: 'Compare API',
  events: {
    loadBegan: props<{ request: CompareRequest }>(),
    loadSucceeded: props<{ request: CompareRequest; view: CompareView; loadedAt: number }>(),
    loadFailed: props<{ request: CompareRequest; problem: Problem }>(),
  },
});
