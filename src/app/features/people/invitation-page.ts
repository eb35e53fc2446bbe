import { Location } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvitationView } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SessionStore } from '#app/data/session/session-store';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { firstPageOf } from './first-page-of.ts';
import { takeKey } from './take-key.ts';

/** An invitation taken up, or a new password chosen, with the link that an administrator sent. */
@Component({
  selector: 'cm-invitation-page',
  imports: [PageTitle, RouterLink, FormProblem],
  templateUrl: './invitation-page.html',
  styleUrl: './people-screen.scss',
})
export class InvitationPage {
  protected readonly words = peopleWords;
  readonly #client = inject(SessionClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);
  readonly #key = takeKey(inject(Location)) ?? '-';

  protected readonly invitation = signal<InvitationView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isWorking = signal(false);
  protected readonly showsPassword = signal(false);
  protected readonly fields = { password: 'password' };
  protected readonly signInLink = this.#url.link({ page: 'sign-in', asOf: null, next: null });

  constructor() {
    void this.#read();
  }

  protected accept(event: Event, name: string, password: string): void {
    event.preventDefault();
    void this.#accept(name, password);
  }

  async #read(): Promise<void> {
    try {
      await this.#client.ways();
      this.invitation.set(await this.#client.invitation(this.#key));
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
  }

  async #accept(name: string, password: string): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.problem.set(null);
    try {
      const session = await this.#client.accept({ key: this.#key, name, password });
      this.#session.begun(session);
      await this.#url.visit(firstPageOf(session));
    } catch (fault) {
      this.problem.set(toProblem(fault));
    } finally {
      this.isWorking.set(false);
    }
  }
}
