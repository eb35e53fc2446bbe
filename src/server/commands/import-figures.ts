import { createReadStream } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ProblemView, UploadView } from '#domain/contract/uploads-view';
import { OPERATOR } from '#server/permissions/actor';
import { EXIT } from '#server/start-refused';
import { UploadRefused } from '#server/use-cases/upload-refused';
import { printJson, printTable, type CommandLine } from './command-line.ts';
import type { Opened } from './opened.ts';
import { BadUsage, type Arguments } from './parse-arguments.ts';
import { readFormat } from './read-format.ts';

/** Problems printed one by one. */
const MOST_PROBLEMS = 10_000;
const PROBLEMS_IN_TABLE = 50;

/**
 * `import FILE`: what would happen to the figures of the store; with `--yes`, lets it happen. Files of any length.
 * @returns 0 when the file was previewed or published; 65 when it cannot be read, has open questions or may not be published
 */
export async function importFigures(line: CommandLine, told: Arguments, { uploads }: Opened): Promise<number> {
  const format = readFormat(told);
  const [name = ''] = told.words;
  const path = await findFile(line, name);
  const mapping = await readMappingFile(line, told.options.get('mapping'));
  const received = await uploads.receiveFile(OPERATOR, {
    fileName: basename(path),
    bytes: createReadStream(path),
    mostBytes: null,
    agency: told.options.get('agency') ?? null,
  });
  let upload = await uploads.understandUpload(OPERATOR, received.id);
  if (upload.state === 'failed') return tellFailure(line, format, upload);
  if (mapping !== undefined) upload = await uploads.setMapping(OPERATOR, upload.id, mapping, upload.version);
  const questions = upload.understanding?.questions ?? [];
  if (questions.length > 0) {
    await uploads.abandonUpload(OPERATOR, upload.id, upload.version);
    if (format === 'json') printJson(line, { ...head(upload), questions, mapping: upload.understanding?.mapping });
    for (const { question } of questions) line.say(question);
    line.say('Answer with --mapping FILE: the mapping stands under "mapping" in the answer of --format json.');
    return EXIT.badData;
  }
  upload = await uploads.previewUpload(OPERATOR, upload.id);
  if (upload.state === 'failed') return tellFailure(line, format, upload);
  const { preview } = upload;
  if (preview === null) throw new Error('A file that was checked has no preview.');

  const stored = await uploads.readAllProblems(OPERATOR, upload.id, MOST_PROBLEMS + 1);
  let refusal: UploadRefused | null = null;
  if (told.flags.has('yes')) {
    try {
      upload = await uploads.publishUpload(
        OPERATOR,
        upload.id,
        {
          previewDigest: preview.digest,
          goodRowsOnly: told.flags.has('good-rows'),
          finality: 'final',
          publishAt: null,
        },
        upload.version,
      );
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      refusal = error;
    }
  }
  if (upload.state !== 'published') await uploads.abandonUpload(OPERATOR, upload.id, upload.version);
  const { read, created, changed, unchanged, refused, blank } = preview.counts;
  const answer = {
    ...head(upload),
    recognisedAs: upload.understanding?.recognisedAs ?? null,
    lines: read,
    created,
    changed,
    unchanged,
    refused,
    blank,
    warned: preview.warned,
    published: upload.state === 'published',
    replayed: upload.replayed,
    batch: upload.batch,
    problems: stored.slice(0, MOST_PROBLEMS),
    moreProblems: Math.max(
      0,
      preview.groups.reduce((sum, { count }) => sum + count, 0) - Math.min(stored.length, MOST_PROBLEMS),
    ),
  };
  if (format === 'json') printJson(line, refusal === null ? answer : { ...answer, refused_because: refusal.message });
  else printPreview(line, answer, stored);
  if (refusal !== null) {
    line.say(
      refusal.code === 'rows_refused'
        ? `${refusal.message} Add --good-rows to publish the good rows.`
        : refusal.message,
    );
    return EXIT.badData;
  }
  if (upload.state === 'published') {
    if (upload.replayed) line.say(`This file was published before, as batch ${upload.batch ?? ''}: nothing changed.`);
    else line.say(`Published as batch ${upload.batch ?? ''}.`);
  } else if (preview.isBlocked) line.say('Nothing of this file can be published.');
  else line.say('Nothing was published. Add --yes to publish it.');
  return EXIT.done;
}

function head(upload: UploadView): { readonly file: string; readonly digest: string; readonly agency: string } {
  return { file: upload.fileName, digest: upload.digest, agency: upload.agency };
}

function tellFailure(line: CommandLine, format: 'json' | 'table', upload: UploadView): number {
  const code = upload.failure?.code ?? 'failed';
  const message = upload.failure?.message ?? 'The file cannot be read.';
  if (format === 'json') printJson(line, { ...head(upload), failure: { code, message } });
  line.say(message);
  return EXIT.badData;
}

function printPreview(
  line: CommandLine,
  answer: {
    readonly lines: number;
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly blank: number;
  },
  problems: readonly ProblemView[],
): void {
  const words = ['lines', 'created', 'changed', 'unchanged', 'refused', 'blank'] as const;
  printTable(line, [...words], [words.map((word) => answer[word].toLocaleString('en-GB'))]);
  if (problems.length === 0) return;
  line.print('\n');
  printTable(
    line,
    ['line', 'column', 'code', 'found', 'expected'],
    problems
      .slice(0, PROBLEMS_IN_TABLE)
      .map((problem) => [
        problem.line === null ? '' : String(problem.line),
        problem.column ?? '',
        problem.code,
        problem.found,
        problem.expected,
      ]),
  );
  if (problems.length > PROBLEMS_IN_TABLE) line.print('and more: see --format json\n');
}

async function findFile(line: CommandLine, name: string): Promise<string> {
  const path = resolve(line.config.typedIn, name);
  try {
    await access(path, constants.R_OK);
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
  } catch (error) {
    throw new BadUsage(`"${name}" cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
  return path;
}

async function readMappingFile(line: CommandLine, name: string | undefined): Promise<unknown> {
  if (name === undefined) return undefined;
  try {
    return JSON.parse(await readFile(resolve(line.config.typedIn, name), 'utf8')) as unknown;
  } catch (error) {
    throw new BadUsage(`--mapping ${name}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
