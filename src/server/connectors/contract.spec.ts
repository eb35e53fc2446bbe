import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import type { ExportedFigure } from '#domain/wire/exported-figure';
import { readConfig } from '#server/config';
import {
  dhis2Answers,
  fhirAnswers,
  fingertipsAnswers,
  openSdgAnswers,
  toFingertipsCsv,
} from '#server/testing/wire/wire-answers';
import { makeTestOutside, startWireServer, type WireAnswer, type WireServer } from '#server/testing/wire/wire-server';
import { checkRun, outlineRun } from './check-run.ts';
import { makeFetchPolitely, type Validators } from './fetch-politely.ts';
import { fetchSource } from './fetch-source.ts';
import type { Fetched } from './outside-source.ts';
import type { SourceSettings } from './source-settings.ts';

const HOST = 'source.example';
const AREAS = [
  { code: 'E06000003', name: 'Redcar and Cleveland' },
  { code: 'E06000004', name: 'Stockton-on-Tees' },
];
const figure = (area: string, period: string, value: number): ExportedFigure => ({
  observation: {
    measure: 'm1',
    area,
    level: 'council',
    period,
    breakdown: '',
    value: { kind: 'value', value },
    numerator: null,
    denominator: null,
  },
  dataset: 'd',
  file: 'f',
  line: 2,
});
const FIGURES = [figure('E06000003', '2024/25', 71.5), figure('E06000004', '2024/25', 68.25)];
const source = (from: SourceSettings['from']): SourceSettings => ({
  id: 'source',
  name: 'A source',
  owner: null,
  everyHours: 24,
  publisher: 'Somebody',
  licence: 'Open Government Licence v3.0',
  from,
});
const fingertips = (areaTypes = [{ child: 502, parent: 6, level: 'council' }], age?: string): SourceSettings =>
  source({
    kind: 'fingertips',
    host: HOST,
    by: { indicators: [90280] },
    areaTypes,
    measures: [
      { indicator: 90280, measure: 'm1', sex: 'Persons', polarity: 'higher', ...(age === undefined ? {} : { age }) },
    ],
  });
const FINGERTIPS_ROWS = FIGURES.map(({ observation }, index) => ({
  ...(AREAS[index] ?? { code: '', name: '' }),
  period: observation.period,
  value: observation.value.kind === 'value' ? observation.value.value : null,
}));

/** Every kind of source that speaks over the network: how it is set up, and what its server answers to these figures. */
const KINDS: readonly { readonly name: string; readonly settings: SourceSettings; readonly answers: WireAnswer }[] = [
  {
    name: 'Fingertips',
    settings: fingertips(),
    answers: fingertipsAnswers(90280, new Map([[502, toFingertipsCsv(90280, FINGERTIPS_ROWS)]])),
  },
  ...(['json', 'csv'] as const).map((form) => ({
    name: `DHIS2 in ${form}`,
    settings: source({
      kind: 'dhis2',
      host: HOST,
      form,
      dataSet: 'ours',
      orgUnit: 'England',
      startDate: '2024-04-01',
      endDate: '2025-03-31',
      measures: [{ dataElement: 'm1', measure: 'm1' }],
      areas: [],
      level: 'council',
    }),
    answers: dhis2Answers(FIGURES, AREAS),
  })),
  {
    name: 'FHIR',
    settings: source({
      kind: 'fhir',
      host: HOST,
      base: '/fhir',
      measures: [{ canonical: 'urn:common-measure:measure:m1', measure: 'm1' }],
      areas: [],
      level: 'council',
    }),
    answers: fhirAnswers(FIGURES, AREAS),
  },
  {
    name: 'Open SDG',
    settings: source({
      kind: 'open-sdg',
      host: HOST,
      folder: '/en/data',
      files: [{ id: '3-8-1', form: 'open-sdg', measure: 'm1', level: 'council', years: 'financial' }],
    }),
    answers: openSdgAnswers({
      '3-8-1': 'Year,Sex,Units,GeoCode,Value\n2024,,%,E06000003,71.5\n2024,,%,E06000004,68.25\n2024,Female,%,,70\n',
    }),
  },
];

