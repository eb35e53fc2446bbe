import { AS_PUBLISHED } from '#domain/disclosure/disclosure-policy';
import type { UploadView } from '#domain/contract/uploads-view';
import { nameOfActor, type Actor } from '#server/permissions/actor';
import type { OpenBatch } from '#server/storage/observation-repository';
import { OPERATOR_CODE } from '#server/storage/scope';
import type { StoredUpload } from '#server/storage/upload-repository';
import { datasetOf, dropBatchOf, refuseUnless } from './check-upload.ts';
import { NO_PREVIEW } from './understand-upload.ts';
import { isGoalFile, nameOfAgency, type Preview, type UploadDesk, type Understanding } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import type { Publication } from './upload-use-cases.ts';
import { viewUpload } from './view-upload.ts';

/** Publishes what was previewed: at once, at its time, or after a steward's yes. */
export async function publishUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  publication: Publication,
  ifVersion: number,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'publish');
  if (upload.state === 'published') return viewUpload({ ...upload, replayed: true }, desk.parts, null);
  refuseUnless(upload, ['checked'], 'It can be published once its preview stands.');
  const preview = upload.preview as Preview;
  if (publication.previewDigest !== upload.previewDigest) {
    throw new UploadRefused('preview_stale', 'The preview has changed since you looked at it. Look at it again.');
  }
  const refusal = whyNotPublished(preview, publication);
  if (refusal !== null) {
    if (refusal.code === 'not_your_agency')
      await desk.tellRefused(actor, 'publish', desk.resource(upload.owner), `upload ${id}`);
    throw refusal;
  }
  const { clock, needsApproval } = desk.parts;
  const isLater = publication.publishAt !== null && publication.publishAt > clock.now();
  const next =
    upload.owner !== OPERATOR_CODE && (await needsApproval(upload.owner))
      ? ({ state: 'waiting', action: 'upload:send-for-approval' } as const)
      : isLater
        ? ({ state: 'scheduled', action: 'upload:schedule' } as const)
        : null;
  const decided = await desk.change(
    actor,
    upload,
    ifVersion,
    {
      goodRowsOnly: publication.goodRowsOnly,
      finality: publication.finality,
      publishAt: isLater ? publication.publishAt : null,
      failure: null,
      ...(next === null ? {} : { state: next.state }),
    },
    next?.action,
  );
  return viewUpload(decided.state === 'checked' ? await commit(desk, actor, decided) : decided, desk.parts, null);
}

/** A steward's yes. */
export async function approveUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  ifVersion: number,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'approve');
  refuseUnless(upload, ['waiting'], 'It is approved while it waits for it.');
  const at = desk.parts.clock.now();
  const isLater = upload.publishAt !== null && upload.publishAt > at;
  const approved = await desk.change(
    actor,
    upload,
    ifVersion,
    {
      approvedBy: nameOfActor(actor),
      approvedAt: at,
      state: isLater ? 'scheduled' : 'waiting',
    },
    'upload:approve',
  );
  return viewUpload(isLater ? approved : await commit(desk, actor, approved), desk.parts, null);
}

/** A steward's no, with the reason. */
export async function returnUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  reason: string,
  ifVersion: number,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'approve');
  refuseUnless(upload, ['waiting'], 'It is sent back while it waits for approval.');
  const returned = await desk.change(
    actor,
    upload,
    ifVersion,
    { state: 'checked', publishAt: null, failure: { code: 'returned', message: reason.slice(0, 2_000) } },
    'upload:return',
  );
  return viewUpload(returned, desk.parts, null);
}

/** Drops what was written ahead; the kept file stays. */
export async function abandonUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  ifVersion: number,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'remove');
  if (upload.state === 'published' || upload.state === 'abandoned') {
    throw new UploadRefused(
      'upload_state',
      `This upload is ${upload.state}. A published one is undone from the history.`,
    );
  }
  desk.checks.get(id)?.stop.abort();
  await desk.checks.get(id)?.done.catch(() => undefined);
  const now = (await desk.uploadsOf(actor, upload.owner).find(id)) ?? upload;
  const abandoned = await desk.change(
    actor,
    now,
    now.version === upload.version ? ifVersion : now.version,
    { ...NO_PREVIEW, state: 'abandoned', failure: now.failure },
    'upload:abandon',
  );
  await dropBatchOf(desk, actor, now);
  return viewUpload(abandoned, desk.parts, null);
}

