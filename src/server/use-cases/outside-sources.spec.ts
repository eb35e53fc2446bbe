import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { ExportedFigure } from '#domain/wire/exported-figure';
import { readConfig } from '#server/config';
import { makeFetchPolitely } from '#server/connectors/fetch-politely';
import type { SourceSettings } from '#server/connectors/source-settings';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { OPERATOR, type Actor } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { addPerson } from '#server/testing/people';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { dhis2Answers, openSdgAnswers } from '#server/testing/wire/wire-answers';
import { makeTestOutside, startWireServer, type WireServer } from '#server/testing/wire/wire-server';
import { uploadParts } from '#server/testing/upload-parts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import { makeOutsideSources, nextRunAt, type OutsideSources } from './outside-sources.ts';
import type { ReadingKnowledge } from './read-figures-here.ts';

const HOST = 'figures.example';
const AREAS = Array.from({ length: 10 }, (_, index) =>
  `E0600000${String((index + 1) % 10)}`.replace('E06000000', 'E06000010'),
);
const [HARTLEPOOL = '', , REDCAR = ''] = AREAS;
const SOURCE: SourceSettings = {
  id: 'social-contact',
  name: 'Social contact',
  owner: null,
  everyHours: 24,
  publisher: 'Somebody',
  licence: 'Open Government Licence v3.0',
  from: { kind: 'open-sdg', host: HOST, folder: '/en/data', files: [{ id: 'figures', form: 'tidy' }] },
};
const OWN: SourceSettings = { ...SOURCE, id: 'own-delays', name: 'Delays of our own', owner: REDCAR };
const HEADING = 'measure,area,level,period,value,denominator';
/** Figures of ten councils; `value` of the first. */
const table = (value: number, areas = AREAS, heading = HEADING): string =>
  [
    heading,
    ...areas.map(
      (area, index) =>
        `ascof-2c1,${area},council,2018-03,${String(index === 0 ? value : 5)}${heading === HEADING ? ',1000' : ''}`,
    ),
  ].join('\n');
const officer: Actor = { kind: 'person', account: 'an-officer', role: 'officer', agency: REDCAR, place: null };
const steward: Actor = { kind: 'person', account: 'a-steward', role: 'steward', agency: null, place: REDCAR };

