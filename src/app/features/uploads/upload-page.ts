import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProblemGroupView } from '#domain/contract/uploads-view';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import { keepDraft, recallDraft } from '#app/data/drafts/kept-draft';
import { SessionStore } from '#app/data/session/session-store';
import { refusedRowsAddress, UploadsClient, type PublicationChoice } from '#app/data/uploads/uploads-client';
import { UploadStore } from '#app/data/uploads/upload-store';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { PageTitle } from '#app/ui/page-title/page-title';
import type { SeriesLook } from '#app/url/page-address';
import { UrlState } from '#app/url/url-state';
import { type CountedAs, uploadWords } from '#app/words/upload-words';
import { BiggestMovements } from './biggest-movements.ts';
import { CountsSum } from './counts-sum.ts';
import { GoalChanges } from './goal-changes.ts';
import { OwnDownload } from './own-download.ts';
import { ProblemGroups, type TurnedGroup } from './problem-groups.ts';
import { PublishStep } from './publish-step.ts';
import { UnderstandStep } from './understand-step.ts';
import { UploadEffects } from './upload-effects.ts';
import { UploadSteps } from './upload-steps.ts';

/** Codes after which what is shown may be old. */
const STALE: ReadonlySet<string> = new Set(['upload_changed', 'preview_stale', 'upload_state']);

