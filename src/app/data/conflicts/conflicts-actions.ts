import { createActionGroup, props } from '@ngrx/store';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import type { Problem } from '#domain/contract/places-view';

/** The conflicts of which place are meant; `asOf` null: today, by the server's clock. */
export type ConflictsRequest = { readonly place: string; readonly asOf: string | null };

export const conflictsPageActions = createActionGroup({
  source: 'Conflicts Page',
  events: { opened: props<ConflictsRequest>(), retried: props<ConflictsRequest>() },
});

export const conflictsApiActions = createActionGroup({
  source: 'Conflicts API',
  events: {
    loadBegan: props<{ request: ConflictsRequest }>(),
    loadSucceeded: props<{ request: ConflictsRequest; view: ConflictsView; loadedAt: number }>(),
    loadFailed: props<{ request: ConflictsRequest; problem: Problem }>(),
  },
});
