import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { fieldIn, listIn, textIn, isRefused } from '#domain/wire/read-result';
import { readMeasureReports } from '#domain/wire/read-measure-reports';
import type { Validators } from '../fetch-politely.ts';
import { parseAnswer, SourceNotUnderstoodError, type FetchFigures, type RawFile } from '../outside-source.ts';
import type { FhirSettings } from './fhir-settings.ts';

/** Pages of one answer that are read. */
const MOST_PAGES = 200;

/** Reads summary `MeasureReport`s page by page. A link to the next page is followed on this server alone. */
export const fetchFhir: FetchFigures<FhirSettings> = async (settings, { fetch, validators, signal, onProgress }) => {
  const { host, base } = settings;
  const measures = new Map(settings.measures.map(({ canonical, measure }) => [canonical, measure]));
  const areas = new Map(settings.areas.map(({ identifier, area }) => [identifier, area]));
  const mapping = {
    measureOf: (canonical: string) => measures.get(canonical) ?? null,
    areaOf: (identifier: string) => areas.get(identifier) ?? (identifier === '' ? null : identifier),
    levelOf: () => settings.level,
  };
  const raw: RawFile[] = [];
  const kept: Record<string, Validators> = {};
  const rows: (readonly string[])[] = [];
  const fields = new Set<string>();
  const areaNames = new Map<string, string>();
  const notes = new Set<string>();
  const directions = new Map<string, Set<string>>();
  const asked = settings.measures.map(({ canonical }) => canonical).join(',');
  const first = `${base}/MeasureReport?${new URLSearchParams({ measure: asked, status: 'complete', _count: '500' }).toString()}`;
  let path: string | null = first;
  for (let page = 1; path !== null; page += 1) {
    if (page > MOST_PAGES)
      throw new SourceNotUnderstoodError(`${host} has more than ${String(MOST_PAGES)} pages of reports.`);
    onProgress(`Reading page ${String(page)} of the reports`, page - 1, null);
    // One page alone can be unchanged while another is new: only an answer of one page is asked for on condition.
    const answer = await fetch(
      {
        host,
        path,
        accept: ['application/fhir+json', 'application/json'],
        validators: page === 1 ? (validators[path] ?? null) : null,
      },
      signal,
    );
    if (answer.kind === 'unchanged') return { kind: 'unchanged' };
    const file = `measure-reports-${String(page)}.json`;
    raw.push({ name: file, bytes: answer.bytes });
    const parsed = parseAnswer(answer.bytes, host);
    const read = readMeasureReports(parsed, mapping, file);
    if (isRefused(read)) throw new SourceNotUnderstoodError(`${host}: ${read.refused}`);
    rows.push(...read.rows.slice(1));
    for (const problem of read.problems) notes.add(problem);
    for (const [measure, codes] of read.notations)
      directions.set(measure, new Set([...(directions.get(measure) ?? []), ...codes]));
    for (const entry of listIn(parsed, 'entry')) {
      const resource = fieldIn(entry, 'resource');
      if (typeof resource === 'object' && resource !== null)
        for (const field of Object.keys(resource)) fields.add(field);
      const reporter = fieldIn(resource, 'reporter');
      const area = mapping.areaOf(textIn(fieldIn(reporter, 'identifier'), 'value'));
      if (area !== null && textIn(reporter, 'display') !== '') areaNames.set(area, textIn(reporter, 'display'));
    }
    const next = nextPage(parsed, host);
    if (page === 1 && next === null) kept[first] = answer.validators;
    path = next;
  }
  return {
    kind: 'figures',
    raw,
    rows: [[...TIDY_HEADINGS], ...rows],
    columns: [...fields],
    areaNames,
    notes: [...notes, ...tellDirections(directions, settings)],
    validators: kept,
  };
};

/** Path of the next page; null on the last. @throws SourceNotUnderstoodError for a link to another host */
function nextPage(bundle: unknown, host: string): string | null {
  const url = textIn(
    listIn(bundle, 'link').find((link) => textIn(link, 'relation') === 'next'),
    'url',
  );
  if (url === '') return null;
  const parsed = URL.canParse(url, `https://${host}`) ? new URL(url, `https://${host}`) : null;
  if (parsed?.hostname !== host.toLowerCase()) {
    throw new SourceNotUnderstoodError(`${host} puts its next page on another host; that is not followed.`);
  }
  return `${parsed.pathname}${parsed.search}`;
}

function tellDirections(
  directions: ReadonlyMap<string, ReadonlySet<string>>,
  { measures }: FhirSettings,
): readonly string[] {
  return measures.flatMap(({ measure, canonical, polarity }) => {
    const codes = [...(directions.get(measure) ?? [])].sort();
    if (codes.length > 1) return [`Reporters disagree on ${canonical}: for some more is better, for others less.`];
    const theirs = codes[0] === 'increase' ? 'higher' : codes[0] === 'decrease' ? 'lower' : undefined;
    return polarity !== undefined && theirs !== undefined && polarity !== theirs
      ? [`${canonical}: the source counts ${theirs} as better, here ${polarity} counts as better.`]
      : [];
  });
}
