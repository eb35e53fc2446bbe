import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { SessionView } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from './session-client.ts';

interface SessionState {
  /** `unasked` until the first page needs to know: a public page never does. */
  readonly status: 'unasked' | 'signed-in' | 'signed-out' | 'unknown';
  readonly session: SessionView | null;
  /** Why it is not known. */
  readonly problem: Problem | null;
}

const UNASKED: SessionState = { status: 'unasked', session: null, problem: null };

/** Who is signed in here. Loaded with the first page that asks, so that public pages carry none of it. */
export const SessionStore = signalStore(
  { providedIn: 'root' },
  withState(UNASKED),
  withMethods((store, client = inject(SessionClient)) => ({
    /** Asks the server, unless it is known. */
    async ask(how: 'if unasked' | 'anew' = 'if unasked'): Promise<SessionView | null> {
      if (how === 'if unasked' && store.status() !== 'unasked') return store.session();
      try {
        const session = await client.who();
        patchState(store, { status: 'signed-in', session, problem: null });
        return session;
      } catch (fault) {
        const problem = toProblem(fault);
        if (problem.code === 'signed_out') patchState(store, { status: 'signed-out', session: null, problem: null });
        else patchState(store, { status: 'unknown', problem });
        return null;
      }
    },
    begun(session: SessionView): void {
      patchState(store, { status: 'signed-in', session, problem: null });
    },
    ended(): void {
      patchState(store, { status: 'signed-out', session: null, problem: null });
    },
  })),
);
