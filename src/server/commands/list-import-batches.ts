import { OPERATOR } from '#server/permissions/actor';
import { EXIT } from '#server/start-refused';
import { printJson, printTable, type CommandLine } from './command-line.ts';
import type { Opened } from './opened.ts';
import type { Arguments } from './parse-arguments.ts';
import { readFormat } from './read-format.ts';

/** `batches`: every file that was published, undone or done again, newest first. */
export async function listImportBatches(line: CommandLine, told: Arguments, { uploads }: Opened): Promise<number> {
  const format = readFormat(told);
  const { batches } = await uploads.listBatches(OPERATOR, told.options.get('agency'));
  if (format === 'json') printJson(line, { batches });
  else {
    printTable(
      line,
      ['batch', 'what', 'agency', 'published', 'file', 'lines', 'created', 'changed', 'unchanged', 'refused', 'blank'],
      batches.map(({ id, kind, undoes, agency, committedAt, fileName, counts, canRedo }) => [
        id,
        kind === 'import' ? (canRedo ? 'import, undone' : 'import') : `${kind} of ${undoes ?? ''}`,
        agency,
        committedAt.slice(0, 16).replace('T', ' '),
        fileName,
        ...[counts.read, counts.created, counts.changed, counts.unchanged, counts.refused, counts.blank].map(String),
      ]),
    );
  }
  return EXIT.done;
}
