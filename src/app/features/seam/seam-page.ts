import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { nothingAsked } from '#app/data/loadable/loadable';
import { NOW } from '#app/data/loadable/now';
import { seamPageActions } from '#app/data/steps/steps-actions';
import { seamKey, stepsFeature } from '#app/data/steps/steps-feature';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeamMark } from '#app/ui/seam-mark/seam-mark';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { StepParties } from '#app/ui/step-parties/step-parties';
import { TargetMark } from '#app/ui/target-mark/target-mark';
import { noConflictFilters, type SeamAddress } from '#app/url/page-address';
import { UrlState } from '#app/url/url-state';
import { stepWords } from '#app/words/step-words';
import { words } from '#app/words/words';

/** The hand-over between two steps at a place: who hands over to whom, whether anybody asks how it went, and what it would need. */
@Component({
  selector: 'cm-seam-page',
  imports: [
    FindingCard,
    KeptNote,
    NgTemplateOutlet,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeamMark,
    Skeleton,
    StepParties,
    TargetMark,
  ],
  templateUrl: './seam-page.html',
  styleUrl: './seam-page.scss',
})
export class SeamPage {
  protected readonly words = words;
  protected readonly stepWords = stepWords;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #seams = this.#store.selectSignal(stepsFeature.selectSeams);

  /** Null for the moment in which the page is leaving or not yet there. */
  readonly #address = computed((): SeamAddress | null => {
    const address = this.#url.address();
    return address.page === 'seam' ? address : null;
  });

  readonly #request = computed(
    () => {
      const address = this.#address();
      return address === null ? null : { place: address.place, seam: address.seam, asOf: address.asOf };
    },
    { equal: (a, b) => a?.place === b?.place && a?.seam === b?.seam && a?.asOf === b?.asOf },
  );

  protected readonly seam = computed(() => {
    const request = this.#request();
    return request === null ? nothingAsked : (this.#seams()[seamKey(request)] ?? nothingAsked);
  });

  protected readonly problem = computed(() => {
    const { problem, status } = this.seam();
    const request = this.#request();
    return problem === null || request === null || status !== 'failed'
      ? null
      : describeProblem(problem, { page: 'place', place: request.place, asOf: request.asOf });
  });

  /** What another place shows of the same hand-over; the journey where there is no such hand-over. */
  protected readonly ways = computed(() => {
    const isUnknown = this.seam().problem?.code === 'unknown_seam';
    const seam = this.#request()?.seam ?? '';
    return (this.problem()?.ways ?? []).map(({ words: text, place, asOf }) => ({
      words: text,
      link: this.#url.link(
        isUnknown ? { page: 'journey', place, asOf, open: [] } : { page: 'seam', place, seam, asOf },
      ),
    }));
  });

  protected readonly chooseLink = computed(() =>
    this.#url.link({ page: 'choose', asOf: this.#request()?.asOf ?? null, search: '' }),
  );

  protected readonly linkTo = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    const view = this.seam().value;
    return {
      journey: this.#url.link({ page: 'journey', place, asOf, open: [] }),
      conflicts: this.#url.link({
        page: 'conflicts',
        place,
        asOf,
        look: 'list',
        search: '',
        sort: null,
        filters: { ...noConflictFilters, step: view === null ? [] : [view.from.id, view.to.id] },
        lit: null,
        open: [],
      }),
      step: (step: string): UrlTree => this.#url.link({ page: 'step', place, step, asOf }),
      seam: (seam: string): UrlTree => this.#url.link({ page: 'seam', place, seam, asOf }),
      conflict: (conflict: string): UrlTree =>
        this.#url.link({ page: 'conflict', place, conflict, asOf, look: 'chart', open: [] }),
      measure: (measure: string): UrlTree =>
        this.#url.link({ page: 'measure', place, measure, asOf, look: 'chart', open: [] }),
    };
  });

  protected readonly agencyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (agency: string): UrlTree => this.#url.link({ page: 'agency', place, agency, asOf, open: [] });
  });

  protected readonly cardLinks = computed((): CardLinks => ({
    agency: this.agencyLink(),
    kind: (kind) =>
      this.#url.link({ page: 'methods', asOf: this.#request()?.asOf ?? null, section: methodAnchor(kind) }),
  }));

  protected readonly saidAbove = ['found by rule, not yet reviewed'];

  constructor() {
    effect(() => {
      const request = this.#request();
      if (request !== null) untracked(() => this.#store.dispatch(seamPageActions.opened(request)));
    });
  }

  protected retry(): void {
    const request = this.#request();
    if (request !== null) this.#store.dispatch(seamPageActions.retried(request));
  }
}
