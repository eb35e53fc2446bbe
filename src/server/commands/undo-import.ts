import { OPERATOR } from '#server/permissions/actor';
import { EXIT } from '#server/start-refused';
import { UploadRefused } from '#server/use-cases/upload-refused';
import { printJson, type CommandLine } from './command-line.ts';
import type { Opened } from './opened.ts';
import type { Arguments } from './parse-arguments.ts';
import { readFormat } from './read-format.ts';

/** `undo BATCH`: puts back what stood before it, as a new batch; with `--redo`, undoes its undoing. */
export async function undoImport(line: CommandLine, told: Arguments, { uploads }: Opened): Promise<number> {
  const format = readFormat(told);
  const [id = ''] = told.words;
  try {
    const done = await (told.flags.has('redo') ? uploads.redoBatch(OPERATOR, id) : uploads.undoBatch(OPERATOR, id));
    if (format === 'json') printJson(line, done);
    else {
      const { counts, kind } = done.batch;
      const back = (counts.created + counts.changed).toLocaleString('en-GB');
      line.print(
        `${kind === 'redo' ? 'Done again' : 'Undone'} as batch ${done.batch.id}: ${back} figures put back, ${String(done.leftAlone)} left alone because others replaced them since.\n`,
      );
      for (const figure of done.leftAloneExamples.slice(0, 20)) line.print(`  ${figure}\n`);
    }
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    line.say(error.message);
    return error.status === 404 ? EXIT.usage : EXIT.badData;
  }
}
