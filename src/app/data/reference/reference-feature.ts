import { createFeature, createReducer, on } from '@ngrx/store';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { SourcesView } from '#domain/contract/sources-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { referenceApiActions, type ReferenceSubject } from './reference-actions.ts';

/** What has been looked up so far. */
export type ReferenceState = {
  readonly methods: Loadable<MethodsView>;
  readonly sources: Loadable<SourcesView>;
  readonly glossary: Loadable<GlossaryView>;
};

const initial: ReferenceState = { methods: nothingAsked, sources: nothingAsked, glossary: nothingAsked };

export const referenceFeature = createFeature({
  name: 'reference',
  reducer: createReducer(
    initial,
    on(referenceApiActions.loadBegan, (state, { subject }): ReferenceState => change(state, subject, beginLoading)),
    on(referenceApiActions.loadSucceeded, (state, { answer, loadedAt }): ReferenceState => ({
      ...state,
      [answer.subject]: finishLoading(answer.view, loadedAt),
    })),
    on(referenceApiActions.loadFailed, (state, { subject, problem }): ReferenceState =>
      change(state, subject, (before) => failLoading(before, problem)),
    ),
  ),
});

function change(
  state: ReferenceState,
  subject: ReferenceSubject,
  to: <T>(before: Loadable<T>) => Loadable<T>,
): ReferenceState {
  switch (subject) {
    case 'methods':
      return { ...state, methods: to(state.methods) };
    case 'sources':
      return { ...state, sources: to(state.sources) };
    case 'glossary':
      return { ...state, glossary: to(state.glossary) };
  }
}
