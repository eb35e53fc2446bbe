import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { InfluenceLink } from '#domain/contract/conflicts-view';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { CONFLICT_ORDERS, narrowConflicts } from '#domain/presentation/narrow-conflicts';
import { conflictsPageActions } from '#app/data/conflicts/conflicts-actions';
import { conflictsFileAddress } from '#app/data/conflicts/conflicts-client';
import { conflictsFeature, conflictsKey } from '#app/data/conflicts/conflicts-feature';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { InfluenceDiagram } from '#app/ui/influence-diagram/influence-diagram';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SourceList } from '#app/ui/source-list/source-list';
import {
  type ConflictFilterName,
  type ConflictsAddress,
  type ConflictsLook,
  noConflictFilters,
} from '#app/url/page-address';
import { TypedAhead } from '#app/url/typed-ahead';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { atFirst, growGradually } from './grow-gradually.ts';

const reviewLabel = 'found by rule, not yet reviewed';
const contestedLabel = 'contested';
/** Longer lists than this lay out only what is near. */
const longList = 200;
/** Quiet time after which what is typed becomes part of the address. */
const typingMilliseconds = 250;

/** Who pulls against whom at a place: every conflict, to be searched, narrowed and put in order, and the links between them. */
@Component({
  selector: 'cm-conflicts-page',
  imports: [FindingCard, InfluenceDiagram, KeptNote, PageTitle, ProblemPage, RouterLink, Skeleton, SourceList],
  templateUrl: './conflicts-page.html',
  styleUrl: './conflicts-page.scss',
  host: { '(document:click)': 'closeFilters($event)', '(document:keydown.escape)': 'closeFilters($event)' },
})
export class ConflictsPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly count = viewChild<ElementRef<HTMLElement>>('count');

  readonly #address = this.#url.at('conflicts');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, asOf }) => ({ place, asOf }),
    key: conflictsKey,
    answers: this.#store.selectSignal(conflictsFeature.selectByKey),
    actions: conflictsPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly conflicts = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  /** Another place as this one is looked at, without what narrows the list here. */
  protected readonly wayTo = (place: string, asOf: string | null): UrlTree => {
    const address = this.#address();
    return address === null
      ? this.chooseLink()
      : this.#url.link({ ...address, place, asOf, filters: noConflictFilters, lit: null });
  };

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly look = computed(() => this.#address()?.look ?? 'list');
  protected readonly search = computed(() => this.#address()?.search ?? '');
  readonly #field = new TypedAhead(this.search);
  protected readonly inField = this.#field.text;
  protected readonly open = computed(() => this.#address()?.open ?? []);
  protected readonly orders = CONFLICT_ORDERS;

  /** The list as the address asks for it. */
  protected readonly narrowed = computed(() => {
    const view = this.conflicts().value;
    const address = this.#address();
    return view === null || address === null ? null : narrowConflicts(view, address);
  });

  /** Filters with more than one choice; one alone narrows nothing. */
  protected readonly facets = computed(() =>
    (this.narrowed()?.facets ?? []).filter(({ choices }) => choices.length > 1),
  );

  protected readonly chips = computed(() => {
    const search = this.search();
    const asked = (this.narrowed()?.facets ?? []).flatMap(({ name, choices }) =>
      choices.flatMap((choice) =>
        choice.chosen
          ? [{ name, id: choice.id, filter: words.conflicts.filters[name], words: choice.name, count: choice.count }]
          : [],
      ),
    );
    return search === ''
      ? asked
      : [{ name: null, id: search, filter: words.conflicts.searchChip, words: search, count: null }, ...asked];
  });

  /** What the address asks that means nothing here, in one calm line; empty when all of it does. */
  protected readonly leftOut = computed(() => {
    const view = this.conflicts().value;
    const lit = this.#address()?.lit ?? null;
    const parts = (this.narrowed()?.leftOut ?? []).map(({ name, value }) =>
      words.conflicts.leftOutPart(
        (name === 'sort' ? words.conflicts.order : words.conflicts.filters[name]).toLowerCase(),
        cut(value),
      ),
    );
    if (view !== null && lit !== null && !view.conflicts.some(({ card }) => card.id === lit)) {
      parts.push(words.conflicts.leftOutPart(words.conflicts.unknownConflict, cut(lit)));
    }
    return parts.length === 0 ? '' : words.conflicts.leftOut(parts.join(', '));
  });

  protected readonly interest = inject(ReaderInterest);
  /** What one narrows by, then the cards of the first screens one by one. */
  readonly #lastTurn = computed(() =>
    this.conflicts().value === null ? 0 : Math.min(Math.max(this.narrowed()?.listed.length ?? 0, 1), atFirst),
  );
  protected readonly turn = drawnInTurns(() => this.#lastTurn());
  protected readonly isDrawn = computed(() => this.#lastTurn() > 0 && this.turn() >= this.#lastTurn());

  /** How many cards stand in the page by now: a long list grows while the browser is idle, once somebody is there to read on. */
  readonly #room = growGradually(() => (this.interest.shown() ? (this.narrowed()?.listed.length ?? 0) : 0));

  /** The three footings, each with its conflicts. */
  protected readonly groups = computed(() => {
    const listed = this.narrowed()?.listed ?? [];
    let left = this.isDrawn() ? this.#room() : this.turn();
    return (this.conflicts().value?.bases ?? []).flatMap((basis) => {
      const all = listed.filter((conflict) => conflict.basis === basis.id);
      const shown = all.slice(0, Math.max(left, 0));
      left -= all.length;
      return all.length === 0 ? [] : [{ basis, count: all.length, conflicts: shown }];
    });
  });

  /** What is folded away is drawn once somebody uses the page, or when its link shows it open. */
  protected drawsFolded(section: string): boolean {
    return this.interest.shown() || this.open().includes(section);
  }

  protected readonly isLong = computed(() => (this.narrowed()?.listed.length ?? 0) > longList);

  protected readonly shownCount = computed(() => {
    const narrowed = this.narrowed();
    return narrowed === null ? 0 : narrowed.listed.length + narrowed.contested.length;
  });

  protected readonly saidAbove = [reviewLabel];
  protected readonly saidOfContested = [reviewLabel, contestedLabel];

  /** Conflicts of the list, as narrowed, that run along links. */
  protected readonly paths = computed(() => {
    const over = new Set((this.conflicts().value?.influence.links ?? []).flatMap((link) => link.conflicts));
    return (this.narrowed()?.listed ?? []).filter(({ card }) => over.has(card.id));
  });

  /** The one conflict whose path stands out; null: all of them. */
  protected readonly litConflict = computed(
    () => this.paths().find(({ card }) => card.id === this.#address()?.lit) ?? null,
  );

  protected readonly litLinks = computed((): ReadonlySet<string> => {
    const one = this.litConflict();
    const wanted = new Set(one === null ? this.paths().map(({ card }) => card.id) : [one.card.id]);
    const links = this.conflicts().value?.influence.links ?? [];
    return new Set(links.filter((link) => link.conflicts.some((id) => wanted.has(id))).map(({ id }) => id));
  });

  /** The links as a list: what each measure or cause is said to move. */
  protected readonly linkTree = computed(() => {
    const influence = this.conflicts().value?.influence;
    if (influence === undefined) return [];
    const from = new Map<string, InfluenceLink[]>();
    for (const link of influence.links) from.set(link.from, [...(from.get(link.from) ?? []), link]);
    return influence.nodes.flatMap((node) => {
      const links = from.get(node.id);
      return links === undefined ? [] : [{ node, links }];
    });
  });

  protected readonly contestedCount = computed(
    () => (this.narrowed()?.contested.length ?? 0) + (this.conflicts().value?.contestedLinks.length ?? 0),
  );

  /** Is anything left out of the list by what the address asks. */
  protected readonly isNarrowed = computed(() => this.chips().length > 0);

  /** The file holds what the list shows: the server narrows by the same rule. */
  protected readonly csvAddress = computed(() => {
    const view = this.conflicts().value;
    const address = this.#address();
    return view === null || address === null
      ? ''
      : conflictsFileAddress({ place: view.place.code, asOf: view.asOf }, address);
  });

  /** Where the names on the cards lead. */
  protected readonly cardLinks = computed((): CardLinks => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return {
      agency: keepLinks((agency) => this.#url.link(untouched.agency(place, asOf, agency))),
      kind: keepLinks((kind) => this.#url.link({ page: 'methods', asOf, section: methodAnchor(kind) })),
    };
  });

  protected readonly linkTo = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return keepLinks((conflict) => this.#url.link(untouched.conflict(place, asOf, conflict)));
  });

  protected readonly journeyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.journey(place, asOf));
  });

  /** On a narrow screen the filters stand behind a button, so that the first conflict is in sight. */
  protected readonly filtersShown = signal(false);

  readonly #typing = signal<ReturnType<typeof setTimeout> | null>(null);

  protected typed(text: string): void {
    const waiting = this.#typing();
    if (waiting !== null) clearTimeout(waiting);
    this.#field.type(text);
    this.#typing.set(
      setTimeout(() => void this.#field.tell(this.#say({ search: text.trim() }, 'replace')), typingMilliseconds),
    );
  }

  protected ordered(order: string): void {
    void this.#say({ sort: order === CONFLICT_ORDERS[0] ? null : order }, 'step');
  }

  protected looked(look: ConflictsLook): void {
    void this.#say({ look }, 'step');
  }

  protected stoodOut(conflict: string): void {
    void this.#say({ lit: conflict === '' ? null : conflict }, 'step');
  }

  protected chosen(name: ConflictFilterName, id: string, isChosen: boolean): void {
    const address = this.#address();
    if (address === null) return;
    const rest = address.filters[name].filter((one) => one !== id);
    void this.#say({ filters: { ...address.filters, [name]: isChosen ? [...rest, id] : rest } }, 'step');
  }

  protected removed(name: ConflictFilterName | null, id: string): void {
    if (name === null) void this.#say({ search: '' }, 'step');
    else this.chosen(name, id, false);
    // The chip is gone; what it changed is read out where the focus goes.
    this.count()?.nativeElement.focus();
  }

  protected cleared(): void {
    void this.#say({ search: '', filters: noConflictFilters }, 'step');
    this.count()?.nativeElement.focus();
  }

  /** Names and orders that mean nothing here leave the address. */
  protected tidied(): void {
    const narrowed = this.narrowed();
    const address = this.#address();
    const view = this.conflicts().value;
    if (narrowed === null || address === null || view === null) return;
    const filters = narrowed.facets.reduce(
      (known, { name, choices }) => ({
        ...known,
        [name]: choices.flatMap((choice) => (choice.chosen ? [choice.id] : [])),
      }),
      noConflictFilters,
    );
    const isKnown = view.conflicts.some(({ card }) => card.id === address.lit);
    void this.#say(
      {
        filters,
        sort: narrowed.order === CONFLICT_ORDERS[0] ? null : narrowed.order,
        lit: isKnown ? address.lit : null,
      },
      'replace',
    );
    this.count()?.nativeElement.focus();
  }

  protected detailsToggled(event: Event, section: string): void {
    const address = this.#address();
    if (!(event.target instanceof HTMLDetailsElement) || address === null) return;
    const isOpen = event.target.open;
    if (address.open.includes(section) === isOpen) return;
    const rest = address.open.filter((name) => name !== section);
    void this.#say({ open: isOpen ? [...rest, section] : rest }, 'step');
  }

  /** A filter's list closes with Escape and with a click elsewhere. */
  protected closeFilters(event: Event): void {
    for (const details of this.#element.nativeElement.querySelectorAll<HTMLDetailsElement>('details.filter[open]')) {
      const isInside = event.target instanceof Node && details.contains(event.target);
      if (event.type === 'click' && isInside) continue;
      details.open = false;
      if (event.type !== 'click' && isInside) details.querySelector('summary')?.focus();
    }
  }

  async #say(change: Partial<Omit<ConflictsAddress, 'page'>>, how: 'step' | 'replace'): Promise<void> {
    const address = this.#address();
    if (address !== null) await this.#url.go({ ...address, ...change }, how);
  }
}

/** A value of a link may be of any length. */
function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Each row asks again whenever anything changes, and an address is long to read: what was made is kept. */
function keepLinks(make: (id: string) => UrlTree): (id: string) => UrlTree {
  const made = new Map<string, UrlTree>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const link = make(id);
    made.set(id, link);
    return link;
  };
}
