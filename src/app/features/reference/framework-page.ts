import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { FrameworkMeasure, HeldToView } from '#domain/contract/framework-view';
import { frameworkPageActions } from '#app/data/framework/framework-actions';
import { frameworkFeature, frameworkKey } from '#app/data/framework/framework-feature';
import { nothingAsked } from '#app/data/loadable/loadable';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { PageTitle } from '#app/ui/page-title/page-title';
import type { FrameworkAddress } from '#app/url/page-address';
import { TypedAhead } from '#app/url/typed-ahead';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { findMeasures } from './find-measures.ts';
import { ReferenceFrame } from './reference-frame.ts';

/** Who is held to what on a day: domains, concepts and their measures, the steps of the journey, the kinds of agency. */
@Component({
  selector: 'cm-framework-page',
  imports: [DrawnWhenNear, DomainMark, PageTitle, ReferenceFrame],
  templateUrl: './framework-page.html',
  styleUrl: './framework-page.scss',
})
export class FrameworkPage {
  protected readonly words = words;
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #byDay = this.#store.selectSignal(frameworkFeature.selectByDay);

  protected readonly address = computed((): FrameworkAddress => {
    const address = this.#url.address();
    return address.page === 'framework' ? address : nowhere;
  });

  readonly #field = new TypedAhead(computed(() => this.address().search));
  protected readonly inField = this.#field.text;

  readonly #request = computed(() => ({ asOf: this.address().asOf }), { equal: (a, b) => a.asOf === b.asOf });

  protected readonly state = computed(() => this.#byDay()[frameworkKey(this.#request())] ?? nothingAsked);

  /** The areas with what is searched for, and how many measures that is of how many. */
  protected readonly found = computed(() => {
    const view = this.state().value;
    return view === null ? { areas: [], shown: 0, all: 0 } : findMeasures(view, this.address());
  });

  protected readonly count = computed(() => {
    const { shown, all } = this.found();
    const said = words.framework.shown(shown, all);
    return shown === 0 ? `${said}. ${words.framework.nothing}` : said;
  });

  protected readonly isNarrowed = computed(() => {
    const { search, domain, agency, show } = this.address();
    return search !== '' || domain !== null || agency !== null || show === 'all';
  });

  constructor() {
    effect(() => {
      const request = this.#request();
      untracked(() => this.#store.dispatch(frameworkPageActions.opened(request)));
    });
  }

  protected retry(): void {
    this.#store.dispatch(frameworkPageActions.retried(this.#request()));
  }

  protected narrow(change: Partial<Pick<FrameworkAddress, 'search' | 'domain' | 'agency' | 'show'>>): void {
    // What is typed replaces itself: a step back leads to the page before, not to the letter before.
    const visit = this.#url.go({ ...this.address(), ...change }, 'search' in change ? 'replace' : 'step');
    if (change.search === undefined) return;
    this.#field.type(change.search);
    void this.#field.tell(visit);
  }

  protected aboutMeasure({ better, unit, experience, use }: FrameworkMeasure): string {
    return [better, unit, experience, use].filter((part) => part !== null).join('; ');
  }

  protected heldTo({ better, target, by, consequence }: HeldToView): string {
    const due = by === null ? '' : ` ${words.framework.by(by)}`;
    return `${[better, target].filter((part) => part !== null).join(', ')}${due}; ${words.framework.ifMissed(consequence)}`;
  }

  protected since({ inForce, dates, setBy }: HeldToView): string {
    return `${inForce}, ${dates}; ${setBy === null ? '' : `${words.framework.setBy(setBy)}; `}`;
  }

  protected readIn({ sources }: HeldToView): string {
    return sources.length === 0 ? '' : `: ${sources.join('; ')}`;
  }

  protected clear(): void {
    this.narrow({ search: '', domain: null, agency: null, show: 'in use' });
  }
}

const nowhere: FrameworkAddress = {
  page: 'framework',
  asOf: null,
  search: '',
  domain: null,
  agency: null,
  show: 'in use',
};
