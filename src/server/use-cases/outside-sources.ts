import { createHash } from 'node:crypto';
import type { Catalogue } from '#domain/framework/catalogue';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { writeCsv } from '#domain/presentation/write-csv';
import { checkRun, outlineRun, type RunOutline } from '#server/connectors/check-run';
import type { FetchPolitely, Validators } from '#server/connectors/fetch-politely';
import { FetchRefusedError } from '#server/connectors/fetch-refused';
import { fetchSource } from '#server/connectors/fetch-source';
import type { Fetched } from '#server/connectors/outside-source';
import type { SourceSettings } from '#server/connectors/source-settings';
import { keepOutsideFile } from '#server/files/keep-outside-file';
import type { ObservationRepository } from '#server/storage/observation-repository';
import type { OutsideRun, OutsideRunEnd, OutsideRunRepository } from '#server/storage/outside-run-repository';
import { OPERATOR } from '#server/storage/scope';
import type { Clock } from './clock.ts';
import { importFile } from './import-file.ts';

/** What outside sources are worked with. */
export interface OutsideParts {
  readonly clock: Clock;
  readonly sources: readonly SourceSettings[];
  readonly fetch: FetchPolitely;
  readonly runs: OutsideRunRepository;
  readonly observations: ObservationRepository;
  readonly catalogue: Catalogue;
  /** Folder where files are kept as they came. */
  readonly folder: string;
  /** Told after a run has changed figures, before it counts as ended. */
  readonly onPublished: () => Promise<void>;
  /** Told of every run that failed, with who answers for the source. */
  readonly onFailed: (source: SourceSettings, words: string) => void;
}

/** A source beside its runs. */
export interface OutsideSourceState {
  readonly source: SourceSettings;
  /** Newest first. */
  readonly runs: readonly OutsideRun[];
  /** How far the present run is; null when none is under way here. */
  readonly progress: { readonly words: string; readonly done: number; readonly of: number | null } | null;
  /** End of the last good run: the age of what is shown. Null when there was none. */
  readonly lastGoodAt: string | null;
  /** The last run that ended went wrong: what is shown is older than it should be. */
  readonly isStale: boolean;
  /** When it is asked next by itself; null: by hand only. */
  readonly nextAt: string | null;
}

/** What asking for a run gave. */
export type RunAnswer = 'begun' | 'under way' | 'unknown';

/** Outside sources, as routes, commands and the schedule use them. */
export interface OutsideSources {
  list(): Promise<readonly OutsideSourceState[]>;
  show(id: string): Promise<OutsideSourceState | null>;
  /** Begins a run and answers at once. */
  start(id: string, startedBy: string): Promise<RunAnswer>;
  /** Runs to the end; null when the source is unknown or a run of it is under way. */
  run(id: string, startedBy: string): Promise<OutsideRun | null>;
  /** Runs one after another every source that is due. */
  runDue(): Promise<readonly string[]>;
  /** Stops what is under way and waits for its end. */
  close(): Promise<void>;
}

/** Runs that are told of a source. */
const RUNS_SHOWN = 20;
/** Hours after a failed run, doubled with each further failure, at most the hours of its schedule or a day. */
const FIRST_PAUSE_HOURS = 0.25;
const LONGEST_PAUSE_HOURS = 24;

