import { computed, effect, inject, type Signal, untracked } from '@angular/core';
import { type Action, Store } from '@ngrx/store';
import type { Problem } from '#domain/contract/places-view';
import { type Loadable, nothingAsked } from './loadable.ts';

/** What one page asks the store, and what it has been told. */
export type AnswerTo<Request, View> = {
  /** Null for the moment in which the page is leaving or not yet there. */
  readonly request: Signal<Request | null>;
  readonly answer: Signal<Loadable<View>>;
  /** What went wrong with the last question; null while another is on its way. */
  readonly failure: Signal<Problem | null>;
  /** Asks the same once more. */
  readonly retry: () => void;
};

/**
 * Asks for what an address needs, whenever that changes, and gives the answer to it. Call it where `inject` may be called.
 * @param page.address where the page is; null when another page is there
 * @param page.request what of the address the answer depends on: a filter or an open section asks nothing anew
 * @param page.key two requests with one key have one answer
 * @param page.answers what the store holds, by key
 * @param page.actions what is said to the store when the page is opened, and when the reader asks again
 */
export function answerTo<Address, Request, View>(page: {
  readonly address: Signal<Address | null>;
  readonly request: (address: Address) => Request;
  readonly key: (request: Request) => string;
  readonly answers: Signal<Readonly<Record<string, Loadable<View>>>>;
  readonly actions: {
    readonly opened: (request: Request) => Action;
    readonly retried: (request: Request) => Action;
  };
}): AnswerTo<Request, View> {
  const store = inject(Store);
  const request = computed(
    () => {
      const address = page.address();
      return address === null ? null : page.request(address);
    },
    { equal: (a, b) => (a === null || b === null ? a === b : page.key(a) === page.key(b)) },
  );
  const answer = computed((): Loadable<View> => {
    const asked = request();
    return asked === null ? nothingAsked : (page.answers()[page.key(asked)] ?? nothingAsked);
  });
  effect(() => {
    const asked = request();
    if (asked !== null) {
      untracked(() => {
        store.dispatch(page.actions.opened(asked));
      });
    }
  });
  return {
    request,
    answer,
    failure: computed(() => (answer().status === 'failed' ? answer().problem : null)),
    retry: () => {
      const asked = untracked(request);
      if (asked !== null) store.dispatch(page.actions.retried(asked));
    },
  };
}
