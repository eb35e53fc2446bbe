import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFetchPolitely } from '#server/connectors/fetch-politely';
import type { SourceSettings } from '#server/connectors/source-settings';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import type { Store } from '#server/storage/open-store';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { openSdgAnswers } from '#server/testing/wire/wire-answers';
import { makeTestOutside, startWireServer, type WireServer } from '#server/testing/wire/wire-server';
import { makeOutsideSources, nextRunAt, type OutsideSources } from './outside-sources.ts';

const HOST = 'figures.example';
const loaded = loadCatalogueOrRefuse(join(readConfig({}).root, 'catalogue'));
const SOURCE: SourceSettings = {
  id: 'social-contact',
  name: 'Social contact',
  owner: 'RTR',
  everyHours: 24,
  publisher: 'Somebody',
  licence: 'Open Government Licence v3.0',
  from: { kind: 'open-sdg', host: HOST, folder: '/en/data', files: [{ id: 'figures', form: 'tidy' }] },
};
const HEADING = 'measure,area,level,period,value,denominator';
/** Figures of ten areas; `value` of the first. */
const table = (value: number, areas = 10, heading = HEADING): string =>
  [
    heading,
    ...Array.from(
      { length: areas },
      (_, index) =>
        `ascof-2c1,A${String(index)},council,2018-03,${String(index === 0 ? value : 5)},${heading === HEADING ? '1000' : ''}`,
    ),
  ].join('\n');

