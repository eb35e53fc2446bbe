import type { CommittedBatch, Finality, ImportCounts } from './committed-batch.ts';
import type { OpenBatch } from './observation-repository.ts';
import type { Scope } from './scope.ts';

export type UploadState =
  'received' | 'understood' | 'checking' | 'checked' | 'waiting' | 'scheduled' | 'published' | 'abandoned' | 'failed';

/** Why an upload failed, or could not be published when its time came. */
export interface UploadFailure {
  readonly code: string;
  readonly message: string;
}

/** An outside source as its settings described it when it brought a file. */
export interface BringingSource {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
}

/** A file on its way in, as its row stands. JSON columns are what use cases put there. */
export interface StoredUpload {
  readonly id: string;
  /** Code of the agency whose figures it brings; `operator` for national files. */
  readonly owner: string;
  /** Account that sent it, or `source` and the id of the outside source; null for the operator. */
  readonly actor: string | null;
  /** Null: a person or a command sent it. */
  readonly source: BringingSource | null;
  readonly fileName: string;
  readonly bytes: number;
  readonly digest: string;
  readonly state: UploadState;
  /** Grows with each change. */
  readonly version: number;
  readonly receivedAt: string;
  readonly changedAt: string;
  readonly understanding: unknown;
  readonly mapping: unknown;
  readonly fixes: readonly unknown[];
  readonly mappingVersion: string | null;
  /** The batch its figures are written ahead under, or were published as. */
  readonly batch: string | null;
  readonly counts: ImportCounts | null;
  readonly warned: number | null;
  readonly preview: unknown;
  readonly previewDigest: string | null;
  readonly failure: UploadFailure | null;
  readonly finality: Finality;
  readonly goodRowsOnly: boolean;
  readonly publishAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly replayed: boolean;
}

/** What may change of an upload; whatever is left out stays. */
export type UploadChange = Partial<
  Pick<
    StoredUpload,
    | 'state'
    | 'understanding'
    | 'mapping'
    | 'fixes'
    | 'mappingVersion'
    | 'batch'
    | 'counts'
    | 'warned'
    | 'preview'
    | 'previewDigest'
    | 'failure'
    | 'finality'
    | 'goodRowsOnly'
    | 'publishAt'
    | 'approvedBy'
    | 'approvedAt'
    | 'replayed'
  >
>;

/** Decisions about an upload, as the audit calls them. What publishes figures is told by its batch. */
export type UploadAction =
  | 'upload:send-for-approval'
  | 'upload:schedule'
  | 'upload:approve'
  | 'upload:return'
  | 'upload:abandon'
  /** Its time came, and it could not be published. */
  | 'upload:not-published';

/** What became of a publication. */
export type PublishedUpload =
  | { readonly kind: 'published'; readonly upload: StoredUpload; readonly batch: CommittedBatch }
  /** The same file was committed before: that is the result. */
  | { readonly kind: 'replayed'; readonly upload: StoredUpload; readonly batch: CommittedBatch }
  /** A stored figure moved since the preview: nothing happened. */
  | { readonly kind: 'stale' }
  /** Somebody else changed the upload meanwhile: nothing happened. */
  | { readonly kind: 'changed'; readonly upload: StoredUpload | null };

/** Files on their way in. Every call sees and changes only what the scope's agency owns. */
export interface UploadRepository {
  /** The same uploads, as somebody else's work. */
  as(scope: Scope): UploadRepository;
  /** Every owner of batches and uploads. */
  listOwners(): Promise<readonly string[]>;
  /** Knows a file that was kept, and writes down who sent it. */
  insert(
    file: Pick<StoredUpload, 'fileName' | 'bytes' | 'digest' | 'receivedAt'> & Partial<Pick<StoredUpload, 'source'>>,
  ): Promise<StoredUpload>;
  find(id: string): Promise<StoredUpload | null>;
  /** The upload that a batch was published from or is written ahead for; null: it came another way. */
  findByBatch(batch: string): Promise<StoredUpload | null>;
  /** Newest first. */
  list(states?: readonly UploadState[]): Promise<readonly StoredUpload[]>;
  /**
   * Changes an upload when it still has the version it was read with.
   * @param action what the audit calls it, written in the same transaction; left out for a step that decides nothing
   * @returns the upload as it stands now; null when its version is another, or there is none
   */
  change(
    id: string,
    ifVersion: number,
    change: UploadChange,
    at: string,
    action?: UploadAction,
  ): Promise<StoredUpload | null>;
  /** Commits the batch of an upload, says so in its row and in the audit, in one transaction. */
  publish(id: string, ifVersion: number, batch: OpenBatch, at: string): Promise<PublishedUpload>;
  /** The mapping this agency last published a file of this shape with. */
  findMapping(shape: string): Promise<unknown>;
  rememberMapping(shape: string, mapping: unknown, at: string): Promise<void>;
}
