import { join } from 'node:path';
import { readConfig } from '#server/config';
import { digestFile } from '#server/files/read-csv';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { openStore } from '#server/storage/open-store';
import { OPERATOR } from '#server/storage/scope';
import { importFile } from '#server/use-cases/import-file';

/** Imports a file into a data folder and says where it is, so that a spec can kill it there. */
const [folder = '', path = ''] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const catalogue = await loadCatalogueOrRefuse(join(readConfig({}).root, 'catalogue'));
const store = await openStore({ dataDir: folder, databaseUrl: null });
say('opened');
await importFile(
  store.observations.as(OPERATOR),
  catalogue,
  { now: () => '2026-11-22T12:00:00.000Z' },
  { dataset: 'killed', path, name: 'figures.csv.gz', digest: await digestFile(path), whenRefused: 'store the rest' },
  (step, done) => say(`${step} ${String(done)}`),
);
say('committed');
// Stays until it is killed: closing would tidy up what the spec looks at.
await new Promise((resolve) => setTimeout(resolve, 60_000));
