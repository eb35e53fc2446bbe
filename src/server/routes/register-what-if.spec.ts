import { brotliDecompressSync } from 'node:zlib';
import { analyse } from '#domain/alignment/analyse';
import { RULES } from '#domain/alignment/rules/rule-list';
import { readWhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import { whatIf } from '#domain/alignment/what-if/what-if';
import type { Edit } from '#domain/alignment/what-if/edit';
import type { Problem } from '#domain/contract/places-view';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import fastify, { type FastifyError } from 'fastify';
import { placeOnADay, readStarterWorld, type StarterWorld } from '#server/sentences/read-starter-world';
import { showWhatIf } from '#server/use-cases/show-what-if';
import type { Knowledge } from '#server/use-cases/knowledge';
import type { PlaceReports } from '#server/use-cases/place-reports';
import { keepAnswers } from './keep-answers.ts';
import { registerWhatIf } from './register-what-if.ts';
import { tellProblem } from './tell-problem.ts';

/** Bytes that a browser fetches for one place and day, at most: as much as one picture. */
const MOST_BYTES = 200_000;

describe('a place sent to be worked out anew', () => {
  let world: StarterWorld | null = null;
  const setup = async () => {
    if (world === null) throw new Error('Not set up.');
    const here = world;
    let asked = 0;
    const app = fastify({ routerOptions: { maxParamLength: 1_000 } });
    keepAnswers(app, () => 'one state');
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      const problem = tellProblem(error);
      return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
    });
    const reports = {
      report: async (board: { readonly code: string }, asOf: string) => {
        asked += 1;
        return { ...placeOnADay(here, board.code, asOf), asOf, national: null };
      },
    } as unknown as PlaceReports;
    await app.register(
      registerWhatIf({
        showWhatIf: async (code, asOf) => showWhatIf(here as unknown as Knowledge, reports, code, asOf ?? '2018-03-31'),
      }),
    );
    return { app, world: here, asked: () => asked };
  };

  beforeAll(async () => {
    world = await readStarterWorld();
  }, 60_000);

  for (const [code, asOf] of [
    ['E06000003', '2018-03-31'],
    ['E08000035', '2025-03-31'],
    ['E09000001', '2026-11-22'],
  ] as const) {
    it(`gives the report of ${code} on ${asOf}, in fewer bytes than a picture`, async () => {
      const { app, world: here } = await setup();
      const answer = await app.inject({
        url: `/api/places/${code}/what-if?asOf=${asOf}`,
        headers: { 'accept-encoding': 'br' },
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.length).toBeLessThan(MOST_BYTES);
      const sent = JSON.parse(brotliDecompressSync(answer.rawPayload).toString('utf8')) as WhatIfSent;
      const made = analyse(readWhatIfBasis(sent.basis), RULES, { national: sent.basis.national });
      expect(made).toEqual(placeOnADay(here, code, asOf).report);
    });
  }

  it('gives the report of the place also when a band is taken away that tests of pairs rest on', async () => {
    const { app, world: here } = await setup();
    const { snapshot, report } = placeOnADay(here, 'E06000003', '2018-03-31');
    const banded = snapshot.goals.filter((goal) => goal.band !== null);
    expect(banded.length).toBeGreaterThan(0);
    const edits = banded.map(({ row }): Edit => ({ edit: 'direction', goal: row.id, polarity: 'lower' }));
    const answer = await app.inject({ url: '/api/places/E06000003/what-if?asOf=2018-03-31' });
    const part = readWhatIfBasis(answer.json<WhatIfSent>().basis);
    const [made, expected] = [whatIf(part, report, edits), whatIf(snapshot, report, edits)];
    expect(made.kind === 'answered' ? made.report : null).toEqual(
      expected.kind === 'answered' ? expected.report : null,
    );
    expect(made.kind).toBe('answered');
  });

  it('is worked out once, and not sent again to whoever knows it', async () => {
    const { app, asked } = await setup();
    const url = '/api/places/E06000003/what-if?asOf=2018-03-31';
    const first = await app.inject({ url });
    const again = await app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } });
    expect(again.statusCode).toBe(304);
    expect(asked()).toBe(1);
  });

  it('is a problem with a code for a place that is not there', async () => {
    const { app } = await setup();
    const answer = await app.inject({ url: '/api/places/E06999999/what-if?asOf=2018-03-31' });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([404, 'unknown_place']);
  });
});
