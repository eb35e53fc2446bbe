import { Component, computed, DestroyRef, effect, inject, Injector, viewChild, ViewContainerRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, pairwise, startWith } from 'rxjs';
import { agenciesFeature, agenciesKey, agencyKey } from '#app/data/agencies/agencies-feature';
import { conflictFeature, conflictKey } from '#app/data/conflict/conflict-feature';
import { conflictsFeature, conflictsKey } from '#app/data/conflicts/conflicts-feature';
import { asAtMenuActions } from '#app/data/journey/journey-actions';
import { journeyFeature, journeyKey } from '#app/data/journey/journey-feature';
import {
  placeMeasureKey,
  placeMeasuresFeature,
  placeMeasuresKey,
} from '#app/data/place-measures/place-measures-feature';
import { placeNamesFeature } from '#app/data/place-names/place-names-feature';
import { placesFeature, placesKey } from '#app/data/places/places-feature';
import { seamKey, stepKey, stepsFeature } from '#app/data/steps/steps-feature';
import { throughTimeFeature, throughTimeKey } from '#app/data/through-time/through-time-feature';
import { seemsSignedIn } from '#app/data/session/session-cookies';
import { AsAtMenu, type AsAtShortcut } from '#app/ui/as-at-menu/as-at-menu';
import { Breadcrumbs } from '#app/ui/breadcrumbs/breadcrumbs';
import { dayWords } from '#domain/presentation/day-words';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { PageFocus } from '#app/ui/page-title/page-focus';
import { Panels } from '#app/ui/panels/panels';
import { whenIdle } from '#app/ui/panels/when-idle';
import type { PageAddress } from '#app/url/page-address';
import { readAddress } from '#app/url/read-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { writeAddress } from '#app/url/write-address';
import { words } from '#app/words/words';
import { ownNames } from '#domain/presentation/own-names';
import { crumbsOf } from './crumbs-of.ts';
import { ProblemBanner } from './problem-banner.ts';
import { WhoIsSignedIn } from './who-is-signed-in/who-is-signed-in.ts';

const lastTurn = 5;

