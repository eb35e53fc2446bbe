import { join } from 'node:path';
import { parsePeriod } from '#domain/measure/period';
import type { ExportedFigure } from '#domain/wire/exported-figure';
import { writeCsv } from '#domain/presentation/write-csv';
import type { SourceSettings } from '#server/connectors/source-settings';
import { readCsv } from '#server/files/read-csv';
import {
  dhis2Answers,
  fhirAnswers,
  fingertipsAnswers,
  openSdgAnswers,
  toFingertipsCsv,
  type FingertipsRow,
  type WireArea,
} from '#server/testing/wire/wire-answers';
import type { WireServer } from '#server/testing/wire/wire-server';

/** Fingertips' own number for the share of people who use social care and have as much social contact as they would like. */
const SOCIAL_CONTACT = 90280;
const HOSTS = {
  fingertips: 'fingertips.demo.example',
  dhis2: 'dhis2.demo.example',
  fhir: 'fhir.demo.example',
  openSdg: 'open-sdg.demo.example',
} as const;

/** Starter figures of one measure, as the local servers give them out. */
async function readFigures(root: string, dataset: string, measure: string): Promise<readonly ExportedFigure[]> {
  const figures: ExportedFigure[] = [];
  let columns: readonly string[] | null = null;
  for await (const part of readCsv(join(root, 'data', dataset, 'figures.csv.gz'))) {
    for (const { cells, line } of part) {
      if (columns === null) {
        columns = cells;
        continue;
      }
      const names: readonly string[] = columns;
      const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
      if (cell('measure') !== measure || cell('value') === '' || parsePeriod(cell('period')) === null) continue;
      const count = (name: string): number | null => (cell(name) === '' ? null : Number(cell(name)));
      figures.push({
        observation: {
          measure,
          area: cell('area'),
          level: cell('level'),
          period: cell('period'),
          breakdown: '',
          value: { kind: 'value', value: Number(cell('value')) },
          numerator: count('numerator'),
          denominator: count('denominator'),
        },
        dataset,
        file: cell('source_file'),
        line,
      });
    }
  }
  return figures;
}

/**
 * Sets the local servers up and says how the product is pointed at them: one source of each kind. The figures are the published ones
 * that come with the product, except those of the folder, which nobody has put there yet.
 * @param nameOf name of an area by its code
 */
export async function setUpDemo(
  server: WireServer,
  root: string,
  folder: string,
  nameOf: (code: string) => string,
): Promise<readonly SourceSettings[]> {
  const contact = (await readFigures(root, 'social-contact', 'ascof-1i1')).filter(
    ({ observation: { level } }) => level === 'council',
  );
  const days = (await readFigures(root, 'delayed-transfers', 'dtoc-nhs')).filter(
    ({ observation: { level, period } }) => level === 'council' && period >= '2018',
  );
  const blamed = (await readFigures(root, 'delayed-transfers', 'ascof-2c2')).filter(
    ({ observation: { level, period } }) => level === 'council' && period >= '2018',
  );
  const all = (await readFigures(root, 'delayed-transfers', 'ascof-2c1')).filter(
    ({ observation: { level } }) => level === 'country',
  );
  const areasOf = (figures: readonly ExportedFigure[]): readonly WireArea[] =>
    [...new Set(figures.map(({ observation }) => observation.area))].map((code) => ({ code, name: nameOf(code) }));
  const rows = contact.map(({ observation: { area, period, value, numerator, denominator } }): FingertipsRow => ({
    code: area,
    name: nameOf(area),
    period,
    value: value.kind === 'value' ? value.value : null,
    ...(numerator === null ? {} : { count: numerator }),
    ...(denominator === null ? {} : { denominator }),
  }));
  server.serve(
    HOSTS.fingertips,
    fingertipsAnswers(SOCIAL_CONTACT, new Map([[302, toFingertipsCsv(SOCIAL_CONTACT, rows)]])),
  );
  server.serve(HOSTS.dhis2, dhis2Answers(days, areasOf(days)));
  server.serve(HOSTS.fhir, fhirAnswers(blamed, areasOf(blamed), HOSTS.fhir));
  server.serve(
    HOSTS.openSdg,
    openSdgAnswers({
      figures: writeCsv([
        ['measure', 'area', 'level', 'period', 'value', 'numerator', 'denominator'],
        ...all.map(({ observation: { measure, area, level, period, value, numerator, denominator } }) => [
          measure,
          area,
          level,
          period,
          value.kind === 'value' ? value.value : null,
          numerator,
          denominator,
        ]),
      ]),
    }),
  );
  const source = (id: string, name: string, from: SourceSettings['from']): SourceSettings => ({
    id,
    name,
    owner: null,
    everyHours: 24,
    publisher: 'A local server of the demonstration',
    licence: 'Open Government Licence v3.0',
    from,
  });
  return [
    source('fingertips', 'Social contact, from a local server that speaks like Fingertips', {
      kind: 'fingertips',
      host: HOSTS.fingertips,
      by: { indicators: [SOCIAL_CONTACT] },
      areaTypes: [{ child: 302, parent: 6, level: 'council' }],
      measures: [{ indicator: SOCIAL_CONTACT, measure: 'ascof-1i1', sex: 'Persons', polarity: 'higher' }],
    }),
    source('fingertips-newer-areas', 'Social contact for the councils of today, which have no figures', {
      kind: 'fingertips',
      host: HOSTS.fingertips,
      by: { indicators: [SOCIAL_CONTACT] },
      areaTypes: [{ child: 502, parent: 6, level: 'council' }],
      measures: [{ indicator: SOCIAL_CONTACT, measure: 'ascof-1i1', sex: 'Persons' }],
    }),
    source('dhis2', 'Delayed days put down to the NHS, from a local server that speaks like DHIS2', {
      kind: 'dhis2',
      host: HOSTS.dhis2,
      form: 'json',
      dataSet: 'delayed-transfers',
      orgUnit: 'England',
      startDate: '2018-01-01',
      endDate: '2019-12-31',
      measures: [{ dataElement: 'dtoc-nhs', measure: 'dtoc-nhs' }],
      areas: [],
      level: 'council',
    }),
    source('fhir', 'Delayed days put down to social care, from a local FHIR server', {
      kind: 'fhir',
      host: HOSTS.fhir,
      base: '/fhir',
      measures: [{ canonical: 'urn:common-measure:measure:ascof-2c2', measure: 'ascof-2c2', polarity: 'lower' }],
      areas: [],
      level: 'council',
    }),
    source('open-data', 'Delayed days of England, a table from a local open data site', {
      kind: 'open-sdg',
      host: HOSTS.openSdg,
      folder: '/en/data',
      files: [{ id: 'figures', form: 'tidy' }],
    }),
    source('folder', 'Tables that somebody puts into a folder', {
      kind: 'watched-folder',
      folder,
      mostBytes: 52_428_800,
    }),
  ];
}
