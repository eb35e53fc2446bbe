import { Readable } from 'node:stream';
import { join } from 'node:path';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { UploadView } from '#domain/contract/uploads-view';
import { readConfig } from '#server/config';
import { EffectsInThread } from '#server/jobs/effects-in-thread';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import type { Actor } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { gatherKnowledge } from './gather-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import { UploadRefused } from './upload-refused.ts';
import { EffectsHere, type EffectWorker } from './work-out-effects.ts';

const LEEDS = 'E08000035';
const officer: Actor = { kind: 'person', account: 'one', role: 'officer', agency: LEEDS, place: null };
const YEARS = ['2021/22', '2022/23', '2023/24', '2024/25', '2025/26'];

describe('what a file would change', () => {
  let store: Store;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let knowledge: Knowledge;
  let make: (worker: EffectWorker) => UploadWork;
  let work: UploadWork;
  const failures: unknown[] = [];
  /** What a first file would change where nothing stood; it is published then, and stands for the specs below. */
  let first: {
    readonly effects: UploadEffectsView;
    readonly changesNothing: boolean;
    readonly after: UploadEffectsView;
  };

  beforeAll(async () => {
    const { root } = readConfig({});
    const [catalogue, register, reading] = [
      await loadCatalogueOrRefuse(join(root, 'catalogue')),
      await loadRegisterOrRefuse(root),
      await loadReadingKnowledge(root),
    ];
    folder = await makeFolder();
    store = await EMBEDDED.open();
    const readAnew = async (): Promise<void> => {
      knowledge = await gatherKnowledge(store.observations, catalogue, register, store.goals);
    };
    await readAnew();
    make = (worker) =>
      makeUploadUseCases(
        uploadParts(store, { reading, catalogue }, folder.path, {
          effects: { knowledge: () => knowledge, worker, nationalOn: () => Promise.resolve(null) },
          placesOf: (agency) => [agency],
          onPublished: readAnew,
          onFailure: (error) => failures.push(error),
        }),
      );
    work = make(new EffectsHere());
    await bringFirst();
  }, 120_000);
  afterAll(async () => {
    await work.close();
    await folder.remove();
  });
  afterEach(() => {
    expect(failures.splice(0)).toEqual([]);
  });

  async function preview(by: UploadWork, values: readonly number[]): Promise<UploadView> {
    const lines = values.map((value, at) => `ascof-2b-2023,${LEEDS},council,${YEARS[at] ?? ''},${String(value)}`);
    const { id } = await by.receiveFile(officer, {
      fileName: 'figures.csv',
      bytes: Readable.from([Buffer.from(['measure,area,level,period,value', ...lines].join('\n'))]),
      mostBytes: null,
      agency: null,
    });
    await by.understandUpload(officer, id);
    return by.previewUpload(officer, id);
  }
  async function effectsOf(by: UploadWork, id: string): Promise<UploadEffectsView> {
    for (;;) {
      const effects = await by.showEffects(officer, id);
      if (effects.state !== 'working') return effects;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function bringFirst(): Promise<void> {
    const upload = await preview(work, [500, 520, 540, 560, 580]);
    const { version } = knowledge;
    const effects = await effectsOf(work, upload.id);
    const changesNothing = knowledge.version === version;
    const { digest = '' } = upload.preview ?? {};
    const terms = { previewDigest: digest, goodRowsOnly: false, finality: 'final', publishAt: null } as const;
    await work.publishUpload(officer, upload.id, terms, upload.version);
    first = { effects, changesNothing, after: await work.showEffects(officer, upload.id) };
  }

  it('is told in charts and findings of the places it touches, before anything is published', () => {
    const { effects, changesNothing, after } = first;
    expect(changesNothing).toBeTrue();
    expect(effects.words).toBe('Worked out for Leeds, as at 31 March 2026 and 22 November 2026.');
    expect([effects.done, effects.of]).toEqual([2, 2]);
    expect(effects.charts.map(({ lines }) => lines.map(({ label }) => label))).toEqual([['after this file']]);
    expect(effects.places.map(({ place, asOf }) => `${place.name} ${asOf}`)).toEqual([
      'Leeds 2026-03-31',
      'Leeds 2026-11-22',
    ]);
    expect(after.state).toBe('none');
  });

  it('says the same in a thread of its own as here', async () => {
    const inThread = make(new EffectsInThread());
    const checked = await preview(inThread, [500, 520, 540, 560, 40]);
    const there = await effectsOf(inThread, checked.id);
    const here = await effectsOf(make(new EffectsHere()), checked.id);
    expect(there).toEqual(here);
    expect(there.state).toBe('done');
    const [chart] = there.charts;
    expect(chart?.lines.map(({ label }) => label)).toEqual(['stored now', 'after this file']);
    expect(chart?.sentence).toBe('2025/26: 40.0 per 100,000 instead of 580 per 100,000.');
    await inThread.close();
  }, 120_000);

  it('is nothing for a file that changes nothing, and fails without stopping the file', async () => {
    const same = await preview(work, [500, 520]);
    expect(await work.showEffects(officer, same.id)).toEqual({
      state: 'none',
      words: 'The file changes nothing that is stored, so that every chart and every finding stays.',
      done: 0,
      of: 0,
      charts: [],
      places: [],
    });
    const broken = make({ work: () => Promise.reject(new Error('no thread')) });
    const checked = await preview(broken, [501]);
    const failed = await effectsOf(broken, checked.id);
    expect([failed.state, failed.charts.length]).toEqual(['failed', 1]);
    expect(failures.splice(0)).toEqual([new Error('no thread')]);
    expect((await broken.showUpload(officer, checked.id)).state).toBe('checked');
  }, 60_000);

  it('is told nobody who may not read the file', async () => {
    const checked = await preview(work, [499]);
    const stranger: Actor = { ...officer, account: 'two', agency: 'E08000032' };
    await expectAsync(work.showEffects(stranger, checked.id)).toBeRejectedWithError(UploadRefused);
  }, 60_000);
});
