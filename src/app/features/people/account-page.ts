import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionsView, SessionView } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SessionStore } from '#app/data/session/session-store';
import { PageTitle } from '#app/ui/page-title/page-title';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';

/** Who I am here, where I am signed in, and my password. */
@Component({
  selector: 'cm-account-page',
  imports: [PageTitle, RouterLink, FormProblem],
  templateUrl: './account-page.html',
  styleUrl: './people-screen.scss',
})
export class AccountPage {
  protected readonly words = peopleWords;
  protected readonly momentWords = momentWords;
  readonly #client = inject(SessionClient);
  readonly #store = inject(SessionStore);
  readonly #url = inject(UrlState);

  protected readonly session = this.#store.session;
  protected readonly sessions = signal<SessionsView['sessions']>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly said = signal('');
  protected readonly isWorking = signal(false);
  protected readonly fields = { password: 'next' };
  protected readonly looksAfterPeople = computed(() => this.session()?.may.includes('manage-people') === true);
  protected readonly runsSources = computed(() => this.session()?.may.includes('run-connectors') === true);
  protected readonly sourcesLink = this.#url.link({ page: 'outside-sources', asOf: null });
  protected readonly peopleLink = this.#url.link({ page: 'people', asOf: null });

  #underWay = Promise.resolve();

  constructor() {
    void this.#read();
  }

  /** Also while something else is under way: whoever wants to leave a borrowed device leaves it. */
  protected signOut(): void {
    void this.#afterOthers(async () => {
      if (this.session() === null) return;
      await this.#client.signOut();
      await this.#leave();
    });
  }

  protected endAll(): void {
    void this.#do(async () => {
      await this.#client.endAll();
      await this.#leave();
    });
  }

  protected end(id: string): void {
    void this.#do(async () => {
      await this.#client.endSession(id);
      await this.#readSessions();
      this.said.set(this.words.account.ended);
    });
  }

  protected rename(event: Event, name: string): void {
    event.preventDefault();
    void this.#do(async () => {
      await this.#client.rename(name);
      await this.#store.ask('anew');
      this.said.set(this.words.saved);
    });
  }

  protected changePassword(event: Event, present: HTMLInputElement, next: HTMLInputElement): void {
    event.preventDefault();
    void this.#do(async () => {
      const session: SessionView = await this.#client.changePassword({ present: present.value, next: next.value });
      this.#store.begun(session);
      present.value = '';
      next.value = '';
      await this.#readSessions();
      this.said.set(this.words.account.passwordSaved);
    });
  }

  async #read(): Promise<void> {
    await this.#afterOthers(async () => {
      const session = await this.#store.ask('anew');
      if (session !== null) await this.#readSessions();
      else if (this.#store.status() === 'signed-out')
        await this.#url.visit({ page: 'sign-in', asOf: null, next: '/account' });
      else this.problem.set(this.#store.problem());
    });
  }

  async #readSessions(): Promise<void> {
    this.sessions.set((await this.#client.sessions()).sessions);
  }

  async #leave(): Promise<void> {
    this.#store.ended();
    await this.#url.visit(untouched.choose(null));
  }

  /** A button pressed twice changes once. */
  async #do(work: () => Promise<void>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.said.set('');
    await this.#afterOthers(work);
    this.isWorking.set(false);
  }

  /** One thing at a time, in the order asked for: what is pressed while the page is still read is done after it. */
  #afterOthers(work: () => Promise<void>): Promise<void> {
    this.#underWay = this.#underWay.then(() => this.#try(work));
    return this.#underWay;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
  }
}
