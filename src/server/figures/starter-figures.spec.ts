import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { endOfPeriod } from '#domain/measure/period';

const dataFolder = join(import.meta.dirname, '..', '..', '..', 'data');

interface Figure {
  readonly measure: string;
  readonly area: string;
  readonly level: string;
  readonly period: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly missing: string;
  readonly source_file: string;
  readonly source_line: string;
}

interface Manifest {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly licence_confirmed: boolean;
  readonly attribution: string;
  readonly url_or_origin: string;
  readonly newest: string;
  readonly areas: number;
  readonly observations: number;
  readonly missing: Readonly<Record<string, number>>;
  readonly measures: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly traps: readonly string[];
  readonly left_out: readonly { readonly what: string; readonly rows: number; readonly why: string }[];
}

/** Observations of each dataset, lines without a value, and the last day it speaks of. */
const EXPECTED: Readonly<Record<string, readonly [observations: number, missing: number, newest: string]>> = {
  'accident-and-emergency': [32_955, 354, '2025-07-31'],
  'care-home-cost': [149, 0, '2015-03-31'],
  'delayed-transfers': [149_953, 10_656, '2019-12-31'],
  deprivation: [1_912, 0, '2025-12-31'],
  'gp-experience': [7_070, 23, '2024-12-31'],
  'health-index': [33_104, 0, '2021-12-31'],
  'hospital-beds': [15_866, 0, '2025-08-31'],
  'leaving-hospital': [28_806, 0, '2025-08-31'],
  'oflog-adult-social-care': [6_072, 298, '2023-03-31'],
  'planned-waits': [42_539, 0, '2025-02-28'],
  population: [1_840, 0, '2020-12-31'],
  'social-care-outcomes-2020-21': [2_062, 1_167, '2021-03-31'],
  'social-contact': [2_035, 25, '2019-03-31'],
  'talking-therapies': [12_949, 41, '2023-05-31'],
};

const DATASETS = Object.keys(EXPECTED);

function readText(dataset: string, file: string): string {
  return gunzipSync(readFileSync(join(dataFolder, dataset, file))).toString('utf8');
}

/** The parser puts the headings of the first line in place of the columns; our writer guards their names. */
function readFigures(dataset: string): Figure[] {
  return parse(readText(dataset, 'figures.csv.gz'), { columns: true });
}

function readManifest(dataset: string): Manifest {
  return JSON.parse(readFileSync(join(dataFolder, dataset, 'manifest.json'), 'utf8')) as Manifest;
}

function readCatalogueIds(file: string, list: string): string[] {
  const content = JSON.parse(readFileSync(join(dataFolder, '..', 'catalogue', file), 'utf8')) as Record<
    string,
    { id: string }[]
  >;
  return (content[list] ?? []).map((row) => row.id);
}

