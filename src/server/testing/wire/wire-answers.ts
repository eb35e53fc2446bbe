import { dataValuesCsvWriter, dataValuesJsonWriter } from '#domain/wire/write-data-values';
import type { ExportedFigure } from '#domain/wire/exported-figure';
import { toMeasureReport } from '#domain/wire/write-measure-reports';
import type { WireAnswer } from './wire-server.ts';

/** An area as the local servers know it. */
export interface WireArea {
  readonly code: string;
  readonly name: string;
}

const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const FINGERTIPS_HEADINGS =
  'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,' +
  'Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,' +
  'Compared to England value or percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal,Time period range';

/** One figure as a line of a Fingertips download. */
export interface FingertipsRow extends WireArea {
  readonly period: string;
  readonly value: number | null;
  readonly count?: number;
  readonly denominator?: number;
  readonly category?: string;
  readonly sex?: string;
  readonly age?: string;
  readonly note?: string;
}

/** The rows as a download of 27 columns. */
export function toFingertipsCsv(indicator: number, rows: readonly FingertipsRow[]): string {
  const lines = rows.map((row) =>
    [
      indicator,
      `"Indicator, ${String(indicator)}"`,
      'E12000001',
      'North East region',
      row.code,
      `"${row.name}"`,
      'Area',
      row.sex ?? 'Persons',
      row.age ?? '18+ yrs',
      row.category === undefined ? '' : 'Deprivation',
      row.category ?? '',
      row.period,
      row.value ?? '',
      '',
      '',
      '',
      '',
      row.count ?? '',
      row.denominator ?? '',
      row.note ?? '',
      '',
      'Not compared',
      'Not compared',
      `${row.period.slice(0, 4)}0000`,
      '',
      '',
      '1y',
    ].join(','),
  );
  return `\ufeff${[FINGERTIPS_HEADINGS, ...lines].join('\r\n')}\r\n`;
}

/** A Fingertips API with figures for some kinds of area, and what it says of polarity. */
export function fingertipsAnswers(
  indicator: number,
  tables: ReadonlyMap<number, string>,
  polarity = 'RAG - High is good   ',
): WireAnswer {
  return (url) => {
    const { pathname, searchParams } = new URL(url, 'http://local');
    if (pathname === '/api/area_types') {
      const types = [
        { Id: 15, Name: 'England' },
        { Id: 302, Name: 'Upper tier local authorities (pre Apr 2023)' },
        { Id: 502, Name: 'Upper tier local authorities (post Apr 2023)' },
      ];
      return { type: JSON_TYPE, body: JSON.stringify(types) };
    }
    if (pathname === '/api/available_data') {
      const asked = Number(searchParams.get('indicator_id'));
      const rows =
        asked === indicator ? [...tables.keys()].map((AreaTypeId) => ({ IndicatorId: indicator, AreaTypeId })) : [];
      return { type: JSON_TYPE, body: JSON.stringify(rows) };
    }
    if (pathname.startsWith('/api/indicator_metadata/csv/')) {
      return {
        type: CSV,
        body: `Indicator ID,Indicator,Definition,Unit,Polarity\r\n${String(indicator)},Name,"What, it is",%,${polarity}\r\n`,
      };
    }
    if (pathname.startsWith('/api/all_data/csv/')) {
      const table = tables.get(Number(searchParams.get('child_area_type_id')));
      return { type: CSV, body: table ?? `${FINGERTIPS_HEADINGS}\r\n` };
    }
    return null;
  };
}

/** A DHIS2 server with these figures, in JSON and CSV, and the names of its organisation units. */
export function dhis2Answers(figures: readonly ExportedFigure[], areas: readonly WireArea[]): WireAnswer {
  const write = (form: 'json' | 'csv'): string => {
    const writer = form === 'json' ? dataValuesJsonWriter() : dataValuesCsvWriter();
    return writer.open() + writer.write(figures) + writer.close();
  };
  return (url) => {
    const { pathname } = new URL(url, 'http://local');
    if (pathname === '/api/metadata.json') {
      const dataElements = [...new Set(figures.map(({ observation }) => observation.measure))].map((code) => ({
        code,
        name: code,
      }));
      return {
        type: JSON_TYPE,
        body: JSON.stringify({ system: { version: '2.41' }, organisationUnits: areas, dataElements }),
      };
    }
    if (pathname === '/api/dataValueSets.json') return { type: JSON_TYPE, body: write('json') };
    return pathname === '/api/dataValueSets.csv' ? { type: CSV, body: write('csv') } : null;
  };
}

/** A FHIR R4 server with one report a figure, two pages of them where `host` is given. */
export function fhirAnswers(
  figures: readonly ExportedFigure[],
  areas: readonly WireArea[],
  host: string | null = null,
): WireAnswer {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const entries = figures.map((figure) => {
    const report = toMeasureReport(figure, '', '2026-11-01');
    const { area } = figure.observation;
    return { resource: { ...report, reporter: { display: names.get(area) ?? area, identifier: { value: area } } } };
  });
  const half = host === null ? entries.length : Math.ceil(entries.length / 2);
  return (url) => {
    const { pathname, searchParams } = new URL(url, 'http://local');
    if (pathname !== '/fhir/MeasureReport') return null;
    const isSecond = searchParams.get('page') === '2';
    const link =
      host === null || isSecond ? [] : [{ relation: 'next', url: `https://${host}/fhir/MeasureReport?page=2` }];
    const entry = isSecond ? entries.slice(half) : entries.slice(0, half);
    return {
      type: 'application/fhir+json; charset=utf-8',
      body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: entries.length, link, entry }),
    };
  };
}

/** A site of Open SDG: one file an indicator. */
export function openSdgAnswers(files: Readonly<Record<string, string>>): WireAnswer {
  return (url) => {
    const name = /^\/en\/data\/([A-Za-z0-9._-]+)\.csv$/.exec(url)?.[1] ?? '';
    const body = new Map(Object.entries(files)).get(name);
    return body === undefined ? null : { type: 'text/csv', body };
  };
}
