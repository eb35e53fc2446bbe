import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#server/config';
import { readCsv } from '#server/files/read-csv';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { OPERATOR } from '#server/permissions/actor';
import { openStore } from '#server/storage/open-store';
import { makeDatabase, makeFolder } from '#server/testing/stores';
import { makeUploadUseCases } from './make-upload-use-cases.ts';
import { FiguresReadHere } from './read-figures-here.ts';

const PROGRAM = fileURLToPath(new URL('../testing/upload-and-say.ts', import.meta.url));
const STEPS = ['received', 'understood', 'written ahead', 'checked', 'published'] as const;
/** More than two parts, so that a kill falls between them. */
const FIGURES = 20_000;

/** Starts the program and kills it, without warning, when it says a word. */
function killAt(word: string, folder: string, database: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, folder, database, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes(`${word}\n`)) child.kill('SIGKILL');
    });
    child.once('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`It ended before "${word}":\n${said}`)),
    );
  });
}

const stores = [
  {
    name: 'the embedded store',
    missing: null,
    database: () => Promise.resolve({ url: '-', drop: () => Promise.resolve() }),
  },
  {
    name: 'PostgreSQL',
    missing: (process.env.TEST_DATABASE_URL ?? '') === '' ? 'TEST_DATABASE_URL is not set' : null,
    database: makeDatabase,
  },
];

for (const kind of stores) {
  describe(`case 21: kill -9 during an upload into ${kind.name}`, () => {
    for (const step of STEPS) {
      it(`once it is ${step}: the batch is there whole or not at all, and the upload goes on from where it was`, async () => {
        if (kind.missing !== null) {
          pending(kind.missing);
          return;
        }
        const folder = await makeFolder();
        const database = await kind.database();
        const { root } = readConfig({});
        try {
          const file = join(folder.path, 'figures.csv');
          const periods = Array.from({ length: 20 }, (_, year) => String(1995 + year));
          const knowledge = await loadReadingKnowledge(root);
          const areas: string[] = [];
          for await (const rows of readCsv(join(root, 'data', 'areas', 'areas.csv.gz'))) {
            areas.push(...rows.slice(areas.length === 0 ? 1 : 0).map(({ cells }) => cells[0] ?? ''));
          }
          const lines = ['measure,area,level,period,value'];
          for (let row = 0; row < FIGURES; row += 1) {
            lines.push(
              `ctx-population-18,${areas[Math.floor(row / 20)] ?? ''},council,${periods[row % 20] ?? ''},${String(row)}`,
            );
          }
          await writeFile(file, lines.join('\n'));
          await killAt(step, folder.path, database.url, file);

          const store = await openStore({
            dataDir: folder.path,
            databaseUrl: database.url === '-' ? null : database.url,
          });
          try {
            const uploads = makeUploadUseCases({
              clock: { now: () => '2026-11-22T13:00:00.000Z' },
              catalogue: await loadCatalogueOrRefuse(join(root, 'catalogue')),
              registers: knowledge.registers,
              uploads: store.uploads,
              observations: store.observations,
              goals: store.goals,
              published: () => store.observations,
              reader: new FiguresReadHere(knowledge),
              folder: join(folder.path, 'files'),
              placesOf: () => [],
              effects: null,
              typesOf: () => [],
              measuresHeldBy: () => [],
              needsApproval: () => Promise.resolve(false),
              audit: (event) => store.people.write((tables) => tables.audit(event)),
              onPublished: () => Promise.resolve(),
              onFailure: (error) => {
                throw error;
              },
            });
            await uploads.resume();
            const commits = await store.observations.listCommits();
            expect(commits).toHaveSize(step === 'published' ? 1 : 0);
            const [upload] = (await uploads.listUploads(OPERATOR)).uploads;
            if (upload === undefined) throw new Error('An upload that was acknowledged is lost.');
            expect(upload.state).toBe(step === 'written ahead' ? 'understood' : step);
            if (upload.state === 'published') return;
            if (upload.state === 'received') await uploads.understandUpload(OPERATOR, upload.id);
            const checked = upload.state === 'checked' ? upload : await uploads.previewUpload(OPERATOR, upload.id);
            expect(checked.preview?.counts.read).toBe(FIGURES);
            expect(checked.preview?.counts.created).toBeGreaterThan(FIGURES / 2);
            const how = {
              previewDigest: checked.preview?.digest ?? '',
              goodRowsOnly: true,
              finality: 'final',
              publishAt: null,
            } as const;
            expect((await uploads.publishUpload(OPERATOR, upload.id, how, checked.version)).state).toBe('published');
          } finally {
            await store.close();
          }
        } finally {
          await database.drop();
          await folder.remove();
        }
      }, 180_000);
    }
  });
}