describe('the starter figures', () => {
  const figures = new Map<string, readonly Figure[]>();
  const all: Figure[] = [];

  beforeAll(() => {
    for (const dataset of DATASETS) {
      const rows = readFigures(dataset);
      figures.set(dataset, rows);
      for (const row of rows) all.push(row);
    }
  }, 60_000);

  /** The one figure of a measure, area and period; fails when there is none. */
  function find(dataset: string, measure: string, area: string, period: string): Figure {
    const found = tryFind(dataset, measure, area, period);
    if (found === undefined) throw new Error(`no ${measure} of ${area} in ${period}`);
    return found;
  }

  function tryFind(dataset: string, measure: string, area: string, period: string): Figure | undefined {
    return figures.get(dataset)?.find((row) => row.measure === measure && row.area === area && row.period === period);
  }

  function periodsOf(dataset: string, measure: string, area: string): string[] {
    return (figures.get(dataset) ?? [])
      .filter((row) => row.measure === measure && row.area === area && row.value !== '')
      .map((row) => row.period);
  }

  function meanOfYear(measure: string, area: string, year: number): number {
    const months = (figures.get('delayed-transfers') ?? []).filter(
      (row) =>
        row.measure === measure && row.area === area && row.period >= `${year}-04` && row.period <= `${year + 1}-03`,
    );
    expect(months.length).toBe(12);
    return months.reduce((sum, row) => sum + Number(row.value), 0) / months.length;
  }

  describe('as a whole', () => {
    it('hold every dataset, and nothing else that looks like one', () => {
      expect(
        readdirSync(dataFolder)
          .filter((folder) => existsSync(join(dataFolder, folder, 'figures.csv.gz')))
          .sort(),
      ).toEqual(DATASETS);
    });

    it('are 337,312 observations of 90 measures and 6 context figures, in at most 8 MB', () => {
      expect(all.filter((row) => row.value !== '').length).toBe(337_312);
      const measures = new Set(all.map((row) => row.measure));
      expect([...measures].filter((measure) => !measure.startsWith('ctx-')).length).toBe(90);
      expect([...measures].filter((measure) => measure.startsWith('ctx-')).length).toBe(6);
      const bytes = DATASETS.reduce(
        (sum, dataset) => sum + statSync(join(dataFolder, dataset, 'figures.csv.gz')).size,
        0,
      );
      expect(bytes).toBeLessThan(8_000_000);
    });

    it('speak of measures and context figures of the catalogue only', () => {
      const known = new Set([
        ...readCatalogueIds('measures.json', 'measures'),
        ...readCatalogueIds('context.json', 'context'),
      ]);
      expect([...new Set(all.map((row) => row.measure))].filter((measure) => !known.has(measure))).toEqual([]);
    });

    it('have one figure a measure, area and period over all datasets, in order within each', () => {
      const keys = new Set(all.map((row) => `${row.measure} ${row.area} ${row.period}`));
      expect(keys.size).toBe(all.length);
      for (const rows of figures.values()) {
        const order = rows.map((row) => `${row.measure}\u0000${row.area}\u0000${row.period}`);
        expect(order.every((key, index) => index === 0 || key > (order[index - 1] ?? ''))).toBeTrue();
      }
    });

    it('have a plain number or one of six reasons in every line, a period as stored, and a line to go back to', () => {
      const reasons = ['suppressed', 'not-available', 'not-applicable', 'not-collected', 'low', 'blank'];
      const number = /^-?\d+(\.\d+)?$/;
      const faults = all.filter(
        (row) =>
          (row.value === '' ? !reasons.includes(row.missing) : row.missing !== '' || !number.test(row.value)) ||
          (row.numerator !== '' && !number.test(row.numerator)) ||
          (row.denominator !== '' && !number.test(row.denominator)) ||
          endOfPeriod(row.period) === null ||
          row.source_file === '' ||
          !(Number(row.source_line) >= 2),
      );
      expect(faults).toEqual([]);
    });

    it('keep each area at one level, but for unitary areas, which have figures of a district too', () => {
      const levels = new Map<string, Set<string>>();
      for (const row of all) levels.set(row.area, (levels.get(row.area) ?? new Set()).add(row.level));
      const mixed = [...levels].filter(([, found]) => found.size > 1);
      expect(
        mixed.every(([area, found]) => /^E0[689]/.test(area) && [...found].sort().join() === 'council,district'),
      ).toBeTrue();
    });

    it('name every area, and name none by its code', () => {
      const rows: { code: string; name: string; level: string }[] = parse(readText('areas', 'areas.csv.gz'), {
        columns: true,
      });
      const names = new Map(rows.map((row) => [row.code, row.name]));
      expect([...new Set(all.map((row) => row.area))].filter((area) => !names.has(area))).toEqual([]);
      expect(rows.filter((row) => row.name.trim() === '' || row.name.includes(row.code))).toEqual([]);
      expect(names.get('RTR')).toBe('South Tees Hospitals NHS Foundation Trust');
      expect(names.get('E06000023')).toBe('Bristol');
      expect(names.get('02P')).toBe('Barnsley (part of South Yorkshire)');
    });

    for (const dataset of DATASETS) {
      it(`count ${dataset} as its manifest does`, () => {
        const manifest = readManifest(dataset);
        const rows = figures.get(dataset) ?? [];
        const withValue = rows.filter((row) => row.value !== '');
        const missing = Object.values(manifest.missing).reduce((sum, count) => sum + count, 0);
        expect([manifest.observations, missing, manifest.newest]).toEqual([...(EXPECTED[dataset] ?? [])]);
        expect(withValue.length).toBe(manifest.observations);
        expect(rows.length - withValue.length).toBe(missing);
        expect([...new Set(rows.map((row) => row.measure))]).toEqual([...manifest.measures]);
        expect(new Set(withValue.map((row) => row.area)).size).toBe(manifest.areas);
        expect(withValue.map((row) => endOfPeriod(row.period) ?? '').reduce((a, b) => (a > b ? a : b))).toBe(
          manifest.newest,
        );
        expect(Object.keys(manifest.readings).sort()).toEqual([...manifest.measures]);
        expect(manifest.id).toBe(dataset);
        expect(manifest.kind).toBe(
          manifest.measures.every((measure) => measure.startsWith('ctx-')) ? 'context' : 'figures',
        );
        for (const words of [
          manifest.title,
          manifest.publisher,
          manifest.licence,
          manifest.attribution,
          manifest.url_or_origin,
          ...manifest.traps,
        ]) {
          expect(words.length).toBeGreaterThan(5);
        }
        expect(manifest.left_out.filter((row) => row.rows < 1 || row.why === '')).toEqual([]);
      });
    }

    it('say of one dataset that its licence is still to be confirmed', () => {
      expect(DATASETS.filter((dataset) => !readManifest(dataset).licence_confirmed)).toEqual(['gp-experience']);
    });
  });

  describe('of delayed transfers', () => {
    const REDCAR = 'E06000003';

    it('give the published story of Redcar and Cleveland: the NHS up, social care down, all up', () => {
      const years = (measure: string): number[] =>
        [meanOfYear(measure, REDCAR, 2016), meanOfYear(measure, REDCAR, 2017)].map((mean) => Number(mean.toFixed(4)));
      expect(years('dtoc-nhs')).toEqual([8.0966, 11.5656]);
      expect(years('ascof-2c2')).toEqual([5.6157, 2.3341]);
      expect(years('ascof-2c1')).toEqual([14.4275, 15.3175]);
    });

    it('are days over adults and days of the month: 411 days of Rutland in March 2015 are 40.6', () => {
      const row = find('delayed-transfers', 'ascof-2c1', 'E06000017', '2015-03');
      expect([row.numerator, row.denominator]).toEqual(['411', '1011406']);
      expect(Number(row.value)).toBeCloseTo(40.6365, 4);
      for (const each of (figures.get('delayed-transfers') ?? []).filter(
        (figure) => figure.value !== '' && figure.measure !== 'dtoc-la-expect',
      )) {
        const again = (Number(each.numerator) / Number(each.denominator)) * 100_000;
        if (Math.abs(again - Number(each.value)) > 1e-9 * Math.max(1, again))
          fail(`${each.measure} ${each.area} ${each.period}`);
      }
    });

    it('keep the reason "Other" as not collected before April 2017, and as a value from then on', () => {
      expect(find('delayed-transfers', 'dtoc-r-other', REDCAR, '2017-03').missing).toBe('not-collected');
      expect(find('delayed-transfers', 'dtoc-r-other', REDCAR, '2017-03').value).toBe('');
      expect(find('delayed-transfers', 'dtoc-r-other', REDCAR, '2017-04').numerator).toBe('4');
      const missing = (figures.get('delayed-transfers') ?? []).filter((row) => row.missing !== '');
      expect(
        missing.every(
          (row) => row.measure === 'dtoc-r-other' && row.missing === 'not-collected' && row.period < '2017-04',
        ),
      ).toBeTrue();
    });

    it('leave out Bournemouth and Poole in April 2019, when the days of one stood under the other', () => {
      for (const area of ['E06000028', 'E06000029']) {
        expect(periodsOf('delayed-transfers', 'dtoc-la-expect', area).at(-1)).toBe('2019-03');
        expect(periodsOf('delayed-transfers', 'ascof-2c1', area)).toEqual([]);
      }
      expect(periodsOf('delayed-transfers', 'ascof-2c1', 'E06000058')[0]).toBe('2019-05');
    });

    it('tell Dorset before April 2019 from Dorset without Christchurch', () => {
      expect(periodsOf('delayed-transfers', 'dtoc-la-expect', 'E10000009').length).toBe(25);
      expect(periodsOf('delayed-transfers', 'dtoc-la-expect', 'E06000059')).toEqual([]);
      expect(periodsOf('delayed-transfers', 'dtoc-nhs', 'E06000059')[0]).toBe('2019-04');
    });

    it('keep one series for an area whose code changed and whose boundary did not', () => {
      for (const [old, kept] of [
        ['E10000002', 'E06000060'],
        ['E10000023', 'E06000065'],
        ['E10000027', 'E06000066'],
        ['E08000016', 'E08000038'],
        ['E08000019', 'E08000039'],
      ] as const) {
        expect(periodsOf('delayed-transfers', 'ascof-2c1', old)).toEqual([]);
        expect(periodsOf('delayed-transfers', 'ascof-2c1', kept).length).toBe(105);
      }
      expect(periodsOf('delayed-transfers', 'ascof-2c1', 'E10000021').length).toBe(105);
    });

    it('keep nought days as nought', () => {
      const zeros = (figures.get('delayed-transfers') ?? []).filter(
        (row) => row.measure === 'ascof-2c2' && row.value === '0',
      );
      expect(zeros.length).toBe(665);
    });

    it('take the change from February 2017 with the days beside it, however far it falls', () => {
      const row = find('delayed-transfers', 'dtoc-la-expect', 'E08000022', '2018-11');
      expect([Number(row.value).toFixed(2), row.numerator, row.denominator]).toEqual(['-3553.33', '274', '7.5']);
    });

    it('keep England as its own row: councils add up to a little less', () => {
      const month = (figures.get('delayed-transfers') ?? []).filter(
        (row) => row.measure === 'ascof-2c1' && row.period === '2016-10',
      );
      const england = Number(month.find((row) => row.level === 'country')?.numerator);
      const councils = month
        .filter((row) => row.level === 'council')
        .reduce((sum, row) => sum + Number(row.numerator), 0);
      expect(councils / england).toBeGreaterThan(0.97);
      expect(councils / england).toBeLessThan(0.999);
    });
  });

  describe('of A&E and beds', () => {
    it('have no February and March 2025 of A&E, and no July and August 2022 of beds', () => {
      const periods = (dataset: string): Set<string> => new Set((figures.get(dataset) ?? []).map((row) => row.period));
      expect(
        ['2025-01', '2025-02', '2025-03', '2025-04'].filter((month) => periods('accident-and-emergency').has(month)),
      ).toEqual(['2025-01', '2025-04']);
      expect(
        ['2022-06', '2022-07', '2022-08', '2022-09'].filter((month) => periods('hospital-beds').has(month)),
      ).toEqual(['2022-06', '2022-09']);
    });

    it('keep the four-hour figure of a trust in the field test as not collected, and leave out the boards it serves', () => {
      expect(find('accident-and-emergency', 'const-ae4h', 'RC9', '2023-05').missing).toBe('not-collected');
      expect(find('accident-and-emergency', 'const-ae4h', 'RC9', '2023-06').numerator).toBe('20497');
      expect(tryFind('accident-and-emergency', 'const-ae4h', 'QNQ', '2023-05')).toBeUndefined();
      expect(tryFind('accident-and-emergency', 'const-ae4h', 'QNQ', '2023-06')).toBeDefined();
      expect(
        new Set(
          (figures.get('accident-and-emergency') ?? [])
            .filter((row) => row.missing === 'not-collected')
            .map((row) => row.area),
        ).size,
      ).toBe(14);
    });

    it('leave out 13,686 admissions of a trust that admits 1,600, and of its board', () => {
      for (const area of ['RBD', 'QVV']) {
        expect(tryFind('accident-and-emergency', 'ae-admissions', area, '2022-04')).toBeUndefined();
        expect(tryFind('accident-and-emergency', 'ae-admissions', area, '2022-05')).toBeDefined();
      }
      expect(find('accident-and-emergency', 'ae-attendances', 'RBD', '2022-04').value).toBe('6361');
    });

    it('never show a perfect four hours among many, nor a share of few admissions', () => {
      const rows = figures.get('accident-and-emergency') ?? [];
      expect(
        rows.filter((row) => row.measure === 'const-ae4h' && row.value === '100' && Number(row.denominator) > 2_000),
      ).toEqual([]);
      expect(rows.filter((row) => row.measure === 'ae-4h-dta' && Number(row.denominator) < 50)).toEqual([]);
    });

    it('compare specialist hospitals only with each other', () => {
      expect(find('hospital-beds', 'bed-occ', 'RP6', '2024-04').level).toBe('specialist');
      expect(find('hospital-beds', 'bed-occ', 'RTR', '2024-04').level).toBe('trust');
    });

    it('leave out the month of a merger, and hold no ward over 100 %', () => {
      expect(tryFind('hospital-beds', 'bed-occ', 'RA4', '2023-04')).toBeUndefined();
      expect(tryFind('hospital-beds', 'beds-open', 'RVY', '2023-07')).toBeUndefined();
      expect(
        (figures.get('hospital-beds') ?? []).filter((row) => row.measure !== 'beds-open' && Number(row.value) > 100),
      ).toEqual([]);
      expect(find('hospital-beds', 'bed-occ', 'RN3', '2022-06').numerator).toBe('513');
    });
  });

  describe('of leaving hospital and planned waits', () => {
    it('leave out months in which one column repeats the other, and keep the discharges of those months', () => {
      const copied: readonly (readonly [string, readonly string[]])[] = [
        ['RQX', ['2022-08', '2022-09', '2022-10']],
        ['RXR', ['2024-07', '2024-08', '2024-09', '2024-10']],
        ['RJ6', ['2024-08', '2024-09', '2024-10']],
      ];
      for (const [area, months] of copied) {
        for (const month of months) {
          expect(tryFind('leaving-hospital', 'nctr', area, month)).toBeUndefined();
          expect(tryFind('leaving-hospital', 'nctr-discharged', area, month)).toBeUndefined();
          expect(tryFind('leaving-hospital', 'discharges-day', area, month)).toBeDefined();
        }
      }
      expect(tryFind('leaving-hospital', 'nctr', 'RJ6', '2024-07')).toBeDefined();
      expect(tryFind('leaving-hospital', 'nctr', 'RXR', '2024-11')).toBeDefined();
    });

    it('keep counts that double or halve within a year: 69 of 3,348 steps', () => {
      const ready = new Map(
        (figures.get('leaving-hospital') ?? [])
          .filter((row) => row.measure === 'nctr' && row.level !== 'icb')
          .map((row) => [`${row.area} ${row.period}`, Number(row.value)]),
      );
      let steps = 0;
      let doubled = 0;
      for (const [key, value] of ready) {
        const [area = '', period = ''] = key.split(' ');
        const before = ready.get(`${area} ${Number(period.slice(0, 4)) - 1}${period.slice(4)}`);
        if (before === undefined) continue;
        steps += 1;
        if (value >= 2 * before || value <= before / 2) doubled += 1;
      }
      expect([steps, doubled]).toEqual([3_348, 69]);
    });

    it('make months of at least 20 days, and stop where a board stops', () => {
      const rows = (figures.get('leaving-hospital') ?? []).filter((row) => row.measure === 'nctr');
      expect(rows.filter((row) => Number(row.denominator) < 20 || Number(row.denominator) > 31)).toEqual([]);
      expect(periodsOf('leaving-hospital', 'nctr', 'QUE').at(-1)).toBe('2023-08');
    });

    it('have no split by time of day after May 2023', () => {
      const months = (figures.get('leaving-hospital') ?? [])
        .filter((row) => row.measure === 'discharge-late')
        .map((row) => row.period);
      expect(months.reduce((a, b) => (a > b ? a : b))).toBe('2023-05');
    });

    it('keep nought in one group of reasons where a trust had others', () => {
      const zeros = (figures.get('leaving-hospital') ?? []).filter(
        (row) => row.measure.startsWith('delay-') && row.value === '0',
      );
      expect(zeros.length).toBeGreaterThan(0);
      const totals = new Map<string, number>();
      for (const row of figures.get('leaving-hospital') ?? []) {
        if (row.measure.startsWith('delay-'))
          totals.set(`${row.area} ${row.period}`, (totals.get(`${row.area} ${row.period}`) ?? 0) + Number(row.value));
      }
      expect([...totals.values()].filter((total) => total === 0)).toEqual([]);
      expect(totals.size).toBe(1_404);
    });

    it('leave out the five months in which Frimley sent a fraction of its list', () => {
      expect(
        periodsOf('planned-waits', 'rtt-list', 'QNQ').filter((month) => month > '2022-05' && month < '2023-02'),
      ).toEqual(['2022-06', '2022-12', '2023-01']);
      expect(find('planned-waits', 'rtt-list', 'QNQ', '2022-06').value).toBe('75748');
    });

    it('give a share of 18 weeks to boards only, and counts to NHS trusts only', () => {
      const rows = figures.get('planned-waits') ?? [];
      expect(new Set(rows.filter((row) => row.measure === 'const-rtt18').map((row) => row.level))).toEqual(
        new Set(['icb']),
      );
      expect(rows.filter((row) => row.level !== 'icb' && !/^[RT]..$/.test(row.area))).toEqual([]);
    });
  });

  describe('of councils, practices and districts', () => {
    it('keep suppressed, not available and nought apart in the outcomes of 2020-21', () => {
      const rows = figures.get('social-care-outcomes-2020-21') ?? [];
      expect(rows.filter((row) => row.missing === 'suppressed').map((row) => `${row.measure} ${row.area}`)).toEqual([
        'ascof-1f E06000017',
        'ascof-1f E06000053',
        'ascof-1f E09000001',
        'ascof-1h E09000001',
      ]);
      expect(find('social-care-outcomes-2020-21', 'ascof-1i1', 'E08000035', '2020/21').missing).toBe('not-available');
      expect(find('social-care-outcomes-2020-21', 'ascof-1c2b', 'E10000013', '2020/21').value).toBe('0');
      expect(tryFind('social-care-outcomes-2020-21', 'ascof-2b1', 'E06000021', '2020/21')).toBeUndefined();
    });

    it('hold 18 councils of the voluntary survey and no figure of England for it', () => {
      for (const measure of [
        'ascof-1a',
        'ascof-1b',
        'ascof-1i1',
        'ascof-1j',
        'ascof-3a',
        'ascof-3d1',
        'ascof-4a',
        'ascof-4b',
      ]) {
        const rows = (figures.get('social-care-outcomes-2020-21') ?? []).filter(
          (row) => row.measure === measure && row.value !== '',
        );
        expect(rows.length).toBe(18);
        expect(rows.every((row) => row.level === 'council')).toBeTrue();
      }
    });

    it('carry short-term services of 2020/21 once', () => {
      const rows = all.filter(
        (row) => row.measure === 'ascof-2d' && row.period === '2020/21' && row.level === 'council' && row.value !== '',
      );
      expect(rows.length).toBe(150);
      expect(new Set(rows.map((row) => row.source_file))).toEqual(new Set(['ASC_data.csv']));
    });

    it('treat nought as missing where the file means it, and a blank as a blank', () => {
      const rows = figures.get('oflog-adult-social-care') ?? [];
      expect(rows.filter((row) => row.value === '0')).toEqual([]);
      expect(rows.filter((row) => row.missing === 'blank' && row.measure === 'asc-turnover').length).toBe(253);
      expect(readManifest('oflog-adult-social-care').left_out.map((row) => row.rows)).toEqual([6]);
    });

    it('keep merged and split councils apart over the years', () => {
      expect(periodsOf('oflog-adult-social-care', 'ascof-2d', 'E06000028')).toEqual([
        '2015/16',
        '2016/17',
        '2017/18',
        '2018/19',
      ]);
      expect(periodsOf('oflog-adult-social-care', 'ascof-2d', 'E06000058')).toEqual([
        '2019/20',
        '2020/21',
        '2021/22',
        '2022/23',
      ]);
      expect(periodsOf('oflog-adult-social-care', 'ascof-2d', 'E10000021').at(-1)).toBe('2020/21');
      expect(periodsOf('oflog-adult-social-care', 'ascof-2d', 'E06000061')[0]).toBe('2021/22');
      expect(periodsOf('oflog-adult-social-care', 'ascof-2d', 'E06000060').length).toBe(8);
    });

    it('hold no value that its publisher copied from Buckinghamshire county to a new code', () => {
      expect(
        (figures.get('social-contact') ?? []).filter((row) => ['E06000060', 'E10000002'].includes(row.area)),
      ).toEqual([]);
      expect(
        (figures.get('social-contact') ?? []).filter((row) => row.measure === 'ascof-1i1' && row.area === 'E92000001')
          .length,
      ).toBe(9);
    });

    it('never give a fifth of practices the code of a place', () => {
      const rows = figures.get('gp-experience') ?? [];
      expect(rows.filter((row) => row.area.includes(':') !== row.level.endsWith('-fifth'))).toEqual([]);
      expect(new Set(rows.filter((row) => !row.area.includes(':')).map((row) => row.area))).toEqual(
        new Set(['E92000001']),
      );
      expect(new Set(rows.filter((row) => row.missing !== '').map((row) => row.missing))).toEqual(
        new Set(['not-applicable']),
      );
      expect(Number(find('gp-experience', 'gpps-overall', 'QWU:quin_2', '2017').value)).toBeCloseTo(86.2936, 4);
      expect(Number(find('gp-experience', 'gpps-access', 'E92000001', '2023').value)).toBeCloseTo(54.9, 1);
      expect(Number(find('gp-experience', 'gpps-access', 'E92000001', '2024').value)).toBeCloseTo(70.6, 1);
    });

    it('leave out years of the Health Index that were carried forward or back', () => {
      const leeds = (measure: string): string[] => periodsOf('health-index', measure, 'E08000035');
      expect(leeds('hi-life-expectancy')).toEqual(['2015', '2016', '2017', '2018', '2019', '2020']);
      expect(leeds('hi-activity')).toEqual(['2016', '2017', '2018', '2019', '2020', '2021']);
      expect(leeds('hi-child-poverty')).toEqual(['2015', '2016', '2017', '2018', '2019']);
      expect(leeds('hi-smoking').length).toBe(7);
    });

    it('keep indicators of the Health Index in their own unit and boards to scores', () => {
      const rows = figures.get('health-index') ?? [];
      expect(new Set(rows.filter((row) => row.level === 'icb').map((row) => row.measure))).toEqual(
        new Set(['hi-overall', 'hi-people', 'hi-lives', 'hi-places']),
      );
      expect(find('health-index', 'hi-life-expectancy', 'E08000035', '2015').value).toBe('80.18');
    });

    it('describe English areas only in population and deprivation', () => {
      for (const dataset of ['population', 'deprivation']) {
        expect((figures.get(dataset) ?? []).filter((row) => !/^(E0[6-9]|E10|Q)/.test(row.area))).toEqual([]);
      }
      expect(find('population', 'ctx-population', 'E06000001', '2020').value).toBe('93836');
      expect(find('population', 'ctx-population-18', 'E06000001', '2020').value).toBe('73728');
      expect(find('population', 'ctx-population-65', 'E06000001', '2020').value).toBe('18371');
      expect(find('population', 'ctx-population-85', 'E06000001', '2020').value).toBe('2412');
    });

    it('make the cost of a care home week pounds over weeks', () => {
      for (const row of figures.get('care-home-cost') ?? []) {
        expect(Math.abs(Number(row.numerator) / Number(row.denominator) - Number(row.value))).toBeLessThan(0.01);
      }
    });

    it('read talking therapies by month, not in the order of the file', () => {
      expect(periodsOf('talking-therapies', 'tt-referrals', '02P')).toEqual([
        '2022-07',
        '2022-08',
        '2022-09',
        '2022-10',
        '2022-11',
        '2022-12',
        '2023-01',
        '2023-02',
        '2023-03',
        '2023-04',
        '2023-05',
      ]);
    });
  });
});
