import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { DatasetView } from '#domain/contract/datasets-view';
import type { CitedSource } from '#domain/contract/sources-view';
import { referencePageActions } from '#app/data/reference/reference-actions';
import { referenceFeature } from '#app/data/reference/reference-feature';
import { dayWords } from '#domain/presentation/day-words';
import { inDigits } from '#domain/presentation/number-words';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { PageTitle } from '#app/ui/page-title/page-title';
import type { SourcesAddress } from '#app/url/page-address';
import { TypedAhead } from '#app/url/typed-ahead';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { hasAllWords } from './has-all-words.ts';
import { ReferenceFrame } from './reference-frame.ts';

/** Datasets that are drawn with one breath of the browser. */
const datasetsATurn = 2;

/** What everything rests on: every publication of figures with its licence and traps, every source with what cites it. */
@Component({
  selector: 'cm-sources-page',
  imports: [DrawnWhenNear, PageTitle, ReferenceFrame],
  templateUrl: './sources-page.html',
  styleUrl: './sources-page.scss',
})
export class SourcesPage {
  protected readonly words = words;
  protected readonly dayWords = dayWords;
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  protected readonly state = this.#store.selectSignal(referenceFeature.selectSources);

  readonly #turn = drawnInTurns(() => Math.ceil((this.state().value?.datasets.length ?? 0) / datasetsATurn));
  /** The datasets as far as they are drawn. */
  protected readonly drawn = computed(() =>
    (this.state().value?.datasets ?? []).slice(0, datasetsATurn * this.#turn()),
  );

  protected readonly address = computed((): SourcesAddress => {
    const address = this.#url.address();
    return address.page === 'sources' ? address : nowhere;
  });

  readonly #field = new TypedAhead(computed(() => this.address().search));
  protected readonly inField = this.#field.text;

  protected readonly open = computed(() => new Set(this.address().open));

  protected readonly kinds = computed(() =>
    [...new Set(this.state().value?.sources.map((source) => source.kindWords))].sort(),
  );

  protected readonly found = computed(() => {
    const { search, kind } = this.address();
    return (this.state().value?.sources ?? []).filter(
      (source) =>
        (kind === null || source.kindWords === kind) &&
        hasAllWords(search, [
          source.title,
          source.publisher ?? '',
          source.kindWords,
          source.footing,
          ...source.restsOn.flatMap((group) => group.rows),
        ]),
    );
  });

  protected readonly count = computed(() => {
    const shown = this.found().length;
    const said = words.sources.shown(shown, this.state().value?.sources.length ?? 0);
    return shown === 0 ? `${said}. ${words.sources.nothing}` : said;
  });

  constructor() {
    effect(() => {
      untracked(() => this.#store.dispatch(referencePageActions.opened({ subject: 'sources' })));
    });
  }

  protected retry(): void {
    this.#store.dispatch(referencePageActions.retried({ subject: 'sources' }));
  }

  protected narrow(change: Partial<Pick<SourcesAddress, 'search' | 'kind'>>): void {
    const visit = this.#url.go({ ...this.address(), ...change }, 'search' in change ? 'replace' : 'step');
    if (change.search === undefined) return;
    this.#field.type(change.search);
    void this.#field.tell(visit);
  }

  protected toggled(event: Event, name: string): void {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    const isOpen = event.target.open;
    const address = this.address();
    if (address.open.includes(name) === isOpen) return;
    const rest = address.open.filter((other) => other !== name);
    void this.#url.go({ ...address, open: isOpen ? [...rest, name] : rest }, 'replace');
  }

  protected aboutSource({ kindWords, publisher, date }: CitedSource): string {
    return `${[kindWords, publisher, date].filter((part) => part !== null).join(', ')};`;
  }

  protected whatWasLeftOut({ what, rows }: DatasetView['leftOut'][number]): string {
    return rows === null ? what : `${what}, ${words.sources.lines(rows)}`;
  }

  protected figures(count: number): string {
    return inDigits(count, 0);
  }
}

const nowhere: SourcesAddress = { page: 'sources', asOf: null, search: '', kind: null, open: [] };
