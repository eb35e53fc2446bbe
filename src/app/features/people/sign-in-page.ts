import { Location } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SessionView, SignInView } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SessionStore } from '#app/data/session/session-store';
import { PageTitle } from '#app/ui/page-title/page-title';
import { readAddress } from '#app/url/read-address';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { firstPageOf } from './first-page-of.ts';
import { takeKey } from './take-key.ts';

/** The way in: an address and a password, or a link of the console. */
@Component({
  selector: 'cm-sign-in-page',
  imports: [PageTitle, RouterLink, FormProblem],
  templateUrl: './sign-in-page.html',
  styleUrl: './people-screen.scss',
})
export class SignInPage {
  protected readonly words = peopleWords;
  readonly #client = inject(SessionClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);
  readonly #router = inject(Router);

  protected readonly ways = signal<SignInView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isWorking = signal(false);
  protected readonly isByLink = signal(false);
  protected readonly showsPassword = signal(false);
  protected readonly setUpLink = computed(() => this.#url.link({ page: 'set-up', asOf: null }));

  constructor() {
    void this.#begin(takeKey(inject(Location)));
  }

  protected signIn(event: Event, email: string, password: string): void {
    event.preventDefault();
    void this.#enter(() => this.#client.signIn({ email, password }));
  }

  async #begin(key: string | null): Promise<void> {
    this.isByLink.set(key !== null);
    try {
      this.ways.set(await this.#client.ways());
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
    if (key !== null) await this.#enter(() => this.#client.signInWithKey(key));
    this.isByLink.set(false);
  }

  async #enter(ask: () => Promise<SessionView>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.problem.set(null);
    try {
      const session = await ask();
      this.#session.begun(session);
      const address = this.#url.address();
      const next = address.page === 'sign-in' ? address.next : null;
      // Only to a page of ours: an address from a link is not to be trusted.
      if (next !== null && readAddress(next).page !== 'unknown') await this.#router.navigateByUrl(next);
      else await this.#url.visit(firstPageOf(session));
    } catch (fault) {
      this.problem.set(toProblem(fault));
    } finally {
      this.isWorking.set(false);
    }
  }
}
