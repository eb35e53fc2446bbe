import { parse } from 'csv-parse/sync';
import { fieldIn, listIn, textIn } from '#domain/wire/read-result';
import { fromDataValues, readDataValuesCsv, readDataValuesJson } from '#domain/wire/read-data-values';
import {
  parseAnswer,
  SourceNotUnderstoodError,
  textOfAnswer,
  type FetchFigures,
  type RawFile,
} from '../outside-source.ts';
import type { Dhis2Settings } from './dhis2-settings.ts';

/** Reads data values and the names of organisation units from a DHIS2 server, in JSON or CSV, by codes. */
export const fetchDhis2: FetchFigures<Dhis2Settings> = async (settings, { fetch, validators, signal, onProgress }) => {
  const { host, form } = settings;
  const raw: RawFile[] = [];
  onProgress('Reading the names of organisation units', 0, 2);
  const metadataPath = `/api/metadata.json?organisationUnits=true&organisationUnits:fields=code,name&dataElements=true&dataElements:fields=code,name`;
  const metadata = await fetch({ host, path: metadataPath, accept: ['application/json'] }, signal);
  if (metadata.kind === 'unchanged')
    throw new SourceNotUnderstoodError(`${host} says that its names are unchanged, though nobody asked.`);
  raw.push({ name: 'dhis2-metadata.json', bytes: metadata.bytes });
  const names = parseAnswer(metadata.bytes, host);

  onProgress('Reading data values', 1, 2);
  const query = new URLSearchParams({
    dataSet: settings.dataSet,
    orgUnit: settings.orgUnit,
    children: 'true',
    startDate: settings.startDate,
    endDate: settings.endDate,
    idScheme: 'code',
    dataElementIdScheme: 'code',
    orgUnitIdScheme: 'code',
    categoryOptionComboIdScheme: 'code',
  });
  const path = `/api/dataValueSets.${form}?${query.toString()}`;
  const accept = form === 'json' ? ['application/json'] : ['text/csv', 'application/csv'];
  const answer = await fetch({ host, path, accept, validators: validators[path] ?? null }, signal);
  if (answer.kind === 'unchanged') return { kind: 'unchanged' };
  const file = `dhis2-data-values.${form}`;
  raw.push({ name: file, bytes: answer.bytes });

  const table: string[][] =
    form === 'csv'
      ? parse(textOfAnswer(answer.bytes, host), { bom: true, relax_column_count: true, skip_empty_lines: true })
      : [];
  const values = form === 'csv' ? readDataValuesCsv(table) : readDataValuesJson(parseAnswer(answer.bytes, host));
  if ('refused' in values) throw new SourceNotUnderstoodError(`${host}: ${values.refused}`);
  const measures = new Map(settings.measures.map(({ dataElement, measure }) => [dataElement, measure]));
  const areas = new Map(settings.areas.map(({ orgUnit, area }) => [orgUnit, area]));
  const areaOf = (orgUnit: string): string => areas.get(orgUnit) ?? orgUnit;
  const read = fromDataValues(
    values,
    { measureOf: (code) => measures.get(code) ?? null, areaOf, levelOf: () => settings.level },
    file,
  );
  const known = new Set(listIn(names, 'dataElements').map((row) => textIn(row, 'code')));
  const unknown = settings.measures.filter(({ dataElement }) => known.size > 0 && !known.has(dataElement));
  return {
    kind: 'figures',
    raw,
    rows: read.rows,
    columns: form === 'csv' ? (table[0] ?? []) : fieldsOf(fieldIn(parseAnswer(answer.bytes, host), 'dataValues')),
    areaNames: new Map(
      listIn(names, 'organisationUnits').map((row) => [areaOf(textIn(row, 'code')), textIn(row, 'name')]),
    ),
    notes: [...read.problems, ...unknown.map(({ dataElement }) => `The server has no data element "${dataElement}".`)],
    validators: { [path]: answer.validators },
  };
};

/** Fields that any value has. */
function fieldsOf(values: unknown): readonly string[] {
  const fields = new Set<string>();
  for (const value of Array.isArray(values) ? (values as unknown[]) : []) {
    if (typeof value === 'object' && value !== null) for (const field of Object.keys(value)) fields.add(field);
  }
  return [...fields];
}