/** Binds outside sources to one store and one way out. */
export function makeOutsideSources(parts: OutsideParts): OutsideSources {
  const byId = new Map(parts.sources.map((source) => [source.id, source]));
  const progress = new Map<string, NonNullable<OutsideSourceState['progress']>>();
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const stateOf = async (source: SourceSettings): Promise<OutsideSourceState> => {
    const runs = await parts.runs.list(source.id, RUNS_SHOWN);
    const ended = runs.filter(({ state }) => state !== 'running');
    const lastGood = await parts.runs.lastGood(source.id);
    const last = ended[0];
    return {
      source,
      runs,
      progress: progress.get(source.id) ?? null,
      lastGoodAt: lastGood?.endedAt ?? null,
      isStale: last !== undefined && (last.state === 'failed' || last.state === 'failed_checks'),
      nextAt: nextRunAt(source, ended, parts.clock.now()),
    };
  };
  const work = async (source: SourceSettings, id: number): Promise<void> => {
    try {
      const how = await runOnce(parts, source, stopping.signal, (words, done, of) =>
        progress.set(source.id, { words, done, of }),
      );
      if (how.state === 'published') await parts.onPublished();
      await parts.runs.end(id, how, parts.clock.now());
      if (how.state === 'failed' || how.state === 'failed_checks') parts.onFailed(source, how.words);
    } finally {
      progress.delete(source.id);
    }
  };
  const track = async <T>(made: Promise<T>): Promise<T> => {
    underWay.add(made);
    try {
      return await made;
    } finally {
      underWay.delete(made);
    }
  };
  return {
    list: async () => Promise.all(parts.sources.map(stateOf)),
    async show(id) {
      const source = byId.get(id);
      return source === undefined ? null : stateOf(source);
    },
    async start(id, startedBy) {
      const source = byId.get(id);
      if (source === undefined) return 'unknown';
      const run = await parts.runs.begin(id, startedBy, parts.clock.now());
      if (run === null) return 'under way';
      track(work(source, run)).catch((error: unknown) => parts.onFailed(source, describe(error)));
      return 'begun';
    },
    async run(id, startedBy) {
      const source = byId.get(id);
      if (source === undefined) return null;
      const run = await parts.runs.begin(id, startedBy, parts.clock.now());
      if (run === null) return null;
      await track(work(source, run));
      return (await parts.runs.list(id, RUNS_SHOWN)).find((one) => one.id === run) ?? null;
    },
    async runDue() {
      const done: string[] = [];
      for (const source of parts.sources) {
        if (stopping.signal.aborted) break;
        const { nextAt } = await stateOf(source);
        if (nextAt === null || nextAt > parts.clock.now()) continue;
        const run = await parts.runs.begin(source.id, 'schedule', parts.clock.now());
        if (run === null) continue;
        await track(work(source, run));
        done.push(source.id);
      }
      return done;
    },
    async close() {
      stopping.abort();
      await Promise.allSettled(underWay);
    },
  };
}

/**
 * When a source is asked next: its hours after a good run; sooner after a failed one and later with each failure, but never before the
 * source itself said. Worked, every 24 hours: a quarter of an hour after the first failure, then half an hour, an hour, two.
 */
export function nextRunAt(
  source: Pick<SourceSettings, 'everyHours'>,
  ended: readonly OutsideRun[],
  now: string,
): string | null {
  if (source.everyHours === null) return null;
  const last = ended[0];
  if (last?.endedAt === null || last === undefined) return now;
  const good = ended.findIndex(({ state }) => state === 'published' || state === 'unchanged');
  const failures = good === -1 ? ended.length : good;
  const pause =
    failures === 0
      ? source.everyHours
      : Math.min(FIRST_PAUSE_HOURS * 2 ** (failures - 1), source.everyHours, LONGEST_PAUSE_HOURS);
  const at = new Date(Date.parse(last.endedAt) + pause * 3_600_000).toISOString();
  return last.notBefore !== null && last.notBefore > at ? last.notBefore : at;
}

async function runOnce(
  parts: OutsideParts,
  source: SourceSettings,
  signal: AbortSignal,
  onProgress: (words: string, done: number, of: number | null) => void,
): Promise<OutsideRunEnd> {
  const before = await parts.runs.lastGood(source.id);
  const outline = (before?.outline ?? null) as RunOutline | null;
  let rawFiles: OutsideRunEnd['rawFiles'] = [];
  try {
    const fetched = await fetchSource(source, {
      fetch: parts.fetch,
      validators: (before?.validators ?? {}) as Readonly<Record<string, Validators>>,
      signal,
      onProgress,
    });
    if (fetched.kind === 'unchanged') return sameAgain(before, 'The source says that nothing is new.');
    rawFiles = await keepRaw(parts, fetched);
    const now = outlineRun(fetched);
    const problems = checkRun(now, outline);
    if (problems.length > 0) {
      return {
        state: 'failed_checks',
        words: `Nothing was changed. ${problems.join(' ')}`,
        notes: fetched.notes,
        rawFiles,
      };
    }
    const digest = createHash('sha256').update(JSON.stringify(fetched.rows)).digest('hex');
    if (before?.digest === digest) {
      return {
        ...sameAgain(before, 'The figures are the same as before.'),
        outline: now,
        validators: fetched.validators,
        digest,
        rawFiles,
      };
    }
    onProgress('Checking and comparing with what is stored', 0, null);
    return { ...(await take(parts, source, fetched)), outline: now, validators: fetched.validators, digest, rawFiles };
  } catch (error) {
    const notBefore = error instanceof FetchRefusedError ? error.notBefore : null;
    return { state: 'failed', words: `Nothing was changed. ${describe(error)}`, rawFiles, notBefore };
  }
}

