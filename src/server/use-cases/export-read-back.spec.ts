import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '#server/config';
import { listStarterDatasets } from '#server/files/list-starter-datasets';
import { digestFile } from '#server/files/read-csv';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { OPERATOR } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { OPERATOR as OPERATOR_SCOPE } from '#server/storage/scope';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { EXPORT_FORMATS, exportFigures } from './export-figures.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import { importFile } from './import-file.ts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import type { Knowledge } from './knowledge.ts';

const { root } = readConfig({});
const NOW = '2026-11-22T12:00:00.000Z';
/** Each with counts above and below the line, or reasons in place of values. */
const DATASET = IS_RELEASE_RUN ? 'hospital-beds' : 'care-home-cost';

describe(`the figures of ${DATASET}, out of the store and sent back as a file`, () => {
  let store: Store;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let knowledge: Knowledge;
  let work: UploadWork;

  beforeAll(async () => {
    const catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
    folder = await makeFolder();
    store = await EMBEDDED.open();
    const dataset = (await listStarterDatasets(join(root, 'data'))).find(({ id }) => id === DATASET);
    if (dataset === undefined) throw new Error(`There is no ${DATASET}.`);
    const observations = store.observations.as(OPERATOR_SCOPE);
    await observations.describeDataset(dataset.id, dataset.manifest, NOW);
    await importFile(
      observations,
      catalogue,
      { now: () => NOW },
      {
        dataset: dataset.id,
        path: dataset.figures,
        name: `${dataset.id}/figures.csv.gz`,
        digest: await digestFile(dataset.figures),
        whenRefused: 'store nothing',
      },
    );
    knowledge = await gatherKnowledge(store.observations, catalogue, await loadRegisterOrRefuse(root));
    const reading = await loadReadingKnowledge(root);
    work = makeUploadUseCases(uploadParts(store, { reading, catalogue }, join(folder.path, 'files')));
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await folder.remove();
  });

  for (const format of EXPORT_FORMATS) {
    it(`as ${format} is recognised without help; nothing is new, changed or refused`, async () => {
      const file = exportFigures(knowledge, store.observations, { format }, NOW);
      const path = join(folder.path, file.name);
      await pipeline(file.bytes, createWriteStream(path));
      const { id } = await work.receiveFile(OPERATOR, {
        fileName: file.name,
        bytes: createReadStream(path),
        mostBytes: null,
        agency: null,
      });
      const { understanding } = await work.understandUpload(OPERATOR, id);
      expect(understanding?.questions.map(({ question }) => question)).toEqual([]);
      expect(understanding?.recognisedAs).not.toBeNull();
      const { preview } = await work.previewUpload(OPERATOR, id);
      const { read, ...counts } = preview?.counts ?? { read: 0 };
      const told = preview?.groups
        .map(({ code, found, count }) => `${code} ${String(count)}: ${found ?? ''}`)
        .join('; ');
      expect(read).toBeGreaterThan(100);
      expect(counts)
        .withContext(told ?? '')
        .toEqual({ created: 0, changed: 0, unchanged: read, refused: 0, blank: 0 });
    }, 600_000);
  }
});
