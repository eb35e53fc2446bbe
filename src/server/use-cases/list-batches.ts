import type { BatchDetailView, BatchesView, BatchView } from '#domain/contract/uploads-view';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import type { Actor } from '#server/permissions/actor';
import { can } from '#server/permissions/policy';
import type { StoredUpload } from '#server/storage/upload-repository';
import type { CommittedBatch } from '#server/storage/committed-batch';
import { isGoalDataset } from './check-goals.ts';
import type { UploadDesk } from './upload-desk.ts';
import { problemAgain, viewProblem } from './view-upload.ts';

/** Problems of a batch that are shown at once. */
const PROBLEMS_SHOWN = 500;

/** The batches, and which undid which. */
export interface BatchHistory {
  /** Oldest first. */
  readonly batches: readonly CommittedBatch[];
  /** The import that a batch is, undoes or does again. */
  rootOf(batch: CommittedBatch): CommittedBatch;
  /** The last of the undos and redos of an import; itself where there are none. */
  newestTurn(root: CommittedBatch): CommittedBatch;
  /** Whether an import is in force: never undone, or done again since. */
  stands(root: CommittedBatch): boolean;
  kindOf(batch: CommittedBatch): BatchView['kind'];
}

/** Reads every commit. */
export async function readHistory(desk: UploadDesk): Promise<BatchHistory> {
  const batches = await desk.parts.observations.listCommits();
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const depthOf = (batch: CommittedBatch): number => {
    let depth = 0;
    let at: CommittedBatch | undefined = batch;
    while (at !== undefined && at.undoes !== null) {
      depth += 1;
      at = byId.get(at.undoes);
    }
    return depth;
  };
  const rootOf = (batch: CommittedBatch): CommittedBatch => {
    let at = batch;
    while (at.undoes !== null) {
      const earlier = byId.get(at.undoes);
      if (earlier === undefined) break;
      at = earlier;
    }
    return at;
  };
  const newestTurn = (root: CommittedBatch): CommittedBatch => {
    let at = root;
    while (at.undoneBy !== null) {
      const later = byId.get(at.undoneBy);
      if (later === undefined) break;
      at = later;
    }
    return at;
  };
  return {
    batches,
    rootOf,
    newestTurn,
    stands: (root) => depthOf(newestTurn(root)) % 2 === 0,
    kindOf: (batch) => (batch.undoes === null ? 'import' : depthOf(batch) % 2 === 1 ? 'undo' : 'redo'),
  };
}

/** Batches that the actor may see in the history, newest first. */
export async function listBatches(desk: UploadDesk, actor: Actor, agency?: string): Promise<BatchesView> {
  const history = await readHistory(desk);
  const seen = history.batches.filter(
    ({ owner }) => (agency === undefined || owner === agency) && can(actor, 'read', desk.resource(owner)),
  );
  const uploads = await uploadsByBatch(desk, actor, new Set(seen.map(({ owner }) => owner)));
  return {
    batches: seen.map((batch) => viewBatch(batch, history, desk, actor, uploads)).reverse(),
  };
}

/** One batch with what its file said, and beside it the one before of the same owner. */
export async function showBatch(desk: UploadDesk, actor: Actor, id: string): Promise<BatchDetailView> {
  const batch = await desk.findBatch(actor, id, 'read');
  const history = await readHistory(desk);
  const uploads = await uploadsByBatch(desk, actor, new Set([batch.owner]));
  const before = history.batches.findLast(
    ({ seq, owner, dataset, kind }) =>
      seq < batch.seq && owner === batch.owner && dataset === batch.dataset && kind === 'import',
  );
  const own = desk.observationsOf(actor, batch.owner);
  const problems = await own.readProblems(batch.id, 0, PROBLEMS_SHOWN + 1);
  const view = (one: CommittedBatch): BatchView => viewBatch(one, history, desk, actor, uploads);
  return {
    batch: view(batch),
    before: before === undefined ? null : view(before),
    problems: problems.slice(0, PROBLEMS_SHOWN).map((kept) => viewProblem(problemAgain(kept))),
    moreProblems: Math.max(0, problems.length - PROBLEMS_SHOWN),
    // Done again, its figures are those of the last time: its own undoing is no later file.
    supersededSince: await own.countSupersededSince(history.newestTurn(history.rootOf(batch)).id),
  };
}

/**
 * A batch in the history.
 * @param uploads those that batches came from, by batch; what is undone or done again counts as its import does
 */
export function viewBatch(
  batch: CommittedBatch,
  history: BatchHistory,
  desk: UploadDesk,
  actor: Actor,
  uploads: ReadonlyMap<string, StoredUpload>,
): BatchView {
  const isImport = batch.kind === 'import';
  const mayUndo = isImport && can(actor, 'undo', desk.resource(batch.owner));
  const stands = isImport && history.stands(batch);
  return {
    id: batch.id,
    kind: history.kindOf(batch),
    ...(isGoalDataset(batch.dataset) ? { isOfGoals: true } : {}),
    agency: batch.owner,
    actor: batch.actor,
    fileName: batch.fileName,
    digest: batch.digest,
    receivedAt: batch.receivedAt,
    committedAt: batch.committedAt,
    counts: { ...batch.counts },
    countedAs: countedAsOf(uploads.get(history.rootOf(batch).id)),
    finality: batch.finality,
    undoes: batch.undoes,
    undoneBy: batch.undoneBy,
    canUndo: mayUndo && stands,
    canRedo: mayUndo && !stands,
    upload: uploads.get(batch.id)?.id ?? null,
  };
}

/** A table with a column for each measure, period or area gives several figures a line. */
function countedAsOf(upload: StoredUpload | undefined): BatchView['countedAs'] {
  const mapping = (upload?.mapping ?? null) as ColumnMapping | null;
  return mapping?.tables.some(({ layout }) => layout.startsWith('wide')) === true ? 'figures' : 'lines';
}

/** Uploads by the batch they were published as. */
export async function uploadsByBatch(
  desk: UploadDesk,
  actor: Actor,
  owners: ReadonlySet<string>,
): Promise<ReadonlyMap<string, StoredUpload>> {
  const found = new Map<string, StoredUpload>();
  for (const owner of owners) {
    for (const upload of await desk.uploadsOf(actor, owner).list(['published'])) {
      if (upload.batch !== null && !upload.replayed) found.set(upload.batch, upload);
    }
  }
  return found;
}
