import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { WhatIfThread } from '#app/analysis/what-if-thread';
import type { Problem } from '#domain/contract/places-view';
import type { Edit, EditableGoal, Suggestion, WhatIfOutcome, WhatIfStart } from '#domain/contract/what-if-view';

interface WhatIfState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  readonly start: WhatIfStart | null;
  /** Goals as they are before any edit. */
  readonly original: readonly EditableGoal[];
  /** What the newest edits would change; while newer ones are worked out, the one before. */
  readonly outcome: WhatIfOutcome | null;
  readonly isWorking: boolean;
  /** Null until they are worked out. */
  readonly suggestions: readonly Suggestion[] | null;
}

const initial: WhatIfState = {
  status: 'loading',
  problem: null,
  start: null,
  original: [],
  outcome: null,
  isWorking: false,
  suggestions: null,
};

/** What the thread says of one place and day. The edits themselves are in the address. */
export const WhatIfStore = signalStore(
  withState(initial),
  withMethods((store, thread = inject(WhatIfThread)) => {
    let opened = 0;
    let asked = 0;
    let address = '';
    const fail = (problem: Problem): void => {
      patchState(store, { status: 'failed', problem, isWorking: false });
    };
    return {
      /** Holds another place or day ready. */
      async open(place: string, asOf: string | null): Promise<void> {
        opened += 1;
        asked += 1;
        const mine = opened;
        address = WhatIfThread.address(place, asOf);
        patchState(store, initial);
        const start = await thread.ask({ address, ask: 'start' });
        const first = await thread.ask({ address, ask: 'edits', edits: [] });
        if (mine !== opened) return;
        if (start.answer === 'problem') fail(start.problem);
        else if (first.answer === 'problem') fail(first.problem);
        else if (start.answer === 'start' && first.answer === 'outcome') {
          patchState(store, { status: 'ready', start: start.start, original: first.outcome.goals });
        }
      },

      /** Works out a list of edits; of several asked in a row the last one is shown. */
      async work(edits: readonly Edit[]): Promise<void> {
        asked += 1;
        const mine = asked;
        patchState(store, { isWorking: true });
        const reply = await thread.ask({ address, ask: 'edits', edits });
        if (mine !== asked) return;
        if (reply.answer === 'problem') fail(reply.problem);
        else if (reply.answer === 'outcome') patchState(store, { outcome: reply.outcome, isWorking: false });
      },

      /** Says what is wrong with an edit, the last of a list; null where it can be made. */
      async judge(edits: readonly Edit[]): Promise<string | null> {
        const reply = await thread.ask({ address, ask: 'edits', edits });
        if (reply.answer !== 'outcome') return null;
        return reply.outcome.faults.find(({ position }) => position === edits.length - 1)?.words ?? null;
      },

      /** The edits of a list that can be made without the others. */
      async possible(edits: readonly Edit[]): Promise<readonly Edit[]> {
        const reply = await thread.ask({ address, ask: 'edits', edits });
        if (reply.answer !== 'outcome') return edits;
        const wrong = new Set(reply.outcome.faults.map(({ position }) => position));
        return edits.filter((_, index) => !wrong.has(index));
      },

      /** Works out first things to try, once. */
      async suggest(): Promise<void> {
        const mine = opened;
        if (store.suggestions() !== null) return;
        const reply = await thread.ask({ address, ask: 'suggestions' });
        if (mine === opened && reply.answer === 'suggestions') patchState(store, { suggestions: reply.suggestions });
      },
    };
  }),
);