describe('an outside source', () => {
  let server: WireServer;
  beforeAll(async () => {
    server = await startWireServer();
  });
  afterEach(() => server.interfere(HOST, null));
  afterAll(() => server.close());

  const run = async (
    settings: SourceSettings,
    validators: Readonly<Record<string, Validators>> = {},
    progress: string[] = [],
  ): Promise<Fetched> =>
    fetchSource(settings, {
      fetch: makeFetchPolitely(
        [HOST],
        makeTestOutside((host) => server.resolve(host)),
      ),
      validators,
      signal: new AbortController().signal,
      onProgress: (words) => void progress.push(words),
    });
  const figuresOf = async (settings: SourceSettings) => {
    const fetched = await run(settings);
    if (fetched.kind !== 'figures') throw new Error('Nothing new.');
    return fetched;
  };
  const cells = (rows: readonly (readonly string[])[], ...names: (typeof TIDY_HEADINGS)[number][]): readonly string[] =>
    rows.slice(1).map((row) => names.map((name) => row[TIDY_HEADINGS.indexOf(name)]).join(' '));

  for (const { name, settings, answers } of KINDS) {
    describe(`of the kind ${name}`, () => {
      beforeEach(() => server.serve(HOST, answers));

      it('gives tidy figures with their lines, keeps its raw files and says how far it is', async () => {
        const progress: string[] = [];
        const fetched = await run(settings, {}, progress);
        if (fetched.kind !== 'figures') throw new Error('Nothing new.');
        expect(fetched.rows[0]).toEqual([...TIDY_HEADINGS]);
        expect(cells(fetched.rows, 'measure', 'area', 'level', 'period', 'value')).toEqual([
          'm1 E06000003 council 2024/25 71.5',
          'm1 E06000004 council 2024/25 68.25',
        ]);
        for (const line of cells(fetched.rows, 'source_line')) expect(Number(line)).toBeGreaterThan(0);
        const files = new Set(fetched.raw.map((file) => file.name));
        for (const file of cells(fetched.rows, 'source_file')) expect(files.has(file)).withContext(file).toBeTrue();
        expect(fetched.columns.length).toBeGreaterThan(2);
        expect(progress.length).toBeGreaterThan(0);
        expect(checkRun(outlineRun(fetched), outlineRun(fetched))).toEqual([]);
      });

      it('says that nothing is new when the source says so', async () => {
        const first = await figuresOf(settings);
        expect(Object.keys(first.validators).length).toBeGreaterThan(0);
        expect(await run(settings, first.validators)).toEqual({ kind: 'unchanged' });
      });

      it('fails, and is not empty, on a web page, on another shape and on a server that is down', async () => {
        const answerWith = (type: string, body: string): void =>
          server.interfere(HOST, (_request, response) => {
            response.writeHead(200, { 'content-type': type }).end(body);
            return true;
          });
        answerWith('text/html', '<!doctype html><h1>Sign in</h1>');
        await expectAsync(run(settings)).toBeRejected();
        answerWith(
          name === 'Open SDG' ? 'text/csv' : 'application/json',
          name === 'Open SDG' ? '<html>' : '{"error":"x"}',
        );
        await expectAsync(run(settings)).toBeRejected();
        server.interfere(HOST, (_request, response) => {
          response.writeHead(500).end();
          return true;
        });
        await expectAsync(run(settings)).toBeRejected();
      });
    });
  }

  it('of the kind Fingertips says which kinds of area have figures in place of an empty answer', async () => {
    server.serve(HOST, fingertipsAnswers(90280, new Map([[302, toFingertipsCsv(90280, FINGERTIPS_ROWS)]])));
    await expectAsync(run(fingertips())).toBeRejectedWithError(
      /Indicator 90280 has no figures for Upper tier local authorities \(post Apr 2023\) \(502\); it has them for Upper tier local authorities \(pre Apr 2023\) \(302\)\./,
    );
  });

  it('of the kind Fingertips takes several kinds of area in one go, and England once', async () => {
    const england = { code: 'E92000001', name: 'England', period: '2024/25', value: 70 };
    const north = { code: 'E12000001', name: 'North East region (statistical)', period: '2024/25', value: 69 };
    const tables = new Map([
      [502, toFingertipsCsv(90280, [england, north, ...FINGERTIPS_ROWS.slice(0, 1)])],
      [302, toFingertipsCsv(90280, [england, ...FINGERTIPS_ROWS.slice(1)])],
    ]);
    server.serve(HOST, fingertipsAnswers(90280, tables));
    const both = fingertips([
      { child: 502, parent: 6, level: 'council' },
      { child: 302, parent: 6, level: 'council' },
    ]);
    expect(cells((await figuresOf(both)).rows, 'area', 'level')).toEqual([
      'E92000001 country',
      'E12000001 region',
      'E06000003 council',
      'E06000004 council',
    ]);
  });

  it('of the kind Fingertips leaves out categories and other sexes, asks for an age where there are several, and tells another polarity', async () => {
    const row = { code: 'E06000003', name: 'Redcar', period: '2024/25', value: 71.5 };
    const rows = [
      row,
      { ...row, category: 'Most deprived', value: 1 },
      { ...row, sex: 'Male', value: 2 },
      { ...row, age: 'All ages', value: 3 },
    ];
    server.serve(
      HOST,
      fingertipsAnswers(90280, new Map([[502, toFingertipsCsv(90280, rows)]]), 'RAG - Low is good    '),
    );
    await expectAsync(run(fingertips())).toBeRejectedWithError(/several ages \(18\+ yrs, All ages\)/);
    const chosen = await figuresOf(fingertips(undefined, '18+ yrs'));
    expect(cells(chosen.rows, 'value')).toEqual(['71.5']);
    expect(chosen.notes).toEqual([
      'Indicator 90280: the source says "RAG - Low is good", here higher counts as better.',
    ]);
  });

  it('of the kind Fingertips keeps a hidden value hidden and an absent one absent', async () => {
    const row = { code: 'E06000003', name: 'Redcar', period: '2024/25', value: null, count: 5 };
    const rows = [
      { ...row, note: 'Value suppressed for disclosure control' },
      { ...row, code: 'E06000004' },
    ];
    server.serve(HOST, fingertipsAnswers(90280, new Map([[502, toFingertipsCsv(90280, rows)]])));
    expect(cells((await figuresOf(fingertips())).rows, 'missing', 'numerator')).toEqual([
      'suppressed ',
      'not-available ',
    ]);
  });

  it('of the kind Fingertips reads a download that the service itself wrote', async () => {
    const path = join(
      readConfig({}).root,
      '..',
      'shared',
      'data',
      'fingertips',
      'social-isolation-indicators-CountyUA.data.csv',
    );
    if (!existsSync(path)) {
      pending('the real download is not here');
      return;
    }
    server.serve(HOST, fingertipsAnswers(90280, new Map([[502, readFileSync(path, 'utf8')]])));
    const { rows } = await figuresOf(fingertips(undefined, '18+ yrs'));
    expect(cells(rows, 'area', 'level', 'period', 'value', 'denominator')).toContain(
      'E92000001 country 2010/11 41.9 59555',
    );
    expect(rows.length).toBeGreaterThan(1_000);
  });

  it('of the kind FHIR reads every page on its own server, and follows no link to another', async () => {
    const settings = KINDS.find(({ name }) => name === 'FHIR')?.settings;
    if (settings === undefined) throw new Error('No FHIR.');
    server.serve(HOST, fhirAnswers(FIGURES, AREAS, HOST));
    expect((await figuresOf(settings)).rows.length).toBe(3);
    server.serve(HOST, fhirAnswers(FIGURES, AREAS, 'metadata.example'));
    await expectAsync(run(settings)).toBeRejectedWithError(/another host; that is not followed/);
  });

  describe('of the kind watched folder', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'common-measure-watched-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    const settings = (): SourceSettings => source({ kind: 'watched-folder', folder, mostBytes: 1_000 });

    it('reads its files whole, leaves those still being written, and knows when nothing is new', async () => {
      expect(await run(settings())).toEqual({ kind: 'unchanged' });
      writeFileSync(join(folder, 'a.csv'), '\ufeffmeasure,area,period,value\nm1,E06000003,2024/25,71.5\n');
      writeFileSync(join(folder, 'b.csv.part'), 'half');
      writeFileSync(join(folder, '.c.csv'), 'half');
      const fetched = await figuresOf(settings());
      expect(cells(fetched.rows, 'area', 'value', 'source_file', 'source_line')).toEqual(['E06000003 71.5 a.csv 2']);
      expect(await run(settings(), fetched.validators)).toEqual({ kind: 'unchanged' });
    });

    it('follows no link, takes no file over its cap, and names a column that is not there', async () => {
      writeFileSync(join(folder, 'a.csv'), 'measure,area\n');
      await expectAsync(run(settings())).toBeRejectedWithError(/a.csv has no column "period", "value"/);
      writeFileSync(join(folder, 'a.csv'), 'x'.repeat(1_001));
      await expectAsync(run(settings())).toBeRejectedWithError(/larger than 1000 bytes/);
      rmSync(join(folder, 'a.csv'));
      symlinkSync('/etc/hostname', join(folder, 'a.csv'));
      await expectAsync(run(settings())).toBeRejectedWithError(/links and folders are not read/);
    });
  });
});
