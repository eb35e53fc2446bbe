import { createHash } from 'node:crypto';
import { isInUse } from '#domain/alignment/snapshot';
import { canonicalText } from '#domain/framework/canonical-text';
import { createProblemGroups } from '#domain/intake/group-problems';
import type { Problem } from '#domain/intake/problem';
import { readGoals, type GoalContext } from '#domain/intake/read-goals';
import type { SourceRow } from '#domain/intake/source-table';
import { refuseFile } from '#server/files/file-refused';
import { pathOfKeptFile } from '#server/files/keep-file';
import { openSourceFile } from '#server/files/open-source-file';
import type { ReadCaps } from '#server/files/read-caps';
import type { Actor } from '#server/permissions/actor';
import type { GoalRow } from '#server/storage/goal-repository';
import type { OpenBatch } from '#server/storage/observation-repository';
import { OPERATOR_CODE } from '#server/storage/scope';
import { BYTES_A_LINE, VERDICT, WARNED } from '#server/storage/staging';
import type { StoredUpload } from '#server/storage/upload-repository';
import { today } from './clock.ts';
import { NO_OFFSET } from './pack-figures.ts';
import type { CheckedGoal } from './checked-goal.ts';
import type { StagedFile } from './stage-file.ts';
import { mappingOf, type UploadDesk } from './upload-desk.ts';

/** No plan of a place has so many goals; a longer file is something else. */
const MOST_LINES = 5_000;
/** Begins the name of every dataset of goals. */
const GOALS = 'goals-';
/** Goals shown one by one in the preview. */
const MOST_SHOWN = 200;

/** Dataset that the goals of an owner belong to. */
export function goalDatasetOf(owner: string): string {
  return `${GOALS}${owner}`;
}

/** Whether a dataset is one of goals, and holds no figures. */
export function isGoalDataset(dataset: string): boolean {
  return dataset.startsWith(GOALS);
}

/**
 * Reads a goal file, compares it with the goals that hold now and writes new and changed ones ahead under an open batch. Each line is
 * counted once. The organisation is that of the line: whoever sends it may set goals of their own alone.
 * @throws FileRefused when it is no table or has too many lines
 */
export async function stageGoals(
  desk: UploadDesk,
  actor: Actor,
  upload: StoredUpload,
  batch: OpenBatch,
  caps: ReadCaps,
): Promise<StagedFile> {
  const { catalogue, goals, observations, registers, typesOf } = desk.parts;
  const scope = desk.scope(actor, upload.owner);
  const rows = await readRows(desk, upload, caps);
  const mapping = mappingOf(upload);
  const context: GoalContext = {
    ...registers,
    typesOf,
    typesHeldTo: (measure) =>
      catalogue.goals.filter((goal) => goal.measure === measure).map((goal) => goal.agency_type),
    polarityOf: (measure) => catalogue.measures.find(({ id }) => id === measure)?.polarity ?? null,
    mayWrite: upload.owner === OPERATOR_CODE ? null : (organisation) => organisation === upload.owner,
    isInUse: (id, day) => {
      const measure = catalogue.measures.find((one) => one.id === id);
      return measure !== undefined && isInUse(measure, day ?? today(desk.parts.clock));
    },
    replacements: mapping.replacements,
    ownLinesAlone: mapping.answers.ownLinesAlone === true,
  };
  const read = readGoals(rows, context);
  const isBlocked = read.problems.some(
    ({ line, severity, code }) => severity === 'refused' && (line === null || OF_FILE.has(code)),
  );
  const standing = new Map((await goals.readCurrent()).map((goal) => [goal.id, goal]));
  const checked = read.goals.map(({ line, goal }): CheckedGoal => {
    const before = standing.get(goal.id) ?? null;
    const verdict =
      before === null ? 'created' : canonicalText(before) === canonicalText(goal) ? 'unchanged' : 'changed';
    return { line, verdict, goal, before };
  });
  const staging = observations.as(scope).openStaging(batch);
  await staging.keepProblems(
    0,
    read.problems.map(({ message: _message, fix: _fix, ...problem }) => problem),
  );
  const body = rows.slice(1);
  const leftOut = new Set(read.leftOut);
  const isBlank = ({ line, cells }: SourceRow): boolean =>
    leftOut.has(line) || cells.every((cell) => cell.trim() === '');
  const blank = body.filter(isBlank).length;
  const entries = packLines(body, checked, read.problems, isBlocked, isBlank);
  if (body.length > 0) {
    const lines = body.map(({ line }) => line);
    await staging.keepLines([
      {
        part: 0,
        firstLine: Math.min(...lines),
        lastLine: Math.max(...lines),
        figures: body.length,
        refused: isBlocked ? body.length - blank : read.refused,
        entries,
      },
    ]);
  }
  const stored: readonly GoalRow[] = isBlocked ? [] : checked.filter(({ verdict }) => verdict !== 'unchanged');
  await goals.as(scope).stage(batch, stored);
  const count = (verdict: CheckedGoal['verdict']): number =>
    isBlocked ? 0 : checked.filter((one) => one.verdict === verdict).length;
  const counts = {
    read: read.read,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: isBlocked ? read.read - blank : read.refused,
    blank,
  };
  const groups = createProblemGroups();
  for (const problem of read.problems) groups.add(problem);
  const measures = new Map<string, number>();
  for (const { goal } of checked) measures.set(goal.measure, (measures.get(goal.measure) ?? 0) + 1);
  return {
    counts,
    warned: new Set(read.problems.filter(({ severity }) => severity === 'warned').map(({ line }) => line)).size,
    groups: groups.list(),
    fileProblems: isBlocked ? read.problems.filter(({ line, code }) => line === null || OF_FILE.has(code)) : [],
    isBlocked,
    untold: 0,
    samples: [],
    movements: [],
    measures: [...measures].map(([id, figures]) => ({ id, figures })),
    areas: new Set(checked.map(({ goal }) => goal.agency)).size,
    firstPeriod: null,
    lastPeriod: null,
    replaces: [],
    sheets: [mappingOf(upload).tables[0]?.sheet ?? null],
    digest: createHash('sha256')
      .update(`${batch.digest}\n${batch.mappingVersion}\n`)
      .update(entries)
      .update(canonicalText({ counts, before: stored.map(({ goal }) => standing.get(goal.id) ?? null) }))
      .digest('hex'),
    goals: checked.filter(({ verdict }) => verdict !== 'unchanged').slice(0, MOST_SHOWN),
  };
}

