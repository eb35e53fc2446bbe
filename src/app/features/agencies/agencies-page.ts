import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import type { AgenciesView, AgencyMark, AgencyPair, AgencyRowView } from '#domain/contract/agencies-view';
import { methodAnchor } from '#domain/presentation/methods/method-anchor';
import { agenciesPageActions } from '#app/data/agencies/agencies-actions';
import { agenciesFeature, agenciesKey } from '#app/data/agencies/agencies-feature';
import { answerTo } from '#app/data/loadable/answer-to';
import { NOW } from '#app/data/loadable/now';
import { nameShort, withoutEnding } from '#app/ui/agency-names/name-short';
import { AlignmentSwatch } from '#app/ui/alignment-swatch/alignment-swatch';
import { BalanceBar } from '#app/ui/balance-bar/balance-bar';
import { DomainMark, type MarkState } from '#app/ui/domain-mark/domain-mark';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';
import { type CardLinks, FindingCard } from '#app/ui/finding-card/finding-card';
import { KeptNote } from '#app/ui/kept-note/kept-note';
import { PageTitle } from '#app/ui/page-title/page-title';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import { Skeleton } from '#app/ui/skeleton/skeleton';
import { type AgenciesAddress, noConflictFilters } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';

const standings = ['opposed', 'tension', 'unknown', 'aligned'] as const;
/** Columns of pairs come after those of the domains when arrow keys move. */
const firstPairColumn = 10;
/** More organisations than these and the columns of pairs, then those of marks, become narrower. */
const mostWide = 12;
const mostMiddle = 17;
/** Where the list stands in place of the table, as the styles have it. */
const narrow = '(max-width: 62rem)';

