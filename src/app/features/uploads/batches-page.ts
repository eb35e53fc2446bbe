import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchView } from '#domain/contract/uploads-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { UploadsClient } from '#app/data/uploads/uploads-client';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { uploadWords } from '#app/words/upload-words';

/** Everything that was brought in, undone and done again: who, when, which file, how many lines. */
@Component({
  selector: 'cm-batches-page',
  imports: [FormProblem, PageTitle, RouterLink],
  templateUrl: './batches-page.html',
  styleUrl: './uploads-screen.scss',
})
export class BatchesPage {
  protected readonly words = uploadWords;
  protected readonly momentWords = momentWords;
  readonly #client = inject(UploadsClient);
  readonly #url = inject(UrlState);
  readonly #batches = signal<readonly BatchView[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly homeLink = this.#url.link({ page: 'uploads', asOf: null });

  protected readonly rows = computed(
    () =>
      this.#batches()?.map((batch) => ({
        ...batch,
        link: this.#url.link({ page: 'batch', asOf: null, batch: batch.id }),
        moment: momentWords(batch.committedAt),
      })) ?? null,
  );
  protected readonly title = computed(() => {
    const rows = this.rows();
    return rows === null
      ? uploadWords.history.documentTitle
      : uploadWords.history.title(rows.filter(({ kind }) => kind === 'import').length);
  });

  constructor() {
    void this.read();
  }

  protected async read(): Promise<void> {
    this.problem.set(null);
    try {
      this.#batches.set((await this.#client.batches()).batches);
    } catch (fault) {
      const problem = toProblem(fault);
      if (problem.code === 'signed_out') {
        await this.#url.visit({ page: 'sign-in', asOf: null, next: '/uploads/history' });
      } else this.problem.set(problem);
    }
  }
}
