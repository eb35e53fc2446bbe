import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { OPERATOR } from '#server/permissions/actor';
import { openStore } from '#server/storage/open-store';
import { makeUploadUseCases } from '#server/use-cases/make-upload-use-cases';
import { FiguresReadHere } from '#server/use-cases/read-figures-here';
import { uploadParts } from './upload-parts.ts';

/** Sends a file through every step into a store and says where it is, so that a spec can kill it there. */
const [folder = '', database = '', path = ''] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { root } = readConfig({});
const knowledge = await loadReadingKnowledge(root);
const store = await openStore({ dataDir: folder, databaseUrl: database === '-' ? null : database });
const reader = new FiguresReadHere(knowledge);
const uploads = makeUploadUseCases(
  uploadParts(
    store,
    { reading: knowledge, catalogue: await loadCatalogueOrRefuse(join(root, 'catalogue')) },
    join(folder, 'files'),
    {
      reader: {
        read: (request, take, signal) =>
          reader.read(
            request,
            async (part) => {
              await take(part);
              say('written ahead');
            },
            signal,
          ),
      },
    },
  ),
);
say('opened');
const { id } = await uploads.receiveFile(OPERATOR, {
  fileName: 'figures.csv',
  bytes: createReadStream(path),
  mostBytes: null,
  agency: null,
});
say('received');
await uploads.understandUpload(OPERATOR, id);
say('understood');
const checked = await uploads.previewUpload(OPERATOR, id);
say('checked');
await uploads.publishUpload(
  OPERATOR,
  id,
  { previewDigest: checked.preview?.digest ?? '', goodRowsOnly: true, finality: 'final', publishAt: null },
  checked.version,
);
say('published');
// Stays until it is killed: closing would tidy up what the spec looks at.
await new Promise((resolve) => setTimeout(resolve, 60_000));