/** One file on its way in: understand, check, publish, and the receipt. The address is the upload, so leaving loses nothing. */
@Component({
  selector: 'cm-upload-page',
  imports: [
    BiggestMovements,
    CountsSum,
    FormProblem,
    GoalChanges,
    OwnDownload,
    PageTitle,
    ProblemGroups,
    PublishStep,
    RouterLink,
    UnderstandStep,
    UploadEffects,
    UploadSteps,
  ],
  providers: [UploadStore],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export class UploadPage {
  protected readonly words = uploadWords;
  protected readonly momentWords = momentWords;
  protected readonly store = inject(UploadStore);
  readonly #client = inject(UploadsClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);

  readonly #address = computed(() => {
    const address = this.#url.address();
    return address.page === 'upload' ? address : null;
  });
  readonly #id = computed(() => this.#address()?.upload ?? null);

  protected readonly look = computed(() => this.#address()?.look ?? 'chart');
  protected readonly open = computed(() => this.#address()?.open ?? []);
  protected readonly upload = this.store.upload;
  protected readonly preview = computed(() => this.upload()?.preview ?? null);
  protected readonly isPublishing = computed(
    () => this.#address()?.step === 'publish' && this.upload()?.state === 'checked' && this.canPublish(),
  );
  protected readonly isStale = computed(() => STALE.has(this.store.problem()?.code ?? ''));

  /** What is typed and not sent is kept for the file as it stands: once it has changed, what was begun fits it no more. */
  protected readonly draft = computed(() => {
    const upload = this.upload();
    return upload === null ? '' : `upload-${upload.id}-${String(upload.version)}`;
  });
  protected readonly reasonBegun = computed(() => {
    const begun = this.draft() === '' ? null : recallDraft(`${this.draft()}-reason`);
    return typeof begun === 'string' ? begun : '';
  });

  readonly #may = computed(() => this.#session.session()?.may ?? []);
  protected readonly mayChange = computed(() => this.#may().includes('upload-figures'));
  protected readonly mayApprove = computed(() => this.#may().includes('approve-figures'));

  /** A table with a column for each measure, period or area gives several figures a line. */
  protected readonly countedAs = computed((): CountedAs => {
    const tables = this.upload()?.understanding?.tables ?? [];
    return tables.some(({ layout }) => layout.startsWith('wide')) ? 'figures' : 'lines';
  });

  protected readonly title = computed(() => {
    const upload = this.upload();
    if (upload === null) return this.store.problem() === null ? uploadWords.loading : uploadWords.problemPage;
    const batch = this.store.batch();
    if (upload.state === 'published' && batch?.batch.canRedo === true)
      return uploadWords.receipt.undoneTitle(upload.fileName);
    return this.isPublishing() && upload.preview !== null
      ? uploadWords.publish.title(upload.preview)
      : uploadWords.title(upload, this.countedAs());
  });

  protected readonly refused = computed(() => this.#groups('refused'));
  protected readonly warned = computed(() => this.#groups('warned'));
  protected readonly noted = computed(() => this.#groups('noted'));
  protected readonly canPublish = computed(() => {
    const preview = this.preview();
    return (
      preview !== null &&
      !preview.isBlocked &&
      preview.counts.created + preview.counts.changed + preview.counts.unchanged > 0 &&
      this.mayChange()
    );
  });
  protected readonly canLeave = computed(
    () =>
      this.mayChange() &&
      ['received', 'understood', 'checking', 'checked', 'waiting', 'scheduled', 'failed'].includes(
        this.upload()?.state ?? '',
      ),
  );
  protected readonly said = computed(() => {
    const turned = this.store.turned();
    if (turned === null) return '';
    return turned.batch.kind === 'undo' ? uploadWords.receipt.undone : uploadWords.receipt.redone;
  });

  protected readonly homeLink = this.#url.link({ page: 'uploads', asOf: null });
  protected readonly historyLink = this.#url.link({ page: 'batches', asOf: null });
  protected readonly publishLink = computed(() => this.#link('publish'));
  protected readonly checkLink = computed(() => this.#link(null));
  protected readonly batchLink = computed(() =>
    this.#url.link({ page: 'batch', asOf: null, batch: this.upload()?.batch ?? '' }),
  );
  protected readonly workbook = computed(() => refusedRowsAddress(this.#id() ?? '', 'xlsx'));
  protected readonly csv = computed(() => refusedRowsAddress(this.#id() ?? '', 'csv'));

  constructor() {
    effect(() => {
      const id = this.#id();
      // Who is signed in becomes known while it opens: that is no reason to open it again.
      if (id !== null) untracked(() => void this.#open(id));
    });
  }

  protected lookAt(look: SeriesLook): void {
    const address = this.#address();
    if (address !== null) void this.#url.go({ ...address, look }, 'step');
  }

  protected turnGroup({ key, isOpen }: TurnedGroup): void {
    const address = this.#address();
    if (address === null || address.open.includes(key) === isOpen) return;
    const open = isOpen ? [...address.open, key] : address.open.filter((one) => one !== key);
    void this.#url.go({ ...address, open }, 'step');
  }

  protected confirm(mapping: ColumnMapping | null): void {
    void this.store.change(async (upload) =>
      this.#client.check(mapping === null ? upload : await this.#client.setMapping(upload, mapping)),
    );
  }

  protected checkAgain(): void {
    void this.store.change((upload) => this.#client.check(upload));
  }

  protected fix(group: number): void {
    void this.store.change((upload) => this.#client.applyFix(upload, group));
  }

  protected takeBack(fix: number): void {
    void this.store.change((upload) => this.#client.takeBackFix(upload, fix));
  }

  protected publish(choice: PublicationChoice): void {
    void this.store.change((upload) => this.#client.publish(upload, choice));
  }

  protected approve(): void {
    void this.store.change((upload) => this.#client.approve(upload));
  }

  protected sendBack(event: Event, reason: string): void {
    event.preventDefault();
    void this.store.change((upload) => this.#client.sendBack(upload, reason));
  }

  protected keepReason(reason: string): void {
    keepDraft(`${this.draft()}-reason`, reason);
  }

  protected leave(): void {
    void this.store.change((upload) => this.#client.abandon(upload));
  }

  async #open(id: string): Promise<void> {
    await this.#session.ask();
    if (this.#session.status() === 'signed-out') {
      const asked = this.#address();
      const next = asked === null ? `/uploads/${id}` : this.#url.link(asked).toString();
      await this.#url.visit({ page: 'sign-in', asOf: null, next });
      return;
    }
    await this.store.open(id);
  }

  #groups(severity: ProblemGroupView['severity']): readonly ProblemGroupView[] {
    return (this.preview()?.groups ?? []).filter((group) => group.severity === severity);
  }

  #link(step: 'publish' | null) {
    return this.#url.link({ page: 'upload', asOf: null, upload: this.#id() ?? '', step, look: this.look(), open: [] });
  }
}
