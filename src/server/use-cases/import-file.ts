import { createRowChecker, type Intake } from '#domain/intake/check-rows';
import type { AcceptedRow } from '#domain/intake/check-row';
import { compareWithStored } from '#domain/intake/compare-with-stored';
import { makeIntakeContext } from '#domain/intake/intake-context';
import { observationKey } from '#domain/intake/observation-key';
import type { Problem } from '#domain/intake/problem';
import { refuseCopiedPeriods } from '#domain/intake/refuse-copied-periods';
import { findTidyColumns } from '#domain/intake/tidy-format';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Observation } from '#domain/measure/observation';
import { readCsv } from '#server/files/read-csv';
import type { CommittedBatch, ImportCounts } from '#server/storage/committed-batch';
import type { ObservationRepository } from '#server/storage/observation-repository';
import type { Clock } from './clock.ts';

/** How tidy figures are read: a new number where the same bytes would give other rows. */
export const TIDY_MAPPING = 'tidy-1';

/** Rows compared and written ahead at once. */
const ROWS_A_STEP = 10_000;

/** A file to import, as it lies on the disk. */
export interface FileToImport {
  readonly dataset: string;
  readonly path: string;
  /** The name people know it by. */
  readonly name: string;
  /** sha256 of its bytes. */
  readonly digest: string;
  /** What happens to the sound rows of a file with refused ones. */
  readonly whenRefused: 'store the rest' | 'store nothing';
  /** Whether a code is an area or organisation we know; left out: any code is. */
  readonly isKnownArea?: (code: string) => boolean;
}

/** What became of the file. */
export type ImportResult =
  | { readonly kind: 'committed'; readonly batch: CommittedBatch; readonly problems: readonly Problem[] }
  /** The same file was imported before: its first result. */
  | { readonly kind: 'replayed'; readonly batch: CommittedBatch }
  /** Nothing was stored. */
  | { readonly kind: 'refused'; readonly counts: ImportCounts; readonly problems: readonly Problem[] }
  /** A figure of the file was stored by another import meanwhile: nothing was stored, try again. */
  | { readonly kind: 'stale' };

/** How far an import is, in lines; `of` is null while the length is not known. */
export type OnProgress = (step: 'reading' | 'storing', done: number, of: number | null) => void;

/**
 * Brings a dataset that comes with the program into the store: check, compare with what is stored, write ahead, commit. It is in the store
 * whole or not at all, and the same file again is the first result again.
 */
export async function importFile(
  observations: ObservationRepository,
  catalogue: Catalogue,
  clock: Clock,
  file: FileToImport,
  onProgress: OnProgress = () => undefined,
): Promise<ImportResult> {
  const key = { dataset: file.dataset, digest: file.digest, mappingVersion: TIDY_MAPPING };
  const first = await observations.findCommitted(key);
  if (first !== null) return { kind: 'replayed', batch: first };

  const intake = await checkFile(catalogue, clock, file, onProgress);
  const isRefused = intake.problems.some(({ severity }) => severity === 'refused');
  if (intake.accepted.length === 0 || (isRefused && file.whenRefused === 'store nothing')) {
    return { kind: 'refused', counts: countRefused(intake), problems: intake.problems };
  }

  const batch = await observations.openBatch(key, file.name, clock.now());
  try {
    const current = await readCurrent(observations, intake.accepted);
    const { created, changed, counts } = compareWithStored(intake, (name) => current.get(name));
    const replacements = changed.map(({ row }) => row);
    const all = created.length + replacements.length;
    let done = 0;
    for (const [rows, isNew] of [
      [created, true],
      [replacements, false],
    ] as const) {
      for (let start = 0; start < rows.length; start += ROWS_A_STEP) {
        const step = rows.slice(start, start + ROWS_A_STEP);
        await observations.stage(batch, isNew ? step : [], isNew ? [] : step);
        done += step.length;
        onProgress('storing', done, all);
      }
    }
    await observations.keepProblems(
      batch,
      intake.problems.map((problem) => ({ ...problem })),
    );
    const committed = await observations.commit(batch, counts, clock.now());
    if (committed === 'stale') return { kind: 'stale' };
    return committed.id === batch.id
      ? { kind: 'committed', batch: committed, problems: intake.problems }
      : { kind: 'replayed', batch: committed };
  } catch (error) {
    await observations.drop(batch);
    throw error;
  }
}

/** Reads and checks a file, without the store. */
export async function checkFile(
  catalogue: Catalogue,
  clock: Clock,
  file: Pick<FileToImport, 'path' | 'name' | 'isKnownArea'>,
  onProgress: OnProgress = () => undefined,
): Promise<Intake> {
  const context = makeIntakeContext(catalogue, file.name, {
    today: clock.now().slice(0, 10),
    ...(file.isKnownArea === undefined ? {} : { isKnownArea: file.isKnownArea }),
  });
  let checker: ReturnType<typeof createRowChecker> | null = null;
  let headingProblems: readonly Problem[] = [];
  let lines = 0;
  for await (const part of readCsv(file.path)) {
    let rows = part;
    if (checker === null) {
      const [heading, ...rest] = part;
      const found = findTidyColumns(heading?.cells ?? []);
      headingProblems = found.problems;
      if (found.kind === 'refused')
        return { linesRead: 0, accepted: [], repeated: 0, refused: 0, blank: 0, problems: found.problems };
      checker = createRowChecker(found.columns, context);
      rows = rest;
    }
    checker.check(rows);
    lines += rows.length;
    onProgress('reading', lines, null);
  }
  if (checker === null) {
    const found = findTidyColumns([]);
    return { linesRead: 0, accepted: [], repeated: 0, refused: 0, blank: 0, problems: found.problems };
  }
  const intake = refuseCopiedPeriods(checker.finish());
  return { ...intake, problems: [...headingProblems, ...intake.problems] };
}

function countRefused(intake: Intake): ImportCounts {
  // Nothing of the file is stored: its sound lines are refused with the others.
  return {
    read: intake.linesRead,
    created: 0,
    changed: 0,
    unchanged: 0,
    refused: intake.linesRead - intake.blank,
    blank: intake.blank,
  };
}

async function readCurrent(
  observations: ObservationRepository,
  rows: readonly AcceptedRow[],
): Promise<ReadonlyMap<string, Observation>> {
  const current = new Map<string, Observation>();
  if ((await observations.newestCommit()) === 0) return current;
  for (const measure of new Set(rows.map((row) => row.observation.measure))) {
    for (const { observation } of await observations.readObservations([measure]))
      current.set(observationKey(observation), observation);
  }
  return current;
}
