import { createHash } from 'node:crypto';
import { checkRun, outlineRun, type RunOutline } from '#server/connectors/check-run';
import type { FetchPolitely, Validators } from '#server/connectors/fetch-politely';
import { FetchRefusedError } from '#server/connectors/fetch-refused';
import { fetchSource } from '#server/connectors/fetch-source';
import type { Fetched } from '#server/connectors/outside-source';
import type { SourceSettings } from '#server/connectors/source-settings';
import { keepOutsideFile } from '#server/files/keep-outside-file';
import type { AuditEvent } from '#server/storage/audit-event';
import type { OutsideRun, OutsideRunEnd, OutsideRunRepository } from '#server/storage/outside-run-repository';
import { nameOfSource } from '#server/permissions/actor';
import { bringFigures } from './bring-figures.ts';
import type { Clock } from './clock.ts';
import type { UploadUseCases } from './upload-use-cases.ts';

/** What outside sources are worked with. */
export interface OutsideParts {
  readonly clock: Clock;
  readonly sources: readonly SourceSettings[];
  readonly fetch: FetchPolitely;
  readonly runs: OutsideRunRepository;
  /** What came goes the way of every file. @throws NotPossibleError `starting` before the figures are there to compare with */
  readonly uploads: () => UploadUseCases;
  /** Folder where files are kept as they came. */
  readonly folder: string;
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

/** What whoever answers for a source is to be told. */
export interface OutsideMessage {
  /** Id of the run that went wrong. */
  readonly run: number;
  readonly at: string;
  readonly words: string;
}

/** What asking for a run gave. */
export type RunAnswer = 'begun' | 'under way' | 'unknown';

/** Outside sources, as routes, commands and the schedule use them. */
export interface OutsideSources {
  list(): Promise<readonly OutsideSourceState[]>;
  show(id: string): Promise<OutsideSourceState | null>;
  /**
   * What an account has not read yet of what went wrong: the last run where it failed, or else the newest that the checks refused,
   * however well it went since. Null: nothing.
   */
  messageFor(state: OutsideSourceState, account: string): Promise<OutsideMessage | null>;
  /** An account has read what a run said. */
  markRead(id: string, run: number, account: string): Promise<void>;
  /** Begins a run and answers at once. @throws NotPossibleError `starting` */
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
  const work = async (source: SourceSettings, id: number, startedBy: string): Promise<void> => {
    try {
      const how = await runOnce(parts, source, stopping.signal, (words, done, of) =>
        progress.set(source.id, { words, done, of }),
      );
      const at = parts.clock.now();
      const isWrong = how.state === 'failed' || how.state === 'failed_checks';
      await parts.runs.end(id, how, at, isWrong ? failureOf(source, id, startedBy, at) : null);
      if (isWrong) parts.onFailed(source, how.words);
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
    async messageFor({ runs }, account) {
      const ended = runs.filter(({ state }) => state !== 'running');
      const wrong = ended.filter(
        ({ state }, place) => state === 'failed_checks' || (state === 'failed' && place === 0),
      );
      if (wrong.length === 0) return null;
      const read = await parts.runs.readBy(
        account,
        wrong.map(({ id }) => id),
      );
      const [newest] = wrong;
      // Whoever has read the newest has seen those before it beside it.
      if (newest === undefined || newest.endedAt === null || read.has(newest.id)) return null;
      return { run: newest.id, at: newest.endedAt, words: newest.words };
    },
    async markRead(id, run, account) {
      if (byId.has(id)) await parts.runs.markRead(id, run, account, parts.clock.now());
    },
    async start(id, startedBy) {
      const source = byId.get(id);
      if (source === undefined) return 'unknown';
      parts.uploads();
      const run = await parts.runs.begin(id, startedBy, parts.clock.now());
      if (run === null) return 'under way';
      track(work(source, run, startedBy)).catch((error: unknown) => parts.onFailed(source, describe(error)));
      return 'begun';
    },
    async run(id, startedBy) {
      const source = byId.get(id);
      if (source === undefined) return null;
      const run = await parts.runs.begin(id, startedBy, parts.clock.now());
      if (run === null) return null;
      await track(work(source, run, startedBy));
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
        await track(work(source, run, 'schedule'));
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
  const good = ended.findIndex(({ state }) => state === 'published' || state === 'unchanged' || state === 'waiting');
  const failures = good === -1 ? ended.length : good;
  const pause =
    failures === 0
      ? source.everyHours
      : Math.min(FIRST_PAUSE_HOURS * 2 ** (failures - 1), source.everyHours, LONGEST_PAUSE_HOURS);
  const at = new Date(Date.parse(last.endedAt) + pause * 3_600_000).toISOString();
  return last.notBefore !== null && last.notBefore > at ? last.notBefore : at;
}

/** What the audit says of a run that went wrong. */
function failureOf({ id, owner }: SourceSettings, run: number, startedBy: string, at: string): AuditEvent {
  return {
    at,
    actor: startedBy === 'schedule' ? nameOfSource(id) : startedBy,
    agency: owner,
    action: 'connector:run',
    resource: `connector ${id} run ${String(run)}`,
    outcome: 'refused',
    before: null,
    after: null,
    requestId: null,
  };
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
    const { notes, validators } = fetched;
    const now = outlineRun(fetched);
    const problems = checkRun(now, outline);
    if (problems.length > 0) return { ...refusedByChecks(problems.join(' ')), notes, rawFiles };
    const digest = createHash('sha256').update(JSON.stringify(fetched.rows)).digest('hex');
    if (before?.digest === digest) {
      const same = sameAgain(before, 'The figures are the same as before.');
      return { ...same, outline: { ...now, taken: outline?.taken }, validators, rawFiles };
    }
    onProgress('Checking and comparing with what is stored', 0, null);
    const brought = await bringFigures({ uploads: parts.uploads(), clock: parts.clock }, source, fetched.rows, outline);
    const how = {
      notes: [...notes, ...brought.notes],
      ...(brought.counts === null ? {} : { counts: brought.counts }),
      rawFiles,
    };
    switch (brought.kind) {
      case 'refused':
        return { ...refusedByChecks(brought.words), ...how };
      case 'published':
      case 'unchanged':
      case 'waiting':
        return {
          ...how,
          state: brought.kind,
          words: brought.words,
          outline: { ...now, taken: brought.taken },
          validators,
          digest,
        };
    }
  } catch (error) {
    const notBefore = error instanceof FetchRefusedError ? error.notBefore : null;
    return { state: 'failed', words: `Nothing was changed. ${describe(error)}`, rawFiles, notBefore };
  }
}

function refusedByChecks(words: string): OutsideRunEnd {
  return { state: 'failed_checks', words: `Nothing was changed. ${words}` };
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

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
