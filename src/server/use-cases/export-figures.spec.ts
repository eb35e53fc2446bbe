import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import excel from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { writeCsv } from '#domain/presentation/write-csv';
import { buildApp } from '#server/build-app';
import { readConfig } from '#server/config';
import { openSourceFile } from '#server/files/open-source-file';
import { UPLOAD_CAPS } from '#server/files/read-caps';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import type { Store } from '#server/storage/open-store';
import { peopleOf } from '#server/testing/people';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { AllPlacesHere } from './all-places-here.ts';
import { EXPORT_FORMATS } from './export-figures.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import { importFile, type ImportResult } from './import-file.ts';
import { PlaceReports } from './place-reports.ts';
import { makeUseCases } from './use-cases.ts';

const ROOT = readConfig({}).root;
const CLOCK = { now: () => '2026-11-22T12:00:00.000Z' };
const HEADING = 'measure,area,level,period,value,numerator,denominator,missing,source_file,source_line';
const PUBLISHED = [
  'ascof-2c1,E06000003,council,2018-01,4.38548900462963,97,2211840,,"=a ""file"", £.csv",205',
  'ascof-2c1,E06000003,council,2018-02,,,,not-collected,days.csv,206',
  'dtoc-la-expect,E06000004,council,2018-01,-3.5,,,,days.csv,207',
  'dtoc-nhs,E06000003,council,2018-01,2.5,50,2000000,,days.csv,208',
];
const OWN = [
  'dtoc-nhs,E06000003,council,2018-02,7.0312579,7,99556,,own.csv,2',
  'dtoc-nhs,E06000003,council,2018-03,14.2,66,464789,,own.csv,3',
];

