import { createActionGroup, props } from '@ngrx/store';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { Problem } from '#domain/contract/places-view';
import type { SourcesView } from '#domain/contract/sources-view';

/** What can be looked up that no place and no day changes. */
export type ReferenceSubject = 'methods' | 'sources' | 'glossary';

/** An answer with what was asked. */
export type ReferenceAnswer =
  | { readonly subject: 'methods'; readonly view: MethodsView }
  | { readonly subject: 'sources'; readonly view: SourcesView }
  | { readonly subject: 'glossary'; readonly view: GlossaryView };

export const referencePageActions = createActionGroup({
  source: 'Reference Page',
  events: { opened: props<{ subject: ReferenceSubject }>(), retried: props<{ subject: ReferenceSubject }>() },
});

export const referenceApiActions = createActionGroup({
  source: 'Reference API',
  events: {
    loadBegan: props<{ subject: ReferenceSubject }>(),
    loadSucceeded: props<{ answer: ReferenceAnswer; loadedAt: number }>(),
    loadFailed: props<{ subject: ReferenceSubject; problem: Problem }>(),
  },
});
