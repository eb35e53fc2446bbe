import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { WhatIfThread } from '#app/analysis/what-if-thread';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { writeEdits } from '#app/url/write-edits';
import { whatIfWords } from '#app/words/what-if-words';
import type { GoalSide } from '#domain/contract/conflict-view';
import type { Edit, WhatIfMove } from '#domain/contract/what-if-view';

/** What boards do about a conflict, each with what the model says of it where it can be written as a change of goals. */
@Component({
  selector: 'cm-conflict-moves',
  imports: [RouterLink],
  templateUrl: './conflict-moves.html',
  styleUrl: './conflict-moves.scss',
})
export class ConflictMoves {
  readonly place = input.required<string>();
  /** The day of the answer, never open: the same basis serves the what-if page. */
  readonly asOf = input.required<string>();
  readonly conflict = input.required<string>();
  /** The moves in words, known from the first. */
  readonly moves = input.required<readonly string[]>();
  /** The sides that face each other, whose goals can be changed on a page of their own. */
  readonly sides = input.required<readonly Pick<GoalSide, 'goals'>[]>();

  protected readonly words = whatIfWords;
  readonly #thread = inject(WhatIfThread);
  readonly #url = inject(UrlState);

  readonly #answer = signal<{ readonly conflict: string; readonly moves: readonly WhatIfMove[] | 'failed' } | null>(
    null,
  );

  /** Null while they are worked out. */
  protected readonly worked = computed(() => {
    const answer = this.#answer();
    return answer === null || answer.conflict !== this.conflict() ? null : answer.moves;
  });

  protected readonly list = computed((): readonly WhatIfMove[] => {
    const worked = this.worked();
    return Array.isArray(worked)
      ? (worked as readonly WhatIfMove[])
      : this.moves().map((text) => ({ words: text, edits: null, effect: null }));
  });

  protected readonly goals = computed(() => [...new Set(this.sides().flatMap((side) => side.goals))]);

  protected readonly hasEffects = computed(() => this.list().some(({ effect: said }) => said !== null));

  protected readonly changeLink = computed(() =>
    this.#url.link({ ...untouched.whatIf(this.place(), this.asOf()), goals: this.goals() }),
  );

  constructor() {
    effect(() => {
      const [place, asOf, conflict] = [this.place(), this.asOf(), this.conflict()];
      untracked(() => void this.#work(WhatIfThread.address(place, asOf), conflict));
    });
  }

  protected link(edits: readonly Edit[]): UrlTree {
    return this.#url.link({
      ...untouched.whatIf(this.place(), this.asOf()),
      changes: writeEdits(edits),
      goals: this.goals(),
    });
  }

  async #work(address: string, conflict: string): Promise<void> {
    const reply = await this.#thread.ask({ address, ask: 'moves', finding: conflict });
    if (conflict !== this.conflict()) return;
    this.#answer.set({ conflict, moves: reply.answer === 'moves' && reply.moves.length > 0 ? reply.moves : 'failed' });
  }
}
