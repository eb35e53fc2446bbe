import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file whose bytes are kept for ever under their sha256. */
export interface KeptFile {
  readonly digest: string;
  readonly bytes: number;
  readonly path: string;
}

/** The file is longer than its sender may send; nothing of it is kept. */
export class FileTooLarge extends Error {
  readonly mostBytes: number;

  constructor(mostBytes: number) {
    super(`The file is longer than ${String(mostBytes)} bytes.`);
    this.name = 'FileTooLarge';
    this.mostBytes = mostBytes;
  }
}

const INCOMING = 'incoming-';

/** Where a kept file lies. */
export function pathOfKeptFile(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), digest);
}

/**
 * Keeps bytes as they come: written aside, fsynced, moved under their sha256, the folder fsynced. Only then does it return, so that
 * what is acknowledged is there after a power cut. The same bytes again are the same file.
 * @param mostBytes null: any length
 * @throws FileTooLarge as soon as a byte too many has come; the error of a source that breaks off. Nothing is left aside.
 */
export async function keepFile(folder: string, source: Readable, mostBytes: number | null): Promise<KeptFile> {
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `${INCOMING}${String(process.pid)}-${randomBytes(8).toString('hex')}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(aside, 'wx', 0o640);
  try {
    try {
      for await (const piece of source) {
        const part = piece as Buffer;
        bytes += part.length;
        if (mostBytes !== null && bytes > mostBytes) throw new FileTooLarge(mostBytes);
        hash.update(part);
        await file.write(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const digest = hash.digest('hex');
    const path = pathOfKeptFile(folder, digest);
    const own = join(folder, digest.slice(0, 2));
    if (existsSync(path) && (await stat(path)).size === bytes) {
      await rm(aside);
    } else {
      await mkdir(own, { recursive: true });
      await rename(aside, path);
      await syncFolder(own);
      await syncFolder(folder);
    }
    return { digest, bytes, path };
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Removes what a process that was killed left aside. Only while no other process receives files in this folder. */
export async function sweepIncoming(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const left = (await readdir(folder)).filter((name) => name.startsWith(INCOMING));
  for (const name of left) await rm(join(folder, name), { force: true });
  return left.length;
}

/** Makes a move into a folder survive a power cut; where the system cannot open folders, its own journal must do. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
