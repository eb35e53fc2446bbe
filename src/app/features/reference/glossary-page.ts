import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import { referencePageActions } from '#app/data/reference/reference-actions';
import { referenceFeature } from '#app/data/reference/reference-feature';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { PageTitle } from '#app/ui/page-title/page-title';
import type { GlossaryAddress } from '#app/url/page-address';
import { TypedAhead } from '#app/url/typed-ahead';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { hasAllWords } from './has-all-words.ts';
import { ReferenceFrame } from './reference-frame.ts';

/** One word for one thing. */
@Component({
  selector: 'cm-glossary-page',
  imports: [DrawnWhenNear, PageTitle, ReferenceFrame],
  templateUrl: './glossary-page.html',
  styleUrl: './glossary-page.scss',
})
export class GlossaryPage {
  protected readonly words = words;
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  protected readonly state = this.#store.selectSignal(referenceFeature.selectGlossary);

  protected readonly address = computed((): GlossaryAddress => {
    const address = this.#url.address();
    return address.page === 'glossary' ? address : { page: 'glossary', asOf: null, search: '' };
  });

  readonly #field = new TypedAhead(computed(() => this.address().search));
  protected readonly inField = this.#field.text;

  protected readonly found = computed(() => {
    const { search } = this.address();
    const sections = this.state().value?.sections ?? [];
    const left = sections.map(({ heading, entries }) => ({
      heading,
      entries: entries.filter((entry) => hasAllWords(search, [entry.word, entry.also ?? '', entry.meaning])),
    }));
    return {
      sections: left.filter((section) => section.entries.length > 0),
      shown: left.reduce((sum, section) => sum + section.entries.length, 0),
      all: sections.reduce((sum, section) => sum + section.entries.length, 0),
    };
  });

  constructor() {
    effect(() => {
      untracked(() => this.#store.dispatch(referencePageActions.opened({ subject: 'glossary' })));
    });
  }

  protected retry(): void {
    this.#store.dispatch(referencePageActions.retried({ subject: 'glossary' }));
  }

  protected search(text: string): void {
    this.#field.type(text);
    void this.#field.tell(this.#url.go({ ...this.address(), search: text }, 'replace'));
  }
}
