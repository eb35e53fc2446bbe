import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { openUploads } from '#server/open-uploads';
import { OPERATOR } from '#server/storage/scope';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import type { Opened } from './opened.ts';
import { runCommand } from './run-command.ts';
import { askServerToRun, serveCommands } from './serve-commands.ts';

const HEADING = 'measure,area,level,period,value';

interface Answer {
  readonly published: boolean;
  readonly replayed: boolean;
  readonly batch: string | null;
  readonly problems: readonly { readonly line: number; readonly column: string; readonly code: string }[];
}

describe('commands on the store', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let opened: Opened;
  let end: () => Promise<void>;

  beforeAll(async () => {
    folder = await makeFolder();
    const config = { ...readConfig({}), dataDir: folder.path, filesDir: join(folder.path, 'files') };
    const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
    const register = await loadRegisterOrRefuse(config.root);
    const store = await EMBEDDED.open();
    const uploads = await openUploads(config, store, catalogue, register, {
      onPublished: () => Promise.resolve(),
      onFailure: (error) => {
        throw error;
      },
    });
    opened = { store, uploads, catalogue, register };
    end = await serveCommands(folder.path, runCommand(config, opened));
  }, 120_000);
  afterAll(async () => {
    await end();
    await opened.uploads.close();
    await folder.remove();
  });

  async function cm(...words: readonly string[]): Promise<{ code: number | null; out: string; said: string }> {
    let [out, said] = ['', ''];
    const code = await askServerToRun(folder.path, process.pid, words, folder.path, {
      print: (text) => void (out += text),
      say: (text) => void (said += `${text}\n`),
    });
    return { code, out, said };
  }
  const file = (name: string, ...lines: readonly string[]): Promise<void> =>
    writeFile(join(folder.path, name), [HEADING, ...lines].join('\n'));
  const stored = async (): Promise<readonly unknown[]> =>
    (await opened.store.observations.as(OPERATOR).readObservations(['ascof-1a'])).map(
      ({ observation }) => observation.value,
    );

  it('preview a file and publish it only when told so, the same file once', async () => {
    await file('a.csv', 'ascof-1a,E06000003,council,2018/19,19.1');
    const previewed = await cm('import', 'a.csv', '--format', 'json');
    expect(previewed.code).toBe(0);
    const keys = Object.keys(JSON.parse(previewed.out) as object);
    expect(keys.slice(keys.indexOf('lines'), keys.indexOf('lines') + 6)).toEqual([
      'lines',
      'created',
      'changed',
      'unchanged',
      'refused',
      'blank',
    ]);
    expect(previewed.said).toContain('--yes');
    expect(await stored()).toEqual([]);

    const published = JSON.parse((await cm('import', 'a.csv', '--yes', '--format', 'json')).out) as Answer;
    expect([published.published, published.replayed]).toEqual([true, false]);
    expect(await stored()).toEqual([{ kind: 'value', value: 19.1 }]);
    const again = JSON.parse((await cm('import', 'a.csv', '--yes', '--format', 'json')).out) as Answer;
    expect([again.replayed, again.batch]).toEqual([true, published.batch]);

    expect((await cm('undo', published.batch ?? '')).code).toBe(0);
    expect(await stored()).toEqual([]);
    expect((await cm('undo', published.batch ?? '', '--redo')).code).toBe(0);
    expect(await stored()).toHaveSize(1);
    const { batches } = JSON.parse((await cm('batches', '--format', 'json')).out) as {
      batches: readonly { readonly kind: string; readonly fileName: string }[];
    };
    expect(batches.filter(({ fileName }) => fileName === 'a.csv').map((batch) => batch.kind)).toEqual([
      'redo',
      'undo',
      'import',
    ]);
  }, 120_000);

  it('name line, column and code of what is wrong, and publish nothing of such a file unless told so', async () => {
    await file('b.csv', 'ascof-1b,E06000003,council,2016/17,18', 'ascof-1b,E06000003,council,2017/18,many');
    const refused = await cm('import', 'b.csv', '--yes', '--format', 'json');
    expect(refused.code).toBe(65);
    const { problems, published } = JSON.parse(refused.out) as Answer;
    expect(published).toBeFalse();
    expect(problems.map(({ line, column, code }) => [line, column, code])).toContain([3, 'value', 'not_a_number']);
    const good = await cm('import', 'b.csv', '--yes', '--good-rows');
    expect(good.code).toBe(0);
  }, 120_000);

  it('say what they do not understand', async () => {
    expect((await cm('import')).code).toBe(2);
    expect((await cm('import', 'nowhere.csv')).code).toBe(2);
    expect((await cm('undo', '999999')).code).toBe(2);
    await writeFile(join(folder.path, 'c.csv'), 'nothing,that,is,known\n1,2,3,4\n');
    expect((await cm('import', 'c.csv', '--yes')).code).toBe(65);
  }, 120_000);

  it('are taken only from whoever can read the data folder', async () => {
    const path = join(folder.path, 'commands.json');
    expect((await stat(path)).mode & 0o077).toBe(0);
    const { url } = JSON.parse(await readFile(path, 'utf8')) as { url: string };
    for (const authorization of ['', 'Bearer ', `Bearer ${'0'.repeat(64)}`]) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization },
        body: '{"words":["batches"],"typedIn":"/"}',
      });
      expect(answer.status).toBe(403);
    }
    // Of another process than the one that holds the store: its card was left behind.
    expect(await askServerToRun(folder.path, process.pid + 1, ['batches'], '/', { print: fail, say: fail })).toBeNull();
    const elsewhere = await makeFolder();
    expect(await askServerToRun(elsewhere.path, process.pid, ['batches'], '/', { print: fail, say: fail })).toBeNull();
    await elsewhere.remove();
  });
});
