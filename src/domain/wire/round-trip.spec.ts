import fc from 'fast-check';
import { checkRows } from '#domain/intake/check-rows';
import { compareWithStored } from '#domain/intake/compare-with-stored';
import { observationKey } from '#domain/intake/observation-key';
import { findTidyColumns } from '#domain/intake/tidy-format';
import type { MissingReason } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import type { ExportedFigure } from './exported-figure.ts';
import type { FigureWriter } from './figure-writer.ts';
import { fromDataValues, readDataValuesCsv, readDataValuesJson, SAME_CODES } from './read-data-values.ts';
import { readFiguresJson } from './read-figures-json.ts';
import { OWN_MEASURES, readMeasureReports } from './read-measure-reports.ts';
import { isRefused, type NotThisFormat, type ReadFigures } from './read-result.ts';
import { dataValuesCsvWriter, dataValuesJsonWriter } from './write-data-values.ts';
import { figuresJsonWriter } from './write-figures-json.ts';
import { measureReportWriter } from './write-measure-reports.ts';
import { tidyCsvWriter } from './write-tidy-csv.ts';

const MEASURES = ['m-one', 'm-two'];
const NAMES = {
  measure: (id: string) => ({ name: `=name of ${id}`, unit: '%' }),
  area: (code: string) => `@${code}`,
  publication: () => '-published',
};
const WHOLE = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** A number as it is stored: at most 15 digits, no minus nought. */
const aNumber = fc
  .oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e12 }),
  )
  .map((value) => Number(value.toPrecision(15)) + 0);
const aCount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.double({ noNaN: true, min: 0.001, max: 1e6 }).map((value) => Number(value.toPrecision(15))),
);
const REASONS: readonly MissingReason[] = [
  'suppressed',
  'not-available',
  'not-applicable',
  'not-collected',
  'low',
  'blank',
];
const aFigure: fc.Arbitrary<ExportedFigure> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    area: fc.constantFrom('E06000003', 'RTR', 'E92000001', 'QHM', '0104'),
    level: fc.constantFrom('council', 'trust', ''),
    period: fc.constantFrom('2018', '2017/18', '1999/00', '2018-Q3', '2018-02', '2019-12'),
    value: fc.oneof(
      { weight: 3, arbitrary: aNumber.map((value) => ({ kind: 'value' as const, value })) },
      { weight: 1, arbitrary: fc.constantFrom(...REASONS).map((reason) => ({ kind: 'missing' as const, reason })) },
    ),
    numerator: aCount,
    denominator: aCount,
  })
  .map((row) => ({ observation: { ...row, breakdown: '' }, dataset: 'own', file: '=file, "1".csv', line: 7 }));
/** At most one figure of a key, as they stand in a store. */
const someFigures = fc.uniqueArray(aFigure, {
  selector: ({ observation }) => observationKey(observation),
  maxLength: 12,
});

function write(writer: FigureWriter, figures: readonly ExportedFigure[]): string {
  const half = Math.floor(figures.length / 2);
  return [writer.open(), writer.write(figures.slice(0, half)), writer.write(figures.slice(half)), writer.close()].join(
    '',
  );
}

/** Plain comma-separated text, read by rules of its own. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)) {
    const cell = match[1] ?? '';
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (match[2] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Checks what was read and compares it with what is stored, as an upload is. */
function importInto(read: ReadFigures | NotThisFormat, stored: readonly Observation[]): Record<string, number> {
  if (isRefused(read)) throw new Error(read.refused);
  const [heading = [], ...lines] = read.rows;
  const found = findTidyColumns(heading);
  if (found.kind === 'refused') throw new Error('no tidy table');
  const intake = checkRows(
    lines.map((cells, index) => ({ line: index + 2, cells })),
    found.columns,
    {
      measures: new Map(MEASURES.map((id) => [id, { isShare: false, range: WHOLE }])),
      fileName: 'again.csv',
      today: null,
      isKnownArea: null,
      dashMeans: null,
    },
  );
  const byKey = new Map(stored.map((one) => [observationKey(one), one]));
  const { counts } = compareWithStored(intake, (key) => byKey.get(key));
  return { ...counts };
}

describe('what goes out in a format', () => {
  const measureOf = (id: string) => ({
    id,
    name: id,
    full_name: id,
    framework: 'F',
    framework_version: null,
    polarity: 'none' as const,
    unit_kind: null,
    unit: '%',
  });
  const formats: readonly {
    readonly name: string;
    readonly keepsMissing: boolean;
    readonly there: () => FigureWriter;
    readonly back: (text: string) => ReadFigures | NotThisFormat;
  }[] = [
    {
      name: 'our CSV',
      keepsMissing: true,
      there: () => tidyCsvWriter(NAMES),
      back: (text) => ({ rows: readCsv(text), problems: [] }),
    },
    {
      name: 'our JSON',
      keepsMissing: true,
      there: () => figuresJsonWriter('2026-11-22'),
      back: (text) => readFiguresJson(JSON.parse(text)),
    },
    {
      name: 'FHIR',
      keepsMissing: true,
      there: () => measureReportWriter(measureOf, '2026-11-22'),
      back: (text) => readMeasureReports(JSON.parse(text), OWN_MEASURES, 'f.json'),
    },
    {
      name: 'DHIS2 JSON',
      keepsMissing: false,
      there: dataValuesJsonWriter,
      back: (text) => {
        const values = readDataValuesJson(JSON.parse(text));
        return 'refused' in values ? values : fromDataValues(values, SAME_CODES, 'd.json');
      },
    },
    {
      name: 'DHIS2 CSV',
      keepsMissing: false,
      there: dataValuesCsvWriter,
      back: (text) => {
        const values = readDataValuesCsv(readCsv(text));
        return 'refused' in values ? values : fromDataValues(values, SAME_CODES, 'd.csv');
      },
    },
  ];
  for (const { name, keepsMissing, there, back } of formats) {
    it(`comes back in and changes nothing: ${name}`, () => {
      fc.assert(
        fc.property(someFigures, (figures) => {
          const counts = importInto(
            back(write(there(), figures)),
            figures.map(({ observation }) => observation),
          );
          const sent = figures.filter(({ observation: { value } }) => keepsMissing || value.kind === 'value').length;
          expect(counts).toEqual({ read: sent, created: 0, changed: 0, unchanged: sent, refused: 0, blank: 0 });
        }),
        { numRuns: 200 },
      );
    });
  }

  it('is a change when a figure was another one before', () => {
    const figure = {
      measure: 'm-one',
      area: 'RTR',
      level: '',
      period: '2018',
      breakdown: '',
      value: { kind: 'value', value: 1 },
      numerator: null,
      denominator: null,
    } as const;
    const text = write(figuresJsonWriter('2026-11-22'), [{ observation: figure, dataset: 'own', file: 'f', line: 2 }]);
    const counts = importInto(readFiguresJson(JSON.parse(text)), [{ ...figure, value: { kind: 'value', value: 2 } }]);
    expect(counts['changed']).toBe(1);
  });
});
