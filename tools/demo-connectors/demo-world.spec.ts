import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '#server/config';
import { makeFetchPolitely } from '#server/connectors/fetch-politely';
import { hostsOf } from '#server/connectors/source-settings';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { makeTestOutside, startWireServer, type WireServer } from '#server/testing/wire/wire-server';
import { uploadParts } from '#server/testing/upload-parts';
import { makeUploadUseCases } from '#server/use-cases/make-upload-use-cases';
import { makeOutsideSources, type OutsideSources } from '#server/use-cases/outside-sources';
import { setUpDemo } from './demo-world.ts';

const NOW = '2026-11-22T12:00:00.000Z';

describe('the sources of the demonstration, on its local servers', () => {
  let server: WireServer;
  let sources: OutsideSources;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let watched = '';

  beforeAll(async () => {
    const { root } = readConfig({});
    const store = await EMBEDDED.open();
    const knowledge = await loadReadingKnowledge(root);
    const clock = { now: () => NOW };
    folder = await makeFolder();
    watched = join(folder.path, 'watched');
    await mkdir(watched);
    server = await startWireServer();
    const settings = await setUpDemo(server, root, watched, (code) => code);
    const uploads = makeUploadUseCases(
      uploadParts(
        store,
        { reading: knowledge, catalogue: await loadCatalogueOrRefuse(join(root, 'catalogue')) },
        join(folder.path, 'files'),
        { clock },
      ),
    );
    sources = makeOutsideSources({
      clock,
      sources: settings,
      fetch: makeFetchPolitely(
        hostsOf(settings),
        makeTestOutside((host) => server.resolve(host), clock),
      ),
      runs: store.outsideRuns,
      uploads: () => uploads,
      folder: join(folder.path, 'outside'),
      onFailed: () => undefined,
    });
  }, 120_000);
  afterAll(async () => {
    await sources.close();
    await server.close();
    await folder.remove();
  });

  for (const [id, state, words] of [
    ['fingertips', 'published', /^[\d,]+ new, 0 changed, 0 unchanged, 0 refused, [\d,]+ blank\.$/],
    ['dhis2', 'published', /^[\d,]+ new, 0 changed, 0 unchanged, 0 refused, 0 blank\.$/],
    ['fhir', 'published', /^[\d,]+ new, 0 changed, 0 unchanged, 0 refused, 0 blank\.$/],
    ['open-data', 'published', /^[\d,]+ new, 0 changed, 0 unchanged, 0 refused, 0 blank\.$/],
    ['fingertips-newer-areas', 'failed', /^Nothing was changed\. .*Upper tier local authorities \(pre Apr 2023\)/],
    ['folder', 'unchanged', /nothing is new/],
  ] as const) {
    it(`${id}: ${state}`, async () => {
      const run = await sources.run(id, 'schedule');
      expect(run?.words).toMatch(words);
      expect(run?.state).toBe(state);
    }, 60_000);
  }

  it('take what somebody puts into the folder', async () => {
    await writeFile(
      join(watched, 'ours.csv'),
      'measure,area,level,period,value\nascof-1a,E06000003,council,2018/19,19.1\n',
    );
    const run = await sources.run('folder', 'schedule');
    expect([run?.state, run?.words]).toEqual(['published', '1 new, 0 changed, 0 unchanged, 0 refused, 0 blank.']);
  }, 60_000);
});
