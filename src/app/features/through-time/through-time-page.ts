import { Component, computed, inject } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { TimeCell } from '#domain/contract/through-time-view';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { throughTimePageActions } from '#app/data/through-time/through-time-actions';
import { throughTimeFeature, throughTimeKey } from '#app/data/through-time/through-time-feature';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { TimeBar } from '#app/ui/time-chart/time-bar';
import { TimeChart } from '#app/ui/time-chart/time-chart';
import { type TimeMark, timeGroups } from '#app/ui/time-chart/time-rows';
import { type ThroughTimeAddress, timeShows } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { chaptersOf, rowsShown } from './narrow-story.ts';

/** The conflicts of a place by year: which held when, and what changed under each. */
@Component({
  selector: 'cm-through-time-page',
  imports: [
    DrawnWhenNear,
    KeptNote,
    MatButtonToggle,
    MatButtonToggleGroup,
    PageTitle,
    ProblemPage,
    RouterLink,
    Skeleton,
    TimeBar,
    TimeChart,
  ],
  templateUrl: './through-time-page.html',
  styleUrl: './through-time-page.scss',
})
export class ThroughTimePage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('through-time');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, asOf }) => ({ place, asOf }),
    key: throughTimeKey,
    answers: this.#store.selectSignal(throughTimeFeature.selectByKey),
    actions: throughTimePageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly story = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree => this.#storyOf(place, asOf);

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly show = computed(() => this.#address()?.show ?? 'here');
  /** What the story is, the key of the chart, the chart a kind at a time. */
  protected readonly turn = drawnInTurns(() => (this.story().value === null ? 0 : this.#lastTurn()));

  protected readonly look = computed(() => this.#address()?.look ?? 'chart');
  protected readonly open = computed(() => this.#address()?.open ?? []);

  protected readonly chips = computed(() => {
    const view = this.story().value;
    return timeShows.map((name) => ({
      name,
      words: words.throughTime.shows[name],
      count: view === null ? 0 : rowsShown(view, name).length,
      link: this.#showing(name),
    }));
  });

  protected readonly rows = computed(() => {
    const view = this.story().value;
    return view === null ? [] : rowsShown(view, this.show());
  });

  /** The one series that drawing and table are made from. */
  protected readonly groups = computed(() => {
    const view = this.story().value;
    return view === null ? [] : timeGroups(view.kinds, view.looks, this.rows(), sayCell, words.throughTime.notFound);
  });

  readonly #lastTurn = computed(() => 1 + Math.max(1, this.groups().length));
  protected readonly isWhole = computed(() => this.turn() >= this.#lastTurn());
  protected readonly drawnGroups = computed(() => this.groups().slice(0, Math.max(0, this.turn() - 1)));

  protected readonly chapters = computed(() => {
    const view = this.story().value;
    return view === null ? [] : chaptersOf(view, this.rows());
  });

  protected readonly linkTo = computed(() => {
    const view = this.story().value;
    const place = this.#request()?.place ?? '';
    return ({ conflict, look }: TimeMark): UrlTree =>
      this.#conflictOf(place, conflict, view?.looks[look]?.asOf ?? view?.asOf ?? null);
  });

  protected readonly linkToConflict = computed(() => {
    const place = this.#request()?.place ?? '';
    return (conflict: string, asOf: string): UrlTree => this.#conflictOf(place, conflict, asOf);
  });

  protected readonly linkToBoard = (board: { readonly code: string; readonly asOf: string }): UrlTree =>
    this.#storyOf(board.code, board.asOf);

  /** Samples for the key. */
  protected readonly samples = {
    low: sample({ band: 'low' }),
    moderate: sample({ band: 'moderate' }),
    high: sample({ band: 'high' }),
    critical: sample({ band: 'critical' }),
    both: sample({ here: 'both', band: 'high' }),
    one: sample({ here: 'one', band: 'high' }),
    none: sample({ here: 'none', band: 'high' }),
    C: sample({ confidence: 'C', band: 'high' }),
    D: sample({ confidence: 'D', band: 'high' }),
  };

  protected chooseLook(look: unknown): void {
    const address = this.#address();
    if (address !== null && (look === 'chart' || look === 'table' || look === 'both'))
      void this.#url.go({ ...address, look }, 'step');
  }

  protected detailsToggled(event: Event, section: string): void {
    const address = this.#address();
    if (!(event.target instanceof HTMLDetailsElement) || address === null) return;
    const isOpen = event.target.open;
    if (address.open.includes(section) === isOpen) return;
    const rest = address.open.filter((name) => name !== section);
    void this.#url.go({ ...address, open: isOpen ? [...rest, section] : rest }, 'step');
  }

  #showing(show: ThroughTimeAddress['show']): UrlTree {
    const address = this.#address();
    return address === null ? this.chooseLink() : this.#url.link({ ...address, show });
  }

  #storyOf(place: string, asOf: string | null): UrlTree {
    return this.#url.link(untouched.throughTime(place, asOf));
  }

  #conflictOf(place: string, conflict: string, asOf: string | null): UrlTree {
    return this.#url.link(untouched.conflict(place, asOf, conflict));
  }
}

/** A cell in words: `High, 9 of 12; seen here on one side; sure: C`. */
function sayCell({ words: severity, here, confidence, count }: TimeCell): string {
  return [
    ...(severity === '' ? [] : [severity]),
    words.here[here],
    words.throughTime.sure(confidence),
    ...(count > 1 ? [words.throughTime.several(count)] : []),
  ].join('; ');
}

function sample(changes: Partial<TimeCell>): TimeCell {
  return { look: 0, id: 0, here: 'none', band: 'low', words: '', confidence: 'A', count: 1, ...changes };
}
