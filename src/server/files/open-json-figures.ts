import type { FileShape } from '#domain/intake/file-shape';
import { describeProblem, type Problem } from '#domain/intake/problem';
import type { SourceRow } from '#domain/intake/source-table';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { DATA_VALUE_COLUMNS } from '#domain/wire/data-value';
import { readFiguresJson } from '#domain/wire/read-figures-json';
import { OWN_MEASURES, readMeasureReports } from '#domain/wire/read-measure-reports';
import { isRefused, type NotThisFormat, type ReadFigures } from '#domain/wire/read-result';
import { FIGURES_FORMAT } from '#domain/wire/write-figures-json';
import { FileRefused, refuseFile } from './file-refused.ts';
import type { ReadCaps } from './read-caps.ts';
import { outlineJson, readJsonList, type JsonOutline } from './read-json-list.ts';

/** The lists that figures stand in: of DHIS2, of our own JSON, of a FHIR bundle. */
const LISTS = ['dataValues', 'figures', 'entry'];
const EXPECTED =
  'data values of DHIS2, a FHIR bundle of summary reports on measures, or figures as this service gives them out as JSON';

/** JSON with figures, as rows of a table. */
export interface JsonFigures {
  readonly shape: FileShape;
  /** From the top each time it is called; its heading first, each thing of the list a line, the first being line 2. */
  readonly rows: () => AsyncGenerator<readonly SourceRow[]>;
  readonly notes: readonly Problem[];
}

/** @throws FileRefused where it is no JSON, or none of the kinds that are read */
export async function openJsonFigures(path: string, caps: ReadCaps): Promise<JsonFigures> {
  const outline = await refusing(() => outlineJson(path, LISTS));
  if (outline.count > caps.rows)
    throw refuseFile(
      'too_many_rows',
      `${outline.count} lines`,
      `at most ${caps.rows} lines: cut the file in two, or ask the operator to bring it in`,
    );
  const { outside } = outline;
  if (outline.list === 'dataValues') {
    return {
      shape: { kind: 'data values' },
      notes: [],
      rows: () => readParts(path, DATA_VALUE_COLUMNS, valuesOf(outside)),
    };
  }
  if (outline.list === 'figures' && outside['format'] === FIGURES_FORMAT) {
    const read: ReadPart = (things) =>
      rowsOf(readFiguresJson({ ...outside, figures: things })).map((cells, at) => ({ at, cells }));
    return { shape: { kind: 'own json' }, notes: [], rows: () => readParts(path, TIDY_HEADINGS, read) };
  }
  if (outline.list === 'entry' && outside['resourceType'] === 'Bundle') return openReports(path, outline);
  throw refuseFile('not_a_table', 'JSON of another kind', EXPECTED);
}

/** The cells of some things of a list, each with the place of its thing among them, from 0. */
type ReadPart = (things: readonly unknown[]) => readonly { readonly at: number; readonly cells: readonly string[] }[];

/** A bundle is read once before: reports on single people refuse all of it, and what is left out is told. */
async function openReports(path: string, { outside }: JsonOutline): Promise<JsonFigures> {
  const read = (things: readonly unknown[]): ReturnType<typeof readMeasureReports> =>
    readMeasureReports({ ...outside, entry: things }, OWN_MEASURES, '');
  const leftOut = new Map<string, number>();
  for await (const things of thingsOf(path)) {
    const part = read(things);
    if (isRefused(part)) throw refuseFile('not_a_table', part.refused, EXPECTED);
    for (const [why, count] of part.leftOut) leftOut.set(why, (leftOut.get(why) ?? 0) + count);
  }
  // The publisher's file and line are not told in a report: the line of this file is.
  const place = [TIDY_HEADINGS.indexOf('source_file'), TIDY_HEADINGS.indexOf('source_line')];
  const headings = TIDY_HEADINGS.filter((_, index) => !place.includes(index));
  return {
    shape: { kind: 'reports' },
    rows: () =>
      readParts(path, headings, (things) =>
        rowsOf(read(things)).map((cells) => ({
          at: Number(cells[TIDY_HEADINGS.indexOf('source_line')]) - 1,
          cells: cells.filter((_, index) => !place.includes(index)),
        })),
      ),
    notes: [...leftOut].map(([why, count]) =>
      describeProblem({
        line: null,
        column: null,
        code: 'not_of_this_mapping',
        severity: 'noted',
        found: `${why}: ${String(count)}`,
        expected: 'complete summary reports on measures of the catalogue; these are left out',
      }),
    ),
  };
}

function rowsOf(read: ReadFigures | NotThisFormat): readonly (readonly string[])[] {
  if (isRefused(read)) throw refuseFile('not_a_table', read.refused, EXPECTED);
  return read.rows.slice(1);
}

/** Data values with the columns of the CSV of DHIS2: what a value does not say, the set around it says for all. */
function valuesOf(outside: Readonly<Record<string, unknown>>): ReadPart {
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return (things) =>
    things.map((thing, index) => {
      const own: Readonly<Record<string, unknown>> =
        typeof thing === 'object' && thing !== null && !Array.isArray(thing) ? { ...thing } : {};
      const at = (field: string): string => text(own[field] ?? outside[field]);
      const cells = [
        at('dataElement'),
        at('period'),
        at('orgUnit'),
        at('categoryOptionCombo'),
        at('attributeOptionCombo'),
        text(own['value']),
        '',
        '',
        text(own['comment']),
      ];
      return { at: index, cells };
    });
}

async function* readParts(
  path: string,
  headings: readonly string[],
  read: ReadPart,
): AsyncGenerator<readonly SourceRow[]> {
  yield [{ line: 1, offset: -1, cells: [...headings] }];
  let first = 0;
  for await (const things of thingsOf(path)) {
    yield read(things).map(({ at, cells }) => ({ line: first + at + 2, offset: -1, cells: [...cells] }));
    first += things.length;
  }
}

/** The things of the list, parsed, some at a time. */
async function* thingsOf(path: string): AsyncGenerator<readonly unknown[]> {
  const parts = readJsonList(path, LISTS);
  for (;;) {
    const part = await refusing(() => parts.next());
    if (part.done === true) return;
    const texts = part.value;
    yield await refusing(async () => texts.map((text): unknown => JSON.parse(text)));
  }
}

async function refusing<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SyntaxError) || error instanceof FileRefused) throw error;
    throw refuseFile('not_a_table', `text that is no JSON (${error.message.slice(0, 80)})`, EXPECTED);
  }
}
