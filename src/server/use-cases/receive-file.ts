import type { UploadView } from '#domain/contract/uploads-view';
import { FileTooLarge, keepFile } from '#server/files/keep-file';
import { agencyOfActor, type Actor } from '#server/permissions/actor';
import { OPERATOR_CODE } from '#server/storage/scope';
import type { UploadDesk } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import type { FileToReceive } from './upload-use-cases.ts';
import { viewUpload } from './view-upload.ts';

/** Keeps the bytes of a file before anything else, then knows of the upload. */
export async function receiveFile(
  desk: UploadDesk,
  actor: Actor,
  { fileName, bytes, mostBytes, agency, source = null }: FileToReceive,
): Promise<UploadView> {
  const owner = agency ?? agencyOfActor(actor) ?? OPERATOR_CODE;
  const resource = agency === null ? desk.ownResource(actor) : desk.resource(agency);
  await desk.ask(actor, 'create', resource, 'unknown_upload', 'upload to be made');
  let kept;
  try {
    kept = await keepFile(desk.parts.folder, bytes, mostBytes);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    const most = (error.mostBytes / 2 ** 20).toFixed(0);
    throw new UploadRefused(
      'file_too_large',
      `The file has more than ${most} MB. Send it in parts, or bring it in with the command "cm import".`,
    );
  }
  const upload = await desk.uploadsOf(actor, owner).insert({
    // A name is a name, never a path.
    fileName: fileName.split(/[\\/]/).at(-1)?.slice(0, 200) ?? 'file',
    bytes: kept.bytes,
    digest: kept.digest,
    receivedAt: desk.parts.clock.now(),
    source,
  });
  return viewUpload(upload, desk.parts, null);
}
