import { createHash } from 'node:crypto';
import type { UploadView } from '#domain/contract/uploads-view';
import { applyFix as applyFixToMapping } from '#domain/intake/apply-fix';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import { isAnswered } from '#domain/intake/is-answered';
import { splitFixes } from '#domain/intake/split-fixes';
import type { SuggestedFix } from '#domain/intake/suggested-fix';
import { periodInWords } from '#domain/measure/period-words';
import { FileRefused } from '#server/files/file-refused';
import { pathOfKeptFile } from '#server/files/keep-file';
import type { ReadCaps } from '#server/files/read-caps';
import type { Actor } from '#server/permissions/actor';
import { OPERATOR_CODE } from '#server/storage/scope';
import type { OpenBatch } from '#server/storage/observation-repository';
import type { StoredUpload } from '#server/storage/upload-repository';
import { goalDatasetOf, stageGoals } from './check-goals.ts';
import { stageFile } from './stage-file.ts';
import { today } from './clock.ts';
import { NO_PREVIEW } from './understand-upload.ts';
import { isGoalFile, mappingOf, type UploadDesk, type Understanding } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import { viewUpload } from './view-upload.ts';

/** How files are read: a new number where the same bytes and mapping would give other rows. */
const READER_VERSION = 'intake-1';

/** Dataset that an upload belongs to: one for each outside source, one for the goals of an owner, and one for its other figures. */
export function datasetOf(upload: StoredUpload): string {
  const { owner, source } = upload;
  if (isGoalFile(upload)) return goalDatasetOf(owner);
  if (source !== null) return `source-${source.id}`;
  return owner === OPERATOR_CODE ? 'national' : `agency-${owner}`;
}

/** Names one way of reading: the same bytes read this way give the same rows. */
function versionOfMapping(mapping: ColumnMapping): string {
  return `${READER_VERSION} ${createHash('sha256').update(JSON.stringify(mapping)).digest('hex').slice(0, 16)}`;
}

/** Starts the check and answers at once. @param caps what the file may have at most */
export async function checkUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  ifVersion: number | null,
  caps: ReadCaps,
): Promise<{ readonly view: UploadView; readonly done: Promise<void> }> {
  const upload = await desk.find(actor, id, 'change');
  return begin(desk, actor, upload, ifVersion ?? upload.version, mappingOf(upload), upload.fixes, caps);
}

/** Takes another mapping; what was checked with the one before is dropped. */
export async function setMapping(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  mapping: ColumnMapping,
  ifVersion: number,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'change');
  refuseUnless(upload, ['understood', 'checked'], 'Its columns can be changed before it is published.');
  if (isGoalFile(upload))
    throw new UploadRefused(
      'bad_mapping',
      'The columns of a goal file are found by their headings: rename them in the file.',
    );
  const understood = upload.understanding as Understanding;
  const questions = understood.questions.filter((question) => !isAnswered(question, mapping));
  // Answers stay fixes that can be taken back one by one.
  const { mapping: unfixed, fixes } = splitFixes(mapping);
  const understanding = { ...understood, questions, unfixed };
  const changed = await desk.change(actor, upload, ifVersion, {
    ...NO_PREVIEW,
    state: 'understood',
    mapping,
    understanding,
    fixes,
  });
  await dropBatchOf(desk, actor, upload);
  return viewUpload(changed, desk.parts, null);
}

/** Applies the fix of one group of problems to the mapping, and checks again. */
export async function applyFix(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  group: number,
  ifVersion: number,
  caps: ReadCaps,
): Promise<{ readonly view: UploadView; readonly done: Promise<void> }> {
  const upload = await desk.find(actor, id, 'change');
  refuseUnless(upload, ['checked'], 'A fix can be applied once the file is checked.');
  const preview = upload.preview as { readonly groups: readonly { readonly fix: SuggestedFix | null }[] };
  const fix = preview.groups[group]?.fix ?? null;
  if (fix === null) throw new UploadRefused('unknown_fix', 'There is no such fix.');
  const mapping = applyFixToMapping(mappingOf(upload), fix);
  return begin(desk, actor, upload, ifVersion, mapping, [...upload.fixes, fix], caps);
}

/** Goes on without the fixes from one on: the mapping before them is made again from the first. */
export async function takeBackFix(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  fix: number,
  ifVersion: number,
  caps: ReadCaps,
): Promise<{ readonly view: UploadView; readonly done: Promise<void> }> {
  const upload = await desk.find(actor, id, 'change');
  refuseUnless(upload, ['checked'], 'A fix can be taken back once the file is checked.');
  if (!(fix >= 0 && fix < upload.fixes.length)) throw new UploadRefused('unknown_fix', 'There is no such fix.');
  const base = (upload.understanding as Understanding).unfixed ?? mappingOf(upload);
  const kept = upload.fixes.slice(0, fix) as readonly SuggestedFix[];
  return begin(desk, actor, upload, ifVersion, kept.reduce(applyFixToMapping, base), kept, caps);
}

