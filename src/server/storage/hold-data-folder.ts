import { createHash, randomBytes } from 'node:crypto';
import {
  access,
  constants,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EXIT, StartRefused } from '#server/start-refused';

/** Who holds a data folder, as the holder itself answers. */
export interface Holder {
  readonly pid: number;
  /** Where its web server listens; null while it is starting, or when the holder is a command. */
  readonly url: string | null;
}

/** A data folder that is ours until `release`, or until the process ends however it ends. */
export interface HeldFolder {
  /** Says from now on where the web server listens, so that commands can work through it. */
  announce(url: string): void;
  release(): Promise<void>;
}

const SOCKET = 'holder.sock';
/** Names the holder when it is alive but too busy to answer; never used to tell whether it is alive. */
const CARD = 'holder.json';
/** Longest path of a socket that every system takes, in bytes. */
const LONGEST_PATH = 100;
/** The name of a claim beside that of the socket, in bytes. */
const CLAIM_IS_LONGER_BY = 24;
const PATIENCE_MILLISECONDS = 400;

/**
 * Makes sure that the data folder is there and can be written.
 * @throws StartRefused (69) naming the setting
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused(
      'data_folder_not_writable',
      EXIT.unavailable,
      `DATA_DIR is "${folder}", which cannot be written (${reasonOf(error)}); expected a folder this user may create and write in.`,
      error,
    );
  }
}

/**
 * Takes the lock of a data folder: a socket that lives as long as the process. No time-outs and no guessing by process id:
 * a socket that answers is held, one that refuses the connection was left by a killed process and is replaced.
 * @throws StartRefused (69) naming the process that holds it
 */
export async function holdDataFolder(folder: string): Promise<HeldFolder> {
  let isReleased = false;
  let card: Holder = { pid: process.pid, url: null };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(card));
  });
  const place = process.platform === 'win32' ? await takePipe(server, folder) : await takeSocket(server, folder);
  server.unref();
  await writeFile(join(folder, CARD), JSON.stringify(card));
  return {
    announce(url) {
      card = { ...card, url };
    },
    async release() {
      // Once only: by a second time the names may be another holder's.
      if (isReleased) return;
      isReleased = true;
      await rm(join(folder, CARD), { force: true });
      if (place !== null) await rm(place, { force: true });
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Asks who holds the folder; null when nobody does. */
export async function findHolder(folder: string): Promise<Holder | null> {
  if (process.platform === 'win32') return ask(pipeOf(await realpath(folder)), folder);
  return withShortPath(folder, (short) => ask(join(short, SOCKET), folder));
}

async function takePipe(server: Server, folder: string): Promise<null> {
  try {
    await listen(server, pipeOf(await realpath(folder)));
    return null;
  } catch (error) {
    const holder = await findHolder(folder);
    throw holder === null ? error : heldBy(holder, folder);
  }
}

async function takeSocket(server: Server, folder: string): Promise<string> {
  return withShortPath(folder, async (short) => {
    const aside = `holder.${randomBytes(4).toString('hex')}`;
    const final = join(folder, SOCKET);
    // Bound aside and linked into place, so that whoever sees the name finds it answering already.
    await listen(server, join(short, aside));
    try {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        try {
          await link(join(folder, aside), final);
          return final;
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') throw error;
        }
        const holder = await ask(join(short, SOCKET), folder);
        if (holder !== null) throw heldBy(holder, folder);
        if (await replaceStale(folder, short, aside)) return final;
        await setTimeout(20);
      }
      throw new StartRefused(
        'data_folder_held',
        EXIT.unavailable,
        `DATA_DIR "${folder}" is being taken by several processes at once; try again.`,
      );
    } catch (error) {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      throw error;
    } finally {
      await rm(join(folder, aside), { force: true });
    }
  });
}

/**
 * Puts our socket in the place of a dead one; false when somebody else is about to, or has. Of several that see one dead socket
 * only the one that claims it may replace it, so that a live socket that took its place meanwhile is never moved.
 */
async function replaceStale(folder: string, short: string, aside: string): Promise<boolean> {
  const stale = await identityOf(join(folder, SOCKET));
  if (stale === null) return false;
  const claim = `holder.${stale}`;
  try {
    await link(join(folder, aside), join(folder, claim));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // The claim is a name of the claimant's own socket: it goes silent with a claimant that was killed.
    if ((await ask(join(short, claim), folder)) === null) await rm(join(folder, claim), { force: true });
    return false;
  }
  try {
    // Looked at again under the claim: whoever held it before us has replaced the socket that we saw.
    if ((await identityOf(join(folder, SOCKET))) !== stale) return false;
    if ((await ask(join(short, SOCKET), folder)) !== null) return false;
    await rename(join(folder, aside), join(folder, SOCKET));
    return true;
  } finally {
    await rm(join(folder, claim), { force: true });
  }
}

/** What tells a file from another that stood under its name; null when there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { ino, ctimeNs } = await stat(path, { bigint: true });
    return `${ino.toString(36)}.${ctimeNs.toString(36)}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function heldBy(holder: Holder, folder: string): StartRefused {
  return new StartRefused(
    'data_folder_held',
    EXIT.unavailable,
    `The store in "${folder}" is in use by process ${String(holder.pid)}${holder.url === null ? '' : ` (${holder.url})`}. ` +
      'Stop that process first, or set DATA_DIR to another folder. Nothing was changed.',
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The holder behind a socket; null when nobody listens there. */
async function ask(path: string, folder: string): Promise<Holder | null> {
  const answer = await new Promise<string | null>((resolve, reject) => {
    const socket = connect(path);
    let text = '';
    // The connection stands as soon as somebody listens, even while that process is busy.
    socket.setTimeout(PATIENCE_MILLISECONDS, () => {
      socket.destroy();
      resolve('');
    });
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (text += part));
    socket.on('end', () => resolve(text));
    socket.on('error', (error) => {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENOTSOCK') resolve(null);
      else if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'EAGAIN') resolve(text);
      else reject(error);
    });
  });
  if (answer === null) return null;
  return (
    readCard(answer) ?? readCard(await readFile(join(folder, CARD), 'utf8').catch(() => '')) ?? { pid: 0, url: null }
  );
}

function readCard(text: string): Holder | null {
  try {
    const card: unknown = JSON.parse(text);
    if (typeof card !== 'object' || card === null || !('pid' in card) || typeof card.pid !== 'number') return null;
    return { pid: card.pid, url: 'url' in card && typeof card.url === 'string' ? card.url : null };
  } catch {
    return null;
  }
}

/** Gives the work a path of the folder that is short enough for a socket: a link in the temporary folder when need be. */
async function withShortPath<T>(folder: string, work: (short: string) => Promise<T>): Promise<T> {
  const fits = [folder, relative(process.cwd(), folder) || '.'].find(
    (path) => Buffer.byteLength(join(path, SOCKET)) + CLAIM_IS_LONGER_BY <= LONGEST_PATH,
  );
  if (fits !== undefined) return work(fits);
  const own = await mkdtemp(join(tmpdir(), 'cm-'));
  try {
    const short = join(own, 'd');
    await symlink(folder, short);
    return await work(short);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

function pipeOf(folder: string): string {
  return `\\\\.\\pipe\\common-measure-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
