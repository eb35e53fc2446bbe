import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** How long a page lies untouched before the rest of it is drawn anyway. */
const quietMilliseconds = 4000;

/** What a reader does first: reach for the page in any way, or send it to the printer. */
const signs = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'focusin'] as const;

/**
 * Whether somebody has begun to use the page. Until then only what stands on the first screen is drawn; from then on, and for
 * every later page of the visit, all of it. A page that is only looked at is completed after a quiet moment.
 */
@Injectable({ providedIn: 'root' })
export class ReaderInterest {
  readonly #shown = signal(false);
  readonly #acts = signal(false);
  /** Somebody uses the page, or it has lain there for a quiet moment. */
  readonly shown = this.#shown.asReadonly();
  /** Somebody uses the page: nothing may be missing from it. */
  readonly acts = this.#acts.asReadonly();
  /** Ends the watch for the first sign. */
  readonly #watch = new AbortController();

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    if (view === null) {
      this.show();
      return;
    }
    const { signal: ended } = this.#watch;
    const show = (): void => {
      this.show();
    };
    const timer = setTimeout(() => {
      this.#shown.set(true);
    }, quietMilliseconds);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    for (const sign of signs) view.addEventListener(sign, show, { passive: true, capture: true, signal: ended });
  }

  /** Everything is drawn from now on. */
  show(): void {
    this.#watch.abort();
    this.#acts.set(true);
    this.#shown.set(true);
  }
}
