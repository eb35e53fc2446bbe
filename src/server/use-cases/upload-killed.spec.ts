import { spawn } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UploadView } from '#domain/contract/uploads-view';
import { readConfig } from '#server/config';
import { readCsv } from '#server/files/read-csv';
import { OPERATOR } from '#server/permissions/actor';
import { openStore } from '#server/storage/open-store';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { makeDatabase, makeFolder } from '#server/testing/stores';
import type { UploadKnowledge } from '#server/testing/upload-parts';
import { loadUploadKnowledge, makeUploadWorld } from '#server/testing/upload-world';

const PROGRAM = fileURLToPath(new URL('../testing/upload-and-say.ts', import.meta.url));
const STEPS = ['received', 'understood', 'written ahead', 'checked', 'published'] as const;
/** More than two parts, so that a kill falls between them. */
const FIGURES = 20_000;

/** Moments all over the way of an upload, each a hundredth of it further than another; in every run the steps alone. */
const MOMENTS = IS_RELEASE_RUN ? Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) + 1) : [];

/**
 * Starts the program and kills it, without warning, when it says a word, or so many milliseconds after it has opened the store.
 * @returns what it had said, and how long it ran since
 */
function killAt(
  when: string | number,
  folder: string,
  database: string,
  file: string,
): Promise<{ readonly said: string; readonly milliseconds: number }> {
  return new Promise((resolve, reject) => {
    let opened = 0;
    const child = spawn(process.execPath, [PROGRAM, folder, database, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const isOpened = opened === 0 && said.includes('opened\n');
      if (isOpened) opened = performance.now();
      if (typeof when === 'number') {
        if (isOpened) setTimeout(() => child.kill('SIGKILL'), when);
      } else if (said.includes(`${when}\n`)) child.kill('SIGKILL');
    });
    child.once('close', (_, signal) =>
      signal === 'SIGKILL'
        ? resolve({ said, milliseconds: performance.now() - opened })
        : reject(new Error(`It ended before "${String(when)}":\n${said}`)),
    );
  });
}

/** The furthest state that the program said an upload had reached; null: it had acknowledged none. */
function saidOf(said: string): UploadView['state'] | null {
  return (
    (['published', 'checked', 'understood', 'received'] as const).find((word) => said.includes(`${word}\n`)) ?? null
  );
}

const stores = [
  {
    name: 'the embedded store',
    missing: null,
    isInFolder: true,
    database: () => Promise.resolve({ url: '-', drop: () => Promise.resolve() }),
  },
  {
    name: 'PostgreSQL',
    missing: (process.env.TEST_DATABASE_URL ?? '') === '' ? 'TEST_DATABASE_URL is not set' : null,
    isInFolder: false,
    database: makeDatabase,
  },
];

for (const kind of stores) {
  describe(`case 21: kill -9 during an upload into ${kind.name}`, () => {
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let knowledge: UploadKnowledge;
    let file = '';
    /** Milliseconds of the whole way, on this machine as busy as it is. */
    let whole = 0;
    beforeAll(async () => {
      if (kind.missing !== null) return;
      folder = await makeFolder();
      knowledge = await loadUploadKnowledge();
      file = join(folder.path, 'figures.csv');
      await writeFigures(file);
      // Making an empty embedded store takes seconds: it is made once, and each kill has a copy.
      if (kind.isInFolder) await (await openStore({ dataDir: join(folder.path, 'empty'), databaseUrl: null })).close();
      if (MOMENTS.length === 0) return;
      const database = await kind.database();
      const own = await makeFolder();
      if (kind.isInFolder) await cp(join(folder.path, 'empty'), own.path, { recursive: true });
      whole = (await killAt('published', own.path, database.url, file)).milliseconds;
      await database.drop();
      await own.remove();
    }, 180_000);
    afterAll(async () => {
      if (kind.missing === null) await folder.remove();
    });

    for (const when of [...STEPS, ...MOMENTS]) {
      const words = typeof when === 'string' ? `once it is ${when}` : `after ${String(when)} % of its way`;
      it(`${words}: the batch is there whole or not at all, and the upload goes on from where it was`, async () => {
        if (kind.missing !== null) {
          pending(kind.missing);
          return;
        }
        const own = await makeFolder();
        const database = await kind.database();
        try {
          if (kind.isInFolder) await cp(join(folder.path, 'empty'), own.path, { recursive: true });
          const moment = typeof when === 'string' ? when : (when / 100) * whole;
          const said = saidOf((await killAt(moment, own.path, database.url, file)).said);
          const store = await openStore({ dataDir: own.path, databaseUrl: database.url === '-' ? null : database.url });
          try {
            const { work } = makeUploadWorld(store, knowledge, join(own.path, 'files'));
            await work.resume();
            const commits = await store.observations.listCommits();
            const [upload] = (await work.listUploads(OPERATOR)).uploads;
            // What is in the store and in its audit is one, and nothing that was acknowledged is lost.
            const events = await store.people.read((tables) => tables.auditEvents(null, null, 100));
            expect(events.filter(({ action }) => action.startsWith('batch:publish'))).toHaveSize(commits.length);
            expect((await store.people.verifyAudit()).kind).toBe('whole');
            expect(upload !== undefined || said === null).toBeTrue();
            expect(commits).toHaveSize(upload?.state === 'published' ? 1 : 0);
            if (typeof when === 'string') {
              expect(upload?.state).toBe(when === 'written ahead' ? 'understood' : when);
            } else {
              const reached = ['received', 'understood', 'checked', 'published'];
              expect(reached.indexOf(upload?.state ?? '')).not.toBeLessThan(reached.indexOf(said ?? ''));
            }
            if (upload === undefined || upload.state === 'published') return;
            if (upload.state === 'received') await work.understandUpload(OPERATOR, upload.id);
            const checked = upload.state === 'checked' ? upload : await work.previewUpload(OPERATOR, upload.id);
            expect(checked.preview?.counts.read).toBe(FIGURES);
            expect(checked.preview?.counts.created).toBeGreaterThan(FIGURES / 2);
            const how = {
              previewDigest: checked.preview?.digest ?? '',
              goodRowsOnly: true,
              finality: 'final',
              publishAt: null,
            } as const;
            expect((await work.publishUpload(OPERATOR, upload.id, how, checked.version)).state).toBe('published');
          } finally {
            await store.close();
          }
        } finally {
          await database.drop();
          await own.remove();
        }
      }, 180_000);
    }
  });
}

async function writeFigures(path: string): Promise<void> {
  const periods = Array.from({ length: 20 }, (_, year) => String(1995 + year));
  const areas: string[] = [];
  for await (const rows of readCsv(join(readConfig({}).root, 'data', 'areas', 'areas.csv.gz'))) {
    areas.push(...rows.slice(areas.length === 0 ? 1 : 0).map(({ cells }) => cells[0] ?? ''));
  }
  const lines = ['measure,area,level,period,value'];
  for (let row = 0; row < FIGURES; row += 1) {
    lines.push(
      `ctx-population-18,${areas[Math.floor(row / 20)] ?? ''},council,${periods[row % 20] ?? ''},${String(row)}`,
    );
  }
  await writeFile(path, lines.join('\n'));
}
