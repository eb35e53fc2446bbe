import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { debounceTime } from 'rxjs';
import { tellMap } from '#domain/presentation/tell-map';
import { nothingAsked } from '#app/data/loadable/loadable';
import { NOW } from '#app/data/loadable/now';
import { choosePageActions } from '#app/data/places/places-actions';
import { placesFeature, placesKey } from '#app/data/places/places-feature';
import { forgetPlaces, recallPlaces } from '#app/data/places/recent-places';
import { dayWords } from '#domain/presentation/day-words';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { type FoundPlace, foundPlaces } from '#app/ui/found-places/found-places';
import { type HexCell, type HexGrade, HexMap } from '#app/ui/hex-map/hex-map';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { TypedAhead } from '#app/url/typed-ahead';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { AllPlaces } from './all-places.ts';
import { gradeOf } from './grade-of.ts';

const nextLookMilliseconds = 2500;

/** Choosing a place: by typing, on the map, from the list, or among the recent ones. */
@Component({
  selector: 'cm-choose-place-page',
  imports: [
    AllPlaces,
    DrawnWhenNear,
    HexMap,
    KeptNote,
    MatAutocompleteModule,
    NumberRing,
    PageTitle,
    ProblemPage,
    RouterLink,
  ],
  templateUrl: './choose-place-page.html',
  styleUrl: './choose-place-page.scss',
})
export class ChoosePlacePage {
  protected readonly words = words;
  /** First what the map says, then the way to find a place, then the map. */
  protected readonly turn = drawnInTurns(() => 2);
  protected readonly now = inject(NOW);
  protected readonly grades: readonly HexGrade[] = ['both', 'one', 'none'];
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #byDay = this.#store.selectSignal(placesFeature.selectByDay);
  protected readonly search = this.#store.selectSignal(placesFeature.selectSearch);

  /** A place has been chosen: what was typed no longer goes into the address, which would call the visit off. */
  #leaving = false;

  readonly #address = this.#url.at('choose');
  readonly #here = computed(() => this.#address() !== null);
  protected readonly asOf = computed(() => this.#address()?.asOf ?? null);

  protected readonly places = computed(() => this.#byDay()[placesKey({ asOf: this.asOf() })] ?? nothingAsked);

  protected readonly problem = computed(() => {
    const { problem, status } = this.places();
    return describeProblem(status === 'failed' ? problem : null, { page: 'place', place: '', asOf: this.asOf() });
  });
  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(null)));

  /** What is typed: follows the address, runs ahead of it while typing. */
  readonly #field = new TypedAhead(computed(() => this.#address()?.search ?? ''));
  protected readonly typed = this.#field.text;

  protected readonly found = computed(() => {
    const { text, hits } = this.search();
    const typed = this.typed().trim();
    // Hits of an older question still fit while the newer answer is on its way.
    const fitting = typed.toLowerCase().startsWith(text.toLowerCase()) && text !== '' ? hits : [];
    return foundPlaces(typed, this.places().value?.places ?? [], fitting);
  });
  protected readonly groups = computed(() =>
    [
      { label: words.choose.boards, places: this.found().boards },
      { label: words.choose.districts, places: this.found().districts },
      { label: words.choose.organisations, places: this.found().organisations },
    ].filter(({ places }) => places.length > 0),
  );
  protected readonly nothingFound = computed(
    () => this.typed().trim() !== '' && this.groups().length === 0 && this.search().status === 'ready',
  );

