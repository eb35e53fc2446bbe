import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefused } from '#server/start-refused';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { makeFolder } from '#server/testing/stores';
import { findHolder, holdDataFolder, prepareDataFolder } from './hold-data-folder.ts';

const HOLDER = fileURLToPath(new URL('./hold-data-folder.ts', import.meta.url));

/** A process that holds a folder until it is ended; `busy` keeps it from answering. */
async function startHolder(folder: string, busy = false): Promise<ChildProcess> {
  const script = `
    import { holdDataFolder } from ${JSON.stringify(HOLDER)};
    const held = await holdDataFolder(${JSON.stringify(folder)});
    held.announce('http://localhost:4200');
    process.stdout.write('held');
    setInterval(() => undefined, 1000);
    ${busy ? 'const end = Date.now() + 20_000; while (Date.now() < end);' : ''}
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The holder ended.')));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function refusal(folder: string): Promise<StartRefused> {
  try {
    await (await holdDataFolder(folder)).release();
  } catch (error) {
    if (error instanceof StartRefused) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('the lock of a data folder', () => {
  it('case 42: a second process is refused, naming the process that holds it', async () => {
    const folder = await makeFolder();
    const holder = await startHolder(folder.path);
    try {
      for (let round = 0; round < (IS_RELEASE_RUN ? 50 : 10); round += 1) {
        const refused = await refusal(folder.path);
        expect(refused.exitCode).toBe(69);
        expect(refused.message).toContain(`process ${String(holder.pid)}`);
      }
      expect(await findHolder(folder.path)).toEqual({ pid: holder.pid ?? 0, url: 'http://localhost:4200' });
    } finally {
      await kill(holder);
      await folder.remove();
    }
  }, 120_000);

  it('case 42: a holder too busy to answer is named all the same', async () => {
    const folder = await makeFolder();
    const holder = await startHolder(folder.path, true);
    try {
      expect((await refusal(folder.path)).message).toContain(`process ${String(holder.pid)}`);
    } finally {
      await kill(holder);
      await folder.remove();
    }
  }, 30_000);

  it('left by a killed process is taken over', async () => {
    const folder = await makeFolder();
    await kill(await startHolder(folder.path));
    expect(await readdir(folder.path)).toContain('holder.sock');
    expect(await findHolder(folder.path)).toBeNull();
    const held = await holdDataFolder(folder.path);
    expect((await refusal(folder.path)).message).toContain(`process ${String(process.pid)}`);
    await held.release();
    await folder.remove();
  }, 30_000);

  it('left by a killed process goes to one of several that start at once', async () => {
    const folder = await makeFolder();
    await kill(await startHolder(folder.path));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => holdDataFolder(folder.path)));
    const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held.length).toBe(1);
    await held[0]?.release();
    await folder.remove();
  }, 30_000);

  it('is given back, once, and leaves nothing behind', async () => {
    const folder = await makeFolder();
    const held = await holdDataFolder(folder.path);
    await held.release();
    const next = await holdDataFolder(folder.path);
    await held.release();
    expect((await findHolder(folder.path))?.pid).toBe(process.pid);
    await next.release();
    expect(await readdir(folder.path)).toEqual([]);
    await folder.remove();
  });

  it('works in a folder whose path is longer than a socket may have', async () => {
    const folder = await makeFolder();
    const deep = join(folder.path, 'a folder with a long name '.repeat(3).trim(), 'b'.repeat(120));
    await mkdir(deep, { recursive: true });
    const held = await holdDataFolder(deep);
    expect((await refusal(deep)).message).toContain(`process ${String(process.pid)}`);
    await held.release();
    expect(await readdir(deep)).toEqual([]);
    await folder.remove();
  });

  it('cannot be had where DATA_DIR cannot be written, and the answer names the setting', async () => {
    let refused: unknown = null;
    await prepareDataFolder('/dev/null/figures').catch((error: unknown) => (refused = error));
    if (!(refused instanceof StartRefused)) throw new Error('It was not refused.');
    expect(refused.exitCode).toBe(69);
    expect(refused.message).toContain('DATA_DIR is "/dev/null/figures", which cannot be written');
  });
});
