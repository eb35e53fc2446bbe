import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, fromEvent, map, merge, pairwise, startWith } from 'rxjs';

/** Whether the browser has a network, and whether what a page shows was kept from an earlier visit because the service gave no answer. */
@Injectable({ providedIn: 'root' })
export class KeptAnswers {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #offline = signal(this.#window?.navigator.onLine === false);
  readonly #since = signal<number | null>(null);
  readonly #returned = signal(false);

  readonly offline = this.#offline.asReadonly();
  /** Milliseconds since 1970, of the oldest kept answer this page shows; null when it shows none. */
  readonly since = this.#since.asReadonly();
  /** The network was gone while this page was open, and is there again. */
  readonly returned = this.#returned.asReadonly();

  constructor() {
    if (this.#window === null) return;
    merge(
      fromEvent(this.#window, 'offline').pipe(map(() => true)),
      fromEvent(this.#window, 'online').pipe(map(() => false)),
    )
      .pipe(takeUntilDestroyed())
      .subscribe((offline) => {
        this.#offline.set(offline);
        this.#returned.set(!offline);
      });
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
        startWith(undefined),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([before, after]) => {
        // Another page says for itself what it shows.
        if (before !== undefined && before !== after) this.#since.set(null);
      });
  }

  /** An answer came that was kept at a time. */
  note(keptAt: number): void {
    this.#since.update((since) => (since === null ? keptAt : Math.min(since, keptAt)));
  }
}
