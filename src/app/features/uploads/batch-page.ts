import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchDetailView, UndoView } from '#domain/contract/uploads-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { UploadsClient } from '#app/data/uploads/uploads-client';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { uploadWords } from '#app/words/upload-words';
import { CountsSum } from './counts-sum.ts';
import { FATES } from './mark-lines.ts';

/** One entry of the history: what its file said, beside the one before, with undo and redo. */
@Component({
  selector: 'cm-batch-page',
  imports: [CountsSum, FormProblem, PageTitle, RouterLink],
  templateUrl: './batch-page.html',
  styleUrl: './uploads-screen.scss',
})
export class BatchPage {
  protected readonly words = uploadWords;
  protected readonly momentWords = momentWords;
  readonly #client = inject(UploadsClient);
  readonly #url = inject(UrlState);
  readonly #id = computed(() => {
    const address = this.#url.address();
    return address.page === 'batch' ? address.batch : null;
  });
  protected readonly detail = signal<BatchDetailView | null>(null);
  protected readonly turned = signal<UndoView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isWorking = signal(false);
  protected readonly historyLink = this.#url.link({ page: 'batches', asOf: null });
  protected readonly title = computed(() => {
    const detail = this.detail();
    return detail === null ? uploadWords.history.documentTitle : uploadWords.batch.title(detail.batch);
  });
  protected readonly uploadLink = computed(() => {
    const upload = this.detail()?.batch.upload ?? null;
    return upload === null
      ? null
      : this.#url.link({ page: 'upload', asOf: null, upload, step: null, look: 'chart', open: [] });
  });
  protected readonly compared = computed(() => {
    const detail = this.detail();
    if (detail === null || detail.before === null) return [];
    const { batch, before } = detail;
    return (['read', ...FATES] as const).map((fate) => ({
      name:
        fate === 'read'
          ? batch.countedAs === before.countedAs
            ? uploadWords.counts.read(batch.counts.read, batch.countedAs)
            : uploadWords.counts.readAnyhow
          : uploadWords.counts.fates[fate],
      now: batch.counts[fate],
      before: before.counts[fate],
    }));
  });
  protected readonly said = computed(() => {
    const turned = this.turned();
    if (turned === null) return '';
    return turned.batch.kind === 'undo' ? uploadWords.receipt.undone : uploadWords.receipt.redone;
  });

  constructor() {
    effect(() => {
      const id = this.#id();
      if (id === null) return;
      this.detail.set(null);
      this.turned.set(null);
      void this.#do(() => this.#read(id));
    });
  }

  protected again(): void {
    const id = this.#id();
    if (id !== null) void this.#do(() => this.#read(id));
  }

  protected turn(verb: 'undo' | 'redo'): void {
    const id = this.#id();
    if (id === null) return;
    void this.#do(async () => {
      this.turned.set(await this.#client.turn(id, verb));
      await this.#read(id);
    });
  }

  async #read(id: string): Promise<void> {
    const detail = await this.#client.batch(id);
    if (this.#id() === id) this.detail.set(detail);
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.isWorking.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (fault) {
      const problem = toProblem(fault);
      if (problem.code === 'signed_out') {
        await this.#url.visit({ page: 'sign-in', asOf: null, next: `/uploads/history/${this.#id() ?? ''}` });
      } else this.problem.set(problem);
    } finally {
      this.isWorking.set(false);
    }
  }
}
