import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { OutsideSourcesClient } from '#app/data/outside-sources/outside-sources-client';
import { SessionStore } from '#app/data/session/session-store';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { OutsideMessage } from '#app/ui/outside-message/outside-message';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { outsideSourcesWords } from '#app/words/outside-sources-words';

/** Pause between two looks at a run that is under way. */
const LOOK_MILLISECONDS = 1_500;

/** Outside sources: how fresh each is, what its last runs did, and a run by hand. */
@Component({
  selector: 'cm-outside-sources-page',
  imports: [OutsideMessage, PageTitle],
  templateUrl: './outside-sources-page.html',
  styleUrl: './outside-sources-page.scss',
})
export class OutsideSourcesPage {
  protected readonly words = outsideSourcesWords;
  readonly #client = inject(OutsideSourcesClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);

  protected readonly sources = signal<readonly OutsideSourceView[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly said = signal('');
  protected readonly title = computed(() => {
    const all = this.sources();
    return all === null
      ? this.words.documentTitle
      : this.words.title(
          all.length,
          all.filter(({ isStale }) => isStale).length,
          all.filter(({ isStale, lastGoodAt }) => !isStale && lastGoodAt === null).length,
        );
  });
  /** Sources whose run somebody here waits for. */
  readonly #awaited = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      if (this.#timer !== null) clearTimeout(this.#timer);
    });
    void this.#begin();
  }

  protected isRunning(source: OutsideSourceView): boolean {
    return source.runs[0]?.state === 'running';
  }

  /** What the last run that ended said. */
  protected lastWords(source: OutsideSourceView): string {
    return source.runs.find(({ state }) => state !== 'running')?.words ?? '';
  }

  protected run(source: OutsideSourceView): void {
    void this.#do(async () => {
      const { answer } = await this.#client.run(source.id);
      this.said.set(answer === 'begun' ? this.words.begun(source.name) : this.words.underWay(source.name));
      this.#awaited.add(source.id);
      await this.#read();
    });
  }

  protected markRead({ id, name, message }: OutsideSourceView): void {
    if (message === null) return;
    void this.#do(async () => {
      await this.#client.markRead(id, message.run);
      this.said.set(this.words.noted(name));
      await this.#read();
    });
  }

  protected moment(iso: string | null): string | null {
    return iso === null ? null : momentWords(iso);
  }

  async #begin(): Promise<void> {
    await this.#do(async () => {
      const session = await this.#session.ask('anew');
      if (session !== null) {
        await this.#read();
      } else if (this.#session.status() === 'signed-out') {
        await this.#url.visit({ page: 'sign-in', asOf: null, next: '/outside-sources' });
      } else {
        this.problem.set(this.#session.problem());
      }
    });
  }

  async #read(): Promise<void> {
    const { sources } = await this.#client.list();
    this.sources.set(sources);
    for (const source of sources) {
      const [last] = source.runs;
      if (!this.#awaited.has(source.id) || last === undefined || last.state === 'running') continue;
      this.#awaited.delete(source.id);
      this.said.set(this.words.done(source.name, last.words));
    }
    if (!sources.some((source) => this.isRunning(source))) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#do(() => this.#read()), LOOK_MILLISECONDS);
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (fault) {
      const problem = toProblem(fault);
      this.problem.set(
        problem.code === 'not_found' && this.sources() === null
          ? { ...problem, title: this.words.notYours, detail: this.words.notYoursText }
          : problem,
      );
    }
  }
}
