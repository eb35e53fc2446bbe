import { createActionGroup, props } from '@ngrx/store';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { Problem } from '#domain/contract/places-view';

/** Which conflict is meant; `asOf` null: today, by the server's clock. */
export type ConflictRequest = {
  readonly place: string;
  readonly conflict: string;
  readonly asOf: string | null;
};

export const conflictPageActions = createActionGroup({
  source: 'Conflict Page',
  events: { opened: props<ConflictRequest>(), retried: props<ConflictRequest>() },
});

export const conflictApiActions = createActionGroup({
  source: 'Conflict API',
  events: {
    loadBegan: props<{ request: ConflictRequest }>(),
    loadSucceeded: props<{ request: ConflictRequest; view: ConflictView; loadedAt: number }>(),
    loadFailed: props<{ request: ConflictRequest; problem: Problem }>(),
  },
});
