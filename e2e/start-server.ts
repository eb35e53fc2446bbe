import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const READY = /Common Measure is ready at (http:\/\/\S+)/;

/**
 * Starts the real server on a free port with an empty store in a temporary folder, waits until the starter figures are
 * in, and hands its address to the journeys. Returns what stops it and removes the store.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-e2e-'));
  const server = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      server.kill('SIGKILL');
      reject(new Error(`the server was not ready within three minutes:\n${said}`));
    }, 180_000);
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const ready = READY.exec(said)?.[1];
      if (ready === undefined) return;
      clearTimeout(limit);
      resolve(ready);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('close', (code) => {
      clearTimeout(limit);
      reject(new Error(`the server ended with code ${code ?? 'none'} before it was ready:\n${said}`));
    });
  });
  process.env['COMMON_MEASURE_ADDRESS'] = address;
  const pages = await fetch(address);
  if (!pages.ok) throw new Error(`the pages are not served (${pages.status}); build them first`);
  await everyPlaceIsAnalysed(address, '2018-03-31');
  return async () => {
    server.kill('SIGTERM');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The first question about a day sets off the analysis of every place in the background: journeys come after it. */
async function everyPlaceIsAnalysed(address: string, asOf: string): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const answer = await fetch(`${address}/api/places?asOf=${asOf}`);
    const view = (await answer.json()) as { analysed: number; places: unknown[] };
    if (view.analysed === view.places.length) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
