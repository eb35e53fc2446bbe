import { join } from 'node:path';
import { makeFetchPolitely, type Outside } from '#server/connectors/fetch-politely';
import { hostsOf, type SourceSettings } from '#server/connectors/source-settings';
import { BadSourcesError, readSourcesFile } from '#server/files/read-sources-file';
import type { Store } from '#server/storage/open-store';
import type { Clock } from '#server/use-cases/clock';
import { makeOutsideSources, type OutsideSources } from '#server/use-cases/outside-sources';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';
import { EXIT, StartRefused } from './start-refused.ts';

/** How often it is looked whether a source is due. */
const LOOK_EVERY_MILLISECONDS = 60_000;
/** On PostgreSQL another process may be running it: only what began so long ago was left by a process that is gone. */
const LEFT_AFTER_HOURS = 6;

/** What outside sources need of the process. */
export interface OutsideStart {
  readonly store: Store;
  readonly clock: Clock;
  readonly outside: Outside;
  readonly sources: readonly SourceSettings[];
  /** Where files are kept as they came. */
  readonly dataDir: string;
  /** What came goes the way of every file. @throws NotPossibleError `starting` before the figures are there */
  readonly uploads: () => UploadUseCases;
  readonly say: (text: string) => void;
}

/** The sources that a file of settings names; none without one. @throws StartRefused (78) */
export async function readSourcesOrRefuse(path: string | null): Promise<readonly SourceSettings[]> {
  if (path === null) return [];
  try {
    return await readSourcesFile(path);
  } catch (error) {
    if (error instanceof BadSourcesError) throw new StartRefused('bad_setting', EXIT.badSetting, error.message, error);
    throw error;
  }
}

/** Makes the outside sources of this process ready to be asked. */
export function openOutsideSources(start: OutsideStart): OutsideSources {
  const { store, clock, outside, sources, dataDir, uploads, say } = start;
  return makeOutsideSources({
    clock,
    sources,
    fetch: makeFetchPolitely(hostsOf(sources), outside),
    runs: store.outsideRuns,
    folder: join(dataDir, 'outside'),
    uploads,
    onFailed: (source, words) =>
      say(`Outside source "${source.name}", which ${source.owner ?? 'the installation'} answers for: ${words}`),
  });
}

/** Begins to look every minute which source is due; returns what ends it. */
export async function keepToSchedule(
  opened: OutsideSources,
  { store, clock, say }: Pick<OutsideStart, 'store' | 'clock' | 'say'>,
): Promise<() => Promise<void>> {
  const now = Date.parse(clock.now());
  const left = store.kind === 'embedded' ? now : now - LEFT_AFTER_HOURS * 3_600_000;
  await store.outsideRuns.endLeftovers(new Date(left).toISOString(), clock.now());
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await opened.runDue();
    } catch (error) {
      say(`Outside sources: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MILLISECONDS);
  timer.unref();
  void look();
  return async () => {
    clearInterval(timer);
    await opened.close();
  };
}
