import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/build-app';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import type { Store } from '#server/storage/open-store';
import { peopleOf } from '#server/testing/people';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { AllPlacesHere } from './all-places-here.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import { importFile } from './import-file.ts';
import type { Knowledge } from './knowledge.ts';
import { PlaceReports } from './place-reports.ts';
import { figureWorldOf, publishFigures } from './publish-figures.ts';
import { makeUseCases } from './use-cases.ts';

const ROOT = readConfig({}).root;
const loaded = { catalogue: loadCatalogueOrRefuse(join(ROOT, 'catalogue')), register: loadRegisterOrRefuse(ROOT) };
const CLOCK = { now: () => '2026-11-22T12:00:00.000Z' };
const REDCAR = 'E06000003';
const HEADING = 'measure,area,level,period,value,numerator,denominator,missing,source_file,source_line';
/** Written into the raw figures, and looked for in every answer. */
const CANARY = 7.0312579;

const line = (area: string, month: string, value: number, numerator: number, measure = 'ascof-2c1'): string =>
  `${measure},${area},council,2018-${month},${String(value)},${String(numerator)},${String(Math.round((100_000 * numerator) / value))},,own.csv,2`;

for (const kind of TEST_STORES) {
  describe(`figures that come under disclosure control, on ${kind.name}`, () => {
    let store: Store | null = null;
    let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
    let app: FastifyInstance | null = null;
    let knowledge: Knowledge | null = null;
    const opened = (): Store => {
      if (store === null) throw new Error('Not set up.');
      return store;
    };
    const put = async (lines: readonly string[], dataset = 'own-counts'): Promise<void> => {
      const text = [HEADING, ...lines].join('\n');
      const path = join(folder?.path ?? '', 'own.csv');
      await writeFile(path, text);
      const catalogue = await loaded.catalogue;
      const result = await importFile(opened().observations, catalogue, CLOCK, {
        dataset,
        path,
        name: 'own.csv',
        digest: createHash('sha256').update(text).digest('hex'),
        whenRefused: 'store nothing',
      });
      expect(result.kind).toBe('committed');
    };
    const world = async () => figureWorldOf(await loaded.catalogue, await loaded.register);

    beforeEach(async () => {
      if (kind.missing !== null) pending(kind.missing);
      folder = await makeFolder();
      store = await kind.open();
    }, 60_000);
    afterEach(async () => {
      await app?.close();
      app = null;
      await store?.close();
      await folder?.remove();
    });

    it('never reach an answer of any route unhidden (case 40)', async () => {
      await put([line(REDCAR, '01', 12.3, 61), line(REDCAR, '02', CANARY, 7), line(REDCAR, '03', 14.2, 66)]);
      const catalogue = await loaded.catalogue;
      const register = await loaded.register;
      const known = (knowledge = await gatherKnowledge(opened().observations, catalogue, register));
      expect(known.figures.value('ascof-2c1', REDCAR, '2018-02')).toBeNull();
      expect(known.figures.value('ascof-2c1', REDCAR, '2018-01')).toBeCloseTo(12.3 * (60 / 61), 1);
      const reports = new PlaceReports(() => known, new AllPlacesHere(() => known), fail);
      const useCases = makeUseCases({ clock: CLOCK, knowledge: () => knowledge, reports, store: opened() });
      app = await buildApp({ useCases, people: peopleOf(opened().people), onFailure: fail }, { pages: null });
      const place = `/api/places/${REDCAR}`;
      const asked = [
        place,
        ...['report?details=true&', 'journey?', 'conflicts?', 'conflicts.csv?', 'agencies?', 'measures?'].map(
          (end) => `${place}/${end}`,
        ),
      ];
      const answers: string[] = [];
      const measures = ['measures/ascof-2c1?', 'measures/ascof-2c1/series?', 'measures/ascof-2c1/series.csv?'].map(
        (end) => `${place}/${end}`,
      );
      for (const url of [...asked, ...measures]) {
        const answer = await app.inject({ url: `${url.includes('?') ? url : `${url}?`}asOf=2018-03-31` });
        answers.push(`${String(answer.statusCode)} ${answer.body}`);
      }
      expect(answers.filter((body) => body.startsWith('200')).length).toBe(asked.length + measures.length);
      for (const body of answers) {
        expect(body).not.toContain('7.03');
        expect(body).not.toContain('"numerator":7,');
        expect(body).not.toContain('"numerator":61,');
      }
      expect(answers.some((body) => body.includes('hidden to protect people'))).toBeTrue();
    });

    it('do not come to light in an older version, in either direction', async () => {
      await put([line(REDCAR, '01', 12.3, 61)]);
      await put([line(REDCAR, '01', CANARY, 7)]);
      await put([line(REDCAR, '02', 1.1, 5)]);
      await put([line(REDCAR, '02', 14.2, 66)]);
      await put([line(REDCAR, '03', 12.3, 61)]);
      await put([line(REDCAR, '03', 14.2, 66)]);
      const figures = publishFigures(opened().observations, await world().then((made) => () => made));
      const numerators = async (month: string) =>
        (await figures.readVersions('ascof-2c1', REDCAR, `2018-${month}`)).map(
          ({ observation }) => observation.numerator,
        );
      expect(await numerators('01')).toEqual([null, null]);
      expect(await numerators('02')).toEqual([null, 65]);
      expect(await numerators('03')).toEqual([60, 65]);
      const first = await figures.readFigures(1);
      expect(first.series.map(({ cells }) => cells)).toEqual(['']);
    });

    it('are left alone where their publisher has controlled them', async () => {
      await opened().observations.describeDataset('published', { disclosure: 'as published' }, CLOCK.now());
      await put([line(REDCAR, '01', CANARY, 7)], 'published');
      const figures = publishFigures(opened().observations, await world().then((made) => () => made));
      expect((await figures.readObservations(['ascof-2c1'])).map(({ observation }) => observation.numerator)).toEqual([
        7,
      ]);
      expect(await figures.readFigures()).toEqual(await opened().observations.readFigures());
    });
  });
}

function fail(error: unknown): void {
  throw error;
}