for (const kind of TEST_STORES) {
  describe(`runs of an outside source, on ${kind.name}`, () => {
    let server: WireServer;
    let store: Store;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let sources: OutsideSources;
    let now = '';
    let published = 0;
    const told: string[] = [];
    const valueNow = async (): Promise<number | null> => {
      const [found] = await store.observations.readObservations(['ascof-2c1'], ['A0']);
      return found?.observation.value.kind === 'value' ? found.observation.value.value : null;
    };
    const serve = (text: string): void => server.serve(HOST, openSdgAnswers({ figures: text }));

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      now = '2026-11-22T12:00:00.000Z';
      published = 0;
      told.length = 0;
      server = await startWireServer();
      store = await kind.open();
      folder = await makeFolder();
      sources = makeOutsideSources({
        clock: { now: () => now },
        sources: [SOURCE],
        fetch: makeFetchPolitely(
          [HOST],
          makeTestOutside((host) => server.resolve(host), { now: () => now }),
        ),
        runs: store.outsideRuns,
        observations: store.observations,
        catalogue: await loaded,
        folder: folder.path,
        onPublished: async () => void (published += 1),
        onFailed: (source, words) => told.push(`${source.owner ?? 'nobody'}: ${words}`),
      });
    }, 60_000);
    afterEach(async () => {
      if (kind.missing !== null) return;
      await sources.close();
      await server.close();
      await folder.remove();
    });

    it('bring figures by the import that files use, keep the files as they came, and say so', async () => {
      serve(table(4.5));
      const run = await sources.run(SOURCE.id, 'account-1');
      expect([run?.state, run?.words, run?.startedBy]).toEqual([
        'published',
        '10 new, 0 changed, 0 unchanged, 0 refused, 0 blank.',
        'account-1',
      ]);
      expect(await valueNow()).toBe(4.5);
      expect(published).toBe(1);
      const [kept] = run?.rawFiles as { name: string; digest: string }[];
      expect(await readFile(join(folder.path, (kept?.digest ?? '').slice(0, 2), kept?.digest ?? ''), 'utf8')).toBe(
        table(4.5),
      );
      const [version] = await store.observations.readVersions('ascof-2c1', 'A0', '2018-03');
      expect(version?.provenance.file).toBe('figures.csv, read 2026-11-22T12:00:00.000Z');
    });

    it('change nothing when nothing is new, and take figures that come back after others', async () => {
      serve(table(4.5));
      await sources.run(SOURCE.id, 'schedule');
      expect((await sources.run(SOURCE.id, 'schedule'))?.words).toBe('The source says that nothing is new.');
      for (const value of [6, 4.5]) {
        now = new Date(Date.parse(now) + 60_000).toISOString();
        serve(table(value));
        expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('published');
        expect(await valueNow()).toBe(value);
      }
      expect(published).toBe(3);
    });

    it('change nothing when a column, an area or 40 % of the values are gone, and tell the owner (case 39)', async () => {
      serve(table(4.5));
      await sources.run(SOURCE.id, 'schedule');
      for (const [text, said] of [
        [table(9, 10, 'measure,area,level,period,value'), '1 column is gone: denominator.'],
        [table(9, 9), '1 area is gone: A9.'],
        [table(9, 5), '5 values in place of 10: 50 % fewer.'],
        [HEADING, 'The source gave no figure at all.'],
      ] as const) {
        serve(text);
        const run = await sources.run(SOURCE.id, 'schedule');
        expect(run?.state).withContext(said).toBe('failed_checks');
        expect(run?.words).toContain(said);
        expect(told.at(-1)).toBe(`RTR: ${run?.words ?? ''}`);
        expect(await valueNow()).toBe(4.5);
      }
      const state = await sources.show(SOURCE.id);
      expect([state?.isStale, state?.lastGoodAt]).toEqual([true, '2026-11-22T12:00:00.000Z']);
      expect(published).toBe(1);
    });

    it('keep the last good figures when the source fails, mark them stale, and ask later and later (case 38)', async () => {
      serve(table(4.5));
      await sources.run(SOURCE.id, 'schedule');
      server.interfere(HOST, (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
        return true;
      });
      const after = async (): Promise<string | null> => {
        expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('failed');
        return (await sources.show(SOURCE.id))?.nextAt ?? null;
      };
      expect(await after()).toBe('2026-11-22T12:15:00.000Z');
      expect(await after()).toBe('2026-11-22T12:30:00.000Z');
      expect(await after()).toBe('2026-11-22T13:00:00.000Z');
      expect(await valueNow()).toBe(4.5);
      expect((await sources.show(SOURCE.id))?.isStale).toBeTrue();
      server.interfere(HOST, null);
      expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('unchanged');
      expect((await sources.show(SOURCE.id))?.isStale).toBeFalse();
    });

    it('come when they are due and not before, one at a time', async () => {
      serve(table(4.5));
      expect(await sources.runDue()).toEqual([SOURCE.id]);
      expect(await sources.runDue()).toEqual([]);
      now = '2026-11-23T11:59:00.000Z';
      expect(await sources.runDue()).toEqual([]);
      now = '2026-11-23T12:00:00.000Z';
      expect(await sources.runDue()).toEqual([SOURCE.id]);
      const other = await store.outsideRuns.begin(SOURCE.id, 'another process', now);
      expect(other).not.toBeNull();
      expect(await sources.start(SOURCE.id, 'account-1')).toBe('under way');
      expect(await sources.run(SOURCE.id, 'account-1')).toBeNull();
      expect(await store.outsideRuns.endLeftovers('2026-11-24T00:00:00.000Z', now)).toBe(1);
      expect(await sources.start(SOURCE.id, 'account-1')).toBe('begun');
      expect(await sources.start('nothing', 'account-1')).toBe('unknown');
    });

    it('wait as long as the source asks', async () => {
      server.serve(HOST, openSdgAnswers({}));
      server.interfere(HOST, (_request, response) => {
        response.writeHead(429, { 'retry-after': '7200' }).end();
        return true;
      });
      await sources.run(SOURCE.id, 'schedule');
      expect((await sources.show(SOURCE.id))?.nextAt).toBe('2026-11-22T14:00:00.000Z');
    });

    it('are not changed once they have ended', async () => {
      serve(table(4.5));
      const run = await sources.run(SOURCE.id, 'schedule');
      await store.outsideRuns.end(run?.id ?? 0, { state: 'failed', words: 'rewritten' }, now);
      expect((await sources.show(SOURCE.id))?.runs[0]?.words).toBe(run?.words);
    });
  });
}

describe('the next run of a source', () => {
  it('is now when it never ran, and never by itself when it is asked for by hand alone', () => {
    expect(nextRunAt({ everyHours: 24 }, [], '2026-11-22T12:00:00.000Z')).toBe('2026-11-22T12:00:00.000Z');
    expect(nextRunAt({ everyHours: null }, [], '2026-11-22T12:00:00.000Z')).toBeNull();
  });
});
