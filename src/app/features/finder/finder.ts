import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import { catchError, map, of, startWith, switchMap } from 'rxjs';
import type { FinderEntry, FinderView } from '#domain/contract/finder-view';
import type { Ability } from '#domain/contract/people-view';
import { findAmong } from '#domain/presentation/find-among';
import { FinderClient } from '#app/data/finder/finder-client';
import { recallPlaces } from '#app/data/places/recent-places';
import { seemsSignedIn } from '#app/data/session/session-cookies';
import { SessionStore } from '#app/data/session/session-store';
import { dayWords } from '#domain/presentation/day-words';
import { type PanelName, Panels } from '#app/ui/panels/panels';
import { Sheet } from '#app/ui/sheet/sheet';
import type { PageAddress } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { panelWords } from '#app/words/panel-words';
import { pagesFrom } from './pages-from.ts';

/** One line of the list: where it leads, or what it does. */
type FinderLine = {
  readonly group: string;
  readonly name: string;
  readonly note: string;
  readonly also: readonly string[];
  readonly leads: PageAddress | (() => void);
};

const mostOfGroup = 6;

/** Goes anywhere by name: one field, one list in groups, the day kept. */
@Component({
  selector: 'cm-finder',
  imports: [RouterLink, Sheet],
  templateUrl: './finder.html',
  styleUrl: './finder.scss',
})
export class Finder {
  protected readonly words = panelWords.finder;
  readonly #client = inject(FinderClient);
  readonly #url = inject(UrlState);
  readonly #router = inject(Router);
  readonly #panels = inject(Panels);
  readonly #session = inject(SessionStore);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly sheet = viewChild.required(Sheet);

