import { createServer } from 'node:net';
import { readConfig, type Config } from './config.ts';
import { EXIT, StartRefused } from './start-refused.ts';
import { holdDataFolder, prepareDataFolder, type HeldFolder } from '#server/storage/hold-data-folder';

/** Longest time a clean end may take before the process ends anyway. */
const LONGEST_END_MILLISECONDS = 1_900;

const stopping = new AbortController();
const closers: (() => Promise<void>)[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(EXIT.failed);
    stopping.abort();
    say('Stopping.');
    setTimeout(() => process.exit(EXIT.done), LONGEST_END_MILLISECONDS).unref();
    void end(EXIT.done);
  });
}

try {
  const config = readConfig();
  // What can refuse the start is asked before anything large is loaded, so that a refusal comes within a second.
  const held = config.databaseUrl === null ? await takeDataFolder(config) : null;
  await askForPort(config);
  const [{ runServer }, { OUTSIDE_WORLD }] = await Promise.all([
    import('./run-server.ts'),
    import('#server/connectors/outside-world'),
  ]);
  const life = {
    say,
    stopping: stopping.signal,
    announce,
    onEnd: (close: () => Promise<void>) => closers.unshift(close),
  };
  await runServer(config, held, life, { outside: OUTSIDE_WORLD, sources: null, notice: null });
} catch (error) {
  if (!stopping.signal.aborted) {
    say(error instanceof StartRefused ? error.message : `Could not start: ${describe(error)}`);
    await end(error instanceof StartRefused ? error.exitCode : EXIT.failed);
  }
}

async function takeDataFolder({ dataDir }: Config): Promise<HeldFolder> {
  await prepareDataFolder(dataDir);
  const held = await holdDataFolder(dataDir);
  closers.unshift(() => held.release());
  return held;
}

/** Finds out whether the port can be had, before the figures are loaded. */
async function askForPort({ host, port }: Config): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw refusePort(error, port);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function refusePort(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  return new StartRefused(
    'port_not_available',
    EXIT.unavailable,
    code === 'EADDRINUSE'
      ? `PORT ${String(port)} is in use by another program. Stop that program, or choose another: PORT=${String(port + 1)} npm start.`
      : `PORT ${String(port)} may not be used by this user. Choose one above 1023: PORT=4200 npm start.`,
    error,
  );
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

/** The one line that says it is ready. */
function announce(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** To people, on stderr: stdout carries the one line that says it is ready. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
