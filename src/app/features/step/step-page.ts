import { Component, computed, inject } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { StepMeasure } from '#domain/contract/place-step-view';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { stepPageActions } from '#app/data/steps/steps-actions';
import { stepKey, stepsFeature } from '#app/data/steps/steps-feature';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeamMark } from '#app/ui/seam-mark/seam-mark';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SparkLine } from '#app/ui/spark-line/spark-line';
import { StepParties } from '#app/ui/step-parties/step-parties';
import { noConflictFilters } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { stepWords } from '#app/words/step-words';
import { words } from '#app/words/words';

/** One step of the journey at a place: who answers for it, what is measured and how it stands, what nobody measures. */
@Component({
  selector: 'cm-step-page',
  imports: [
    DrawnWhenNear,
    DomainMark,
    FindingCard,
    KeptNote,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeamMark,
    Skeleton,
    SparkLine,
    StepParties,
  ],
  templateUrl: './step-page.html',
  styleUrl: './step-page.scss',
})
export class StepPage {
  protected readonly words = words;
  protected readonly stepWords = stepWords;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('step');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, step, asOf }) => ({ place, step, asOf }),
    key: stepKey,
    answers: this.#store.selectSignal(stepsFeature.selectSteps),
    actions: stepPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly step = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  /** What another place shows of the same step; the journey where there is no such step. */
  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(
      this.step().problem?.code === 'unknown_step'
        ? untouched.journey(place, asOf)
        : untouched.step(place, asOf, this.#request()?.step ?? ''),
    );

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly newerLink = computed(() => {
    const address = this.#address();
    const newer = this.step().value?.newerFigures ?? null;
    return address === null || newer === null ? null : this.#url.link({ ...address, asOf: newer.asOf });
  });

  protected readonly linkTo = computed(() => {
    const { place, asOf, step: current } = this.#request() ?? { place: '', asOf: null, step: '' };
    return {
      journey: this.#url.link(untouched.journey(place, asOf)),
      conflicts: this.#url.link({
        ...untouched.conflicts(place, asOf),
        filters: { ...noConflictFilters, step: [current] },
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

  protected readonly hasMeasures = computed(
    () => this.step().value?.domains.some(({ measures }) => measures.length > 0) ?? false,
  );

  protected targetValues({ targets }: StepMeasure): readonly number[] {
    return targets.flatMap(({ value }) => value ?? []);
  }

  protected aboutFigure({ asked, figure, betterWords }: StepMeasure): string {
    return [asked, figure.whose, betterWords].filter((text) => text !== '').join('; ');
  }
}