  readonly #asked = computed(
    () => {
      const address = this.#url.address();
      return {
        place: 'place' in address ? address.place : null,
        asOf: address.page === 'unknown' ? null : address.asOf,
      };
    },
    { equal: (a, b) => a.place === b.place && a.asOf === b.asOf },
  );
  readonly #names = signal<{ readonly status: 'loading' | 'ready' | 'failed'; readonly view: FinderView | null }>({
    status: 'loading',
    view: null,
  });
  protected readonly status = computed(() => this.#names().status);

  protected readonly typed = signal('');
  protected readonly day = computed(() => {
    const { asOf } = this.#asked();
    return asOf === null ? this.words.today : this.words.day(dayWords(asOf));
  });

  /** Until the server has said who is signed in, whoever seems to be has an account; the rest of their pages follows. */
  readonly #may = computed((): readonly Ability[] | null => {
    if (this.#session.status() === 'unasked') return seemsSignedIn(document.cookie) ? [] : null;
    return this.#session.session()?.may ?? null;
  });

  readonly #pages = computed((): readonly FinderLine[] => {
    const { view } = this.#names();
    const does = (name: string, note: string, leads: () => void): FinderLine => ({
      group: 'page',
      name,
      note,
      also: [],
      leads,
    });
    return [
      ...pagesFrom(this.#url.address(), this.#may()).map(({ name, also, address, ofPlace }): FinderLine => ({
        group: 'page',
        name,
        note: ofPlace && view?.place ? this.words.placeNote(view.place.name) : '',
        also,
        leads: address,
      })),
      does(this.words.explain, '', () => this.#swap('explain')),
      ...(this.#url.address().page === 'journey' && view?.place
        ? [does(this.words.tour, '', () => this.#swap('tour'))]
        : []),
      does(this.words.shortcuts, '', () => this.#swap('keys')),
      does(this.words.print, this.words.printNote, () => {
        this.sheet().close();
        setTimeout(() => print());
      }),
    ];
  });

  readonly #recent = computed((): readonly FinderLine[] =>
    recallPlaces().map(({ code, name }) => ({
      group: 'recent',
      name,
      note: '',
      also: [],
      leads: untouched.journey(code, this.#asked().asOf),
    })),
  );

  readonly #named = computed((): readonly FinderLine[] => {
    const { asOf, place } = this.#asked();
    return (this.#names().view?.entries ?? []).flatMap((entry) => {
      const leads = addressOf(entry, place, asOf);
      return leads === null
        ? []
        : [{ group: entry.group, name: entry.name, note: entry.note, also: entry.also, leads }];
    });
  });

  protected readonly groups = computed(() => {
    const typed = this.typed().trim();
    const found =
      typed === ''
        ? [
            { group: 'recent', entries: this.#recent(), more: 0 },
            { group: 'page', entries: this.#pages(), more: 0 },
          ].filter(({ entries }) => entries.length > 0)
        : findAmong(typed, [...this.#pages(), ...this.#named()], mostOfGroup);
    let at = 0;
    return found.map(({ group, entries, more }) => ({
      group,
      heading: this.words.groups[group] ?? '',
      more,
      lines: entries.map((line) => ({
        ...line,
        at: at++,
        link: typeof line.leads === 'function' ? null : this.#url.link(line.leads),
      })),
    }));
  });
  protected readonly count = computed(() => this.groups().reduce((sum, { lines }) => sum + lines.length, 0));

  /** The chosen line: the first, until arrows move. */
  protected readonly chosen = linkedSignal({ source: this.typed, computation: () => 0 });

  protected readonly said = computed(() => {
    const typed = this.typed().trim();
    if (typed === '') return '';
    if (this.count() > 0) return this.words.found(this.count());
    return this.status() === 'loading' ? this.words.loading : this.words.nothing(typed);
  });

  constructor() {
    afterNextRender(() => {
      this.box().nativeElement.focus();
    });
    if (seemsSignedIn(document.cookie)) void this.#session.ask();
    toObservable(this.#asked)
      .pipe(
        switchMap(({ place, asOf }) =>
          this.#client.load(place, asOf).pipe(
            // A page that says its place or day is not there still leads to all others.
            catchError(() => this.#client.load(null, null)),
            map((view) => ({ status: 'ready' as const, view })),
            startWith({ status: 'loading' as const, view: null }),
            catchError(() => of({ status: 'failed' as const, view: null })),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((names) => {
        this.#names.set(names);
      });
  }

  protected pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.#choose((this.chosen() + step + this.count()) % Math.max(this.count(), 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const line = this.groups()
        .flatMap(({ lines }) => lines)
        .find(({ at }) => at === this.chosen());
      if (line !== undefined) this.open(line.leads, line.link);
    }
  }

  /** The link itself leads on; with a key held the browser opens it in a tab of its own, and the list stays. */
  protected clicked(event: MouseEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.sheet().close();
  }

  protected open(leads: FinderLine['leads'], link: UrlTree | null): void {
    if (typeof leads === 'function') {
      leads();
      return;
    }
    this.sheet().close();
    if (link !== null) void this.#router.navigateByUrl(link);
  }

  #choose(at: number): void {
    this.chosen.set(at);
    this.list()
      .nativeElement.querySelector(`#finder-${String(at)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  #swap(panel: PanelName): void {
    this.sheet().close();
    // The dialog gives the focus back first, so that the next one can in its turn.
    setTimeout(() => this.#panels.show(panel));
  }
}

/** Where an entry leads, from the same day. Null: what belongs to a place, where there is none. */
function addressOf(entry: FinderEntry, place: string | null, asOf: string | null): PageAddress | null {
  switch (entry.group) {
    case 'place':
      return untouched.journey(entry.id, asOf);
    case 'agency':
      return place === null ? null : untouched.agency(place, asOf, entry.id);
    case 'conflict':
      return place === null ? null : untouched.conflict(place, asOf, entry.id);
    case 'measure':
      return place === null ? null : untouched.measure(place, asOf, entry.id);
    case 'method':
      return { page: 'methods', asOf, section: entry.id };
    case 'word':
      return { page: 'glossary', asOf, search: entry.id };
  }
}
