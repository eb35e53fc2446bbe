import { Component, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { fromEvent, map, merge } from 'rxjs';
import { words } from '#app/words/words';

/** Says that the browser is offline, for as long as it is. */
@Component({
  selector: 'cm-problem-banner',
  template: `<div role="status">
    @if (offline()) {
      <p>{{ words.problems.offline }}</p>
    }
  </div>`,
  styles: `
    p {
      padding: 0.5rem var(--cm-gutter);
      background: var(--cm-differs);
      border-bottom: 1px solid var(--cm-crack);
      font-weight: 600;
    }
  `,
})
export class ProblemBanner {
  protected readonly words = words;
  readonly #window = inject(DOCUMENT).defaultView;
  protected readonly offline = signal(this.#window?.navigator.onLine === false);

  constructor() {
    if (this.#window === null) return;
    merge(
      fromEvent(this.#window, 'offline').pipe(map(() => true)),
      fromEvent(this.#window, 'online').pipe(map(() => false)),
    )
      .pipe(takeUntilDestroyed())
      .subscribe((offline) => {
        this.offline.set(offline);
      });
  }
}