/** The frame round every page: where we are, which place, which day. */
@Component({
  selector: 'cm-shell',
  imports: [RouterOutlet, RouterLink, AsAtMenu, Breadcrumbs, ProblemBanner, WhoIsSignedIn, DrawnWhenNear],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly words = words;
  readonly #router = inject(Router);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #focus = inject(PageFocus);

  readonly #journeys = this.#store.selectSignal(journeyFeature.selectByKey);
  readonly #agencies = this.#store.selectSignal(agenciesFeature.selectTables);
  readonly #singleAgencies = this.#store.selectSignal(agenciesFeature.selectSingle);
  readonly #conflicts = this.#store.selectSignal(conflictFeature.selectByKey);
  readonly #conflictLists = this.#store.selectSignal(conflictsFeature.selectByKey);
  readonly #measureTables = this.#store.selectSignal(placeMeasuresFeature.selectTables);
  readonly #measures = this.#store.selectSignal(placeMeasuresFeature.selectMeasures);
  readonly #steps = this.#store.selectSignal(stepsFeature.selectSteps);
  readonly #seams = this.#store.selectSignal(stepsFeature.selectSeams);
  readonly #stories = this.#store.selectSignal(throughTimeFeature.selectByKey);
  readonly #places = this.#store.selectSignal(placesFeature.selectByDay);
  readonly #placeNames = this.#store.selectSignal(placeNamesFeature.selectNames);

  protected readonly address = this.#url.address;
  /** An empty frame, then its name, place and day, the ways on, what stands round the page, and the page. */
  protected readonly turn = drawnInTurns(() => lastTurn);

  /** The journey of the place we are at, when it has been read. */
  readonly #journey = computed(() => {
    const address = this.address();
    if (!('place' in address)) return null;
    return this.#journeys()[journeyKey(address)]?.value ?? null;
  });

  protected readonly placeName = computed(() => {
    const address = this.address();
    const journey = this.#journey();
    if (journey !== null) return journey.place.name;
    if (address.page === 'conflict') {
      const name = this.#conflicts()[conflictKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'conflicts') {
      const name = this.#conflictLists()[conflictsKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'measures') {
      const name = this.#measureTables()[placeMeasuresKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'measure') {
      const name = this.#measures()[placeMeasureKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'agencies') {
      const name = this.#agencies()[agenciesKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'through-time') {
      const name = this.#stories()[throughTimeKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'agency') {
      const name = this.#singleAgencies()[agencyKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'step') {
      const name = this.#steps()[stepKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (address.page === 'seam') {
      const name = this.#seams()[seamKey(address)]?.value?.place.name;
      if (name !== undefined) return name;
    }
    if (!('place' in address)) return null;
    const learnt = this.#placeNames()[address.place];
    if (learnt !== undefined) return learnt;
    for (const day of Object.values(this.#places())) {
      const row = day.value?.places.find(({ code }) => code === address.place);
      if (row !== undefined) return row.name;
    }
    return null;
  });

  /** What the page itself is about, where it is one of several. */
  readonly #ownName = computed((): string | null => {
    const address = this.address();
    switch (address.page) {
      case 'agency':
        return this.#singleAgencies()[agencyKey(address)]?.value?.agency.name ?? null;
      case 'step':
        return this.#steps()[stepKey(address)]?.value?.step.name ?? null;
      case 'seam': {
        const seam = this.#seams()[seamKey(address)]?.value;
        return seam ? ownNames.seam(seam.from.name, seam.to.name) : null;
      }
      case 'measure':
        return this.#measures()[placeMeasureKey(address)]?.value?.measure.name ?? null;
      case 'conflict': {
        const card = this.#conflicts()[conflictKey(address)]?.value?.card;
        return card === undefined ? null : ownNames.conflict(card.number);
      }
      default:
        return null;
    }
  });

  protected readonly crumbs = computed(() =>
    crumbsOf(this.address(), this.placeName(), this.#ownName()).map(({ name, address }) => ({
      name,
      link: address === null ? null : this.#url.link(address),
    })),
  );

  protected readonly paperDay = computed(() => {
    const asOf = this.asOf();
    return asOf === null ? '' : words.asAt.button(dayWords(asOf));
  });
  protected readonly paperFrom = computed(() => words.paper.from(this.#url.whole(this.address())));

  readonly #injector = inject(Injector);
  readonly #destroyed = inject(DestroyRef);
  protected readonly panels = inject(Panels);
  private readonly panel = viewChild.required('panel', { read: ViewContainerRef });
  private readonly invitation = viewChild.required('invitation', { read: ViewContainerRef });
  private readonly asAtMenu = viewChild.required(AsAtMenu);

  /** The tour speaks of what a journey shows: of none that could not be read. */
  protected readonly atJourney = computed(() => this.address().page === 'journey' && this.#journey() !== null);

  protected readonly hasPlace = computed(() => 'place' in this.address());

  /** Looked up again with every page: signing in and out both end with another one. */
  protected readonly seemsSignedIn = computed(() => {
    this.address();
    return seemsSignedIn(document.cookie);
  });

  protected readonly signInLink = computed((): UrlTree => {
    const address = this.address();
    const isAboutPeople = ['sign-in', 'set-up', 'invitation', 'account', 'unknown'].includes(address.page);
    return this.#url.link({ page: 'sign-in', asOf: null, next: isAboutPeople ? null : writeAddress(address) });
  });

  protected readonly asOf = computed(() => dayOf(this.address()));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.asOf())));

  protected readonly journeyLink = computed((): UrlTree => {
    const address = this.address();
    return 'place' in address ? this.#url.link(untouched.journey(address.place, address.asOf)) : this.chooseLink();
  });

  protected readonly agenciesLink = computed((): UrlTree => {
    const address = this.address();
    if (!('place' in address)) return this.chooseLink();
    const { place, asOf } = address;
    return this.#url.link(untouched.agencies(place, asOf));
  });

  protected readonly conflictsLink = computed((): UrlTree => {
    const address = this.address();
    if (!('place' in address)) return this.chooseLink();
    const { place, asOf } = address;
    return this.#url.link(untouched.conflicts(place, asOf));
  });

  protected readonly measuresLink = computed((): UrlTree => {
    const address = this.address();
    if (!('place' in address)) return this.chooseLink();
    const { place, asOf } = address;
    return this.#url.link(untouched.measures(place, asOf));
  });

  protected readonly whatIfLink = computed((): UrlTree => {
    const address = this.address();
    return 'place' in address ? this.#url.link(untouched.whatIf(address.place, address.asOf)) : this.chooseLink();
  });

  protected readonly throughTimeLink = computed((): UrlTree => {
    const address = this.address();
    if (!('place' in address)) return this.chooseLink();
    const { place, asOf } = address;
    return this.#url.link(untouched.throughTime(place, asOf));
  });

  protected readonly compareLink = computed((): UrlTree => {
    const address = this.address();
    if (!('place' in address)) return this.chooseLink();
    const { place, asOf } = address;
    return this.#url.link(untouched.compare([place], asOf));
  });

  /** What belongs to no place, seen from the same day. */
  protected readonly references = computed(() => {
    const asOf = this.asOf();
    const { page } = this.address();
    const to = (label: string, address: PageAddress) => ({
      label,
      link: this.#url.link(address),
      current: page === address.page,
    });
    return [
      to(words.navigation.framework, {
        page: 'framework',
        asOf,
        search: '',
        domain: null,
        agency: null,
        show: 'in use',
      }),
      to(words.navigation.methods, { page: 'methods', asOf, section: null }),
      to(words.navigation.sources, { page: 'sources', asOf, search: '', kind: null, open: [] }),
      to(words.navigation.glossary, { page: 'glossary', asOf, search: '' }),
    ];
  });

  protected readonly shortcuts = computed((): readonly AsAtShortcut[] => {
    const asOf = this.asOf();
    const newest = this.#newest();
    const shortcut = (label: string, note: string, day: string | null): AsAtShortcut => ({
      label,
      note,
      link: this.#url.link(withDay(this.address(), day)),
      current: day !== null && day === asOf,
    });
    return [
      shortcut(words.asAt.today, '', null),
      ...(newest === null || newest === words.asAt.richestDay
        ? []
        : [shortcut(dayWords(newest), words.asAt.latest, newest)]),
      shortcut(words.asAt.richest, words.asAt.richestNote, words.asAt.richestDay),
    ];
  });

  /** The newest day with figures for the place, or for any board on the chooser. */
  readonly #newest = computed((): string | null => {
    const journey = this.#journey();
    if (journey !== null) return journey.newestFigures;
    const address = this.address();
    if (address.page !== 'choose') return null;
    const view = this.#places()[placesKey(address)]?.value;
    return (view?.places ?? []).reduce<string | null>(
      (newest, { newestFigures }) =>
        newestFigures !== null && (newest === null || newestFigures > newest) ? newestFigures : newest,
      null,
    );
  });

  constructor() {
    const drawn = effect(() => {
      if (this.turn() < lastTurn) return;
      drawn.destroy();
      whenIdle(() => void this.#startTools());
    });
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => pageName(readAddress(event.urlAfterRedirects))),
        startWith(null),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([before, after]) => {
        // The first page is announced by the browser itself.
        if (before !== null && before !== after) this.#focus.ask();
      });
  }

  protected menuOpened(): void {
    const address = this.address();
    if ('place' in address && address.page !== 'journey') {
      this.#store.dispatch(asAtMenuActions.opened({ place: address.place, asOf: address.asOf }));
    }
  }

  protected dayChosen(day: string): void {
    void this.#url.go(withDay(this.address(), day), 'step');
  }

  async #startTools(): Promise<void> {
    const { startPageTools } = await import('./page-tools.ts');
    if (this.#destroyed.destroyed) return;
    startPageTools(this.#injector, {
      panel: this.panel(),
      invitation: this.invitation(),
      asAtMenu: this.asAtMenu(),
      atJourney: this.atJourney,
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
}

/** The same page on another day. */
function withDay(address: PageAddress, asOf: string | null): PageAddress {
  return address.page === 'unknown' ? untouched.choose(asOf) : { ...address, asOf };
}

function dayOf(address: PageAddress): string | null {
  return address.page === 'unknown' ? null : address.asOf;
}

/** What makes two addresses two pages: the same page on another day is the same page. */
function pageName(address: PageAddress): string {
  switch (address.page) {
    case 'choose':
      return 'choose';
    case 'journey':
      return `journey ${address.place}`;
    case 'agencies':
      return `agencies ${address.place}`;
    case 'agency':
      return `agency ${address.place} ${address.agency}`;
    case 'step':
      return `step ${address.place} ${address.step}`;
    case 'seam':
      return `seam ${address.place} ${address.seam}`;
    case 'conflicts':
      return `conflicts ${address.place}`;
    case 'through-time':
      return `through-time ${address.place}`;
    case 'measures':
      return `measures ${address.place}`;
    case 'what-if':
      return `what-if ${address.place}`;
    case 'measure':
      return `measure ${address.place} ${address.measure}`;
    case 'conflict':
      return `conflict ${address.place} ${address.conflict}`;
    case 'compare':
    case 'framework':
    case 'methods':
    case 'sources':
    case 'glossary':
    case 'sign-in':
    case 'set-up':
    case 'invitation':
    case 'account':
    case 'people':
    case 'outside-sources':
    case 'uploads':
    case 'batches':
      return address.page;
    case 'upload':
      return `upload ${address.upload} ${address.step ?? ''}`;
    case 'batch':
      return `batch ${address.batch}`;
    case 'figure':
      return `figure ${address.measure} ${address.area} ${address.period}`;
    case 'unknown':
      return `unknown ${address.path}`;
  }
}
