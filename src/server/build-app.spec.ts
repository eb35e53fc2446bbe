import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import type { FinderView } from '#domain/contract/finder-view';
import type { FrameworkView } from '#domain/contract/framework-view';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { JourneyView } from '#domain/contract/journey-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { PlacesView, Problem } from '#domain/contract/places-view';
import type { SourcesView } from '#domain/contract/sources-view';
import { LOOPBACK, type Reach } from '#server/routes/reach';
import type { PublishedReport } from '#server/use-cases/show-report';
import { readConfig } from './config.ts';
import { buildApp } from './build-app.ts';
import { digestFile } from '#server/files/read-csv';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from './load-or-refuse.ts';
import { listStarterDatasets } from '#server/files/list-starter-datasets';
import { peopleOf } from '#server/testing/people';
import { EMBEDDED, makeFolder, TEST_STORES } from '#server/testing/stores';
import { AllPlacesHere } from '#server/use-cases/all-places-here';
import { gatherKnowledge } from '#server/use-cases/gather-knowledge';
import { importFile } from '#server/use-cases/import-file';
import type { Knowledge } from '#server/use-cases/knowledge';
import { PlaceReports } from '#server/use-cases/place-reports';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import { makeUseCases, type Readiness, type UseCases } from '#server/use-cases/use-cases';

const ROOT = readConfig({}).root;
const CLOCK = { now: () => '2026-11-22T12:00:00.000Z' };
const MOVED = 'ATTRIBUTION/moved/ascof-2c1+ascof-2c2+dtoc-nhs/ID1';
const REDCAR = '/api/places/E06000003';

/** The product on delayed transfers alone: enough for every route, loaded in seconds. */
interface World {
  readonly app: FastifyInstance;
  readonly useCases: UseCases;
  readonly reports: PlaceReports;
  readonly failures: unknown[];
  readonly people: PeopleUseCases;
}

const kind = TEST_STORES.find((one) => one.missing === null && one.name === 'PostgreSQL') ?? EMBEDDED;