function sameAgain(before: OutsideRun | null, words: string): OutsideRunEnd {
  return {
    state: 'unchanged',
    words,
    outline: before?.outline ?? null,
    validators: before?.validators ?? null,
    digest: before?.digest ?? null,
  };
}

async function keepRaw(
  { folder }: OutsideParts,
  fetched: Extract<Fetched, { kind: 'figures' }>,
): Promise<readonly { readonly name: string; readonly digest: string }[]> {
  const kept: { name: string; digest: string }[] = [];
  for (const { name, bytes } of fetched.raw) kept.push({ name, digest: (await keepOutsideFile(folder, bytes)).digest });
  return kept;
}

/** Brings what was fetched into the store by the import that officers' files use. */
async function take(
  { observations, catalogue, clock, folder }: OutsideParts,
  source: SourceSettings,
  { rows, notes }: Extract<Fetched, { kind: 'figures' }>,
): Promise<OutsideRunEnd> {
  const at = clock.now();
  const fileColumn = TIDY_HEADINGS.indexOf('source_file');
  // Named after its day: the same figures that come back after others are a file of their own, not the first one again.
  const [heading = [], ...lines] = rows;
  const dated = lines.map((cells) =>
    cells.map((cell, column) => (column === fileColumn ? `${cell}, read ${at}` : cell)),
  );
  const kept = await keepOutsideFile(folder, Buffer.from(writeCsv([heading, ...dated])));
  const dataset = `source-${source.id}`;
  const own = observations.as(OPERATOR);
  const measures = [...new Set(lines.map((cells) => cells[TIDY_HEADINGS.indexOf('measure')] ?? ''))].sort();
  await own.describeDataset(
    dataset,
    {
      id: dataset,
      title: source.name,
      publisher: source.publisher,
      licence: source.licence,
      // What a publisher gives to everybody has been controlled by it.
      disclosure: 'as published',
      measures,
    },
    at,
  );
  const result = await importFile(own, catalogue, clock, {
    dataset,
    path: kept.path,
    name: source.name,
    digest: kept.digest,
    whenRefused: 'store the rest',
  });
  switch (result.kind) {
    case 'committed': {
      const { counts } = result.batch;
      const isNew = counts.created + counts.changed > 0;
      const refused = result.problems.filter(({ severity }) => severity === 'refused').map(({ message }) => message);
      return {
        state: isNew ? 'published' : 'unchanged',
        words: `${String(counts.created)} new, ${String(counts.changed)} changed, ${String(counts.unchanged)} unchanged, ${String(counts.refused)} refused, ${String(counts.blank)} blank.`,
        counts,
        notes: [...notes, ...refused.slice(0, 20)],
      };
    }
    case 'replayed':
      return { state: 'unchanged', words: 'The figures are the same as before.', counts: result.batch.counts, notes };
    case 'refused':
      return {
        state: 'failed_checks',
        words: `Nothing was changed. No line could be taken; the first: ${result.problems.find(({ severity }) => severity === 'refused')?.message ?? 'no line of figures.'}`,
        counts: result.counts,
        notes,
      };
    case 'stale':
      return {
        state: 'failed',
        words: 'Nothing was changed. The same figures were changed by somebody else meanwhile; it is tried again.',
        notes,
      };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
