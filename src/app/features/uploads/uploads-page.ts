import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchView, UploadView } from '#domain/contract/uploads-view';
import type { DueView } from '#domain/contract/due-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionStore } from '#app/data/session/session-store';
import { goalFileAddress, UploadsClient } from '#app/data/uploads/uploads-client';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { uploadWords } from '#app/words/upload-words';
import { DueFigures } from './due-figures.ts';
import { OutsideMessages } from './outside-messages.ts';
import { OwnDownload } from './own-download.ts';
import { PlaceApproval } from './place-approval.ts';

/** States in which a file waits for somebody. */
const WAITING: ReadonlySet<UploadView['state']> = new Set([
  'received',
  'understood',
  'checking',
  'checked',
  'waiting',
  'scheduled',
]);

/** Batches shown on the home. */
const LAST = 5;

/** The officer's home: what is waiting, how a file is brought, what was published lately. For a steward: what waits for approval. */
@Component({
  selector: 'cm-uploads-page',
  imports: [DueFigures, FormProblem, OutsideMessages, OwnDownload, PageTitle, PlaceApproval, RouterLink],
  templateUrl: './uploads-page.html',
  styleUrl: './uploads-page.scss',
})
export class UploadsPage {
  protected readonly words = uploadWords;
  protected readonly momentWords = momentWords;
  readonly #client = inject(UploadsClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);

  readonly #uploads = signal<readonly UploadView[] | null>(null);
  readonly #batches = signal<readonly BatchView[]>([]);
  protected readonly due = signal<DueView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly dueFailed = signal<Problem | null>(null);
  protected readonly sending = signal('');
  protected readonly isOver = signal(false);

  readonly #may = computed(() => this.#session.session()?.may ?? []);
  protected readonly mayUpload = computed(() => this.#may().includes('upload-figures'));
  protected readonly mayApprove = computed(() => this.#may().includes('approve-figures'));
  /** Where a steward looks after what is published. */
  protected readonly ownPlace = computed(() => (this.mayApprove() ? (this.#session.session()?.place ?? null) : null));
  protected readonly mayRunSources = computed(() => this.#may().includes('run-connectors'));
  protected readonly mayRead = computed(() => this.mayApprove() || this.#may().includes('read-batches'));
  protected readonly isRead = computed(() => this.#uploads() !== null);
  protected readonly waiting = computed(() =>
    (this.#uploads() ?? [])
      .filter(({ state }) => WAITING.has(state))
      .map((upload) => ({
        ...upload,
        link: this.#url.link({ page: 'upload', asOf: null, upload: upload.id, step: null, look: 'chart', open: [] }),
      })),
  );
  protected readonly last = computed(() =>
    this.#batches()
      .slice(0, LAST)
      .map((batch) => ({ ...batch, link: this.#url.link({ page: 'batch', asOf: null, batch: batch.id }) })),
  );
  protected readonly title = computed(() => {
    if (!this.isRead()) return uploadWords.home.documentTitle;
    if (!this.mayRead()) return uploadWords.home.forbidden;
    const waiting = this.waiting().length;
    return this.mayUpload()
      ? uploadWords.home.title(waiting, this.due()?.due.length ?? 0)
      : uploadWords.home.stewardTitle(waiting);
  });
  protected readonly goalWorkbook = goalFileAddress('xlsx');
  protected readonly goalCsv = goalFileAddress('csv');
  protected readonly historyLink = this.#url.link({ page: 'batches', asOf: null });

  constructor() {
    void this.read();
  }

  protected async read(): Promise<void> {
    this.problem.set(null);
    this.dueFailed.set(null);
    try {
      await this.#session.ask();
      if (this.#session.status() === 'signed-out') {
        await this.#url.visit({ page: 'sign-in', asOf: null, next: '/uploads' });
        return;
      }
      if (this.#session.status() === 'unknown') {
        this.problem.set(this.#session.problem());
        return;
      }
      if (this.mayRead()) {
        const [{ uploads }, { batches }, due] = await Promise.all([
          this.#client.list(),
          this.#client.batches(),
          this.#readDue(),
        ]);
        this.#batches.set(batches);
        this.due.set(due);
        this.#uploads.set(uploads);
      } else this.#uploads.set([]);
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
  }

  /** Null for whoever belongs to no organisation, and where it cannot be had: a file can be sent without it. */
  async #readDue(): Promise<DueView | null> {
    if ((this.#session.session()?.agency ?? null) === null) return null;
    try {
      return await this.#client.due();
    } catch (fault) {
      this.dueFailed.set(toProblem(fault));
      return null;
    }
  }

  protected chosen(field: HTMLInputElement): void {
    const file = field.files?.[0];
    field.value = '';
    if (file !== undefined) void this.#send(file);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void this.#send(file);
  }

  async #send(file: File): Promise<void> {
    if (this.sending() !== '') return;
    this.problem.set(null);
    this.sending.set(uploadWords.home.sending(file.name));
    try {
      const { id } = await this.#client.send(file);
      await this.#url.visit({ page: 'upload', asOf: null, upload: id, step: null, look: 'chart', open: [] });
    } catch (fault) {
      this.problem.set(toProblem(fault));
    } finally {
      this.sending.set('');
    }
  }
}
