import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { makeFolder } from '#server/testing/stores';
import { FileTooLarge, keepFile, pathOfKeptFile, sweepIncoming } from './keep-file.ts';

describe('a kept file', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  beforeEach(async () => {
    folder = await makeFolder();
  });
  afterEach(() => folder.remove());
  const from = (...pieces: readonly string[]): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece)));

  it('lies under its sha256 with its bytes unchanged', async () => {
    const kept = await keepFile(folder.path, from('a,b\r\n', '1,\u00a32\r\n'), null);
    expect(kept.digest).toBe(createHash('sha256').update('a,b\r\n1,\u00a32\r\n').digest('hex'));
    expect(kept.path).toBe(pathOfKeptFile(folder.path, kept.digest));
    expect(await readFile(kept.path, 'utf8')).toBe('a,b\r\n1,\u00a32\r\n');
    expect(kept.bytes).toBe(12);
  });

  it('is kept once, however often it comes, and at the same time', async () => {
    const both = await Promise.all([
      keepFile(folder.path, from('same'), null),
      keepFile(folder.path, from('same'), null),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await readdir(folder.path)).toEqual([both[0].digest.slice(0, 2)]);
  });

  it('case 8: is refused at one byte too many, and nothing of it stays', async () => {
    expect((await keepFile(folder.path, from('12345'), 5)).bytes).toBe(5);
    await expectAsync(keepFile(folder.path, from('123', '456'), 5)).toBeRejectedWithError(FileTooLarge);
    expect((await readdir(folder.path)).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });

  it('leaves nothing when its sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('gone');
      })(),
    );
    await expectAsync(keepFile(folder.path, broken, null)).toBeRejectedWithError('gone');
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('that was half received when the process was killed is swept', async () => {
    await writeFile(join(folder.path, 'incoming-1-x'), 'half');
    const { path } = await keepFile(folder.path, from('whole'), null);
    expect(await sweepIncoming(folder.path)).toBe(1);
    expect(await readFile(path, 'utf8')).toBe('whole');
  });
});