for (const kind of TEST_STORES) {
  describe(`runs of an outside source, on ${kind.name}`, () => {
    let server: WireServer;
    let store: Store;
    let knowledge: ReadingKnowledge;
    let catalogue: Catalogue;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let sources: OutsideSources;
    let uploads: UploadWork;
    let approval = false;
    let now = '';
    let published = 0;
    const told: string[] = [];
    const valueNow = async (area = HARTLEPOOL): Promise<number | null> => {
      const [found] = await store.observations.readObservations(['ascof-2c1'], [area]);
      return found?.observation.value.kind === 'value' ? found.observation.value.value : null;
    };
    const serve = (text: string): void => server.serve(HOST, openSdgAnswers({ figures: text }));
    /** A minute later, with other figures. */
    const later = (text: string): void => {
      now = new Date(Date.parse(now) + 60_000).toISOString();
      serve(text);
    };
    const audited = async (): Promise<readonly string[]> =>
      (await store.people.read((tables) => tables.auditEvents(null, null, 20)))
        .filter(({ action }) => action === 'connector:run')
        .map(({ actor, agency, resource, outcome }) => `${actor}, ${agency ?? 'nobody'}: ${resource} ${outcome}`);

    beforeAll(async () => {
      if (kind.missing !== null) return;
      const { root } = readConfig({});
      knowledge = await loadReadingKnowledge(root);
      catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
    }, 60_000);
    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      now = '2026-11-22T12:00:00.000Z';
      published = 0;
      approval = false;
      told.length = 0;
      server = await startWireServer();
      store = await kind.open();
      folder = await makeFolder();
      uploads = makeUploadUseCases(
        uploadParts(store, { reading: knowledge, catalogue }, join(folder.path, 'files'), {
          clock: { now: () => now },
          placesOf: (agency) => [agency],
          needsApproval: async () => approval,
          onPublished: async () => void (published += 1),
        }),
      );
      sources = makeOutsideSources({
        clock: { now: () => now },
        sources: [SOURCE, { ...OWN, everyHours: null }],
        fetch: makeFetchPolitely(
          [HOST],
          makeTestOutside((host) => server.resolve(host), { now: () => now }),
        ),
        runs: store.outsideRuns,
        uploads: () => uploads,
        folder: folder.path,
        onFailed: (source, words) => told.push(`${source.owner ?? 'nobody'}: ${words}`),
      });
    }, 60_000);
    afterEach(async () => {
      if (kind.missing !== null) return;
      await sources.close();
      await uploads.close();
      await server.close();
      await folder.remove();
    });

    it('bring figures the way of every file, keep the files as they came, and say so', async () => {
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
      const [version] = await store.observations.readVersions('ascof-2c1', HARTLEPOOL, '2018-03');
      expect(version?.provenance.file).toBe('figures.csv, read 2026-11-22T12:00:00.000Z');
      const [manifest] = await store.observations.readManifests();
      expect([manifest?.id, manifest?.manifest['publisher'], manifest?.manifest['measures']]).toEqual([
        'source-social-contact',
        'Somebody',
        ['ascof-2c1'],
      ]);
    });

    it('are one batch of the source, which is undone and done again like any other', async () => {
      serve(table(4.5));
      await sources.run(SOURCE.id, 'schedule');
      later(table(6));
      await sources.run(SOURCE.id, 'schedule');
      const [batch] = (await uploads.listBatches(OPERATOR)).batches;
      expect([batch?.actor, batch?.agency, batch?.fileName, batch?.counts.changed, batch?.counts.unchanged]).toEqual([
        'source social-contact',
        'operator',
        'Social contact.csv',
        1,
        9,
      ]);
      await uploads.undoBatch(OPERATOR, batch?.id ?? '');
      expect(await valueNow()).toBe(4.5);
      await uploads.redoBatch(OPERATOR, batch?.id ?? '');
      expect(await valueNow()).toBe(6);
    });

    it('change nothing when nothing is new, and take figures that come back after others', async () => {
      serve(table(4.5));
      await sources.run(SOURCE.id, 'schedule');
      expect((await sources.run(SOURCE.id, 'schedule'))?.words).toBe('The source says that nothing is new.');
      for (const value of [6, 4.5]) {
        later(table(value));
        expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('published');
        expect(await valueNow()).toBe(value);
      }
      expect(published).toBe(3);
    });

    it('publish the sound lines and say what was wrong with the others', async () => {
      serve(`${table(4.5)}\nascof-2c1,E99999999,council,2018-03,5,1000`);
      const run = await sources.run(SOURCE.id, 'schedule');
      expect([run?.state, run?.words]).toEqual(['published', '10 new, 0 changed, 0 unchanged, 1 refused, 0 blank.']);
      expect((run?.notes as string[]).join()).toContain('E99999999');
    });

    for (const [lost, text, said] of [
      ['a column', table(9, AREAS, 'measure,area,level,period,value'), '1 column is gone: denominator.'],
      ['an area', table(9, AREAS.slice(0, 9)), '1 area is gone: E06000010.'],
      ['40 % of its values', table(9, AREAS.slice(0, 6)), '6 values in place of 10: 40 % fewer.'],
      ['every row', HEADING, 'The source gave no figure at all.'],
      ['what its lines are checked by', table(9).replaceAll('2018-03', '2018-13'), 'No line could be taken.'],
    ] as const) {
      it(`case 39: change nothing when they have lost ${lost}, and tell whoever answers until it is read`, async () => {
        await addPerson(store.people, 'root', 'system-administrator');
        serve(table(4.5));
        await sources.run(SOURCE.id, 'schedule');
        later(text);
        const run = await sources.run(SOURCE.id, 'schedule');
        expect([run?.state, run?.words.startsWith('Nothing was changed. ')]).toEqual(['failed_checks', true]);
        expect(run?.words).toContain(said);
        expect([await valueNow(), published]).toEqual([4.5, 1]);
        expect((await uploads.listUploads(OPERATOR)).uploads.map(({ state }) => state)).not.toContain('checked');
        expect(told).toEqual([`nobody: ${run?.words ?? ''}`]);
        expect(await audited()).toEqual([
          `source social-contact, nobody: connector social-contact run ${String(run?.id)} refused`,
        ]);
        const messageNow = async () => {
          const state = await sources.show(SOURCE.id);
          return state === null ? null : sources.messageFor(state, 'root');
        };
        const state = await sources.show(SOURCE.id);
        expect([state?.isStale, state?.lastGoodAt]).toEqual([true, '2026-11-22T12:00:00.000Z']);
        expect((await messageNow())?.words).toBe(run?.words);

        // It goes well again: the figures are fresh, and what was lost once is still told.
        later(table(7));
        expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('published');
        expect((await sources.show(SOURCE.id))?.isStale).toBeFalse();
        expect((await messageNow())?.run).toBe(run?.id);
        await sources.markRead(SOURCE.id, run?.id ?? 0, 'root');
        expect(await messageNow()).toBeNull();
      });
    }

    it('case 39: change nothing when an area has another name, and tell whoever answers', async () => {
      const dhis2: SourceSettings = {
        ...SOURCE,
        from: {
          kind: 'dhis2',
          host: HOST,
          form: 'json',
          dataSet: 'ours',
          orgUnit: 'England',
          startDate: '2018-01-01',
          endDate: '2018-12-31',
          measures: [{ dataElement: 'ascof-2c1', measure: 'ascof-2c1' }],
          areas: [],
          level: 'council',
        },
      };
      const figures = AREAS.map((area): ExportedFigure => ({
        observation: {
          measure: 'ascof-2c1',
          area,
          level: 'council',
          period: '2018-03',
          breakdown: '',
          value: { kind: 'value', value: 4.5 },
          numerator: null,
          denominator: null,
        },
        dataset: 'd',
        file: 'f',
        line: 2,
      }));
      const renamed = makeOutsideSources({
        clock: { now: () => now },
        sources: [dhis2],
        fetch: makeFetchPolitely(
          [HOST],
          makeTestOutside((host) => server.resolve(host), { now: () => now }),
        ),
        runs: store.outsideRuns,
        uploads: () => uploads,
        folder: folder.path,
        onFailed: (_source, words) => told.push(words),
      });
      const named = (name: string) => AREAS.map((code) => ({ code, name: code === REDCAR ? name : `Council ${code}` }));
      server.serve(HOST, dhis2Answers(figures, named('Redcar')));
      expect((await renamed.run(SOURCE.id, 'schedule'))?.state).toBe('published');
      server.serve(
        HOST,
        dhis2Answers(
          figures.map((one) => ({ ...one, observation: { ...one.observation, value: { kind: 'value', value: 9 } } })),
          named('Cleveland'),
        ),
      );
      expect((await renamed.run(SOURCE.id, 'schedule'))?.words).toContain(
        '1 area has another name: Redcar is now Cleveland.',
      );
      expect([told.length, await valueNow()]).toEqual([1, 4.5]);
      await renamed.close();
    });

    it('bring an organisation its own figures and nobody else’s', async () => {
      serve(table(4.5, [REDCAR]));
      expect((await sources.run(OWN.id, 'schedule'))?.state).toBe('published');
      const [batch] = (await uploads.listBatches(officer)).batches;
      expect([batch?.agency, batch?.actor, batch?.canUndo]).toEqual([REDCAR, 'source own-delays', true]);
      later(table(6, [REDCAR, HARTLEPOOL]));
      const run = await sources.run(OWN.id, 'schedule');
      expect(run?.state).toBe('failed_checks');
      expect([await valueNow(REDCAR), await valueNow()]).toEqual([4.5, null]);
      expect(await audited()).toEqual([`source own-delays, ${REDCAR}: connector own-delays run 2 refused`]);
    });

    it('wait for a steward where the place asks for it, the newest in place of those before it', async () => {
      approval = true;
      serve(table(4.5, [REDCAR]));
      const run = await sources.run(OWN.id, 'schedule');
      expect([run?.state, run?.words]).toEqual([
        'waiting',
        '1 new, 0 changed, 0 unchanged, 0 refused, 0 blank. A steward must approve it.',
      ]);
      later(table(6, [REDCAR]));
      await sources.run(OWN.id, 'schedule');
      const { uploads: waiting } = await uploads.listUploads(steward);
      expect(waiting).toHaveSize(1);
      await uploads.approveUpload(steward, waiting[0]?.id ?? '', waiting[0]?.version ?? 0);
      expect(await valueNow(REDCAR)).toBe(6);
      expect((await sources.run(OWN.id, 'schedule'))?.state).toBe('unchanged');
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
      const stale = await sources.show(SOURCE.id);
      expect(stale?.isStale).toBeTrue();
      expect(stale === null ? null : (await sources.messageFor(stale, 'root'))?.run).toBe(4);
      server.interfere(HOST, null);
      expect((await sources.run(SOURCE.id, 'schedule'))?.state).toBe('unchanged');
      // A source that answers again has nothing left to tell.
      const fresh = await sources.show(SOURCE.id);
      expect(fresh?.isStale).toBeFalse();
      expect(fresh === null ? 'gone' : await sources.messageFor(fresh, 'root')).toBeNull();
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
      await store.outsideRuns.end(run?.id ?? 0, { state: 'failed', words: 'rewritten' }, now, null);
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
