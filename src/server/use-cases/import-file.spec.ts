import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '#domain/framework/catalogue';
import { readConfig } from '#server/config';
import { digestFile } from '#server/files/read-csv';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { openStore, type Store } from '#server/storage/open-store';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { importFile, type FileToImport, type ImportResult } from './import-file.ts';
import { unpackFigures } from './unpack-figures.ts';

const ROOT = readConfig({}).root;
const CLOCK = { now: () => '2026-11-22T12:00:00.000Z' };
const HEADING = 'measure,area,level,period,value,numerator,denominator,missing,source_file,source_line';

for (const kind of TEST_STORES) {
  describe(`a file of figures brought into ${kind.name}`, () => {
    let store: Store | null = null;
    let catalogue: Catalogue | null = null;
    let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
    let files = 0;

    beforeAll(async () => {
      catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
      folder = await makeFolder();
    });
    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      store = await kind.open();
    }, 60_000);
    afterAll(() => folder?.remove());

    /** Imports lines below our heading. */
    const bring = async (lines: readonly string[], more: Partial<FileToImport> = {}): Promise<ImportResult> => {
      if (store === null || catalogue === null || folder === null) throw new Error('Not set up.');
      files += 1;
      const path = join(folder.path, `${String(files)}.csv`);
      await writeFile(path, [HEADING, ...lines].join('\n'));
      return importFile(store.observations, catalogue, CLOCK, {
        dataset: 'invented',
        path,
        name: 'figures.csv',
        digest: await digestFile(path),
        whenRefused: 'store the rest',
        ...more,
      });
    };
    const valueOf = async (area: string): Promise<number | null> =>
      store === null
        ? null
        : unpackFigures(await store.observations.readFigures()).value('const-ae4h', area, '2018-03');

    it('is stored, each figure with the line of the publisher’s file', async () => {
      const result = await bring([
        'const-ae4h,RTR,trust,2018-03,91.2,912,1000,,ae.csv,17',
        'const-ae4h,RVW,trust,2018-03,,,,suppressed,ae.csv,18',
      ]);
      expect(result.kind).toBe('committed');
      if (result.kind !== 'committed') return;
      expect(result.batch.counts).toEqual({ read: 2, created: 2, changed: 0, unchanged: 0, refused: 0, blank: 0 });
      const [version] = (await store?.observations.readObservations(['const-ae4h'], ['RTR'])) ?? [];
      expect(version?.provenance).toEqual({ dataset: 'invented', file: 'ae.csv', line: 17, batch: result.batch.id });
    });

    it('a second time adds no row and gives the first result', async () => {
      const lines = ['const-ae4h,RTR,trust,2018-03,91.2,,,,ae.csv,17'];
      const first = await bring(lines);
      const second = await bring(lines);
      expect(second.kind).toBe('replayed');
      if (first.kind !== 'committed' || second.kind !== 'replayed') return;
      expect(second.batch).toEqual(first.batch);
    });

    it('with other figures changes those, leaves the equal ones and keeps what stood', async () => {
      await bring(['const-ae4h,RTR,trust,2018-03,91.2,,,,ae.csv,17', 'const-ae4h,RVW,trust,2018-03,80,,,,ae.csv,18']);
      const result = await bring([
        'const-ae4h,RTR,trust,2018-03,92.5,,,,ae.csv,17',
        'const-ae4h,RVW,trust,2018-03,80,,,,ae.csv,18',
        '',
        'const-ae4h,RTD,trust,2018-03,70,,,,ae.csv,19',
      ]);
      expect(result.kind === 'committed' ? result.batch.counts : result).toEqual({
        read: 4,
        created: 1,
        changed: 1,
        unchanged: 1,
        refused: 0,
        blank: 1,
      });
      expect(await valueOf('RTR')).toBe(92.5);
      expect((await store?.observations.readVersions('const-ae4h', 'RTR', '2018-03'))?.length).toBe(2);
    });

    it('stores the sound lines beside refused ones, or nothing at all, as it was told', async () => {
      const lines = [
        'const-ae4h,RTR,trust,2018-03,91.2,,,,ae.csv,17',
        'no-such-measure,RTR,trust,2018-03,1,,,,ae.csv,18',
        'const-ae4h,RVW,trust,Mar-18,1,,,,ae.csv,19',
      ];
      const nothing = await bring(lines, { whenRefused: 'store nothing' });
      expect(nothing.kind === 'refused' ? nothing.counts : nothing).toEqual({
        read: 3,
        created: 0,
        changed: 0,
        unchanged: 0,
        refused: 3,
        blank: 0,
      });
      expect(nothing.kind === 'refused' ? nothing.problems.map(({ line, code }) => [line, code]) : []).toEqual([
        [3, 'unknown_measure'],
        [4, 'bad_period'],
      ]);
      expect(await valueOf('RTR')).toBeNull();
      const rest = await bring(lines);
      expect(rest.kind === 'committed' ? rest.batch.counts : rest).toEqual({
        read: 3,
        created: 1,
        changed: 0,
        unchanged: 0,
        refused: 2,
        blank: 0,
      });
      expect(await valueOf('RTR')).toBe(91.2);
    });

    it('refuses a month that equals another of the file in every row', async () => {
      const month = (period: string): readonly string[] =>
        Array.from(
          { length: 20 },
          (_, index) =>
            `const-ae4h,T${String(index)},trust,${period},${String(70 + index)},,,,ae.csv,${String(index + 2)}`,
        );
      const other = Array.from(
        { length: 20 },
        (_, index) =>
          `const-ae4h,T${String(index)},trust,2018-05,${String(60 + index * 1.5)},,,,ae.csv,${String(index + 90)}`,
      );
      const result = await bring([...month('2017-02'), ...month('2018-02'), ...other]);
      expect(result.kind === 'committed' ? result.batch.counts : result).toEqual({
        read: 60,
        created: 40,
        changed: 0,
        unchanged: 0,
        refused: 20,
        blank: 0,
      });
    });

    it('without a column it needs, or without a line, is refused and leaves nothing', async () => {
      if (store === null || catalogue === null || folder === null) return;
      for (const [name, text] of [
        ['no-value.csv', 'measure,area,period\nconst-ae4h,RTR,2018-03'],
        ['empty.csv', ''],
        ['heading-only.csv', `${HEADING}\n`],
      ] as const) {
        const path = join(folder.path, name);
        await writeFile(path, text);
        const result = await importFile(store.observations, catalogue, CLOCK, {
          dataset: 'invented',
          path,
          name,
          digest: await digestFile(path),
          whenRefused: 'store the rest',
        });
        expect(result.kind).withContext(name).toBe('refused');
      }
      expect(await store.observations.newestCommit()).toBe(0);
      expect(await store.observations.sweep()).toBe(0);
    });

    it('is counted line by line: 40 files made by chance add up', async () => {
      const random = seeded(20_261_122);
      for (let file = 0; file < 40; file += 1) {
        const lines = Array.from({ length: Math.floor(random() * 9) + 1 }, () => {
          const dice = random();
          if (dice < 0.1) return '';
          if (dice < 0.2) return 'nothing,RTR,trust,2018-03,1,,,,f.csv,2';
          const period = `201${String(Math.floor(random() * 3) + 5)}-0${String(Math.floor(random() * 3) + 1)}`;
          return `const-ae4h,T${String(Math.floor(random() * 4))},trust,${period},${String(Math.floor(random() * 4) + 70)},,,,f.csv,2`;
        });
        const result = await bring([...lines, `const-ae4h,U${String(file)},trust,2018-03,80,,,,f.csv,3`]);
        const counts = result.kind === 'committed' ? result.batch.counts : null;
        if (counts === null) {
          fail(`File ${String(file)} was ${result.kind}.`);
          return;
        }
        expect(counts.read).toBe(counts.created + counts.changed + counts.unchanged + counts.refused + counts.blank);
        expect(counts.read).toBe(lines.length + 1);
      }
    }, 120_000);
  });
}

