import type { UploadView } from '#domain/contract/uploads-view';
import { applyFix } from '#domain/intake/apply-fix';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import { proposeGoalMapping } from '#domain/intake/propose-goal-mapping';
import { proposeMapping } from '#domain/intake/propose-mapping';
import { recallMapping } from '#domain/intake/recall-mapping';
import { FileRefused } from '#server/files/file-refused';
import { pathOfKeptFile } from '#server/files/keep-file';
import { openSourceFile, sampleTables } from '#server/files/open-source-file';
import type { ReadCaps } from '#server/files/read-caps';
import type { Actor } from '#server/permissions/actor';
import type { StoredUpload, UploadChange } from '#server/storage/upload-repository';
import type { UploadDesk, Understanding } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import { viewUpload } from './view-upload.ts';

/** Rows of each table kept with the upload, to be shown beside its columns. */
const ROWS_KEPT = 30;

/** What a check leaves and a new mapping makes void. */
export const NO_PREVIEW: UploadChange = {
  batch: null,
  counts: null,
  warned: null,
  preview: null,
  previewDigest: null,
  failure: null,
  publishAt: null,
  approvedBy: null,
  approvedAt: null,
};

/** Proposes how a file is read, or takes the mapping that its agency last published a file of this shape with. */
export async function understandUpload(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  caps: ReadCaps,
): Promise<UploadView> {
  const upload = await desk.find(actor, id, 'change');
  if (upload.state !== 'received' && upload.state !== 'understood') {
    throw new UploadRefused('upload_state', 'This file has been understood already.');
  }
  return viewUpload(await understand(desk, actor, upload, caps), desk.parts, null);
}

async function understand(desk: UploadDesk, actor: Actor, upload: StoredUpload, caps: ReadCaps): Promise<StoredUpload> {
  const { folder, registers } = desk.parts;
  try {
    const file = await openSourceFile(pathOfKeptFile(folder, upload.digest), caps);
    try {
      const samples = await sampleTables(file);
      // A source brings figures, and never sets goals.
      const ofGoals = upload.source === null ? proposeGoalMapping(samples) : null;
      const proposed = ofGoals ?? proposeMapping(samples, { ...registers, fileName: upload.fileName });
      // The columns of a goal file are found by their headings; what a source brings is in our own columns: what somebody once answered
      // about a file of theirs is meant for neither.
      const remembered =
        upload.source === null && ofGoals === null
          ? await desk.uploadsOf(actor, upload.owner).findMapping(proposed.shapeKey)
          : null;
      const recalled = remembered === null ? null : recallMapping(remembered as ColumnMapping, proposed);
      const mapping = recalled?.mapping ?? proposed.mapping;
      const fixes = recalled?.fixes ?? [];
      const { shape } = file;
      const understanding: Understanding = {
        shape,
        hiddenSheets:
          shape.kind === 'workbook' ? shape.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [],
        isRemembered: remembered !== null,
        ...(ofGoals === null ? {} : { isGoalFile: true }),
        samples: samples.map(({ sheet, rows }) => ({ sheet, rows: rows.slice(0, ROWS_KEPT) })),
        questions: recalled?.questions ?? proposed.questions,
        ...(fixes.length === 0 ? {} : { unfixed: mapping }),
        problems: [...file.notes, ...proposed.problems],
        shapeKey: proposed.shapeKey,
      };
      return await desk.change(actor, upload, upload.version, {
        ...NO_PREVIEW,
        state: 'understood',
        understanding,
        mapping: fixes.reduce(applyFix, mapping),
        fixes,
      });
    } finally {
      file.close();
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { code, message } = error.problem;
    await desk.tellRefused(actor, 'change', desk.resource(upload.owner), `upload ${upload.id}`);
    return desk.change(actor, upload, upload.version, { state: 'failed', failure: { code, message } });
  }
}