async function begin(
  desk: UploadDesk,
  actor: Actor,
  upload: StoredUpload,
  ifVersion: number,
  mapping: ColumnMapping,
  fixes: readonly unknown[],
  caps: ReadCaps,
): Promise<{ readonly view: UploadView; readonly done: Promise<void> }> {
  refuseUnless(upload, ['understood', 'checked'], 'It can be checked before it is published.');
  const understanding = upload.understanding as Understanding;
  if (understanding.questions.length > 0) {
    throw new UploadRefused('questions_open', understanding.questions.map(({ question }) => question).join(' '));
  }
  const { observations, clock } = desk.parts;
  const scope = desk.scope(actor, upload.owner);
  const own = observations.as(scope);
  const mappingVersion = versionOfMapping(mapping);
  const checking = await desk.change(actor, upload, ifVersion, {
    ...NO_PREVIEW,
    state: 'checking',
    mapping,
    mappingVersion,
    fixes,
    understanding: {
      ...understanding,
      unfixed: fixes.length === 0 ? mapping : (understanding.unfixed ?? mappingOf(upload)),
    },
  });
  await dropBatchOf(desk, actor, upload);
  const key = { dataset: datasetOf(upload), digest: upload.digest, mappingVersion };
  const batch = await own.openBatch(key, upload.fileName, clock.now());
  const marked = await desk.change(actor, checking, checking.version, { batch: batch.id });
  const stop = new AbortController();
  const progress = { figures: 0, bytesDone: 0 };
  const done = work(desk, actor, marked, batch, mapping, caps, stop.signal).finally(() =>
    desk.checks.delete(upload.id),
  );
  desk.checks.set(upload.id, { progress, stop, done });
  done.catch(() => undefined);
  return { view: viewUpload(marked, desk.parts, progress), done };
}

async function work(
  desk: UploadDesk,
  actor: Actor,
  upload: StoredUpload,
  batch: OpenBatch,
  mapping: ColumnMapping,
  caps: ReadCaps,
  signal: AbortSignal,
): Promise<void> {
  const { clock, folder, observations, reader } = desk.parts;
  const { areas, measures } = desk.parts.registers;
  const own = desk.observationsOf(actor, upload.owner);
  try {
    const staged = isGoalFile(upload)
      ? await stageGoals(desk, actor, upload, batch, caps)
      : await stageFile(
          own,
          reader,
          {
            path: pathOfKeptFile(folder, upload.digest),
            fileName: upload.fileName,
            mapping,
            agency: upload.owner === OPERATOR_CODE ? null : upload.owner,
            today: today(clock),
            history: (await observations.newestCommit()) === 0 ? null : await observations.readFigures(),
            caps,
          },
          batch,
          {
            onStaged: (progress) => {
              const check = desk.checks.get(upload.id);
              if (check !== undefined) check.progress = progress;
            },
            signal,
            tellFigure: (measure, area, period) =>
              `${measures.find(measure)?.name ?? measure}, ${areas.find(area)?.name ?? area}, ${periodInWords(period)}`,
          },
        );
    await desk.change(actor, upload, upload.version, {
      state: 'checked',
      counts: staged.counts,
      warned: staged.warned,
      preview: { ...staged, comparedAt: batch.comparedAt },
      previewDigest: staged.digest,
    });
  } catch (error) {
    await desk.change(actor, upload, upload.version, {
      ...NO_PREVIEW,
      ...(error instanceof FileRefused
        ? { state: 'failed', failure: { code: error.problem.code, message: error.problem.message } }
        : { state: 'understood', failure: { code: 'check_stopped', message: 'The check was stopped. Check again.' } }),
    });
    await own.drop(batch);
    if (!(error instanceof FileRefused) && !signal.aborted) throw error;
  }
}

/** Drops what an earlier check wrote ahead. */
export async function dropBatchOf(desk: UploadDesk, actor: Actor, upload: StoredUpload): Promise<void> {
  if (upload.batch === null || upload.state === 'published') return;
  const own = desk.observationsOf(actor, upload.owner);
  await own.drop({ id: upload.batch, dataset: '', digest: upload.digest, mappingVersion: '', comparedAt: 0 });
}

/** @throws UploadRefused `upload_state` when the upload is in none of the states */
export function refuseUnless(upload: StoredUpload, states: readonly StoredUpload['state'][], why: string): void {
  if (!states.includes(upload.state)) {
    throw new UploadRefused('upload_state', `This upload is ${upload.state}. ${why}`);
  }
}
