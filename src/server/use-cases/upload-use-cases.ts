import type { Readable } from 'node:stream';
import type {
  BatchDetailView,
  BatchesView,
  ProblemView,
  UndoView,
  UploadsView,
  UploadView,
  VersionsView,
} from '#domain/contract/uploads-view';
import type { DueView } from '#domain/contract/due-view';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { Actor } from '#server/permissions/actor';
import type { BringingSource, UploadState } from '#server/storage/upload-repository';

/** A file that somebody sends. */
export interface FileToReceive {
  readonly fileName: string;
  /** Its bytes, not read yet. */
  readonly bytes: Readable;
  /** Most bytes it may have; null: any length (command line and connectors). */
  readonly mostBytes: number | null;
  /** The organisation whose figures it brings; null: the actor's own, or the operator's for the operator. */
  readonly agency: string | null;
  /** The outside source that brings it; left out: a person or a command sends it. */
  readonly source?: BringingSource | null;
}

/** What an officer decided when publishing. */
export interface Publication {
  /** Digest of the preview that was looked at. */
  readonly previewDigest: string;
  /** Publish the sound rows of a file with refused ones; otherwise such a file is not published. */
  readonly goodRowsOnly: boolean;
  readonly finality: 'provisional' | 'final';
  /** ISO time until which only the owner sees it; null: at once. */
  readonly publishAt: string | null;
}

/**
 * Uploads and batches, as routes and commands use them. Every call asks the policy table on the loaded row and throws `UploadRefused`
 * with a stable code when it cannot be done, see `upload-refused.ts`.
 */
export interface UploadUseCases {
  /**
   * Keeps the bytes, fsynced, under their sha256, before anything else; then knows the upload. Answer this with 202.
   * @throws UploadRefused `file_too_large`, `forbidden`
   */
  receiveFile(actor: Actor, file: FileToReceive): Promise<UploadView>;
  /** Proposes columns, or takes the mapping remembered for this agency and file shape. State `understood`, or `failed` with why. */
  understandUpload(actor: Actor, id: string): Promise<UploadView>;
  /** Takes a mapping somebody confirmed or changed, as JSON; it is checked. @param ifVersion the version it was made from */
  setMapping(actor: Actor, id: string, mapping: unknown, ifVersion: number): Promise<UploadView>;
  /**
   * Starts the check in a worker and answers at once with state `checking`; `showUpload` tells how far it is. At the end the preview
   * stands. Called again on a checked upload, it checks again against what is stored now.
   */
  checkUpload(actor: Actor, id: string, ifVersion: number): Promise<UploadView>;
  /** Like `checkUpload`, but answers when the preview stands: for commands and connectors. */
  previewUpload(actor: Actor, id: string): Promise<UploadView>;
  /** Applies the fix of one group of problems to all of it, and checks again. @param group `number` of the preview's group */
  applyFix(actor: Actor, id: string, group: number, ifVersion: number): Promise<UploadView>;
  /** Takes back the fixes from one on, and checks again. @param fix its place in `fixes`, from 0 */
  takeBackFix(actor: Actor, id: string, fix: number, ifVersion: number): Promise<UploadView>;
  showUpload(actor: Actor, id: string): Promise<UploadView>;
  /** What charts and findings would say after publishing, as far as it is worked out; the first question begins the work. */
  showEffects(actor: Actor, id: string): Promise<UploadEffectsView>;
  /** Those of the actor's organisation, or that wait for a steward's approval; newest first. @param states left out: all of them */
  listUploads(actor: Actor, states?: readonly UploadState[]): Promise<UploadsView>;
  /**
   * Publishes what was previewed: at once, at its publication time, or after a steward's approval where the place asks for it. The
   * same file, read the same way, gives its first result with `replayed: true`.
   */
  publishUpload(actor: Actor, id: string, publication: Publication, ifVersion: number): Promise<UploadView>;
  /** A steward's yes; it is then published, or scheduled. */
  approveUpload(actor: Actor, id: string, ifVersion: number): Promise<UploadView>;
  /** A steward's no, with the reason: back to `checked`. */
  returnUpload(actor: Actor, id: string, reason: string, ifVersion: number): Promise<UploadView>;
  /** Drops what was written ahead. The kept file stays. Not possible once published. */
  abandonUpload(actor: Actor, id: string, ifVersion: number): Promise<UploadView>;
  /** Problems of a checked upload one by one, in the order of the file, those of the file as a whole last. */
  readAllProblems(actor: Actor, id: string, most: number): Promise<readonly ProblemView[]>;
  /** Refused rows with their original columns and a reason column: headings first, then rows as they stood. For CSV and workbook. */
  readRefusedRows(actor: Actor, id: string): AsyncIterable<readonly string[]>;

  /** What is due from the actor's organisation; refused for somebody who belongs to none. */
  showDue(actor: Actor): Promise<DueView>;
  /** The goals that the actor's organisation has set and that hold now, as a goal file. */
  writeGoalFile(actor: Actor, format: 'csv' | 'xlsx'): Promise<string | Uint8Array>;
  /** The template of the actor's organisation, filled in as far as its figures are known. */
  writeTemplate(actor: Actor, format: 'csv' | 'xlsx'): Promise<string | Uint8Array>;

  /** Batches the actor may see in the history, newest first. @param agency only those of one organisation */
  listBatches(actor: Actor, agency?: string): Promise<BatchesView>;
  showBatch(actor: Actor, id: string): Promise<BatchDetailView>;
  /** Puts back what stood before a batch, as a new batch; figures that others replaced since are left alone and listed. */
  undoBatch(actor: Actor, id: string): Promise<UndoView>;
  /** Undoes the undo of a batch. @param id the batch that was undone */
  redoBatch(actor: Actor, id: string): Promise<UndoView>;
  /** Every version of one figure. @param knownAt ISO time: only what was known then ("as the board saw it on") */
  showVersions(measure: string, area: string, period: string, knownAt?: string): Promise<VersionsView>;
}
