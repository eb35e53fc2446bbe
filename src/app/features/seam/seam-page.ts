import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { seamPageActions } from '#app/data/steps/steps-actions';
import { seamKey, stepsFeature } from '#app/data/steps/steps-feature';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeamMark } from '#app/ui/seam-mark/seam-mark';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { StepParties } from '#app/ui/step-parties/step-parties';
import { TargetMark } from '#app/ui/target-mark/target-mark';
import { noConflictFilters } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { stepWords } from '#app/words/step-words';
import { words } from '#app/words/words';

/** The hand-over between two steps at a place: who hands over to whom, whether anybody asks how it went, and what it would need. */
@Component({
  selector: 'cm-seam-page',
  imports: [
    DrawnWhenNear,
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

  readonly #address = this.#url.at('seam');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, seam, asOf }) => ({ place, seam, asOf }),
    key: seamKey,
    answers: this.#store.selectSignal(stepsFeature.selectSeams),
    actions: seamPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly seam = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  /** What another place shows of the same seam; the journey where there is no such seam. */
  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(
      this.seam().problem?.code === 'unknown_seam'
        ? untouched.journey(place, asOf)
        : untouched.seam(place, asOf, this.#request()?.seam ?? ''),
    );

  /** The seam, then its two ends, what it needs, what is measured and who pulls across it. */
  protected readonly turn = drawnInTurns(() => (this.seam().value === null ? 0 : 5));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly linkTo = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    const view = this.seam().value;
    return {
      journey: this.#url.link(untouched.journey(place, asOf)),
      conflicts: this.#url.link({
        ...untouched.conflicts(place, asOf),
        filters: { ...noConflictFilters, step: view === null ? [] : [view.from.id, view.to.id] },
      }),
      step: (step: string): UrlTree => this.#url.link(untouched.step(place, asOf, step)),
      seam: (seam: string): UrlTree => this.#url.link(untouched.seam(place, asOf, seam)),
      conflict: (conflict: string): UrlTree => this.#url.link(untouched.conflict(place, asOf, conflict)),
      measure: (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure)),
    };
  });

  protected readonly agencyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (agency: string): UrlTree => this.#url.link(untouched.agency(place, asOf, agency));
  });

  protected readonly cardLinks = computed((): CardLinks => ({
    agency: this.agencyLink(),
    kind: (kind) =>
      this.#url.link({ page: 'methods', asOf: this.#request()?.asOf ?? null, section: methodAnchor(kind) }),
  }));

  protected readonly saidAbove = ['found by rule, not yet reviewed'];
}