/** Problems of the heading, without which no line can be read; and lines of others, which stop the whole file. */
const OF_FILE: ReadonlySet<Problem['code']> = new Set([
  'missing_column',
  'duplicate_column',
  'no_rows',
  'not_your_agency',
]);

/** Rows from the heading on. */
async function readRows(desk: UploadDesk, upload: StoredUpload, caps: ReadCaps): Promise<readonly SourceRow[]> {
  const [table] = mappingOf(upload).tables;
  const file = await openSourceFile(pathOfKeptFile(desk.parts.folder, upload.digest), caps);
  try {
    const source = file.tables.find(({ sheet }) => sheet === (table?.sheet ?? null));
    const rows: SourceRow[] = [];
    for await (const part of source?.rows ?? []) {
      for (const row of part) if (row.line >= (table?.headingLine ?? 1)) rows.push(row);
      if (rows.length > MOST_LINES)
        throw refuseFile('too_many_rows', `more than ${String(MOST_LINES)} lines`, 'a file of goals, one line each');
    }
    return rows;
  } finally {
    file.close();
  }
}

/** Verdict and place of each line, as those of figures are kept. */
function packLines(
  body: readonly SourceRow[],
  checked: readonly CheckedGoal[],
  problems: readonly Problem[],
  isBlocked: boolean,
  isBlank: (row: SourceRow) => boolean,
): Buffer {
  const verdicts = new Map(checked.map(({ line, verdict }) => [line, VERDICT[verdict]]));
  const warned = new Set(problems.filter(({ severity }) => severity === 'warned').map(({ line }) => line));
  const entries = Buffer.alloc(body.length * BYTES_A_LINE);
  for (const [at, row] of body.entries()) {
    const { line, offset } = row;
    const start = at * BYTES_A_LINE;
    const verdict = isBlank(row)
      ? VERDICT.blank
      : isBlocked
        ? VERDICT.refused
        : (verdicts.get(line) ?? VERDICT.refused);
    entries[start] = verdict !== VERDICT.refused && warned.has(line) ? verdict | WARNED : verdict;
    entries.writeUInt32BE(line, start + 4);
    entries.writeUIntBE(offset < 0 ? NO_OFFSET : offset, start + 8, 6);
  }
  return entries;
}