/** Who is held to what at a place, and who pulls against whom. */
@Component({
  selector: 'cm-agencies-page',
  imports: [
    AlignmentSwatch,
    BalanceBar,
    DomainMark,
    FindingCard,
    KeptNote,
    NgTemplateOutlet,
    PageTitle,
    ProblemPage,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './agencies-page.html',
  styleUrl: './agencies-page.scss',
})
export class AgenciesPage {
  protected readonly words = words;
  protected readonly now = inject(NOW);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly pairHeading = viewChild<ElementRef<HTMLElement>>('pairHeading');

  readonly #address = this.#url.at('agencies');
  readonly #asked = answerTo({
    address: this.#address,
    request: ({ place, asOf }) => ({ place, asOf }),
    key: agenciesKey,
    answers: this.#store.selectSignal(agenciesFeature.selectTables),
    actions: agenciesPageActions,
  });
  readonly #request = this.#asked.request;
  protected readonly agencies = this.#asked.answer;
  protected readonly retry = this.#asked.retry;

  protected readonly problem = computed(() =>
    describeProblem(this.#asked.failure(), { page: 'place', place: '', asOf: null, ...this.#request() }),
  );

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree =>
    this.#url.link(untouched.agencies(place, asOf));

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  /** Names as the table writes them. */
  protected readonly rows = computed(() => {
    const view = this.agencies().value;
    return (view?.agencies ?? []).map((agency, index) => ({
      agency,
      index,
      short: nameShort(agency.name, view?.place.name ?? ''),
      plain: withoutEnding(agency.name, view?.place.name ?? ''),
      cells: (view?.agencies ?? []).slice(0, index).map((other) => this.#pairOf(view, other.id, agency.id)),
      link: this.#agencyLink(agency.id),
    }));
  });

  protected readonly room = computed(() => {
    const count = this.rows().length;
    return count <= mostWide ? 'roomy' : count <= mostMiddle ? 'middle' : 'tight';
  });

  /** On a narrow screen the table is not seen, on a wide one the list: it is drawn with the first move of the reader, or for the printer. */
  readonly #isNarrow = matchMedia(narrow).matches;
  protected readonly interest = inject(ReaderInterest);
  protected readonly drawsTable = computed(() => !this.#isNarrow || this.interest.shown());
  /** On a narrow screen one organisation after another, then the marks explained, then a pair. */
  readonly #turn = drawnInTurns(() => (this.rows().length === 0 ? 0 : this.#listTurns() + 2));
  readonly #listTurns = computed(() => (this.#isNarrow ? this.rows().length : 0));
  protected readonly listed = computed(() => {
    if (this.interest.shown()) return this.rows();
    return this.#isNarrow ? this.rows().slice(0, this.#turn()) : [];
  });

  protected readonly isWhole = computed(() => !this.#isNarrow || this.listed().length === this.rows().length);
  /** How much of what follows the organisations stands there: 1 the marks, 2 a pair. */
  protected readonly following = computed(() => this.#turn() - this.#listTurns());

  /** Every pair of an organisation, most pull first, for a narrow screen. */
  protected readonly pairsByAgency = computed(() => {
    const view = this.agencies().value;
    const names = new Map((view?.agencies ?? []).map(({ id, name }) => [id, name]));
    return new Map(
      (view?.agencies ?? []).map(({ id }) => [
        id,
        (view?.pairs ?? [])
          .filter((pair) => pair.agencies.includes(id))
          .map((pair) => ({ pair, other: names.get(pair.agencies.find((one) => one !== id) ?? '') ?? '' }))
          .sort((a, b) => pull(b.pair) - pull(a.pair)),
      ]),
    );
  });

  /** The cell whose goals stand open, where the link names one that is there. */
  protected readonly openCell = computed(() => {
    const view = this.agencies().value;
    const [id, domainId] = (this.#address()?.goals ?? '').split('@');
    const agency = view?.agencies.find((one) => one.id === id);
    const domain = view?.domains.find((one) => one.id === domainId);
    if (agency === undefined || domain === undefined) return null;
    const lines = agency.lines
      .map(({ words: said, cells }) => ({
        words: said,
        marks: cells.find((cell) => cell.domain === domain.id)?.marks ?? [],
      }))
      .filter(({ marks }) => marks.length > 0);
    return { key: `${agency.id}@${domain.id}`, agency, domain, lines };
  });

  /** The pair the link names; else the one that pulls apart most. */
  protected readonly pair = computed(() => {
    const view = this.agencies().value;
    const [a = '', b = ''] = this.#address()?.pair ?? [];
    const asked = a === '' || b === '' ? undefined : this.#pairOf(view, a, b).pair;
    const most = [...(view?.pairs ?? [])].sort((x, y) => pull(y) - pull(x))[0];
    const pair = asked ?? most;
    if (view === null || pair === undefined) return null;
    const name = (id: string): string => view.agencies.find((one) => one.id === id)?.name ?? '';
    const [first, second] = pair.agencies;
    return {
      pair,
      isAsked: asked !== undefined && asked !== null,
      key: `${first},${second}`,
      names: [name(first), name(second)] as const,
      counts: (['aligned', 'tension', 'opposed', 'unknown'] as const).map((standing) => ({
        standing,
        count: pair[standing],
      })),
      cards: pair.first.flatMap((place) => view.cards[place] ?? []),
      groups: standings
        .map((standing) => ({
          standing,
          rows: pair.compared
            .filter((row) => row.standing === standing)
            .map((row) => ({ ...row, names: row.measures.map((place) => view.measures[place]?.name ?? '') })),
        }))
        .filter(({ rows }) => rows.length > 0),
    };
  });

  /** Part of the link names nothing that is here. */
  protected readonly leftOut = computed(() => {
    const address = this.#address();
    if (this.agencies().value === null || address === null) return false;
    const isGoals = address.goals !== null && this.openCell() === null;
    return isGoals || (address.pair.length > 0 && this.pair()?.isAsked !== true);
  });

  protected readonly reviewLabels = ['found by rule, not yet reviewed'];

  protected readonly pairLink = computed((): UrlTree => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    const agency = this.pair()?.pair.agencies ?? [];
    const filters = { ...noConflictFilters, agency };
    return this.#url.link({ ...untouched.conflicts(place, asOf), filters });
  });

  /** Where the names on the cards lead. */
  protected readonly cardLinks = computed((): CardLinks => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return {
      agency: (agency) => this.#url.link(untouched.agency(place, asOf, agency)),
      kind: (kind) => this.#url.link({ page: 'methods', asOf, section: methodAnchor(kind) }),
    };
  });

  /** From a goal to its figures, and the lines of the files they were read from. */
  protected readonly measureLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (measure: string): UrlTree => this.#url.link(untouched.measure(place, asOf, measure));
  });

  protected readonly conflictLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (conflict: string): UrlTree => this.#url.link(untouched.conflict(place, asOf, conflict));
  });

  /** The one cell of goals, and the one pair, that the Tab key reaches. */
  protected readonly tabStops = computed(() => {
    const view = this.agencies().value;
    const first = view?.agencies.flatMap(({ id, lines }) =>
      lines.flatMap(({ cells }) =>
        cells.filter(({ marks }) => marks.length > 0).map(({ domain }) => `${id}@${domain}`),
      ),
    )[0];
    return { goals: this.openCell()?.key ?? first ?? '', pair: this.pair()?.key ?? '' };
  });

  protected marksOf(row: AgencyRowView, line: number, domain: string): readonly AgencyMark[] {
    return row.lines[line]?.cells.find((cell) => cell.domain === domain)?.marks ?? [];
  }

  protected known(marks: readonly AgencyMark[]): number {
    return marks.filter(({ state }) => state !== 'no figures' && state !== 'not judged').length;
  }

  protected shapeOf({ state }: AgencyMark): MarkState {
    return state === 'not judged' ? 'no figures' : state;
  }

  protected column(index: number): number {
    return firstPairColumn + index;
  }

  protected cellChosen(key: string): void {
    void this.#say({ goals: this.openCell()?.key === key ? null : key });
  }

  protected async pairChosen(pair: AgencyPair): Promise<void> {
    await this.#say({ pair: [...pair.agencies] });
    const heading = this.pairHeading()?.nativeElement;
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'center' });
  }

  /** Back to the cell that was chosen: the one that can be seen. */
  protected backToTable(): void {
    const cells = [...this.#element.nativeElement.querySelectorAll<HTMLElement>('[data-pair]')];
    cells.find((cell) => cell.dataset['pair'] === this.pair()?.key && cell.checkVisibility())?.focus();
  }

  protected tidied(): void {
    void this.#url.go({ ...this.#cleared(), goals: this.openCell()?.key ?? null }, 'replace');
  }

  /** Arrow keys move to the nearest cell in that direction. */
  protected move(event: KeyboardEvent): void {
    const steps: Record<string, readonly [number, number]> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
    };
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (step === undefined || from === null) return;
    event.preventDefault();
    const [down, right] = step;
    const here = { row: Number(from.dataset['row']), column: Number(from.dataset['column']) };
    const ahead = [...this.#element.nativeElement.querySelectorAll<HTMLElement>('[data-row]')]
      .map((element) => ({
        element,
        row: Number(element.dataset['row']) - here.row,
        column: Number(element.dataset['column']) - here.column,
      }))
      .filter(({ row, column }) => (right === 0 ? row * down > 0 : row === 0 && column * right > 0))
      .sort((a, b) => Math.abs(a.row) * 100 + Math.abs(a.column) - Math.abs(b.row) * 100 - Math.abs(b.column));
    ahead[0]?.element.focus();
  }

  #pairOf(
    view: AgenciesView | null,
    a: string,
    b: string,
  ): { readonly other: string; readonly pair: AgencyPair | null } {
    const pair = view?.pairs.find(({ agencies }) => agencies.includes(a) && agencies.includes(b) && a !== b) ?? null;
    return { other: view?.agencies.find(({ id }) => id === a)?.name ?? '', pair };
  }

  #agencyLink(agency: string): UrlTree {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.agency(place, asOf, agency));
  }

  #cleared(): AgenciesAddress {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return {
      page: 'agencies',
      place,
      asOf,
      goals: null,
      pair: this.pair()?.isAsked === true ? (this.#address()?.pair ?? []) : [],
    };
  }

  async #say(change: Partial<Pick<AgenciesAddress, 'goals' | 'pair'>>): Promise<void> {
    const address = this.#address();
    if (address !== null) await this.#url.go({ ...address, ...change }, 'step');
  }
}

/** How much a pair pulls apart: what is opposed weighs as much as anything, then what is in tension. */
function pull({ tension, opposed }: AgencyPair): number {
  return tension + opposed;
}