/**
 * Publishes every scheduled upload whose time has come. One that cannot be, because a figure moved meanwhile, goes back to its owner
 * with the reason.
 * @returns how many were published
 */
export async function publishDueUploads(desk: UploadDesk): Promise<number> {
  let published = 0;
  const now = desk.parts.clock.now();
  for (const owner of await desk.parts.uploads.listOwners()) {
    const own = desk.parts.uploads.as({ agency: owner, actor: null });
    for (const upload of (await own.list(['scheduled'])).toReversed()) {
      if (upload.publishAt === null || upload.publishAt > now) continue;
      try {
        await commit(desk, { kind: 'operator' }, upload);
        published += 1;
      } catch (error) {
        if (!(error instanceof UploadRefused)) throw error;
        await own.change(
          upload.id,
          upload.version,
          { state: 'checked', publishAt: null, failure: { code: error.code, message: error.message } },
          now,
          'upload:not-published',
        );
      }
    }
  }
  return published;
}

/** Why a checked file cannot be published as it was asked; null when it can. */
function whyNotPublished(preview: Preview, publication: Publication): UploadRefused | null {
  if (preview.isBlocked) {
    const problems = preview.fileProblems.filter(({ severity }) => severity === 'refused');
    const foreign = problems.find(({ code }) => code === 'not_your_agency');
    return new UploadRefused(
      foreign === undefined ? 'file_refused' : 'not_your_agency',
      problems.map(({ message }) => message).join(' '),
      problems,
    );
  }
  const { created, changed, unchanged, refused } = preview.counts;
  if (created + changed + unchanged === 0) {
    return new UploadRefused('nothing_to_publish', 'No figure of this file can be stored.');
  }
  if (refused > 0 && !publication.goodRowsOnly) {
    return new UploadRefused(
      'rows_refused',
      `${refused.toLocaleString('en-GB')} of its rows are refused. Publish the good rows, or mend the file and send it again.`,
    );
  }
  return null;
}

/** @throws UploadRefused `preview_stale`, `upload_changed` */
async function commit(desk: UploadDesk, actor: Actor, upload: StoredUpload): Promise<StoredUpload> {
  const { clock, observations, onPublished, registers } = desk.parts;
  const scope = desk.scope(actor, upload.owner);
  const preview = upload.preview as Preview & { readonly comparedAt: number };
  const setsGoals = isGoalFile(upload);
  const dataset = datasetOf(upload);
  const batch: OpenBatch = {
    id: upload.batch ?? '',
    dataset,
    digest: upload.digest,
    mappingVersion: upload.mappingVersion ?? '',
    comparedAt: preview.comparedAt,
  };
  const name = nameOfAgency(registers.areas, upload.owner);
  const what = setsGoals ? 'Goals' : 'Figures';
  const title =
    upload.owner === OPERATOR_CODE
      ? `${setsGoals ? 'Goals' : 'National figures'} brought in by the operator`
      : `${what} of ${name}`;
  // National files are published figures, controlled by their publishers; an agency's own counts come under disclosure control.
  const disclosure = upload.owner === OPERATOR_CODE ? { disclosure: AS_PUBLISHED } : {};
  const { source } = upload;
  const manifest =
    source === null
      ? { title, publisher: name }
      : {
          title: source.name,
          publisher: source.publisher,
          licence: source.licence,
          measures: preview.measures.map(({ id }) => id),
        };
  await observations.as(scope).describeDataset(dataset, { ...manifest, ...disclosure }, clock.now());
  const done = await desk.parts.uploads.as(scope).publish(upload.id, upload.version, batch, clock.now());
  switch (done.kind) {
    case 'stale':
      throw new UploadRefused(
        'preview_stale',
        'A stored figure that this file speaks of has changed since the preview. Check the file again and look at what would change now.',
      );
    case 'changed':
      throw new UploadRefused(
        'upload_changed',
        'Somebody else has changed this upload since you looked at it. Look again.',
      );
    case 'replayed':
      return done.upload;
    case 'published':
      if (source === null && !setsGoals) {
        await desk.parts.uploads
          .as(scope)
          .rememberMapping((upload.understanding as Understanding).shapeKey, upload.mapping, clock.now());
      }
      await onPublished();
      return done.upload;
  }
}
