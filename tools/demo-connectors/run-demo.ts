import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config';
import { loadRegisterOrRefuse } from '#server/load-or-refuse';
import { runServer } from '#server/run-server';
import { StartRefused } from '#server/start-refused';
import { holdDataFolder, prepareDataFolder } from '#server/storage/hold-data-folder';
import { startWireServer } from '#server/testing/wire/wire-server';
import { OUTSIDE_WORLD } from '#server/connectors/outside-world';
import { setUpDemo } from './demo-world.ts';

/**
 * The product with local servers in place of outside sources. Only here, and in tests, is it given a resolver that knows this computer;
 * it has a data folder of its own, so that nothing of it comes near real figures.
 */
const stopping = new AbortController();
const closers: (() => Promise<void>)[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const end = async (code: number): Promise<void> => {
  for (const close of closers.splice(0)) await close().catch((error: unknown) => say(String(error)));
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping.abort();
    void end(0);
  });
}

try {
  const settings = readConfig();
  const dataDir =
    process.env['DATA_DIR'] === undefined ? await mkdtemp(join(tmpdir(), 'common-measure-demo-')) : settings.dataDir;
  const config = { ...settings, dataDir, databaseUrl: null, sourcesFile: null };
  await prepareDataFolder(dataDir);
  const held = await holdDataFolder(dataDir);
  closers.unshift(() => held.release());
  const server = await startWireServer();
  closers.unshift(() => server.close());
  const folder = join(dataDir, 'watched');
  await mkdir(folder, { recursive: true });
  const register = await loadRegisterOrRefuse(config.root);
  const names = new Map(register.boards.map(({ figuresCode, name }) => [figuresCode, name]));
  const sources = await setUpDemo(server, config.root, folder, (code) => names.get(code) ?? code);
  const notice =
    'A demonstration: the outside sources are local servers of this program, and none of them is the real one.';
  say(notice);
  say(`They listen at http://127.0.0.1:${String(server.port)} and are told apart by the name they are asked by:`);
  for (const source of sources) say(`  ${source.name}`);
  say(`Tables put into ${folder} are read too. Everything is kept in ${dataDir}.`);
  await runServer(
    config,
    held,
    {
      say,
      stopping: stopping.signal,
      announce: (line) => void process.stdout.write(`${line}\n`),
      onEnd: (close) => closers.unshift(close),
    },
    {
      outside: {
        ...OUTSIDE_WORLD,
        resolve: (host) => server.resolve(host),
        isAllowedAddress: (address) => address === '127.0.0.1',
      },
      sources,
      notice,
    },
  );
} catch (error) {
  say(
    error instanceof StartRefused
      ? error.message
      : `Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  await end(error instanceof StartRefused ? error.exitCode : 1);
}
