import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** A link of the console that signs in once, and whom as. */
const LINK = /^ {2}(.+): (http\S+\/sign-in#\S+)$/gm;
const READY = /Common Measure is ready at (http:\/\/\S+)/;

const WATCHED = {
  id: 'folder',
  name: 'Tables in a folder',
  owner: null,
  everyHours: null,
  publisher: 'Somebody who puts tables there',
  licence: 'Open Government Licence v3.0',
  from: { kind: 'watched-folder', mostBytes: 1_000_000 },
};

/**
 * Starts the real server on a free port with an empty store in a temporary folder, waits until the starter figures are
 * in, and hands its address to the journeys. Returns what stops it and removes the store.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-e2e-'));
  // A folder of the server is a source that needs no outside host; it is asked by hand alone.
  const watched = join(folder, 'watched');
  mkdirSync(watched);
  const sources = join(folder, 'sources.json');
  writeFileSync(sources, JSON.stringify({ sources: [{ ...WATCHED, from: { ...WATCHED.from, folder: watched } }] }));
  process.env['COMMON_MEASURE_WATCHED'] = watched;
  const server = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '', SOURCES: sources },
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
  await signIn(said, address);
  const pages = await fetch(address);
  if (!pages.ok) throw new Error(`the pages are not served (${pages.status}); build them first`);
  await everyPlaceIsAnalysed(address, '2018-03-31');
  return async () => {
    server.kill('SIGTERM');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Hands the journeys what the console shows: one link for each example role, and for those that many journeys need, the cookies of
 * somebody who has used it.
 */
async function signIn(said: string, address: string): Promise<void> {
  const links = new Map([...said.matchAll(LINK)].map(([, words = '', link = '']) => [words, link]));
  const cookies: Record<string, { name: string; value: string; url: string }[]> = {};
  const often = ['System administrator', 'Performance officer, Redcar and Cleveland Council'];
  // A release looks at the pages as every role; everyday journeys use some of the links themselves.
  for (const who of process.env['COMMON_MEASURE_EVERY_ROLE'] === 'yes' ? [...links.keys()] : often) {
    const link = links.get(who);
    if (link === undefined) throw new Error(`the console shows no link for ${who}:\n${said}`);
    links.delete(who);
    const first = await fetch(`${address}/api/sign-in`);
    const word = readCookies(first).find(({ name }) => name === 'XSRF')?.value ?? '';
    const answer = await fetch(`${address}/api/sign-in/key`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `XSRF=${word}`, 'x-xsrf-token': word },
      body: JSON.stringify({ key: new URL(link).hash.slice(1) }),
    });
    if (!answer.ok) throw new Error(`the link for ${who} did not sign in: ${await answer.text()}`);
    cookies[who] = readCookies(answer).map((cookie) => ({ ...cookie, url: address }));
  }
  process.env['COMMON_MEASURE_COOKIES'] = JSON.stringify(cookies);
  process.env['COMMON_MEASURE_LINKS'] = JSON.stringify(Object.fromEntries(links));
}

function readCookies(answer: Response): { name: string; value: string }[] {
  return answer.headers.getSetCookie().map((cookie) => {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    return { name, value };
  });
}

/** The first question about a day sets off the analysis of every place in the background: journeys come after it. */
async function everyPlaceIsAnalysed(address: string, asOf: string): Promise<void> {
  const minutes = 5;
  const until = Date.now() + minutes * 60_000;
  let seen = '';
  while (Date.now() < until) {
    const answer = await fetch(`${address}/api/places?asOf=${asOf}`);
    const view = (await answer.json()) as { analysed: number; places: unknown[] };
    if (view.analysed === view.places.length) return;
    seen = `${String(view.analysed)} of ${String(view.places.length)}`;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(
    `After ${String(minutes)} minutes ${seen} places are worked out as at ${asOf}: no journey can begin.`,
  );
}
