import { parse } from 'csv-parse/sync';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { fieldIn, textIn } from '#domain/wire/read-result';
import type { Validators } from '../fetch-politely.ts';
import {
  parseAnswer,
  SourceNotUnderstoodError,
  textOfAnswer,
  type FetchFigures,
  type Fetched,
  type RawFile,
} from '../outside-source.ts';
import type { FingertipsSettings } from './fingertips-settings.ts';
import { mapFingertipsCsv } from './map-fingertips-csv.ts';

const JSON_TYPE = ['application/json'] as const;
const CSV_TYPE = ['text/csv', 'application/octet-stream', 'application/csv'] as const;

/** What the source says of polarity, and the word of ours for it. */
const POLARITY_WORDS: ReadonlyMap<string, string> = new Map([
  ['rag - low is good', 'lower'],
  ['low is good', 'lower'],
  ['rag - high is good', 'higher'],
  ['high is good', 'higher'],
  ['bob - blue orange blue', 'none'],
  ['no judgement', 'none'],
  ['not applicable', 'none'],
]);

/**
 * Reads indicators from Fingertips for one or several kinds of area. What there is for which kind of area is asked first, so that an
 * indicator without figures there is told with the kinds that have them, and is never an empty answer.
 */
export const fetchFingertips: FetchFigures<FingertipsSettings> = async (
  settings,
  { fetch, validators, signal, onProgress },
) => {
  const { host, areaTypes, measures } = settings;
  const raw: RawFile[] = [];
  const kept: Record<string, Validators> = {};
  const ask = async (
    path: string,
    accept: readonly string[],
    name: string,
    isConditional = false,
  ): Promise<Buffer | null> => {
    const answer = await fetch(
      { host, path, accept, validators: isConditional ? (validators[path] ?? null) : null },
      signal,
    );
    if (answer.kind === 'unchanged') {
      const before = validators[path];
      if (before !== undefined) kept[path] = before;
      return null;
    }
    if (isConditional) kept[path] = answer.validators;
    raw.push({ name, bytes: answer.bytes });
    return answer.bytes;
  };
  const must = async (path: string, accept: readonly string[], name: string): Promise<Buffer> =>
    (await ask(path, accept, name)) ?? Buffer.alloc(0);

  onProgress('Asking what there is for which kind of area', 0, areaTypes.length + 1);
  const notes = await refuseWhatIsNotThere(settings, async (path, name) =>
    parseAnswer(await must(path, JSON_TYPE, name), host),
  );
  const metadata = await must(`/api/indicator_metadata/csv/${selection(settings, false)}`, CSV_TYPE, 'metadata.csv');
  notes.push(...comparePolarity(textOfAnswer(metadata, host), measures));

  const answers: {
    readonly bytes: Buffer | null;
    readonly file: string;
    readonly level: string;
    readonly path: string;
    readonly name: string;
  }[] = [];
  for (const [done, { child, parent, level }] of areaTypes.entries()) {
    onProgress(`Reading figures of ${level} areas`, done + 1, areaTypes.length + 1);
    const path = `/api/all_data/csv/${selection(settings, true)}&child_area_type_id=${String(child)}&parent_area_type_id=${String(parent)}&include_sortable_time_periods=yes`;
    const name = `fingertips-area-type-${String(child)}.csv`;
    answers.push({ bytes: await ask(path, CSV_TYPE, name, true), file: name, level, path, name });
  }
  if (answers.every(({ bytes }) => bytes === null)) return { kind: 'unchanged' };
  const rows = new Map<string, readonly string[]>();
  const columns = new Set<string>();
  const areaNames = new Map<string, string>();
  for (const { bytes, file, level, path, name } of answers) {
    // One kind of area is new and another is not: the whole is read, so that a run is always whole.
    const whole = bytes ?? (await must(path, CSV_TYPE, name));
    const mapped = mapFingertipsCsv(textOfAnswer(whole, host), measures, level, file);
    for (const column of mapped.columns) columns.add(column);
    for (const [code, area] of mapped.areaNames) areaNames.set(code, area);
    notes.push(...mapped.notes);
    for (const row of mapped.rows) {
      const key = KEY.map((heading) => row[TIDY_HEADINGS.indexOf(heading)]).join('\t');
      // England and the regions stand in every file.
      if (!rows.has(key)) rows.set(key, row);
    }
  }
  return {
    kind: 'figures',
    raw,
    rows: [[...TIDY_HEADINGS], ...rows.values()],
    columns: [...columns],
    areaNames,
    notes,
    validators: kept,
  } satisfies Fetched;
};

