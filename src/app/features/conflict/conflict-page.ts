import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import { conflictPageActions } from '#app/data/conflict/conflict-actions';
import { conflictFeature, conflictKey } from '#app/data/conflict/conflict-feature';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeriesFigure } from '#app/ui/series-figure/series-figure';
import { SeverityBars } from '#app/ui/severity-bars/severity-bars';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SourceList } from '#app/ui/source-list/source-list';
import { SureLine } from '#app/ui/sure-line/sure-line';
import type { SeriesLook } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { words } from '#app/words/words';
import { ConflictMoves } from './conflict-moves.ts';

/** One conflict, whole: who pulls against whom, what happened, how bad, how sure, and what is done about such things. */
@Component({
  selector: 'cm-conflict-page',
  imports: [
    DrawnWhenNear,
    ConflictMoves,
    KeptNote,
    KindGlyph,
    NumberRing,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeriesFigure,
    SeverityBars,
    Skeleton,
    SourceList,
    SureLine,
  ],
  templateUrl: './conflict-page.html',
  styleUrl: './conflict-page.scss',
})
export class ConflictPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #clipboard = inject(Clipboard);

  readonly #address = this.#url.at('conflict');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, conflict, asOf }) => ({ place, conflict, asOf }),
    key: conflictKey,
    answers: this.#store.selectSignal(conflictFeature.selectByKey),
    actions: conflictPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly conflict = this.#asked.answer;
  protected readonly retry = this.#asked.retry;
  /** Who pulls against whom, why, and the rest. */
  protected readonly turn = drawnInTurns(() => (this.conflict().value === null ? 0 : 3));

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'conflict', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.journey(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  /** From a side to its measure: figures, what it means, and the lines that each point was read from, open. */
  protected readonly linkToMeasure = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (measure: string) => this.#url.link({ ...untouched.measure(place, asOf, measure), open: ['lines'] });
  });

  protected readonly agencyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (agency: string): UrlTree => this.#url.link(untouched.agency(place, asOf, agency));
  });

  protected readonly journeyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.journey(place, asOf));
  });

  /** How findings of this kind are found, seen from the same day. */
  protected readonly methodLink = computed(() =>
    this.#url.link({
      page: 'methods',
      asOf: this.#request()?.asOf ?? null,
      section: methodAnchor(this.conflict().value?.card.kind ?? ''),
    }),
  );

  protected readonly look = computed(() => this.#address()?.look ?? 'chart');
  protected readonly open = computed(() => this.#address()?.open ?? []);

  /** The headlines before and after this one, with their numbers. */
  protected readonly neighbours = computed(() => {
    const view = this.conflict().value;
    const address = this.#address();
    if (view === null || address === null) return { previous: null, next: null };
    const at = view.headlines.findIndex(({ id }) => id === view.card.id);
    const to = (index: number) => {
      const headline = at < 0 ? undefined : view.headlines[index];
      return headline === undefined
        ? null
        : {
            number: headline.number,
            link: this.#url.link({ ...address, conflict: headline.id, open: [] }),
          };
    };
    return { previous: to(at - 1), next: to(at + 1) };
  });

  protected readonly shareWords = signal<string>(words.conflict.share);

  protected readonly review = computed(() => this.conflict().value?.card.labels[0] ?? '');
  protected readonly moreLabels = computed(() => this.conflict().value?.card.labels.slice(1) ?? []);

  constructor() {
    effect(() => {
      if (this.#request() !== null) this.shareWords.set(words.conflict.share);
    });
  }

  protected chooseLook(look: SeriesLook): void {
    const address = this.#address();
    if (address !== null) void this.#url.go({ ...address, look }, 'step');
  }

  protected detailsToggled(event: Event, section: string): void {
    const address = this.#address();
    if (!(event.target instanceof HTMLDetailsElement) || address === null) return;
    const isOpen = event.target.open;
    if (address.open.includes(section) === isOpen) return;
    const rest = address.open.filter((name) => name !== section);
    void this.#url.go({ ...address, open: isOpen ? [...rest, section] : rest }, 'step');
  }

  protected share(): void {
    const address = this.#address();
    if (address === null) return;
    const copied = this.#clipboard.copy(this.#url.whole(address));
    this.shareWords.set(copied ? words.conflict.copied : words.conflict.copyFailed);
  }
}