describe('an import that is killed', () => {
  const WORKER = fileURLToPath(new URL('../testing/import-and-say.ts', import.meta.url));

  /** Runs an import in a process of its own and kills it when it says the word. */
  const killAt = (folder: string, word: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [WORKER, folder, join(ROOT, 'data', 'hospital-beds', 'figures.csv.gz')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', (text: string) => {
        said += text;
        if (said.includes(word)) child.kill('SIGKILL');
      });
      child.once('error', reject);
      child.once('exit', (_, signal) => resolve(signal === 'SIGKILL' ? 'killed' : 'ended'));
    });

  it('is wholly absent when killed while it is written, wholly there when killed after, and can be tried again', async () => {
    const folder = await makeFolder();
    const look = async (): Promise<{ commits: number; series: number; swept: number }> => {
      const store = await openStore({ dataDir: folder.path, databaseUrl: null });
      try {
        const { series } = await store.observations.readFigures();
        return {
          commits: (await store.observations.listCommits()).length,
          series: series.length,
          swept: await store.observations.sweep(),
        };
      } finally {
        await store.close();
      }
    };
    try {
      for (const word of ['opened', 'reading', 'storing 10000']) {
        expect(await killAt(folder.path, word))
          .withContext(word)
          .toBe('killed');
        expect(await look())
          .withContext(word)
          .toEqual({ commits: 0, series: 0, swept: 0 });
      }
      expect(await killAt(folder.path, 'committed')).toBe('killed');
      const after = await look();
      expect(after.commits).toBe(1);
      expect(after.series).toBeGreaterThan(100);
    } finally {
      await rm(folder.path, { recursive: true, force: true });
    }
  }, 240_000);
});

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
