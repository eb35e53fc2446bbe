import { Component, computed, inject } from '@angular/core';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';

/** No page stands at this address. */
@Component({
  selector: 'cm-not-found-page',
  imports: [ProblemPage],
  template: `<cm-problem-page
    [heading]="words.notFound.heading"
    [reasons]="[words.notFound.text]"
    [chooseLink]="chooseLink()"
  />`,
})
export class NotFoundPage {
  protected readonly words = words;
  readonly #url = inject(UrlState);
  protected readonly chooseLink = computed(() => this.#url.link({ page: 'choose', asOf: null, search: '' }));
}
