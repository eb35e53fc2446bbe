import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { CompareNote, CompareView } from '#domain/contract/compare-view';
import { comparePageActions } from '#app/data/compare/compare-actions';
import { compareFeature, compareKey } from '#app/data/compare/compare-feature';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { AlignmentSwatch } from '#app/ui/alignment-swatch/alignment-swatch';
import { dayWords } from '#domain/presentation/day-words';
import { inDigits } from '#domain/presentation/number-words';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { SeriesFigure } from '#app/ui/series-figure/series-figure';
import { SeverityBars } from '#app/ui/severity-bars/severity-bars';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { TargetMark } from '#app/ui/target-mark/target-mark';
import type { CompareAddress, SeriesLook } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { AddPlace } from './add-place.ts';

/** More places than these and paper has room for the kinds of headlines alone. */
const mostOnPaper = 3;
const mostPlaces = 6;

/** Two to six places side by side: what stands out, then headlines, alignment, cracks and figures. */
@Component({
  selector: 'cm-compare-page',
  imports: [
    DrawnWhenNear,
    AddPlace,
    AlignmentSwatch,
    DomainMark,
    KeptNote,
    NumberRing,
    PageTitle,
    ProblemPage,
    RouterLink,
    SeriesFigure,
    SeverityBars,
    Skeleton,
    TargetMark,
  ],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export class ComparePage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('compare');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ places, measures, chart, asOf }) => ({ places, measures, chart, asOf }),
    key: compareKey,
    answers: this.#store.selectSignal(compareFeature.selectByKey),
    actions: comparePageActions,
  });
  protected readonly comparison = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  /** What is shown: while another answer is on its way, the one before, so that nothing jumps under a hand that chooses. */
  protected readonly view = linkedSignal<ReturnType<typeof this.comparison>, CompareView | null>({
    source: this.comparison,
    computation: ({ value, problem }, before) => value ?? (problem === null ? (before?.value ?? null) : null),
  });

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: this.asOf() }),
  );

  protected readonly asOf = computed(() => this.#address()?.asOf ?? null);
  /** How to add a place, the table, the headlines of one place after another, the rest of the table. */
  protected readonly firstPlace = 3;
  protected readonly last = computed(() => this.firstPlace + this.codes().length);
  protected readonly turn = drawnInTurns(() => (this.view() === null ? 0 : this.last()));
  protected readonly look = computed(() => this.#address()?.look ?? 'chart');
  protected readonly open = computed(() => this.#address()?.open ?? []);

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.asOf())));

  /** Codes that stand side by side now, as the server found them. */
  protected readonly codes = computed(() => (this.view()?.places ?? []).map(({ code }) => code));
  protected readonly isFull = computed(() => this.codes().length >= mostPlaces);
  protected readonly isMany = computed(() => this.codes().length > mostOnPaper);
  protected readonly names = computed(() => (this.view()?.places ?? []).map(({ name }) => name).join(', '));

  protected readonly notes = computed(() =>
    (this.view()?.notes ?? []).map((note) => ({
      ...note,
      without: this.#with(this.#withoutNote(note)),
      swaps: note.ways
        .filter(({ code }) => !this.codes().includes(code))
        .map((way) => ({ ...way, link: this.#with({ places: this.#swapped(note.found, way.code) }) })),
    })),
  );

  protected readonly chosen = computed(() => new Set((this.view()?.measures.rows ?? []).map(({ id }) => id)));

  /** Choices of measures by domain, in the order of the server. */
  protected readonly choices = computed(() => {
    const groups = Map.groupBy(this.view()?.measures.options ?? [], ({ domain }) => domain);
    return [...groups].map(([domain, options]) => ({ domain, name: options[0]?.domainName ?? '', options }));
  });

  protected readonly drawable = computed(() =>
    (this.view()?.measures.rows ?? []).filter(({ figures }) => figures.some(({ state }) => state !== 'none')),
  );

  protected readonly dayWords = dayWords;
  protected readonly inDigits = inDigits;

  protected placeLink(place: string): UrlTree {
    return this.#url.link(untouched.journey(place, this.asOf()));
  }

  protected conflictLink(place: string, conflict: string): UrlTree {
    return this.#url.link(untouched.conflict(place, this.asOf(), conflict));
  }

  protected measureLink(place: string, measure: string): UrlTree {
    return this.#url.link(untouched.measure(place, this.asOf(), measure));
  }

  protected withLink(code: string): UrlTree {
    return this.#with({ places: [...this.codes(), code] });
  }

  protected withoutLink(code: string): UrlTree {
    return this.#with({ places: this.codes().filter((one) => one !== code) });
  }

  protected usualLink(): UrlTree {
    return this.#with({ measures: [], chart: null });
  }

  protected placeAdded(code: string): void {
    this.#say({ places: [...this.codes(), code] }, 'step');
  }

  protected measureToggled(id: string, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const shown = (this.view()?.measures.rows ?? []).map((row) => row.id);
    const measures = event.target.checked ? [...shown, id] : shown.filter((one) => one !== id);
    this.#say({ measures }, 'replace');
  }

  protected drawnChosen(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.#say({ chart: event.target.value }, 'step');
  }

  protected chooseLook(look: SeriesLook): void {
    this.#say({ look }, 'step');
  }

  protected detailsToggled(event: Event, section: string): void {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    const isOpen = event.target.open;
    if (this.open().includes(section) === isOpen) return;
    const rest = this.open().filter((name) => name !== section);
    this.#say({ open: isOpen ? [...rest, section] : rest }, 'replace');
  }

  #with(change: Partial<CompareAddress>): UrlTree {
    const address = this.#address();
    return address === null ? this.chooseLink() : this.#url.link({ ...address, ...change });
  }

  #say(change: Partial<CompareAddress>, how: 'step' | 'replace'): void {
    const address = this.#address();
    if (address !== null) void this.#url.go({ ...address, ...change }, how);
  }

  /** The link without what a note found nothing for. */
  #withoutNote({ what }: CompareNote): Partial<CompareAddress> {
    switch (what) {
      case 'unknown measure':
      case 'too many measures':
        return { measures: (this.view()?.measures.rows ?? []).map(({ id }) => id) };
      case 'unknown place':
      case 'not there that day':
      case 'same place twice':
      case 'too many places':
        return { places: this.codes() };
    }
  }

  #swapped(found: string, code: string): readonly string[] {
    const asked = this.#address()?.places ?? [];
    const places = asked.map((one) => (one.trim() === found ? code : one));
    return [...new Set(places)];
  }
}
