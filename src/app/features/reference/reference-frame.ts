import { Component, computed, inject, input, output } from '@angular/core';
import type { Loadable } from '#app/data/loadable/loadable';
import { NOW } from '#app/data/loadable/now';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';

/** What stands round a page of reference: waiting, gone wrong, or kept from before; else the page itself. */
@Component({
  selector: 'cm-reference-frame',
  imports: [KeptNote, ProblemPage, Skeleton],
  template: `
    @if (state().value === null) {
      @if (problem(); as problem) {
        <cm-problem-page [problem]="problem" [chooseLink]="chooseLink()" (retried)="retried.emit()" />
      } @else {
        <div class="page"><cm-skeleton [label]="loading()" /></div>
      }
    } @else {
      <article class="page" [attr.aria-busy]="state().status === 'loading'">
        @if (state().status === 'failed' && state().loadedAt !== null) {
          <cm-kept-note [loadedAt]="state().loadedAt ?? 0" [now]="now()" (retried)="retried.emit()" />
        }
        <ng-content />
      </article>
    }
  `,
})
export class ReferenceFrame {
  readonly state = input.required<Loadable<unknown>>();
  /** What a screen reader hears while it is read. */
  readonly loading = input.required<string>();
  readonly retried = output();
  protected readonly now = inject(NOW);
  readonly #url = inject(UrlState);

  readonly #asOf = computed(() => {
    const address = this.#url.address();
    return address.page === 'unknown' ? null : address.asOf;
  });

  protected readonly problem = computed(() => {
    const { problem, status } = this.state();
    return describeProblem(status === 'failed' ? problem : null, { page: 'place', place: '', asOf: this.#asOf() });
  });

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#asOf())));
}
