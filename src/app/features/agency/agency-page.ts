import { Component, computed, inject } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { AgencyGoal } from '#domain/contract/agency-view';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { agencyPageActions } from '#app/data/agencies/agencies-actions';
import { agenciesFeature, agencyKey } from '#app/data/agencies/agencies-feature';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { DomainMark, type MarkState } from '#app/ui/domain-mark/domain-mark';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SourceList } from '#app/ui/source-list/source-list';
import { noConflictFilters } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';

/** Cards shown at once; the rest stand folded beneath. */
const mostCards = 6;

/** One organisation at one place: what it is held to, where it is pulled two ways, whose figures are its own. */
@Component({
  selector: 'cm-agency-page',
  imports: [DrawnWhenNear, DomainMark, FindingCard, KeptNote, PageTitle, ProblemPage, RouterLink, Skeleton, SourceList],
  templateUrl: './agency-page.html',
  styleUrl: './agency-page.scss',
})
export class AgencyPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('agency');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, agency, asOf }) => ({ place, agency, asOf }),
    key: agencyKey,
    answers: this.#store.selectSignal(agenciesFeature.selectSingle),
    actions: agencyPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly agency = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'agency', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.agencies(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly open = computed(() => this.#address()?.open ?? []);
  protected readonly reviewLabel = 'found by rule, not yet reviewed';
  protected readonly saidAbove = [this.reviewLabel];

  readonly #cards = computed(() => this.agency().value?.twoWays.slice(0, mostCards) ?? []);
  /** The heading, then card after card, then what stands below them, in two parts. */
  readonly #turn = drawnInTurns(() => (this.agency().value === null ? 0 : this.#cards().length + 2));
  protected readonly firstCards = computed(() => this.#cards().slice(0, this.#turn()));
  protected readonly hasCards = computed(() => this.firstCards().length === this.#cards().length);
  /** How much of what stands below the cards is drawn. */
  protected readonly below = computed(() => this.#turn() - this.#cards().length);
  protected readonly moreCards = computed(() => this.agency().value?.twoWays.slice(mostCards) ?? []);

  protected readonly whatIfLink = computed(() => {
    const { place, asOf, agency } = this.#request() ?? { place: '', asOf: null, agency: '' };
    return this.#url.link({ ...untouched.whatIf(place, asOf), agency });
  });

  protected readonly conflictsLink = computed(() => {
    const { place, asOf, agency } = this.#request() ?? { place: '', asOf: null, agency: '' };
    const filters = { ...noConflictFilters, agency: [agency] };
    return this.#url.link({ ...untouched.conflicts(place, asOf), filters });
  });

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
    return {
      conflict: (conflict: string, at = place): UrlTree => this.#url.link(untouched.conflict(at, asOf, conflict)),
      measure: (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure)),
      agency: (agency: string, at = place, day = asOf): UrlTree => this.#url.link(untouched.agency(at, day, agency)),
    };
  });

  protected shapeOf({ state }: AgencyGoal): MarkState {
    return state === 'not judged' ? 'no figures' : state;
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
