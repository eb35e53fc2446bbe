import { Component, computed, input, output, signal } from '@angular/core';
import type { UrlTree } from '@angular/router';
import { FindingCard } from '#app/ui/finding-card/finding-card';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { whatIfWords } from '#app/words/what-if-words';
import type { ChangedFinding, Edit, Suggestion, WhatIfOutcome } from '#domain/contract/what-if-view';

/** Cards of one list shown at first. */
const CARDS_SHOWN = 6;

const ROWS = ['aligned', 'tension', 'opposed', 'unknown'] as const;

/** What edits would change: gone, new and changed conflicts, the index and the headlines before and after; without any, first things to try. */
@Component({
  selector: 'cm-what-if-result',
  imports: [FindingCard, NumberRing],
  templateUrl: './what-if-result.html',
  styleUrl: './what-if-result.scss',
})
export class WhatIfResult {
  readonly outcome = input.required<WhatIfOutcome | null>();
  readonly suggestions = input.required<readonly Suggestion[] | null>();
  readonly linkTo = input.required<(conflict: string) => UrlTree>();

  readonly adopted = output<readonly Edit[]>();

  protected readonly words = whatIfWords;
  protected readonly saidAbove = ['found by rule, not yet reviewed'];
  protected readonly rows = ROWS;
  protected readonly sides = ['before', 'after'] as const;
  protected readonly side = signal<'before' | 'after'>('after');

  readonly #whole = signal<ReadonlySet<string>>(new Set());

  protected readonly lists = computed(() => {
    const outcome = this.outcome();
    if (outcome === null) return [];
    const list = (
      id: 'gone' | 'appeared' | 'changed',
      hasPage: boolean,
    ): {
      readonly id: typeof id;
      readonly heading: string;
      readonly hasPage: boolean;
      readonly shown: readonly ChangedFinding[];
      readonly left: number;
    } => {
      const all = outcome[id];
      const shown = this.#whole().has(id) ? all : all.slice(0, CARDS_SHOWN);
      return { id, heading: whatIfWords[id](all.length), hasPage, shown, left: all.length - shown.length };
    };
    return [list('gone', true), list('appeared', false), list('changed', true)].filter(({ shown }) => shown.length > 0);
  });

  protected readonly lines = computed(() => this.outcome()?.headlines[this.side()] ?? []);

  protected showWhole(id: string): void {
    this.#whole.update((lists) => new Set([...lists, id]));
  }
}