describe('the web server', () => {
  let made: World | null = null;
  let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
  let knowledge: Knowledge | null = null;
  const setup = (): World => {
    if (made === null) throw new Error('Not set up.');
    return made;
  };
  const get = (url: string, headers: Record<string, string> = {}) => setup().app.inject({ url, headers });

  beforeAll(async () => {
    folder = await makeFolder();
    const pages = join(folder.path, 'app');
    await mkdir(join(pages, 'media'), { recursive: true });
    await writeFile(
      join(folder.path, 'browser-stats.json'),
      JSON.stringify({
        outputs: {
          'main-AAAAAAAA.js': { entryPoint: 'src/main.ts', inputs: {}, imports: [] },
          'journey-AAAAAAAA.js': { inputs: { 'src/app/features/journey/journey-page.ts': {} }, imports: [] },
        },
      }),
    );
    await writeFile(
      join(pages, 'index.html'),
      '<!doctype html><html><head><link rel="stylesheet" href="styles-AAAAAAAA.css"></head><body><cm-root></cm-root><div id="first-words" hidden><p></p></div><noscript></noscript><script src="main-AAAAAAAA.js" type="module"></script></body></html>',
    );
    await writeFile(join(pages, 'main-AAAAAAAA.js'), 'console.log(1);');
    await writeFile(join(pages, 'styles-AAAAAAAA.css'), 'b{}');
    await writeFile(join(pages, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
    const register = await loadRegisterOrRefuse(ROOT);
    const store = await kind.open();
    const dataset = (await listStarterDatasets(join(ROOT, 'data'))).find(({ id }) => id === 'delayed-transfers');
    if (dataset === undefined) throw new Error('The starter figures have no delayed transfers.');
    await store.observations.describeDataset(dataset.id, dataset.manifest, CLOCK.now());
    await importFile(store.observations, catalogue, CLOCK, {
      dataset: dataset.id,
      path: dataset.figures,
      name: 'figures.csv.gz',
      digest: await digestFile(dataset.figures),
      whenRefused: 'store the rest',
    });
    const known = await gatherKnowledge(store.observations, catalogue, register);
    knowledge = known;
    const failures: unknown[] = [];
    const reports = new PlaceReports(
      () => known,
      new AllPlacesHere(() => known),
      (error) => failures.push(error),
    );
    const useCases = makeUseCases({ clock: CLOCK, knowledge: () => knowledge, reports, store });
    const people = peopleOf(store.people);
    const app = await buildApp({ useCases, people, onFailure: (error) => failures.push(error) }, { pages });
    made = { app, useCases, reports, failures, people };
  }, 180_000);

  afterAll(async () => {
    expect(made?.failures).toEqual([]);
    await made?.app.close();
    await folder?.remove();
  });

  it('says who is held to what on the day asked for, and nothing of a day that does not exist', async () => {
    const now = await get('/api/framework');
    const then = await get('/api/framework?asOf=2017-09-30');
    expect([now.statusCode, now.json<FrameworkView>().asOf]).toEqual([200, '2026-11-22']);
    expect(then.json<FrameworkView>().sentence).toContain('On 30 September 2017');
    expect(then.json<FrameworkView>().sentence).not.toBe(now.json<FrameworkView>().sentence);
    expect((await get('/api/framework?asOf=2017-02-30')).json<Problem>().code).toBe('bad_date');
  });

  it('names everything that can be gone to from a place, and without one what every place shares', async () => {
    const groupsOf = (view: FinderView): Record<string, number> =>
      view.entries.reduce<Record<string, number>>(
        (counts, { group }) => ({ ...counts, [group]: (counts[group] ?? 0) + 1 }),
        {},
      );
    const here = (await get('/api/finder?asOf=2018-03-31&place=E06000003')).json<FinderView>();
    const conflicts = (await get(`${REDCAR}/conflicts?asOf=2018-03-31`)).json<ConflictsView>();
    expect(here.place).toEqual({ code: 'E06000003', name: 'Redcar and Cleveland' });
    expect(groupsOf(here)['conflict']).toBe(conflicts.conflicts.length);
    expect(here.entries.find(({ id }) => id === MOVED)?.name).toContain('Redcar and Cleveland');
    const shared = (await get('/api/finder?asOf=2018-03-31')).json<FinderView>();
    expect(Object.keys(groupsOf(shared))).toEqual(['place', 'method', 'word']);
    expect(groupsOf(shared)['place']).toBe(groupsOf(here)['place']);
    const methods = (await get('/api/methods')).json<MethodsView>();
    expect(shared.entries.filter(({ group }) => group === 'method').map(({ id }) => id)).toEqual(
      [...methods.kinds, ...methods.shared].map(({ anchor }) => anchor),
    );
    expect((await get('/api/finder?place=E06999999')).json<Problem>().code).toBe('unknown_place');
  });

  it('works its methods out, counts how rows are known, and marks each answer', async () => {
    const response = await get('/api/methods');
    const methods = response.json<MethodsView>();
    expect(methods.kinds.length).toBe(18);
    expect(methods.footings.rows.map((row) => row.read + row.knowledge + row.local)).toEqual(
      methods.footings.rows.map((row) => row.all),
    );
    expect(methods.footings.rows[0]).toEqual({ what: 'Goals', read: 255, knowledge: 63, local: 2, all: 320 });
    expect(methods.notDerivable.rows.every((row) => row.why !== '')).toBeTrue();
    expect((await get('/api/methods', { 'if-none-match': String(response.headers['etag']) })).statusCode).toBe(304);
  });

  it('lists every source with what rests on it, and every publication with its licence and newest figure', async () => {
    const sources = (await get('/api/sources')).json<SourcesView>();
    expect(sources.sources.length).toBe(194);
    expect(
      sources.sources.every(
        (source) => source.count === source.restsOn.reduce((sum, group) => sum + group.rows.length, 0),
      ),
    ).toBeTrue();
    expect(sources.datasets.map((dataset) => [dataset.id, dataset.licenceConfirmed, dataset.newest])).toEqual([
      ['delayed-transfers', true, '2019-12-31'],
    ]);
    expect(sources.datasets[0]?.leftOut.length).toBeGreaterThan(0);
    expect(
      (await get('/api/glossary')).json<GlossaryView>().sections.flatMap((section) => section.entries).length,
    ).toBeGreaterThan(60);
  });

  it('says that the blame moved in Redcar and Cleveland by 31 March 2018, first and in full', async () => {
    const response = await get(`${REDCAR}/report?asOf=2018-03-31`);
    const report = response.json<PublishedReport>();
    expect(response.statusCode).toBe(200);
    expect(report.headlines[0]).toBe(MOVED);
    const byId = new Map(report.findings.map((one) => [one.id, one]));
    const finding = byId.get(MOVED);
    const change = (measure: string): readonly number[] => {
      const found = finding?.changes?.find((one) => one.measure === measure);
      return [found?.before, found?.after].map((value) => Math.round((value ?? NaN) * 10) / 10);
    };
    expect([change('dtoc-nhs'), change('ascof-2c2'), change('ascof-2c1')]).toEqual([
      [8.1, 11.6],
      [5.6, 2.3],
      [14.4, 15.3],
    ]);
    expect([finding?.severity?.band, finding?.severity?.total, finding?.confidence, finding?.here]).toEqual([
      'high',
      9,
      'C',
      'both',
    ]);
    const grades = report.headlines.map((id) => byId.get(id)?.here);
    expect(grades.filter((grade) => grade === 'none').length).toBeLessThanOrEqual(2);
    expect(report.reviewWords).toBe('found by rule, not yet reviewed');
  }, 60_000);

  describe('answers with all that the use case says, and drops no field:', () => {
    const routes: Readonly<Record<string, (useCases: UseCases) => Promise<unknown>>> = {
      '/api/places/E06000003?asOf=2018-03-31': (ask) => ask.showPlace('E06000003', '2018-03-31'),
      '/api/places/E06000003/report?asOf=2018-03-31': (ask) => ask.showReport('E06000003', '2018-03-31'),
      '/api/places/E06000003/report?asOf=2018-03-31&details=true': (ask) =>
        ask.showReport('E06000003', '2018-03-31', true),
      '/api/places/E06000003/journey?asOf=2018-03-31': (ask) => ask.showJourney('E06000003', '2018-03-31'),
      '/api/places/E06000003/journey': (ask) => ask.showJourney('E06000003'),
      [`/api/places/E06000003/conflicts/${encodeURIComponent(MOVED)}?asOf=2018-03-31`]: (ask) =>
        ask.showConflict('E06000003', MOVED, '2018-03-31'),
      '/api/places/E06000003/measures?asOf=2018-03-31': (ask) => ask.showPlaceMeasures('E06000003', '2018-03-31'),
      '/api/places/E06000003/measures': (ask) => ask.showPlaceMeasures('E06000003'),
      '/api/places/E06000003/measures/ascof-2c1?asOf=2018-03-31': (ask) =>
        ask.showPlaceMeasure('E06000003', 'ascof-2c1', '2018-03-31'),
      '/api/places/E06000003/measures/const-ae4h': (ask) => ask.showPlaceMeasure('E06000003', 'const-ae4h'),
      '/api/places/E06000003/measures/ascof-2c1/series': (ask) => ask.showSeries('E06000003', 'ascof-2c1'),
      '/api/places/E06000003/measures/const-ae4h/series': (ask) => ask.showSeries('E06000003', 'const-ae4h'),
      '/api/places/E06000003/agencies?asOf=2018-03-31': (ask) => ask.showAgencies('E06000003', '2018-03-31'),
      '/api/places/E06000003/agencies': (ask) => ask.showAgencies('E06000003'),
      '/api/places/E06000003/agencies/RTR?asOf=2018-03-31': (ask) => ask.showAgency('E06000003', 'RTR', '2018-03-31'),
      '/api/places/E06000003/steps/J08?asOf=2018-03-31': (ask) => ask.showStep('E06000003', 'J08', '2018-03-31'),
      '/api/places/E06000003/steps/J10': (ask) => ask.showStep('E06000003', 'J10'),
      '/api/places/E06000003/seams/J07-J08?asOf=2018-03-31': (ask) =>
        ask.showSeam('E06000003', 'J07-J08', '2018-03-31'),
      '/api/places/E06000003/seams/J09-J10': (ask) => ask.showSeam('E06000003', 'J09-J10'),
      '/api/measures': (ask) => ask.listMeasures(),
      '/api/measures/ascof-2c1': (ask) => ask.showMeasure('ascof-2c1'),
      '/api/catalogue': (ask) => ask.showCatalogue(),
      '/api/framework?asOf=2018-03-31': (ask) => ask.showFramework('2018-03-31'),
      '/api/methods': (ask) => ask.showMethods(),
      '/api/glossary': (ask) => ask.showGlossary(),
      '/api/sources': (ask) => ask.listSources(),
      '/api/datasets': (ask) => ask.listDatasets(),
    };
    for (const [url, ask] of Object.entries(routes)) {
      it(
        url,
        async () => {
          const response = await get(url);
          expect(response.statusCode).withContext(response.body.slice(0, 300)).toBe(200);
          expect(response.json()).toEqual(JSON.parse(JSON.stringify(await ask(setup().useCases))));
        },
        60_000,
      );
    }
  });

  it('hands out the figures of a measure as a file, each with its line in the publisher’s', async () => {
    const response = await get(`${REDCAR}/measures/ascof-2c1/series.csv?asOf=2018-03-31`);
    expect(response.headers['content-type']).toContain('text/csv');
    expect(response.headers['content-disposition']).toContain('redcar-and-cleveland-2018-03-31.csv');
    const lines = response.body.trimEnd().split('\r\n');
    const march = lines.find((line) => line.includes('E06000003,2018-03,'));
    expect(march).toContain('2018-03-31,18.5');
    expect(march).toContain('delayed-transfers,');
  }, 60_000);

  it('lists the boards of a day, first without and then with what is found in each', async () => {
    const { reports } = setup();
    const first = (await get('/api/places?asOf=2017-09-30')).json<PlacesView>();
    expect(first.places.length).toBe(152);
    const told: number[] = [];
    await reports.summariseAll('2017-09-30', (done) => told.push(done));
    expect(told.at(-1)).toBe(152);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const second = (await get('/api/places?asOf=2017-09-30')).json<PlacesView>();
    expect(second.analysed).toBe(152);
    const redcar = second.places.find((place) => place.code === 'E06000003');
    expect(redcar?.summary?.headline?.here).toBe('both');
    expect(redcar?.summary?.headline?.sentence).toContain('Redcar and Cleveland');
    expect(redcar?.summary?.cracks).toBeGreaterThan(0);
  }, 120_000);

  it('finds a place by a part of its name, and a district in its board', async () => {
    const places = (await get('/api/places?search=redcar')).json<PlacesView>();
    expect(places.hits[0]?.boards[0]).toEqual({ code: 'E06000003', name: 'Redcar and Cleveland' });
    expect(places.places.map((place) => place.code)).toContain('E06000003');
    const nothing = (await get('/api/places?search=zzzzzz')).json<PlacesView>();
    expect([nothing.hits, nothing.places]).toEqual([[], []]);
  });

  it('lists no board before the first began', async () => {
    const places = (await get('/api/places?asOf=2012-01-01')).json<PlacesView>();
    expect(places.places).toEqual([]);
    expect(places.sentence).toContain('1 April 2013');
  });

  it('judges on today when no day is given', async () => {
    expect((await get(`${REDCAR}/journey`)).json<JourneyView>().asOf).toBe('2026-11-22');
  });

  describe('answers bad input with a problem that has a stable code:', () => {
    const cases: readonly (readonly [string, number, string])[] = [
      ['/api/places?asOf=2026-02-30', 400, 'bad_date'],
      ['/api/places?asOf=yesterday', 400, 'bad_date'],
      ['/api/places?asOf=', 400, 'bad_date'],
      ['/api/places?asof=2018-03-31', 400, 'unknown_field'],
      [`${REDCAR}/report?force=1`, 400, 'unknown_field'],
      ['/api/measures?page=2', 400, 'unknown_field'],
      [`${REDCAR}/report?asOf=2018-03-31&asOf=2019-03-31`, 400, 'bad_request'],
      [`${REDCAR}/report?details=yes`, 400, 'bad_request'],
      [`/api/places?search=${'x'.repeat(200)}`, 400, 'bad_request'],
      ['/api/places/E06000099/report', 404, 'unknown_place'],
      ['/api/places/%00/report', 404, 'unknown_place'],
      ['/api/places/__proto__/journey', 404, 'unknown_place'],
      ['/api/places/E06000066/report?asOf=2018-03-31', 404, 'place_not_in_force'],
      ['/api/places/E06000028/report', 404, 'place_not_in_force'],
      [`${REDCAR}/report?asOf=1066-10-14`, 404, 'place_not_in_force'],
      ['/api/measures/nothing', 404, 'unknown_measure'],
      [`${REDCAR}/agencies/nothing`, 404, 'unknown_agency'],
      [`${REDCAR}/agencies/__proto__`, 404, 'unknown_agency'],
      [`${REDCAR}/measures/nothing/series`, 404, 'unknown_measure'],
      [`${REDCAR}/measures/nothing`, 404, 'unknown_measure'],
      [`${REDCAR}/measures/nothing/series.csv`, 404, 'unknown_measure'],
      [`${REDCAR}/measures?asOf=2018-02-31`, 400, 'bad_date'],
      ['/api/places/E06000099/measures', 404, 'unknown_place'],
      [`${REDCAR}/steps/J99`, 404, 'unknown_step'],
      [`${REDCAR}/steps/__proto__`, 404, 'unknown_step'],
      [`${REDCAR}/steps/J08?asOf=2018-02-31`, 400, 'bad_date'],
      [`${REDCAR}/seams/J07`, 404, 'unknown_seam'],
      [`${REDCAR}/seams/J08-J07`, 404, 'unknown_seam'],
      [`${REDCAR}/seams/J01-J09`, 404, 'unknown_seam'],
      ['/api/places/E06000099/steps/J08', 404, 'unknown_place'],
      ['/api/places/E06000066/seams/J07-J08?asOf=2018-03-31', 404, 'place_not_in_force'],
      [`${REDCAR}/conflicts/${encodeURIComponent('POLARITY/opposite/x/y')}`, 404, 'unknown_conflict'],
      ['/api/nothing', 404, 'not_found'],
      ['/api', 404, 'not_found'],
      ['/api/places/', 400, 'bad_request'],
    ];
    for (const [url, status, code] of cases) {
      it(`${url.slice(0, 80)} is ${code}`, async () => {
        const response = await get(url);
        expect(response.statusCode).toBe(status);
        expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
        const problem = response.json<Problem & { readonly stack?: unknown }>();
        expect([problem.status, problem.code]).toEqual([status, code]);
        expect(problem.title).toBeTruthy();
        expect(problem.detail).not.toContain('Error:');
        expect(problem.stack).toBeUndefined();
      }, 60_000);
    }

    it('an unknown place says what was probably meant', async () => {
      expect((await get('/api/places/E06000030/report')).statusCode).toBe(200);
      const problem = (await get('/api/places/E0600003/report')).json<Problem>();
      expect(problem.suggestions?.map((place) => place.code)).toContain('E06000003');
    }, 60_000);

    it('a place before it existed says what stood there', async () => {
      const problem = (await get('/api/places/E06000058/report?asOf=2018-03-31')).json<Problem>();
      expect([problem.code, problem.place?.name, problem.place?.from]).toEqual([
        'place_not_in_force',
        'Bournemouth, Christchurch and Poole',
        '2019-04-01',
      ]);
      expect(problem.place?.neighbours.map((place) => place.name)).toContain('Poole');
    });
  });

  it('changes nothing by any other method', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const told = async (headers: Record<string, string>): Promise<readonly unknown[]> => {
        const response = await setup().app.inject({ method, url: '/api/places', headers });
        return [response.statusCode, response.json<Problem>().code];
      };
      expect(await told({})).toEqual([403, 'csrf']);
      // Nor from a page of ours.
      expect(await told({ cookie: 'XSRF=word', 'x-xsrf-token': 'word' })).toEqual([404, 'not_found']);
    }
  });

  it('sends a strong ETag, and nothing but 304 to who has the answer', async () => {
    const url = `${REDCAR}/report?asOf=2018-03-31`;
    const first = await get(url);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const again = await get(url, { 'if-none-match': known });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    const other = await get(`${REDCAR}/report?asOf=2018-03-30`);
    expect(other.headers.etag).not.toBe(etag);
  }, 60_000);

  it('compresses, each encoding under an ETag of its own', async () => {
    const url = `${REDCAR}/journey?asOf=2018-03-31`;
    const plain = await get(url);
    const packed = await get(url, { 'accept-encoding': 'gzip, br' });
    expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['br', 'accept-encoding']);
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    expect((await get(url, { 'accept-encoding': 'br', 'if-none-match': String(packed.headers.etag) })).statusCode).toBe(
      304,
    );
    expect((await get(url, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get(url, { 'accept-encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding']).toBeUndefined();
  }, 60_000);

  it('case 8: waits for no request for ever', () => {
    expect(setup().app.server.requestTimeout).toBe(15 * 60_000);
  });

  it('answers only requests that name this computer', async () => {
    for (const host of ['localhost:4200', '127.0.0.1:4200', '[::1]:4200', 'LOCALHOST']) {
      expect((await get('/livez', { host })).statusCode)
        .withContext(host)
        .toBe(200);
    }
    for (const host of ['example.org', 'localhost.example.org', '10.0.0.1:4200', '127.0.0.1.example.org']) {
      const response = await get('/livez', { host });
      expect([response.statusCode, response.json<Problem>().code]).withContext(host).toEqual([421, 'wrong_host']);
    }
  });

  it('sends the headers that keep a page to itself', async () => {
    for (const url of ['/', '/api/places/E06000099', '/nowhere.js', '/livez']) {
      const { headers } = await get(url);
      const policy = headers['content-security-policy'];
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(policy).toContain("frame-ancestors 'none'");
      if (url.startsWith('/api/')) {
        // Nothing that an answer brings along may run, load or lead on where it is opened by itself.
        expect(policy).toBe("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'");
      } else {
        expect(policy).toContain("object-src 'none'");
        expect(policy).toContain("base-uri 'self'");
        expect(policy).toContain("require-trusted-types-for 'script'");
      }
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('gives the first page for every address of the application, each time with a one-time word of its own', async () => {
    const words = new Set<string>();
    for (const url of ['/', '/place/E06000003?asOf=2018-03-31', '/index.html']) {
      const response = await get(url);
      const word = /'nonce-([\w-]+)'/.exec(String(response.headers['content-security-policy']))?.[1] ?? '';
      words.add(word);
      expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-store',
      ]);
      expect(response.body).toContain(`<cm-root ngCspNonce="${word}">`);
      expect(response.body).toContain(`<script nonce="${word}" src="main-AAAAAAAA.js" type="module">`);
      expect(response.body).toContain(`<style nonce="${word}">b{}</style>`);
    }
    expect(words.size).toBe(3);
  });

  it('names ahead what a page will ask for: its scripts that are not in the first page, and its answer', async () => {
    const { body, headers } = await get('/places/E06000003?asOf=2018-03-31');
    const word = /'nonce-([\w-]+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
    const answer = '<link rel="preload" as="fetch" crossorigin href="/api/places/E06000003/journey?asOf=2018-03-31">';
    const page = `<link rel="modulepreload" nonce="${word}" href="journey-AAAAAAAA.js">`;
    const main = `<script nonce="${word}" src="main-AAAAAAAA.js" type="module"></script>`;
    expect(body).toContain(`${answer}</head>`);
    expect(body).toContain(`</div><template id="fetched-later">${page}${main}</template><noscript>`);
    expect(body).not.toContain('href="main-AAAAAAAA.js"');
  });

  it('begins a page that is for one person alone as the page to sign in on, and asks its answers ahead for whoever seems to have', async () => {
    const [unknown, signedIn] = [await get('/account'), await get('/account', { cookie: 'XSRF=a; signed-in=1' })];
    expect(unknown.body).toContain('<h1>Sign in</h1>');
    expect(unknown.body).not.toContain('/api/session');
    expect(signedIn.body).toContain('<h1>My account</h1>');
    for (const answer of ['/api/session', '/api/sessions'])
      expect(signedIn.body).toContain(`<link rel="preload" as="fetch" crossorigin href="${answer}">`);
  });

  it('brings the words a page begins with, by whatever name and way it is reached, and none for a place that is not there', async () => {
    const path = '/places/E06000003?asOf=2018-03-31';
    const { title } = (await get('/api/places/E06000003/journey?asOf=2018-03-31')).json<JourneyView>();
    expect((await get(path)).body).toContain(title);
    expect((await get('/places/NOPE?asOf=2018-03-31')).body).not.toContain('first-words');
    const { useCases, people } = setup();
    const behindProxy: Reach = {
      ...LOOPBACK,
      kind: 'proxy',
      isSecure: true,
      publicUrl: 'https://measure.example.org',
      names: ['measure.example.org'],
      isNamed: true,
      trustProxy: ['10.0.0.5'],
    };
    const app = await buildApp(
      { useCases, people, onFailure: () => undefined },
      { pages: join(folder?.path ?? '', 'app'), reach: behindProxy },
    );
    const { statusCode, body } = await app.inject({
      url: path,
      headers: { host: 'measure.example.org', 'x-forwarded-proto': 'https' },
      remoteAddress: '10.0.0.5',
    });
    await app.close();
    expect(statusCode).toBe(200);
    expect(body).toContain(title);
  });

  it('says what holds for the whole installation above every page, and nothing where nothing does', async () => {
    const { useCases, people } = setup();
    const app = await buildApp(
      { useCases, people, onFailure: () => undefined },
      { pages: join(folder?.path ?? '', 'app'), notices: ['A <b>demonstration</b>'] },
    );
    const above = '<body><p class="notice-of-all" role="note">A &lt;b>demonstration&lt;/b></p>';
    for (const url of ['/', '/uploads'])
      expect((await app.inject(url)).body)
        .withContext(url)
        .toContain(above);
    await app.close();
    expect((await get('/')).body).toContain('<body><cm-root');
  });

  it('gives files as they are, those with a hash in their name for ever, and no page for one that is not there', async () => {
    const hashed = await get('/main-AAAAAAAA.js');
    expect([hashed.statusCode, hashed.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
    for (const url of ['/missing.js', '/../package.json', '/%2e%2e/package.json', '/media/..%2f..%2fpackage.json']) {
      const response = await get(url);
      expect(response.body).withContext(url).not.toContain('devDependencies');
      expect(response.statusCode).withContext(url).not.toBe(500);
    }
    expect((await get('/missing.js')).json<Problem>().code).toBe('not_found');
  });

  it('lists every conflict of a place once, and as a file that a spreadsheet opens and never runs; refuses what is not a field of its own (case 25)', async () => {
    const response = await get(`${REDCAR}/conflicts?asOf=2018-03-31`);
    const view = response.json<ConflictsView>();
    const report = (await get(`${REDCAR}/report?asOf=2018-03-31`)).json<{ findings: { id: string }[] }>();
    const ids = [...view.conflicts.map(({ card }) => card.id), ...view.helps.map(({ id }) => id)];
    expect([response.statusCode, ids.length, view.conflicts[0]?.card.id]).toEqual([200, report.findings.length, MOVED]);
    expect(new Set(ids)).toEqual(new Set(report.findings.map(({ id }) => id)));
    const again = await get(`${REDCAR}/conflicts?asOf=2018-03-31`, {
      'if-none-match': String(response.headers['etag']),
    });
    expect(again.statusCode).toBe(304);
    const file = await get(`${REDCAR}/conflicts.csv?asOf=2018-03-31`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="conflicts-redcar-and-cleveland-2018-03-31.csv"; filename*=UTF-8''conflicts-redcar-and-cleveland-2018-03-31.csv`,
    );
    expect(file.body.split('\r\n').length).toBe(ids.length + 2);
    expect(file.body).not.toMatch(/(^|,)"?[=+@]/m);
    for (const path of ['conflicts', 'conflicts.csv']) {
      for (const field of path === 'conflicts' ? ['sort', 'filter', 'search'] : ['filter', 'order']) {
        const refused = await get(
          `${REDCAR}/${path}?${field}=${encodeURIComponent("id; DROP TABLE observation --' OR 1=1")}`,
        );
        expect([refused.statusCode, refused.json<Problem>().code]).toEqual([400, 'unknown_field']);
      }
      expect((await get(`${REDCAR}/${path}?asOf=2018-02-30`)).json<Problem>().code).toBe('bad_date');
      expect((await get(`/api/places/${encodeURIComponent("E1' OR '1'='1")}/${path}`)).json<Problem>().code).toBe(
        'unknown_place',
      );
    }
  }, 60_000);

  it('narrows the file as the page narrows its list, and leaves out what means nothing (case 25)', async () => {
    const view = (await get(`${REDCAR}/conflicts?asOf=2018-03-31`)).json<ConflictsView>();
    const agency = view.conflicts[0]?.card.agencies[0]?.id ?? '';
    const rows = async (query: string): Promise<readonly string[]> =>
      (await get(`${REDCAR}/conflicts.csv?asOf=2018-03-31&${query}`)).body.trimEnd().split('\r\n').slice(1);
    const all = await rows('');
    const narrowed = await rows(`agency=${agency}&confidence=A,B&sort=severity`);
    const wanted = view.conflicts.filter(
      ({ card }) => card.agencies.some(({ id }) => id === agency) && ['A', 'B'].includes(card.confidence),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(narrowed.length).toBe(wanted.length);
    for (const { card } of wanted) expect(narrowed.some((row) => row.includes(card.id))).toBeTrue();
    const attack = encodeURIComponent("id; DROP TABLE observation --' OR 1=1");
    expect(await rows(`sort=${attack}&kind=${attack}`)).toEqual(all);
    expect(await rows(`search=${attack}`)).toEqual([]);
    const file = await get(`${REDCAR}/conflicts.csv?asOf=2018-03-31&search=delayed`);
    expect(file.headers['content-disposition']).toContain('conflicts-redcar-and-cleveland-2018-03-31-narrowed.csv');
  }, 60_000);

  it('describes itself, each address with who may ask it and what it answers', async () => {
    expect((await get('/api/docs/')).statusCode).toBe(200);
    const description = (await get('/api/docs/json')).json<{
      readonly paths: Readonly<
        Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
      >;
    }>();
    const paths = Object.keys(description.paths);
    for (const path of [
      '/api/places',
      '/api/places/{code}/report',
      '/api/places/{code}/conflicts/{id}',
      '/api/catalogue',
      '/api/framework',
      '/api/methods',
      '/api/glossary',
      '/api/sources',
      '/livez',
      '/readyz',
    ])
      expect(paths).toContain(path);
    for (const path of paths) {
      for (const [method, { responses }] of Object.entries(description.paths[path] ?? {})) {
        const isTold = ['200', '201', '202', '204'].some((status) => responses[status] !== undefined);
        expect(isTold).withContext(`${method} ${path}`).toBeTrue();
      }
    }
  });

  it('says that it lives, and whether it is ready', async () => {
    expect((await get('/livez')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.statusCode, ready.json<Readiness>().status, ready.json<Readiness>().figures]).toEqual([
      200,
      'ok',
      'loaded',
    ]);
    const kept = knowledge;
    knowledge = null;
    try {
      expect((await get('/readyz')).statusCode).toBe(503);
      const response = await get('/api/places');
      expect([response.statusCode, response.json<Problem>().code, response.headers['retry-after']]).toEqual([
        503,
        'starting',
        '2',
      ]);
    } finally {
      knowledge = kept;
    }
  });

  it('refuses a route that does not say who may ask it', async () => {
    const app = await buildApp(
      { useCases: setup().useCases, people: setup().people, onFailure: () => undefined },
      { pages: null },
    );
    expect(() => app.get('/api/secret', async () => 'x')).toThrowError(/no classification/);
    expect(() => app.get('/api/scoped', { config: { classification: 'admin' } }, async () => 'x')).toThrowError(
      /does not say what it asks/,
    );
    expect(() =>
      app.get('/api/kept', { config: { classification: 'signed-in', kept: true } }, async () => 'x'),
    ).toThrowError(/would keep what one person was told/);
    await app.close();
  });
});
