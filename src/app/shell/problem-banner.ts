import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { KeptAnswers } from '#app/data/offline/kept-answers';
import { words } from '#app/words/words';

/** Says that the browser is offline, and when what is on the screen was seen. */
@Component({
  selector: 'cm-problem-banner',
  template: `<div role="status">
    @if (says(); as line) {
      <p>
        {{ line }}
        @if (canReadAgain()) {
          <button type="button" class="pill" (click)="readAgain()">{{ words.problems.readAgain }}</button>
        }
      </p>
    }
    @if (alsoSays()) {
      <p>{{ alsoSays() }}</p>
    }
  </div>`,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 1rem;
      padding: 0.5rem var(--cm-gutter);
      background: var(--cm-differs);
      border-bottom: 1px solid var(--cm-crack);
      font-weight: 600;
    }
  `,
})
export class ProblemBanner {
  /** What went wrong besides; empty when nothing did. */
  readonly alsoSays = input('');
  protected readonly words = words;
  readonly #kept = inject(KeptAnswers);
  readonly #window = inject(DOCUMENT).defaultView;

  protected readonly says = computed((): string | null => {
    const since = this.#kept.since();
    if (since === null) return this.#kept.offline() ? words.problems.offline : null;
    const when = whenWords(since);
    if (this.#kept.offline()) return words.problems.offlineKept(when);
    return this.#kept.returned() ? words.problems.backAgain(when) : words.problems.noAnswerKept(when);
  });
  protected readonly canReadAgain = computed(() => this.#kept.since() !== null && !this.#kept.offline());

  protected readAgain(): void {
    this.#window?.location.reload();
  }
}

/** `22 November 2026 at 14:00`, by the clock of the reader. */
function whenWords(milliseconds: number): string {
  const at = new Date(milliseconds);
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return words.problems.keptAt(day, at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));
}
