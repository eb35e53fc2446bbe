import { Location } from '@angular/common';
import { computed, inject, Injectable, type Signal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, type UrlTree } from '@angular/router';
import { filter, map } from 'rxjs';
import type { PageAddress } from './page-address.ts';
import { readAddress } from './read-address.ts';
import { writeAddress } from './write-address.ts';

/** The address bar as state: what it says now, and the way to say something else. */
@Injectable({ providedIn: 'root' })
export class UrlState {
  readonly #router = inject(Router);

  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    // Before the first visit the router knows no address yet, but the bar does: the frame is drawn for it.
    { initialValue: this.#router.navigated ? this.#router.url : inject(Location).path() || '/' },
  );

  /** Where the page is going by itself: it counts as there at once, so that a second change made meanwhile keeps the first. */
  readonly #ahead = signal<{ readonly url: string } | null>(null);

  readonly address: Signal<PageAddress> = computed(() => readAddress(this.#ahead()?.url ?? this.#url()));

  /** The address while it is that of one kind of page; null for the moment in which the page is leaving or not yet there. */
  at<Page extends PageAddress['page']>(page: Page): Signal<Extract<PageAddress, { page: Page }> | null> {
    return computed(() => {
      const address = this.address();
      return isAt(address, page) ? address : null;
    });
  }

  /** A link to an address, for `routerLink`. */
  link(address: PageAddress): UrlTree {
    return this.#router.parseUrl(writeAddress(address));
  }

  /** Goes to an address without scrolling: for what changes on the page one is at. `replace` leaves no step to go back to. */
  async go(address: PageAddress, how: 'step' | 'replace'): Promise<boolean> {
    const ahead = { url: writeAddress(address) };
    this.#ahead.set(ahead);
    try {
      return await this.#router.navigateByUrl(this.link(address), { replaceUrl: how === 'replace', scroll: 'manual' });
    } finally {
      // Another change may have been made since, and is on its way.
      if (this.#ahead() === ahead) this.#ahead.set(null);
    }
  }

  /** Goes to another page, from its top. */
  async visit(address: PageAddress): Promise<boolean> {
    return this.#router.navigateByUrl(this.link(address));
  }

  /** The whole address, ready to be shared. */
  whole(address: PageAddress): string {
    return new URL(writeAddress(address), document.baseURI).href;
  }
}

function isAt<Page extends PageAddress['page']>(
  address: PageAddress,
  page: Page,
): address is Extract<PageAddress, { page: Page }> {
  return address.page === page;
}
