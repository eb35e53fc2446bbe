import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { FindingCard as Finding } from '#domain/contract/shared-parts';
import { journeyPageActions } from '#app/data/journey/journey-actions';
import { journeyFeature, journeyKey } from '#app/data/journey/journey-feature';
import { NOW } from '#app/data/loadable/now';
import { answerTo } from '#app/data/loadable/answer-to';
import { rememberPlace } from '#app/data/places/recent-places';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { FindingCard } from '#app/ui/finding-card/finding-card';
import { GoalLanes } from '#app/ui/goal-lanes/goal-lanes';
import { JourneyLine } from '#app/ui/journey-line/journey-line';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeverityBars } from '#app/ui/severity-bars/severity-bars';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { gradeMeaning } from '#domain/presentation/grade-words';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';

const reviewLabel = 'found by rule, not yet reviewed';
const distantSection = 'distant-hospitals';
const cellPrefix = 'goals-';

/** The home of a place: the person's journey, what runs through it, and who is held to what. */
@Component({
  selector: 'cm-journey-page',
  imports: [
    DrawnWhenNear,
    FindingCard,
    GoalLanes,
    JourneyLine,
    KeptNote,
    KindGlyph,
    NumberRing,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeverityBars,
    Skeleton,
  ],
  templateUrl: './journey-page.html',
  styleUrl: './journey-page.scss',
})
export class JourneyPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('journey');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, asOf }) => ({ place, asOf }),
    key: journeyKey,
    answers: this.#store.selectSignal(journeyFeature.selectByKey),
    actions: journeyPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly journey = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  /** The line first, then the sentence that stands by it on a phone. */
  protected readonly turn = drawnInTurns(() => (this.journey().value === null ? 0 : 1));

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  /** What the letters on the headlines mean, those that stand there. */
  protected readonly grades = computed(() => {
    const used = new Set((this.journey().value?.headlines ?? []).map(({ confidence }) => confidence));
    return [...used].sort().map((letter) => ({ letter, meaning: gradeMeaning(letter) }));
  });

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.journey(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly newerLink = computed(() => {
    const address = this.#address();
    const newer = this.journey().value?.newerFigures ?? null;
    return address === null || newer === null ? null : this.#url.link({ ...address, asOf: newer.asOf });
  });

  /** From a goal to its figures, and the lines of the files they were read from. */
  protected readonly measureLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure));
  });

  protected readonly agencyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (agency: string): UrlTree => this.#url.link(untouched.agency(place, asOf, agency));
  });

  protected readonly linkTo = computed(() => {
    const address = this.#address();
    const place = address?.place ?? '';
    const asOf = address?.asOf ?? null;
    return (finding: Finding) => this.#url.link(untouched.conflict(place, asOf, finding.id));
  });

  protected readonly along = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return {
      step: (step: string): UrlTree => this.#url.link(untouched.step(place, asOf, step)),
      seam: (seam: string): UrlTree => this.#url.link(untouched.seam(place, asOf, seam)),
    };
  });

  protected readonly whatIfLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.whatIf(place, asOf));
  });

  protected readonly allConflictsLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.conflicts(place, asOf));
  });

  protected readonly open = computed(() => this.#address()?.open ?? []);
  protected readonly openCell = computed(
    () =>
      this.open()
        .find((name) => name.startsWith(cellPrefix))
        ?.slice(cellPrefix.length) ?? '',
  );
  protected readonly distantOpen = computed(() => this.open().includes(distantSection));

  /** The words said once above the headlines are not said again on each. */
  protected readonly saidAbove = computed(() => (this.journey().value?.reviewLine === null ? [] : [reviewLabel]));
  protected readonly saidOfOthers = [reviewLabel];

  protected readonly pointed = signal<string | null>(null);

  /** On a narrow screen: the headline whose sentence stands under the thumb. */
  protected readonly shown = signal(0);
  protected readonly shownFinding = computed(() => {
    const headlines = this.journey().value?.headlines ?? [];
    return headlines[this.shown() % Math.max(headlines.length, 1)] ?? null;
  });

  protected readonly otherCount = computed(() =>
    (this.journey().value?.others ?? []).reduce((sum, group) => sum + group.cards.length, 0),
  );

  constructor() {
    effect(() => {
      const place = this.journey().value?.place;
      if (place !== undefined) rememberPlace({ code: place.code, name: place.name });
    });
  }

  protected toggle(section: string, isOpen: boolean): void {
    const open = this.open().filter((name) => name !== section);
    if (this.open().includes(section) !== isOpen) this.#say(isOpen ? [...open, section] : open);
  }

  protected chooseCell(key: string): void {
    const rest = this.open().filter((name) => !name.startsWith(cellPrefix));
    this.#say(key === '' ? rest : [...rest, `${cellPrefix}${key}`]);
  }

  protected chooseDistant(isOpen: boolean): void {
    this.toggle(distantSection, isOpen);
  }

  protected detailsToggled(event: Event, section: string): void {
    if (event.target instanceof HTMLDetailsElement) this.toggle(section, event.target.open);
  }

  protected show(step: number): void {
    const count = this.journey().value?.headlines.length ?? 1;
    this.shown.update((at) => (at + step + count) % count);
  }

  protected showTouched(id: string): void {
    const at = this.journey().value?.headlines.findIndex((finding) => finding.id === id) ?? -1;
    if (at >= 0) this.shown.set(at);
  }

  #say(open: readonly string[]): void {
    const address = this.#address();
    if (address !== null) void this.#url.go({ ...address, open }, 'step');
  }
}
