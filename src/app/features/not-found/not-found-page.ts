import { Component, computed, inject } from '@angular/core';
import { noPageHere } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';

/** No page stands at this address. */
@Component({
  selector: 'cm-not-found-page',
  imports: [ProblemPage],
  template: `<cm-problem-page [problem]="problem" [chooseLink]="chooseLink()" />`,
})
export class NotFoundPage {
  protected readonly problem = noPageHere;
  readonly #url = inject(UrlState);
  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(null)));
}
