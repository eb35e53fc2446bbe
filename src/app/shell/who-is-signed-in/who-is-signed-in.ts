import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '#app/data/session/session-store';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { words } from '#app/words/words';

/** Who is signed in, as the way to their account; or the way in. Loaded after the page, and only for whoever seems to be signed in. */
@Component({
  selector: 'cm-who-is-signed-in',
  imports: [RouterLink],
  template: `@if (session(); as me) {
      @if (bringsFigures()) {
        <a class="who" [routerLink]="uploadsLink">{{ words.navigation.uploads }}</a>
      }
      <a class="who" [routerLink]="accountLink()" [attr.aria-label]="label()">{{ me.name }}</a>
    } @else {
      <a class="who" [routerLink]="signInLink()">{{ words.navigation.signIn }}</a>
    }`,
  styles: `
    :host {
      display: flex;
      gap: 1rem;
      min-width: 0;
      max-width: calc(100vw - 2rem);
    }
    .who {
      display: block;
      min-width: 0;
      max-width: 16rem;
      color: var(--cm-ink-soft);
      font-size: 1.0625rem;
      line-height: 2.75rem;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class WhoIsSignedIn {
  protected readonly words = words;
  readonly #store = inject(SessionStore);
  readonly #url = inject(UrlState);
  protected readonly session = this.#store.session;
  protected readonly label = computed(() => {
    const me = this.session();
    return me === null ? null : peopleWords.who.label(me.name, me.words);
  });
  /** For whoever brings figures in, approves them or reads what was brought. */
  protected readonly bringsFigures = computed(() =>
    (this.session()?.may ?? []).some((ability) =>
      ['upload-figures', 'approve-figures', 'read-batches'].includes(ability),
    ),
  );
  protected readonly uploadsLink = this.#url.link({ page: 'uploads', asOf: null });
  protected readonly accountLink = computed(() => this.#url.link({ page: 'account', asOf: null }));
  protected readonly signInLink = computed(() => this.#url.link({ page: 'sign-in', asOf: null, next: null }));

  constructor() {
    void this.#store.ask();
  }
}
