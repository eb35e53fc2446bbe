import type { UndoView } from '#domain/contract/uploads-view';
import { periodInWords } from '#domain/measure/period-words';
import type { Actor } from '#server/permissions/actor';
import type { CommittedBatch } from '#server/storage/committed-batch';
import { readHistory, uploadsByBatch, viewBatch, type BatchHistory } from './list-batches.ts';
import type { UploadDesk } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';

/** Days in which whoever uploaded a batch may undo it; later an administrator of the organisation may. */
const UNDO_DAYS = 30;

/** Puts back what stood before a batch; for one that was undone and done again, before that. */
export async function undoBatch(desk: UploadDesk, actor: Actor, id: string): Promise<UndoView> {
  const { history, batch } = await load(desk, actor, id);
  if (!history.stands(batch)) throw new UploadRefused('upload_state', 'This batch is undone already.');
  return turn(desk, actor, history.newestTurn(batch));
}

/** Undoes the undo of a batch. @param id the batch that was undone */
export async function redoBatch(desk: UploadDesk, actor: Actor, id: string): Promise<UndoView> {
  const { history, batch } = await load(desk, actor, id);
  if (history.stands(batch))
    throw new UploadRefused('upload_state', 'This batch stands: there is nothing to do again.');
  return turn(desk, actor, history.newestTurn(batch));
}

async function load(
  desk: UploadDesk,
  actor: Actor,
  id: string,
): Promise<{ readonly history: BatchHistory; readonly batch: CommittedBatch }> {
  const found = await desk.findBatch(actor, id, 'undo');
  const history = await readHistory(desk);
  const batch = history.rootOf(found);
  if (actor.kind === 'person' && actor.role === 'officer' && isOlderThan(batch.committedAt, desk.parts.clock.now())) {
    throw new UploadRefused(
      'forbidden',
      `This batch is older than ${String(UNDO_DAYS)} days: an administrator of your organisation can undo it.`,
    );
  }
  return { history, batch };
}

async function turn(desk: UploadDesk, actor: Actor, batch: CommittedBatch): Promise<UndoView> {
  const undone = await desk.observationsOf(actor, batch.owner).undo(batch.id, desk.parts.clock.now());
  if (undone === null) throw new UploadRefused('unknown_batch', 'There is no such batch.');
  if (!undone.replayed) await desk.parts.onPublished();
  const history = await readHistory(desk);
  const { measures, areas } = desk.parts.registers;
  return {
    batch: viewBatch(undone.batch, history, desk, actor, await uploadsByBatch(desk, actor, new Set([batch.owner]))),
    leftAlone: undone.batch.counts.unchanged,
    leftAloneExamples: undone.leftAlone.map(
      ({ measure, area, period }) =>
        `${measures.find(measure)?.name ?? measure}, ${areas.find(area)?.name ?? area}, ${periodInWords(period)}`,
    ),
    replayed: undone.replayed,
  };
}

function isOlderThan(committedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(committedAt) > UNDO_DAYS * 86_400_000;
}