describe('figures as files', () => {
  let store: Store | null = null;
  let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
  let app: FastifyInstance | null = null;
  const bring = async (dataset: string, text: string): Promise<ImportResult> => {
    if (store === null || folder === null) throw new Error('Not set up.');
    const path = join(folder.path, `${dataset}.csv`);
    await writeFile(path, text);
    return importFile(store.observations, await loadCatalogueOrRefuse(join(ROOT, 'catalogue')), CLOCK, {
      dataset,
      path,
      name: `${dataset}.csv`,
      digest: createHash('sha256').update(text).digest('hex'),
      whenRefused: 'store nothing',
    });
  };
  const get = async (query: string) => {
    if (app === null) throw new Error('Not set up.');
    return app.inject({ url: `/api/export?${query}` });
  };

  beforeAll(async () => {
    folder = await makeFolder();
    const opened = (store = await EMBEDDED.open());
    await opened.observations.describeDataset(
      'published',
      { title: '-Days', publisher: 'P', licence: 'L', disclosure: 'as published', measures: ['ascof-2c1'] },
      CLOCK.now(),
    );
    expect((await bring('published', [HEADING, ...PUBLISHED].join('\n'))).kind).toBe('committed');
    expect((await bring('own', [HEADING, ...OWN].join('\n'))).kind).toBe('committed');
    const knowledge = await gatherKnowledge(
      opened.observations,
      await loadCatalogueOrRefuse(join(ROOT, 'catalogue')),
      await loadRegisterOrRefuse(ROOT),
    );
    const reports = new PlaceReports(() => knowledge, new AllPlacesHere(() => knowledge), fail);
    const useCases = makeUseCases({ clock: CLOCK, knowledge: () => knowledge, reports, store: opened });
    app = await buildApp({ useCases, people: peopleOf(opened.people), onFailure: fail }, { pages: null });
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await store?.close();
    await folder?.remove();
  });

  it('go out in every format under a name, and what is hidden is in none of them (case 40)', async () => {
    for (const format of EXPORT_FORMATS) {
      const answer = await get(`format=${format}&measures=dtoc-nhs`);
      expect(answer.statusCode).withContext(format).toBe(200);
      expect(answer.headers['content-disposition']).toContain('attachment; filename="figures-2026-11-22.');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      if (format === 'xlsx') continue;
      expect(answer.body).withContext(format).not.toContain('7.03');
      expect(answer.body).withContext(format).not.toContain('99556');
      expect(answer.body).withContext(format).toContain('2.5');
    }
  });

  it('come back in as they went out, text that looks like a formula as text', async () => {
    const answer = await get('measures=ascof-2c1,dtoc-la-expect');
    expect(answer.body).toContain(`"'=a ""file"", £.csv"`);
    expect(answer.body).toContain(`,-3.5,`);
    expect(answer.body).toContain(`'-Days; P; L`);
    const again = await bring('published', answer.body);
    expect(again.kind === 'committed' && again.batch.counts).toEqual({
      read: 3,
      created: 0,
      changed: 0,
      unchanged: 3,
      refused: 0,
      blank: 0,
    });
  });

  it('make a workbook of text and numbers, with a sheet that says what it is', async () => {
    const answer = await get('format=xlsx');
    const book = new excel.Workbook();
    // A copy with a buffer of its own: the reader takes the whole of it.
    await book.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Figures', 'About these figures']);
    const figures = book.worksheets[0];
    const rows: unknown[][] = [];
    figures?.eachRow((row) => rows.push([...(Array.isArray(row.values) ? row.values : [])].slice(1)));
    expect(rows.length).toBe(1 + PUBLISHED.length + OWN.length);
    const first = rows.find((row) => row[3] === '2018-01' && row[1] === 'E06000003' && row[0] === 'ascof-2c1');
    expect(first?.slice(0, 10)).toEqual([
      'ascof-2c1',
      'E06000003',
      'council',
      '2018-01',
      4.38548900462963,
      97,
      2211840,
      undefined,
      `'=a "file", £.csv`,
      205,
    ]);
    const hidden = rows.find((row) => row[3] === '2018-02' && row[0] === 'dtoc-nhs');
    expect(hidden?.slice(4, 8)).toEqual([undefined, undefined, undefined, 'suppressed']);
  });

  it('come back in from a workbook as they went out', async () => {
    const answer = await get('format=xlsx&measures=ascof-2c1,dtoc-la-expect');
    const path = join(folder?.path ?? '', 'again.xlsx');
    await writeFile(path, answer.rawPayload);
    const file = await openSourceFile(path, UPLOAD_CAPS);
    const rows: (readonly string[])[] = [];
    for await (const part of file.tables.find(({ sheet }) => sheet === 'Figures')?.rows ?? []) {
      rows.push(...part.map(({ cells }) => cells));
    }
    file.close();
    const again = await bring('published', writeCsv(rows));
    expect(again.kind === 'committed' && again.batch.counts).toEqual({
      read: 3,
      created: 0,
      changed: 0,
      unchanged: 3,
      refused: 0,
      blank: 0,
    });
  });

  it('are narrowed by measure, place and period', async () => {
    const lines = async (query: string): Promise<number> =>
      (await get(query)).body.split('\r\n').filter((line) => line !== '').length - 1;
    expect(await lines('')).toBe(6);
    expect(await lines('places=E06000004')).toBe(1);
    expect(await lines('measures=dtoc-nhs,ascof-2c1&places=E06000003&from=2018-02-01&to=2018-02-28')).toBe(2);
    expect(await lines('from=2019-01-01')).toBe(0);
    expect((await get('format=json&from=2019-01-01')).json<{ figures: unknown[] }>().figures).toEqual([]);
  });

  it('say what is wrong with a question', async () => {
    const codeOf = async (query: string): Promise<string> => (await get(query)).json<{ code: string }>().code;
    expect(await codeOf('measures=nothing')).toBe('unknown_measure');
    expect(await codeOf('places=E99')).toBe('unknown_place');
    expect(await codeOf('from=2018-02-30')).toBe('bad_date');
    expect((await get('format=pdf')).statusCode).toBe(400);
    expect((await get('sort=value')).statusCode).toBe(400);
  });
});

function fail(error: unknown): void {
  throw error;
}
