import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { CompareView } from '#domain/contract/compare-view';
import type { Problem } from '#domain/contract/places-view';
import type { ThroughTimeView } from '#domain/contract/through-time-view';
import { Figures } from '#domain/measure/figures';
import { buildApp } from '#server/build-app';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { peopleOf } from '#server/testing/people';
import type { Knowledge } from '#server/use-cases/knowledge';
import { PlaceReports } from '#server/use-cases/place-reports';
import { makeUseCases } from '#server/use-cases/use-cases';

const ROOT = readConfig({}).root;

/** The routes on the repository's own catalogue and places, with two figures and no store: neither page reads one. */
async function setup(): Promise<FastifyInstance> {
  const catalogue = await loadCatalogueOrRefuse(join(ROOT, 'catalogue'));
  const register = await loadRegisterOrRefuse(ROOT);
  const figures = Figures.from(
    ['E08000035', 'E08000032'].map((area, index) => ({
      measure: 'ascof-2c1',
      area,
      level: 'council',
      period: '2018-02',
      value: 10 + index,
    })),
  );
  const known: Knowledge = {
    catalogue,
    register,
    figures,
    publications: [],
    packed: { seq: 1, periods: [], series: [] },
    dataVersion: 1,
    version: 'one',
  };
  const nobodyElse = {
    scoreAll: async () => ({}),
    summariseAll: async () => undefined,
    close: async () => undefined,
  };
  const fail = (error: unknown): never => {
    throw error;
  };
  const unasked = { kind: 'none', check: async () => undefined };
  const useCases = makeUseCases({
    clock: { now: () => '2026-11-22T12:00:00.000Z' },
    knowledge: () => known,
    reports: new PlaceReports(() => known, nobodyElse, fail),
    store: unasked as unknown as Parameters<typeof makeUseCases>[0]['store'],
  });
  // Nobody signs in here.
  const nobody = { read: fail, write: fail, verifyAudit: () => fail(new Error('There is no audit here.')) };
  return buildApp({ useCases, people: peopleOf(nobody), onFailure: fail }, { pages: null });
}

describe('places beside others and beside themselves', () => {
  let app: FastifyInstance | null = null;
  const get = async (url: string, headers: Record<string, string> = {}) => {
    if (app === null) throw new Error('Not set up.');
    return app.inject({ url, headers });
  };
  const compare = async (query: string) => (await get(`/api/compare?${query}`)).json<CompareView>();
  beforeAll(async () => {
    app = await setup();
  }, 120_000);
  afterAll(async () => {
    await app?.close();
  });

  it('are told as the contract says, marked, and not sent twice', async () => {
    for (const url of [
      '/api/compare?places=E08000035,E08000032&asOf=2018-03-31',
      '/api/places/E08000035/through-time?asOf=2018-03-31',
    ]) {
      const response = await get(url);
      expect(response.statusCode).toBe(200);
      expect((await get(url, { 'if-none-match': String(response.headers['etag']) })).statusCode).toBe(304);
    }
  });

  it('stand side by side in the order asked for, with their figures and the measures chosen', async () => {
    const view = await compare('places=E08000032,E08000035&asOf=2018-03-31&measures=ascof-2c1');
    expect(view.places.map(({ name }) => name)).toEqual(['Bradford', 'Leeds']);
    expect(view.measures.rows.map(({ figures }) => figures.map(({ text }) => text))).toEqual([
      ['11.0 a day per 100,000 adults', '10.0 a day per 100,000 adults'],
    ]);
    expect(view.similar.places.length).toBeGreaterThan(0);
    expect(view.similar.method).toContain('Indices of Deprivation 2025');
    expect(view.notes).toEqual([]);
  });

  it('say what has no answer beside what has', async () => {
    const asked = ['E08000035', 'E06000063', 'e08000035', 'NOWHERE', ' '].join(',');
    const view = await compare(`places=${encodeURIComponent(asked)}&asOf=2018-03-31&measures=nothing-like-it`);
    expect(view.places.map(({ name }) => name)).toEqual(['Leeds']);
    expect(view.title).toBe('Choose another place to set beside Leeds.');
    expect(view.notes.map(({ what }) => what)).toEqual([
      'not there that day',
      'same place twice',
      'unknown place',
      'unknown measure',
    ]);
    expect(view.notes[0]?.ways.map(({ name }) => name)).toEqual(['Cumbria']);
  });

  it('are six at most, the rest named', async () => {
    const seven = ['E06000001', 'E06000002', 'E06000003', 'E06000004', 'E06000005', 'E08000035', 'E08000032'];
    const view = await compare(`places=${seven.join(',')}&asOf=2018-03-31`);
    expect(view.places.length).toBe(6);
    expect(view.notes.map(({ what, words }) => [what, words.includes('Bradford')])).toEqual([
      ['too many places', true],
    ]);
  });

  it('ask for places when none is named, and refuse what is no day or no parameter', async () => {
    expect((await compare('')).title).toBe('Choose two to six places to set side by side.');
    expect((await get('/api/compare?asOf=2018-02-30')).json<Problem>().code).toBe('bad_date');
    expect((await get('/api/compare?place=E08000035')).json<Problem>().code).toBe('unknown_field');
    expect((await get(`/api/compare?places=${'E'.repeat(401)}`)).statusCode).toBe(400);
  });

  it('tell a story up to the day, and lead to what stood there before and came after', async () => {
    const view = (await get('/api/places/E06000063/through-time?asOf=2025-03-31')).json<ThroughTimeView>();
    expect(view.looks.map(({ asOf }) => asOf)).toEqual(['2024-03-31', '2025-03-31']);
    expect(view.before?.boards).toEqual([
      { code: 'E10000006', name: 'Cumbria', asOf: '2023-03-31', words: 'Cumbria, until 31 March 2023' },
    ]);
    expect(view.after.map(({ asOf }) => asOf)).toEqual(['2026-11-22']);
    const old = (await get('/api/places/E10000006/through-time?asOf=2023-03-31')).json<ThroughTimeView>();
    expect(old.after.map(({ code }) => code)).toEqual(['E06000063', 'E06000064']);
    expect(old.looks.length).toBe(10);
  });

  it('have no story where there is no board', async () => {
    const none = (await get('/api/places/E06000063/through-time?asOf=2018-03-31')).json<Problem>();
    expect([none.code, none.place?.neighbours.map(({ name }) => name)]).toEqual(['place_not_in_force', ['Cumbria']]);
    expect((await get('/api/places/NOWHERE/through-time')).json<Problem>().code).toBe('unknown_place');
  });
});
