import { Component, computed, inject } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { HeldRow } from '#domain/contract/place-measure-view';
import type { FindingCard as Finding } from '#domain/contract/shared-parts';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { measurePageActions } from '#app/data/place-measures/place-measures-actions';
import { figuresFileAddress, seriesFileAddress } from '#app/data/place-measures/place-measures-client';
import { placeMeasureKey, placeMeasuresFeature } from '#app/data/place-measures/place-measures-feature';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeriesFigure } from '#app/ui/series-figure/series-figure';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SourceList } from '#app/ui/source-list/source-list';
import { TargetMark } from '#app/ui/target-mark/target-mark';
import type { SeriesLook } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { hasPublishedPoints, pointsOfSeries } from './points-of-series.ts';

/** Conflicts shown before the rest is folded, beside every headline. */
const mostCards = 6;

/** One measure at one place: what the figure says, who is held to it and how differently, what it means, where it comes from. */
@Component({
  selector: 'cm-measure-page',
  imports: [
    DrawnWhenNear,
    DomainMark,
    FindingCard,
    KeptNote,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeriesFigure,
    Skeleton,
    SourceList,
    TargetMark,
  ],
  templateUrl: './measure-page.html',
  styleUrl: './measure-page.scss',
})
export class MeasurePage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('measure');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, measure, asOf }) => ({ place, measure, asOf }),
    key: placeMeasureKey,
    answers: this.#store.selectSignal(placeMeasuresFeature.selectMeasures),
    actions: measurePageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly measure = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'measure', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.journey(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly fileAddress = computed(() => {
    const request = this.#request();
    return request === null ? '' : seriesFileAddress(request);
  });

  /** The same figures for other programs. */
  protected readonly otherFiles = computed(() => {
    const request = this.#request();
    return request === null
      ? []
      : (['xlsx', 'json', 'fhir', 'dhis2-json'] as const).map((format) => ({
          format,
          address: figuresFileAddress(request, format),
          words: words.measure.otherFormats[format],
        }));
  });

  /** What the figure says, then the chart of it. */
  protected readonly turn = drawnInTurns(() => (this.measure().value === null ? 0 : 1));

  protected readonly look = computed(() => this.#address()?.look ?? 'chart');
  protected readonly open = computed(() => this.#address()?.open ?? []);

  protected readonly hasPoints = computed(() => {
    const view = this.measure().value;
    return view !== null && hasPublishedPoints(view);
  });
  /** Worked out when its list is opened. */
  protected readonly points = computed(() => {
    const view = this.measure().value;
    return view === null ? [] : pointsOfSeries(view);
  });

  protected readonly firstCards = computed(() => this.#cards().slice(0, this.#shownCards()));
  protected readonly moreCards = computed(() => this.#cards().slice(this.#shownCards()));
  readonly #cards = computed(() => this.measure().value?.conflicts ?? []);
  readonly #shownCards = computed(() =>
    Math.max(this.#cards().filter(({ number }) => number !== null).length, Math.min(mostCards, this.#cards().length)),
  );

  /** Where the names on the cards lead. */
  protected readonly cardLinks = computed((): CardLinks => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return {
      agency: (agency) => this.#url.link(untouched.agency(place, asOf, agency)),
      kind: (kind) => this.#url.link({ page: 'methods', asOf, section: methodAnchor(kind) }),
    };
  });

  protected readonly linkTo = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (finding: Finding): UrlTree => this.#url.link(untouched.conflict(place, asOf, finding.id));
  });

  protected readonly linkToMeasure = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure));
  });

  protected chooseLook(look: SeriesLook): void {
    const address = this.#address();
    if (address !== null) void this.#url.go({ ...address, look }, 'step');
  }

  protected differs(row: HeldRow, field: HeldRow['differs'][number]): boolean {
    return row.differs.includes(field);
  }

  protected detailsToggled(event: Event, section: string): void {
    const address = this.#address();
    if (!(event.target instanceof HTMLDetailsElement) || address === null) return;
    const isOpen = event.target.open;
    if (address.open.includes(section) === isOpen) return;
    const rest = address.open.filter((name) => name !== section);
    void this.#url.go({ ...address, open: isOpen ? [...rest, section] : rest }, 'step');
  }
}
