import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { PlaceMeasureRow } from '#domain/contract/place-measures-view';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { measuresPageActions } from '#app/data/place-measures/place-measures-actions';
import { placeMeasuresFeature, placeMeasuresKey } from '#app/data/place-measures/place-measures-feature';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { SparkLine } from '#app/ui/spark-line/spark-line';
import { TargetMark } from '#app/ui/target-mark/target-mark';
import { type MeasureShow, measureShows, measureSorts } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { arrangeMeasures } from './arrange-measures.ts';

/** Lines of the table that are drawn before the browser may answer in between: less than a screenful of a phone. */
const linesATurn = 4;

/** The measures of a place as its board reads them: one table, one axis of time. */
@Component({
  selector: 'cm-measures-page',
  imports: [
    DomainMark,
    KeptNote,
    NgTemplateOutlet,
    NumberRing,
    PageTitle,
    ProblemPage,
    RouterLink,
    Skeleton,
    SparkLine,
    TargetMark,
  ],
  templateUrl: './measures-page.html',
  styleUrl: './measures-page.scss',
})
export class MeasuresPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);

  readonly #address = this.#url.at('measures');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, asOf }) => ({ place, asOf }),
    key: placeMeasuresKey,
    answers: this.#store.selectSignal(placeMeasuresFeature.selectTables),
    actions: measuresPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly table = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.measures(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly newerLink = computed(() => {
    const address = this.#address();
    const newer = this.table().value?.newerFigures ?? null;
    return address === null || newer === null ? null : this.#url.link({ ...address, asOf: newer.asOf });
  });

  protected readonly show = computed(() => this.#address()?.show ?? 'all');
  protected readonly sort = computed(() => this.#address()?.sort ?? 'name');
  protected readonly sorts = measureSorts;
  protected readonly open = computed(() => this.#address()?.open ?? []);

  protected readonly arranged = computed(() => {
    const view = this.table().value;
    return view === null ? null : arrangeMeasures(view, this.show(), this.sort());
  });

  protected readonly countOf = countLines;
  readonly #lastTurn = computed(() => Math.ceil(countLines(this.arranged()?.main ?? []) / linesATurn));
  readonly #turn = drawnInTurns(() => this.#lastTurn());
  /** What stands below the table waits for it, or it would be drawn and moved. */
  protected readonly isWhole = computed(() => this.#turn() >= this.#lastTurn());

  /** The table as far as it is drawn. */
  protected readonly drawn = computed(() => {
    let left = this.#turn() * linesATurn;
    return (this.arranged()?.main ?? []).flatMap((group) => {
      const rows = group.rows.slice(0, Math.max(left, 0));
      left -= group.rows.length;
      return rows.length === 0 ? [] : [{ ...group, rows }];
    });
  });

  protected readonly chips = computed(() => {
    const counts = this.arranged()?.counts;
    return measureShows.map((name) => ({
      name,
      words: words.measures.shows[name],
      count: counts?.[name] ?? 0,
      link: this.#showing(name),
    }));
  });

  protected readonly linkTo = computed(() => {
    const address = this.#address();
    const place = address?.place ?? '';
    const asOf = address?.asOf ?? null;
    return (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure));
  });

  protected readonly linkToConflict = computed(() => {
    const address = this.#address();
    const place = address?.place ?? '';
    const asOf = address?.asOf ?? null;
    return (conflict: string): UrlTree => this.#url.link(untouched.conflict(place, asOf, conflict));
  });

  protected sortChosen(event: Event): void {
    const address = this.#address();
    if (address === null || !(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const sort = measureSorts.find((name) => name === value) ?? 'name';
    void this.#url.go({ ...address, sort }, 'step');
  }

  protected detailsToggled(event: Event, section: string): void {
    const address = this.#address();
    if (!(event.target instanceof HTMLDetailsElement) || address === null) return;
    const isOpen = event.target.open;
    if (address.open.includes(section) === isOpen) return;
    const rest = address.open.filter((name) => name !== section);
    void this.#url.go({ ...address, open: isOpen ? [...rest, section] : rest }, 'step');
  }

  /** Whose figure it is, and whether people were asked. */
  protected aboutFigure({ figure, asked }: PlaceMeasureRow): string {
    return [figure.whose, asked].filter((part) => part !== '').join('; ');
  }

  /** No goal of another agency can be compared with those on the measure. */
  protected isAlone({ alignment: { aligned, tension, opposed, unknown } }: PlaceMeasureRow): boolean {
    return aligned + tension + opposed + unknown === 0;
  }

  protected targetValues(row: PlaceMeasureRow): readonly number[] {
    return row.targets.flatMap(({ value }) => (value === null ? [] : [value]));
  }

  #showing(show: MeasureShow): UrlTree {
    const address = this.#address();
    return address === null ? this.chooseLink() : this.#url.link({ ...address, show });
  }
}

function countLines(groups: readonly { readonly rows: readonly unknown[] }[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
