import { openSourceFile } from '#server/files/open-source-file';
import { pathOfKeptFile } from '#server/files/keep-file';
import type { ReadCaps } from '#server/files/read-caps';
import type { Actor } from '#server/permissions/actor';
import { BYTES_A_LINE, VERDICT, WARNED } from '#server/storage/staging';
import { mappingOf, type Preview, type UploadDesk } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import { problemAgain } from './view-upload.ts';

const PROBLEMS_AT_ONCE = 5_000;

/**
 * The refused rows of an upload as they stand in its file, headings first, with a column of reasons behind the others: to be mended
 * and sent again. The file is read once more from its kept bytes.
 */
export async function* readRefusedRows(
  desk: UploadDesk,
  actor: Actor,
  id: string,
  caps: ReadCaps,
): AsyncGenerator<readonly string[]> {
  const upload = await desk.find(actor, id, 'read');
  if (upload.batch === null || upload.preview === null) {
    throw new UploadRefused('upload_state', 'The file has not been checked.');
  }
  const own = desk.observationsOf(actor, upload.owner);
  const preview = upload.preview as Preview;
  const refused = new Set<string>();
  for (let part = 0; ; part += 1) {
    const lines = await own.readLines(upload.batch, part);
    if (lines === null) break;
    const entries = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
    for (let at = 0; at < entries.length; at += BYTES_A_LINE) {
      if (preview.isBlocked || ((entries[at] ?? 0) & ~WARNED) === VERDICT.refused) {
        refused.add(`${preview.sheets[entries[at + 1] ?? 0] ?? ''}\t${String(entries.readUInt32BE(at + 4))}`);
      }
    }
  }
  const reasons = new Map<string, string[]>();
  for (let from = 0; ; from += PROBLEMS_AT_ONCE) {
    const problems = await own.readProblems(upload.batch, from, PROBLEMS_AT_ONCE);
    for (const kept of problems) {
      const problem = problemAgain(kept);
      if (problem.severity !== 'refused' || problem.line === null) continue;
      const key = `${problem.sheet ?? ''}\t${String(problem.line)}`;
      const told = reasons.get(key) ?? [];
      told.push(problem.message);
      reasons.set(key, told);
    }
    if (problems.length < PROBLEMS_AT_ONCE) break;
  }
  const ofFile = preview.fileProblems.filter(({ severity }) => severity === 'refused').map(({ message }) => message);
  const file = await openSourceFile(pathOfKeptFile(desk.parts.folder, upload.digest), caps);
  try {
    for (const table of mappingOf(upload).tables) {
      const source = file.tables.find(({ sheet }) => sheet === table.sheet);
      if (source === undefined) continue;
      let width = Math.max(0, ...table.columns.map(({ index }) => index + 1));
      for await (const rows of source.rows) {
        for (const { line, cells } of rows) {
          const key = `${table.sheet ?? ''}\t${String(line)}`;
          const isHeading = line === table.headingLine;
          if (!isHeading && !refused.has(key)) continue;
          width = Math.max(width, cells.length);
          const padded = [...cells, ...Array.from({ length: width - cells.length }, () => '')];
          const why = reasons.get(key) ?? ofFile;
          yield [...padded, isHeading ? 'why it was refused' : why.join(' ')];
        }
      }
    }
  } finally {
    file.close();
  }
}
