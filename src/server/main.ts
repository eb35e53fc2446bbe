import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { readConfig, type Config } from './config.ts';
import { AllPlacesInThreads } from './jobs/all-places-in-threads.ts';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from './load-or-refuse.ts';
import { EXIT, StartRefused } from './start-refused.ts';
import { openStore, type Store } from './storage/open-store.ts';
import { SYSTEM_CLOCK, today } from './use-cases/clock.ts';
import { gatherKnowledge } from './use-cases/gather-knowledge.ts';
import type { Knowledge } from './use-cases/knowledge.ts';
import { loadStarterFigures } from './use-cases/load-starter-figures.ts';
import { PlaceReports } from './use-cases/place-reports.ts';
import { makeUseCases } from './use-cases/use-cases.ts';

/** Longest time a clean end may take before the process ends anyway. */
const LONGEST_END_MILLISECONDS = 2_000;

const stopping = new AbortController();
const closers: (() => Promise<void>)[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(EXIT.failed);
    stopping.abort();
    say('Stopping.');
    setTimeout(() => process.exit(EXIT.done), LONGEST_END_MILLISECONDS - 100).unref();
    void end(EXIT.done);
  });
}

try {
  await start(readConfig());
} catch (error) {
  if (!stopping.signal.aborted) {
    say(error instanceof StartRefused ? error.message : `Could not start: ${describe(error)}`);
    await end(error instanceof StartRefused ? error.exitCode : EXIT.failed);
  }
}

async function start(config: Config): Promise<void> {
  const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
  const register = await loadRegisterOrRefuse(config.root);
  const store = await openStore(config);
  closers.unshift(() => store.close());

  let knowledge: Knowledge | null = null;
  const known = (): Knowledge => {
    if (knowledge === null) throw new Error('Asked for figures before they are loaded.');
    return knowledge;
  };
  const allPlaces = new AllPlacesInThreads(() => {
    const { version, packed } = known();
    return { version, packed, catalogue, boards: register.boards, boardsOn: (day) => register.boardsOn(day) };
  });
  closers.unshift(() => allPlaces.close());
  const reports = new PlaceReports(known, allPlaces, (error) => {
    if (!stopping.signal.aborted) say(`All places: ${describe(error)}`);
  });
  const useCases = makeUseCases({ clock: SYSTEM_CLOCK, knowledge: () => knowledge, reports, store });
  const app = await buildApp(
    { useCases, onFailure: (error, address) => say(`${address}: ${describe(error)}`) },
    { pages: join(config.root, 'dist', 'app') },
  );
  closers.unshift(() => app.close());

  // Listening comes first: a port in use is said at once, not after the figures are loaded.
  const port = await listen(app, config);
  const url = `http://localhost:${String(port)}`;
  store.announce(url);

  await loadFigures(store, catalogue, config);
  knowledge = await gatherKnowledge(store.observations, catalogue, register);
  if (stopping.signal.aborted) return;
  process.stdout.write(`Common Measure is ready at ${url}\n`);

  const day = today(SYSTEM_CLOCK);
  await reports.summariseAll(day);
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      throw new StartRefused(
        'port_not_available',
        EXIT.unavailable,
        error.code === 'EADDRINUSE'
          ? `PORT ${String(port)} is in use by another program. Stop that program, or choose another: PORT=${String(port + 1)} npm start.`
          : `PORT ${String(port)} may not be used by this user. Choose one above 1023: PORT=4200 npm start.`,
        error,
      );
    }
    throw error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function loadFigures(store: Store, catalogue: Parameters<typeof loadStarterFigures>[1], config: Config): Promise<void> {
  let told = '';
  const loaded = await loadStarterFigures(store.observations, catalogue, SYSTEM_CLOCK, join(config.root, 'data'), (progress) => {
    const line = `Loading figures, ${String(progress.done + 1)} of ${String(progress.of)}: ${progress.title}`;
    if (line !== told) say(line);
    told = line;
  });
  const lines = loaded.imported.reduce((sum, { lines: read }) => sum + read, 0);
  if (lines > 0) say(`${lines.toLocaleString('en-GB')} lines of figures are in the store.`);
  const [first] = loaded.problems;
  if (first !== undefined) {
    say(`${String(loaded.problems.length)} lines of the starter figures were refused, the first: ${first.dataset}: ${first.problem.message}`);
  }
}

/** Closes in order and ends the process. */
async function end(code: number): Promise<void> {
  for (const close of closers.splice(0)) {
    try {
      await close();
    } catch (error) {
      say(`While stopping: ${describe(error)}`);
    }
  }
  process.exit(code);
}

/** To people, on stderr: stdout carries the one line that says it is ready. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
