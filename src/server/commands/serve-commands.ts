import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Runs the words of a command and answers with its exit code. */
export type RunCommand = (
  words: readonly string[],
  typedIn: string,
  out: { print(text: string): void; say(text: string): void },
) => Promise<number>;

/** Where a command finds the server that holds the store, and the key that shows it may read the data folder. */
interface Card {
  readonly pid: number;
  readonly url: string;
  readonly key: string;
}

const CARD = 'commands.json';
const MOST_BYTES = 64 * 1024;

/**
 * Lets commands on this computer work through this process, which holds the store. The key is made anew at each start and lies in the
 * data folder, readable by the user of this process alone: whoever can read it can read the store itself.
 * @returns what ends it
 */
export async function serveCommands(folder: string, run: RunCommand): Promise<() => Promise<void>> {
  const key = randomBytes(32).toString('hex');
  const server = createServer((request, response) => {
    answer(request, response, key, run).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(`${JSON.stringify({ say: describe(error) })}\n${JSON.stringify({ code: 1 })}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const path = join(folder, CARD);
  await rm(path, { force: true });
  const card: Card = { pid: process.pid, url: `http://127.0.0.1:${String(port)}`, key };
  await writeFile(path, JSON.stringify(card), { mode: 0o600, flag: 'wx' });
  return async () => {
    await rm(path, { force: true });
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, key: string, run: RunCommand): Promise<void> {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${key}`);
  if (request.method !== 'POST' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.writeHead(403).end();
    return;
  }
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > MOST_BYTES) {
      response.writeHead(413).end();
      return;
    }
  }
  const { words, typedIn } = JSON.parse(text) as { words: readonly string[]; typedIn: string };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const send = (line: object): void => void response.write(`${JSON.stringify(line)}\n`);
  const code = await run(words, typedIn, {
    print: (out) => send({ print: out }),
    say: (out) => send({ say: out }),
  });
  send({ code });
  response.end();
}

/**
 * Has the process that holds a data folder run a command.
 * @returns its exit code; null when it takes no commands (yet)
 */
export async function askServerToRun(
  folder: string,
  pid: number,
  words: readonly string[],
  typedIn: string,
  out: { print(text: string): void; say(text: string): void },
): Promise<number | null> {
  const card = await readCard(folder);
  if (card === null || card.pid !== pid) return null;
  const response = await fetch(card.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${card.key}` },
    body: JSON.stringify({ words, typedIn }),
  });
  if (!response.ok || response.body === null) return null;
  const ended: number[] = [];
  let rest = '';
  const take = (line: string): void => {
    if (line === '') return;
    const said = JSON.parse(line) as { print?: string; say?: string; code?: number };
    if (said.print !== undefined) out.print(said.print);
    if (said.say !== undefined) out.say(said.say);
    if (said.code !== undefined) ended.push(said.code);
  };
  const decoder = new TextDecoder();
  for await (const part of response.body) {
    rest += decoder.decode(part, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  }
  take(rest);
  // An answer without an end was cut off.
  return ended.at(-1) ?? 1;
}

async function readCard(folder: string): Promise<Card | null> {
  try {
    return JSON.parse(await readFile(join(folder, CARD), 'utf8')) as Card;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
