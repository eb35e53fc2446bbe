import { Component, computed, inject, signal } from '@angular/core';
import type { InvitedView, PeopleChoicesView, PersonRow, Role } from '#domain/contract/people-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { PeopleClient } from '#app/data/people/people-client';
import { SessionStore } from '#app/data/session/session-store';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';

/** Whom an administrator looks after: who has an account, as what, and the ways to change that. */
@Component({
  selector: 'cm-people-page',
  imports: [PageTitle, FormProblem],
  templateUrl: './people-page.html',
  styleUrl: './people-screen.scss',
})
export class PeoplePage {
  protected readonly words = peopleWords;
  readonly #client = inject(PeopleClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);

  protected readonly people = signal<readonly PersonRow[] | null>(null);
  protected readonly choices = signal<PeopleChoicesView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly said = signal('');
  protected readonly isWorking = signal(false);
  /** The link that was made last, and for whom. */
  protected readonly made = signal<(InvitedView & { readonly name: string }) | null>(null);
  /** Whose row is open for changes. */
  protected readonly open = signal<string | null>(null);
  /** Role chosen in the invitation, and in the open row. */
  protected readonly invitedRole = signal<Role>('officer');
  protected readonly fields = { email: 'invite-email', agency: 'invite-agency', place: 'invite-place' };

  protected readonly belongsTo = computed(
    () => this.choices()?.roles.find(({ role }) => role === this.invitedRole())?.belongsTo ?? 'agency',
  );
  /** An administrator of one organisation has nothing to choose. */
  protected readonly choosesAgency = computed(
    () => this.belongsTo() === 'agency' && (this.choices()?.agencies.length ?? 0) > 1,
  );

  constructor() {
    void this.#begin();
  }

  protected chooseRole(value: string): void {
    const found = this.choices()?.roles.find(({ role }) => role === value);
    if (found !== undefined) this.invitedRole.set(found.role);
  }

  protected invite(
    event: Event,
    name: HTMLInputElement,
    email: HTMLInputElement,
    agency: string | undefined,
    place: string | undefined,
  ): void {
    event.preventDefault();
    const role = this.invitedRole();
    void this.#do(async () => {
      const invited = await this.#client.invite({
        name: name.value,
        email: email.value,
        role,
        ...(agency === undefined || agency === '' ? {} : { agency }),
        ...(place === undefined || place === '' ? {} : { place }),
      });
      this.made.set({ ...invited, name: name.value });
      name.value = '';
      email.value = '';
      await this.#read();
    });
  }

  protected toggle(id: string): void {
    this.open.set(this.open() === id ? null : id);
  }

  /** Roles somebody can be given without being asked where they belong. */
  protected rolesFor(person: PersonRow): PeopleChoicesView['roles'] {
    const roles = this.choices()?.roles ?? [];
    const where = roles.find(({ role }) => role === person.role)?.belongsTo;
    return roles.filter(({ belongsTo }) => belongsTo === where);
  }

  protected saveRole(event: Event, person: PersonRow, value: string): void {
    event.preventDefault();
    const found = this.choices()?.roles.find(({ role }) => role === value);
    if (found === undefined) return;
    void this.#change(person, () => this.#client.changeRole(person.id, { role: found.role }));
  }

  protected setDisabled(person: PersonRow, isDisabled: boolean): void {
    void this.#change(person, () => this.#client.setDisabled(person.id, isDisabled));
  }

  protected endSessions(person: PersonRow): void {
    void this.#change(person, () => this.#client.endSessions(person.id));
  }

  protected renew(person: PersonRow): void {
    void this.#do(async () => {
      this.made.set({ ...(await this.#client.renewAccess(person.id)), name: person.name });
    });
  }

  protected copy(link: string): void {
    void this.#try(async () => {
      await navigator.clipboard.writeText(link);
      this.said.set(this.words.people.copied);
    });
  }

  async #change(person: PersonRow, work: () => Promise<void>): Promise<void> {
    await this.#do(async () => {
      await work();
      await this.#read();
      this.said.set(this.words.people.done(person.name));
    });
  }

  async #begin(): Promise<void> {
    await this.#try(async () => {
      const session = await this.#session.ask('anew');
      if (session === null) {
        if (this.#session.status() === 'signed-out') {
          await this.#url.visit({ page: 'sign-in', asOf: null, next: '/people' });
        } else this.problem.set(this.#session.problem());
        return;
      }
      const choices = await this.#client.choices();
      this.choices.set(choices);
      if (!choices.roles.some(({ role }) => role === this.invitedRole()))
        this.invitedRole.set(choices.roles[0]?.role ?? 'viewer');
      await this.#read();
    });
  }

  async #read(): Promise<void> {
    this.people.set((await this.#client.list()).people);
  }

  /** A button pressed twice changes once. What is only read does not hold a change up. */
  async #do(work: () => Promise<void>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.said.set('');
    await this.#try(work);
    this.isWorking.set(false);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (fault) {
      const problem = toProblem(fault);
      this.problem.set(
        problem.code === 'not_found' && this.people() === null
          ? { ...problem, title: this.words.people.notYours, detail: this.words.people.notYoursText }
          : problem,
      );
    }
  }
}