  /** Boards found by name or by a district; those of an organisation only when nothing else is found, as it may serve many. */
  readonly #foundCodes = computed(() => {
    const { boards, districts, organisations } = this.found();
    const near = [...boards, ...districts];
    return new Set((near.length > 0 ? near : organisations).flatMap((place) => place.boards));
  });

  protected readonly cells = computed((): readonly HexCell[] =>
    (this.places().value?.places ?? []).flatMap((place) =>
      place.hex === null
        ? []
        : [
            {
              code: place.code,
              ...place.hex,
              grade: gradeOf(place),
              label: `${place.name}: ${words.choose[gradeOf(place)]}`,
              found: this.#foundCodes().has(place.code),
            },
          ],
    ),
  );

  protected readonly counts = computed(() => {
    const rows = this.places().value?.places ?? [];
    const count = (grade: HexGrade): number => rows.filter((place) => gradeOf(place) === grade).length;
    return { both: count('both'), one: count('one'), none: count('none'), waiting: count('waiting') };
  });
  /** What the map says in one sentence, once it is whole. */
  protected readonly heading = computed(() => tellMap(this.places().value?.places ?? []) ?? words.choose.heading);
  protected readonly offMap = computed(
    () => (this.places().value?.places ?? []).filter(({ hex }) => hex === null).length,
  );

  protected readonly pointed = signal<string | null>(null);
  readonly #lastPointed = signal<string | null>(null);
  protected readonly card = computed(() => {
    const code = this.pointed() ?? this.#lastPointed();
    return (this.places().value?.places ?? []).find((place) => place.code === code) ?? null;
  });

  protected readonly recent = signal(recallPlaces());
  protected readonly forgotten = signal(false);

  protected readonly newest = computed(() => {
    const days = (this.places().value?.places ?? []).flatMap(({ newestFigures }) =>
      newestFigures === null ? [] : [newestFigures],
    );
    const newest = days.sort().at(-1) ?? null;
    return newest === null || newest === this.asOf()
      ? null
      : { words: dayWords(newest), link: this.#url.link({ page: 'choose', asOf: newest, search: this.typed() }) };
  });

  constructor() {
    effect(() => {
      const asOf = this.asOf();
      if (this.#here()) untracked(() => this.#store.dispatch(choosePageActions.opened({ asOf })));
    });
    // While the day's boards are still being worked out, look again.
    effect((onCleanup) => {
      const { value, status } = this.places();
      if (value === null || status !== 'ready' || value.analysed >= value.places.length) return;
      const asOf = this.asOf();
      const timer = setTimeout(() => {
        this.#store.dispatch(choosePageActions.retried({ asOf }));
      }, nextLookMilliseconds);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    effect(() => {
      const search = this.typed().trim();
      const asOf = this.asOf();
      untracked(() => this.#store.dispatch(choosePageActions.searched({ asOf, search })));
    });
    toObservable(this.typed)
      .pipe(debounceTime(300), takeUntilDestroyed())
      .subscribe((search) => {
        const address = this.#address();
        if (this.#leaving || address === null || address.search === search) return;
        void this.#field.tell(this.#url.go({ ...address, search }, 'replace'));
      });
  }

  protected journeyOf(code: string) {
    return this.#url.link(untouched.journey(code, this.asOf()));
  }

  protected conflictOf(code: string, conflict: string) {
    return this.#url.link(untouched.conflict(code, this.asOf(), conflict));
  }

  protected readonly nameOf = (found: FoundPlace | string): string => (typeof found === 'string' ? found : found.name);

  protected type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.#field.type(event.target.value);
  }

  protected clear(input: HTMLInputElement): void {
    input.value = '';
    this.#field.type('');
    input.focus();
  }

  /** The button goes with the places, so the focus goes to where a place can be found again. */
  protected forget(box: HTMLInputElement): void {
    forgetPlaces();
    this.recent.set([]);
    this.forgotten.set(true);
    box.focus();
  }

  protected select(event: MatAutocompleteSelectedEvent): void {
    const found: unknown = event.option.value;
    if (isFound(found)) this.openPlace(found.boards[0] ?? '');
  }

  protected point(code: string | null): void {
    this.pointed.set(code);
    if (code !== null) this.#lastPointed.set(code);
  }

  protected openPlace(code: string): void {
    if (code === '') return;
    this.#leaving = true;
    void this.#url.visit(untouched.journey(code, this.asOf()));
  }

  protected retry(): void {
    this.#store.dispatch(choosePageActions.retried({ asOf: this.asOf() }));
  }
}

function isFound(value: unknown): value is FoundPlace {
  return typeof value === 'object' && value !== null && 'boards' in value && Array.isArray(value.boards);
}