const KEY = ['measure', 'area', 'period'] as const;

function selection({ by, profile, measures }: FingertipsSettings, isData: boolean): string {
  const of = profile === undefined ? '' : `&profile_id=${String(profile)}`;
  if ('indicators' in by) return `by_indicator_id?indicator_ids=${by.indicators.join(',')}${of}`;
  if ('group' in by) return `by_group_id?group_id=${String(by.group)}`;
  // A whole profile may be long: of its data only the indicators that are ours are asked for.
  return isData
    ? `by_indicator_id?indicator_ids=${measures.map(({ indicator }) => indicator).join(',')}&profile_id=${String(by.profile)}`
    : `by_profile_id?profile_id=${String(by.profile)}`;
}

/** Notes for what is not there for some kinds of area. @throws SourceNotUnderstoodError when nothing is there for any of them */
async function refuseWhatIsNotThere(
  { measures, areaTypes }: FingertipsSettings,
  ask: (path: string, name: string) => Promise<unknown>,
): Promise<string[]> {
  const types = new Map<string, string>();
  const listed = await ask('/api/area_types', 'area-types.json');
  for (const type of Array.isArray(listed) ? listed : [])
    types.set(textIn(type, 'Id'), textIn(type, 'Name') || textIn(type, 'Short'));
  const nameOf = (id: string): string => `${types.get(id) ?? 'area type'} (${id})`;
  const notes: string[] = [];
  let isAnyThere = false;
  for (const { indicator } of measures) {
    const available = await ask(
      `/api/available_data?indicator_id=${String(indicator)}`,
      `available-${String(indicator)}.json`,
    );
    const there = new Set(
      (Array.isArray(available) ? available : [])
        .filter((row) => textIn(row, 'IndicatorId') === String(indicator) && fieldIn(row, 'AreaTypeId') !== undefined)
        .map((row) => textIn(row, 'AreaTypeId')),
    );
    const asked = areaTypes.map(({ child }) => String(child));
    const absent = asked.filter((id) => !there.has(id));
    if (absent.length < asked.length) isAnyThere = true;
    if (absent.length > 0) {
      const has = [...there].map(nameOf).join(', ');
      notes.push(
        `Indicator ${String(indicator)} has no figures for ${absent.map(nameOf).join(', ')}; it has them for ${has === '' ? 'no kind of area' : has}.`,
      );
    }
  }
  if (!isAnyThere) throw new SourceNotUnderstoodError(notes.join(' '));
  return notes;
}

/** Where the source's polarity is not ours. Its column has no unit and no code, only words padded with spaces. */
function comparePolarity(text: string, measures: FingertipsSettings['measures']): string[] {
  const table: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [heading = [], ...lines] = table;
  const at = (name: string): number => heading.findIndex((own) => own.trim().toLowerCase() === name);
  return lines.flatMap((cells) => {
    const said = (cells[at('polarity')] ?? '').trim();
    const theirs = POLARITY_WORDS.get(said.toLowerCase());
    return measures
      .filter(
        ({ indicator, polarity }) =>
          String(indicator) === (cells[at('indicator id')] ?? '').trim() &&
          polarity !== undefined &&
          theirs !== undefined &&
          theirs !== polarity,
      )
      .map(
        ({ indicator, polarity }) =>
          `Indicator ${String(indicator)}: the source says "${said}", here ${polarity ?? 'none'} counts as better.`,
      );
  });
}
