import type { Publication, Publications } from '#domain/framework/publications';
import type { MissingReason } from '#domain/measure/measured-value';
import type { AreaRegister } from './area-register.ts';
import type {
  ColumnMapping,
  ColumnPart,
  FigureColumn,
  MappedColumn,
  MappingQuestion,
  TableMapping,
} from './column-mapping.ts';
import { columnsOfFigures } from './columns-of-figures.ts';
import { COLUMN_PARTS, MAPPING_VERSION, NO_ANSWERS } from './column-mapping.ts';
import { levelsOfHeading, plainHeading, readHeading, WHOLE_WORDS } from './heading-words.ts';
import type { MeasureRegister } from './measure-register.ts';
import { plainCode } from './measure-register.ts';
import type { Problem } from './problem.ts';
import { describeProblem, quote } from './problem.ts';
import type { ProposedMapping } from './proposed-mapping.ts';
import type { PeriodAnswers } from './read-written-period.ts';
import { readWrittenPeriod, tellShortYears } from './read-written-period.ts';
import { readNumber } from './read-number.ts';
import type { SourceRow, TableSample } from './source-table.ts';
import { tellMissingValue } from './tell-missing-value.ts';

/** What proposing knows of measures, areas and publications. */
export interface MappingKnowledge {
  readonly measures: MeasureRegister;
  readonly areas: AreaRegister;
  readonly publications: Publications;
  /** Name of the file: it may say the period. */
  readonly fileName: string;
}

/** Rows below the top in which a heading is looked for: title rows stand above it. */
const HIGHEST_HEADING = 40;
/** Cells of a column that are looked at. */
const CELLS_LOOKED_AT = 60;
const GSS = /^[EWSNK]\d{8}$/;
const HEADING_PERIODS: PeriodAnswers = {
  quartersBy: null,
  yearsAre: 'financial',
  datesBegin: 'day',
  shortYearsAre: 'years',
};

/** One table as proposed, before it is put together with the others of the file. */
interface ProposedTable {
  readonly table: TableMapping;
  readonly recognisedAs: string | null;
  readonly reason: string;
  readonly questions: readonly MappingQuestion[];
  readonly problems: readonly Problem[];
  readonly scales?: Readonly<Record<string, number>>;
  readonly isWeightedSurvey?: boolean;
  readonly headings: readonly string[];
}

/**
 * Proposes how a file is read: what kind of file it is, its layout, what each column stands for and why. Nothing is guessed
 * silently: what cannot be told is a question, and a column that is not read is reported. Never throws.
 * @param samples the top of each table; a hidden sheet is none
 */
export function proposeMapping(samples: readonly TableSample[], knowledge: MappingKnowledge): ProposedMapping {
  const proposals = samples.map((sample) => ({ sample, proposed: proposeTable(sample, knowledge) }));
  const found = proposals.filter(({ proposed }) => proposed.table.figures.length > 0);
  const chosen = found.length > 0 ? found : proposals.slice(0, 1);
  const left = proposals.filter((proposal) => !chosen.includes(proposal));
  const problems = [
    ...chosen.flatMap(({ proposed }) => proposed.problems),
    ...left
      .filter(({ sample }) => sample.rows.length > 0)
      .map(({ sample }) =>
        describeProblem({
          line: null,
          sheet: sample.sheet,
          column: null,
          code: 'no_rows',
          severity: 'noted',
          found: 'no table of figures',
          expected: 'nothing: the sheet is left out',
        }),
      ),
  ];
  const [first] = chosen;
  const periods = chosen.flatMap(({ sample, proposed }) => periodCells(sample, proposed.table));
  const mapping: ColumnMapping = {
    version: MAPPING_VERSION,
    recognisedAs: first?.proposed.recognisedAs ?? null,
    reason: first?.proposed.reason ?? 'the file holds no table',
    tables: chosen.map(({ proposed }) => proposed.table),
    answers: {
      ...NO_ANSWERS,
      shortYearsAre: tellShortYears(periods),
      isWeightedSurvey: first?.proposed.isWeightedSurvey ?? false,
    },
    replacements: [],
    scales: Object.assign({}, ...chosen.map(({ proposed }) => proposed.scales ?? {})) as Record<string, number>,
  };
  return {
    mapping,
    questions: chosen.flatMap(({ proposed }) => proposed.questions),
    problems,
    shapeKey: shapeKeyOf(chosen.map(({ proposed }) => proposed)),
  };
}

function proposeTable(sample: TableSample, knowledge: MappingKnowledge): ProposedTable {
  const rows = sample.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return (
    proposePublication(sample.sheet, rows, knowledge) ??
    proposeLgInform(sample.sheet, rows, knowledge) ??
    proposeDhis2(sample.sheet, rows) ??
    proposeByHeadings(sample.sheet, rows, knowledge) ??
    proposeWide(sample.sheet, rows, knowledge) ??
    proposeNothing(sample.sheet, rows)
  );
}

// Files of publishers, as the catalogue describes them.

function proposePublication(
  sheet: string | null,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): ProposedTable | null {
  for (const row of rows.slice(0, 10)) {
    const plain = row.cells.map(plainHeading);
    const there = new Set(plain);
    const fitting = knowledge.publications.publications
      .filter(
        ({ headings, area_heading: pattern }) =>
          headings.every((heading) => there.has(plainHeading(heading))) &&
          (pattern === null || plain.some((heading) => fits(heading, pattern))),
      )
      .sort((a, b) => b.headings.length - a.headings.length);
    const [publication] = fitting;
    if (publication !== undefined) return mapPublication(sheet, row, rows, publication, knowledge);
  }
  return null;
}

function fits(heading: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern.replaceAll('_', ' ')})$`, 'i').test(heading);
}

function mapPublication(
  sheet: string | null,
  row: SourceRow,
  rows: readonly SourceRow[],
  publication: Publication,
  knowledge: MappingKnowledge,
): ProposedTable {
  const headings = row.cells.map((cell) => cell.trim());
  const plain = headings.map(plainHeading);
  const at = (heading: string): number => plain.indexOf(plainHeading(heading));
  const byHeading = new Map(publication.columns.map((column) => [plainHeading(column.heading), column]));
  const columns = headings.map((heading, index): MappedColumn => {
    const known = byHeading.get(plain[index] ?? '');
    const part = COLUMN_PARTS.find((one) => one === known?.part);
    const isArea = publication.area_heading !== null && fits(plain[index] ?? '', publication.area_heading);
    return {
      index,
      heading,
      part: isArea ? 'area' : (part ?? 'kept'),
      reason:
        isArea || part !== undefined
          ? `a column of ${publication.name}`
          : `not a figure that is stored from ${publication.name}`,
      isSure: true,
      whole: (known?.whole ?? []).map((word) => word.toLowerCase()),
    };
  });
  const indexes = (list: readonly string[] | null): number[] => (list ?? []).map(at);
  const valueAt = columns.find(({ part }) => part === 'value')?.index ?? -1;
  const figures: FigureColumn[] = [];
  if (publication.area_columns !== null) {
    headings.forEach((heading, index) => {
      if (!fits(plain[index] ?? '', publication.area_columns ?? '')) return;
      figures.push({
        ...EMPTY_FIGURE,
        heading,
        value: { kind: 'cell', column: index, times: 1 },
        area: heading,
        reason: `the area ${heading}`,
      });
    });
  } else if (publication.figures !== null) {
    for (const figure of publication.figures) {
      const value = valueOfPublished(figure, at);
      const needed = [
        ...(figure.value === null ? [] : [figure.value]),
        ...(figure.numerator ?? []),
        ...(figure.denominator ?? []),
        ...(figure.sum ?? []),
      ];
      if (value === null || needed.some((heading) => at(heading) === -1)) continue;
      const heading = figure.value ?? [...(figure.numerator ?? []), ...(figure.sum ?? [])].slice(0, 2).join(' + ');
      figures.push({
        ...EMPTY_FIGURE,
        heading,
        value,
        numerator: indexes(figure.numerator),
        denominator: indexes(figure.denominator),
        measure: figure.measure ?? figure.written,
        breakdown: figure.breakdown ?? '',
        areaSuffix: figure.area_suffix ?? '',
        reason: tellPublished(figure.measure, heading, value.kind, knowledge),
      });
    }
  } else {
    const width = headings.length;
    const isJoined = publication.layout === 'a line each part';
    figures.push({
      ...EMPTY_FIGURE,
      value: { kind: 'cell', column: valueAt, times: 1 },
      numerator: isJoined ? [width] : columns.filter(({ part }) => part === 'numerator').map(({ index }) => index),
      denominator: isJoined
        ? [width + 1]
        : columns.filter(({ part }) => part === 'denominator').map(({ index }) => index),
      reason: `the value column of ${publication.name}`,
    });
  }
  const questions: MappingQuestion[] = [];
  const hasPeriod = columns.some(({ part }) => part === 'period');
  const inName = hasPeriod ? null : periodInName(knowledge.fileName);
  if (!hasPeriod && inName === null)
    questions.push(
      askFor(
        sheet,
        'period',
        'No column says the period, and the name of the file does not either. Which period are its figures of?',
      ),
    );
  const area = columns.find(({ part }) => part === 'area');
  const table: TableMapping = {
    ...EMPTY_TABLE,
    sheet,
    layout: publication.layout,
    join: publication.layout === 'a line each part' ? 'parts of a figure' : publication.join,
    headingLine: row.line,
    firstLine: row.line + 1,
    columns,
    figures,
    only: (publication.only ?? [])
      .map(({ heading, is }) => ({ column: at(heading), is: is.map((text) => text.toLowerCase()) }))
      .filter(({ column }) => column !== -1),
    measureScheme: publication.measure_scheme,
    missingTexts: (publication.missing_texts ?? {}) as Record<string, MissingReason>,
    areaLevels: publication.area_levels ?? (area === undefined ? null : levelsOfHeading(area.heading)),
    levels: publication.levels ?? {},
    measure: publication.measure,
    period: inName,
  };
  return {
    table,
    recognisedAs: publication.name,
    reason: `it has the headings ${publication.headings.slice(0, 4).map(quote).join(', ')}${publication.headings.length > 4 ? ' and others' : ''}${inName === null ? '' : `; its name says ${inName}`}`,
    questions,
    problems: [...duplicatesOf(sheet, row, columns), ...keptOf(sheet, row, columns, table)],
    scales: scalesOfScheme(publication.measure_scheme, knowledge),
    isWeightedSurvey: publication.weighted_survey ?? false,
    headings: plain.filter((heading) => heading !== '' && rows.length > 0),
  };
}

function valueOfPublished(
  figure: NonNullable<Publication['figures']>[number],
  at: (heading: string) => number,
): FigureColumn['value'] | null {
  if (figure.value !== null) return { kind: 'cell', column: at(figure.value), times: figure.times ?? 1 };
  if (figure.quotient !== null)
    return { kind: 'quotient', times: figure.quotient.times, isRest: figure.quotient.is_rest };
  if (figure.sum !== null) return { kind: 'sum', columns: figure.sum.map(at), times: figure.times ?? 1 };
  if (figure.rate_a_day !== null)
    return { kind: 'rate a day', people: figure.rate_a_day.people, times: figure.rate_a_day.times };
  return null;
}

function tellPublished(
  measure: string | null,
  heading: string,
  kind: FigureColumn['value']['kind'],
  knowledge: MappingKnowledge,
): string {
  const name = measure === null ? 'a measure of its line' : (knowledge.measures.find(measure)?.name ?? measure);
  switch (kind) {
    case 'cell':
      return `${quote(heading)} is ${name}`;
    case 'quotient':
      return `${name} is made of the counts ${quote(heading)}`;
    case 'sum':
      return `${name} is these columns added up`;
    case 'rate a day':
      return `${name} is ${quote(heading)} a day for each person of the area`;
  }
}

function scalesOfScheme(scheme: string | null, { publications }: MappingKnowledge): Readonly<Record<string, number>> {
  return Object.fromEntries(
    publications.codes.flatMap(({ scheme: of, measure, times }) =>
      of === scheme && times !== null ? [[measure, times]] : [],
    ),
  );
}

// LG Inform: a block of headings, then one row an area.

function proposeLgInform(
  sheet: string | null,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): ProposedTable | null {
  const firstData = rows.slice(0, HIGHEST_HEADING).findIndex(({ cells }) => GSS.test(cells[2]?.trim() ?? ''));
  if (firstData < 3 || firstData > 15) return null;
  const block = rows.slice(0, firstData);
  const data = rows[firstData];
  if (data === undefined) return null;
  const width = Math.max(...block.map(({ cells }) => cells.length));
  const figures: FigureColumn[] = [];
  for (let index = 3; index < width; index += 1) {
    const words = block.map(({ cells }) => cells[index]?.trim() ?? '').filter((word) => word !== '');
    if (words.length === 0) continue;
    const codes = words.filter((word) => /^(?:fin|cal|fy)_/i.test(word));
    const period = [...codes, ...words]
      .map((word) => readWrittenPeriod(word, HEADING_PERIODS))
      .find((read) => read.kind === 'period');
    const ids = words.filter(
      (word) => /^\d{2,6}$/.test(word) && readWrittenPeriod(word, HEADING_PERIODS).kind !== 'period',
    );
    const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
    const named = [...ids, ...words].find(
      (word) => knowledge.measures.resolve(word, '', 'LG Inform metric').kind === 'found',
    );
    figures.push({
      ...EMPTY_FIGURE,
      heading: longest,
      value: { kind: 'cell', column: index, times: 1 },
      measure: named ?? ids[0] ?? longest,
      period: period?.kind === 'period' ? period.text : (words[words.length - 1] ?? ''),
      reason: `${quote(longest)}${ids[0] === undefined ? '' : `, metric ${ids[0]}`}`,
    });
  }
  // Any table may have a code in its third cell; only here every column says its period above.
  const dated = figures.filter(({ period }) => period !== null && /^\d{4}(?:$|[-/])/.test(period)).length;
  if (figures.length === 0 || dated < figures.length / 2) return null;
  const columns = [0, 1, 2].map((index): MappedColumn => ({
    ...EMPTY_COLUMN,
    index,
    heading: block[0]?.cells[index]?.trim() ?? '',
    part: index === 2 ? 'area' : 'kept',
    reason: index === 2 ? 'the third cell of each row of figures is a code' : 'a label of the area',
  }));
  return {
    table: {
      ...EMPTY_TABLE,
      sheet,
      layout: 'wide by period',
      headingLine: block[0]?.line ?? 1,
      firstLine: data.line,
      columns,
      figures,
      measureScheme: 'LG Inform metric',
    },
    recognisedAs: 'LG Inform',
    reason: `${firstData} rows of headings stand above the first row whose third cell is a code`,
    questions: [],
    problems: [],
    headings: ['lg inform'],
  };
}

// DHIS2: read by position, for its headings differ from one manual to another.

/** Categories in which the parts of our own figures go out. */
const PARTS_OF_FIGURES: ReadonlySet<string> = new Set(['value', 'numerator', 'denominator']);

function proposeDhis2(sheet: string | null, rows: readonly SourceRow[]): ProposedTable | null {
  const [row] = rows;
  const plain = (row?.cells ?? []).map((cell) => plainCode(cell));
  if (row === undefined || plain[0] !== 'dataelement' || plain[1] !== 'period' || plain[2] !== 'orgunit') return null;
  // What goes out of here says in the category which part of a figure a value is.
  const isOfParts =
    rows.length > 1 &&
    rows.slice(1).every(({ cells }) => cells.length < 6 || PARTS_OF_FIGURES.has(cells[3]?.trim().toLowerCase() ?? ''));
  const parts: readonly ColumnPart[] = [
    'measure',
    'period',
    'area',
    isOfParts ? 'part of figure' : 'breakdown',
    'breakdown',
    'value',
  ];
  const columns = row.cells
    // Parts of a figure belong together whoever stored each of them, and when.
    .slice(0, isOfParts ? parts.length : undefined)
    .map((heading, index): MappedColumn => ({
      ...EMPTY_COLUMN,
      index,
      heading: heading.trim(),
      part: parts[index] ?? 'kept',
      reason: index < parts.length ? 'DHIS2 keeps this order of columns' : 'who stored it and when, in DHIS2',
      whole: parts[index] === 'breakdown' ? ['default', 'hllvx50cxc0'] : [],
    }));
  return {
    table: {
      ...EMPTY_TABLE,
      sheet,
      layout: 'long',
      join: isOfParts ? 'parts of a figure' : null,
      headingLine: row.line,
      firstLine: row.line + 1,
      columns,
      figures: [
        {
          ...EMPTY_FIGURE,
          value: { kind: 'cell', column: 5, times: 1 },
          numerator: isOfParts ? [columns.length] : [],
          denominator: isOfParts ? [columns.length + 1] : [],
          reason: 'the sixth column of DHIS2',
        },
      ],
      only: isOfParts ? [{ column: 3, is: [...PARTS_OF_FIGURES] }] : [],
      measureScheme: 'DHIS2 data element',
    },
    recognisedAs: 'DHIS2 data values',
    reason: 'its first columns are data element, period and organisation unit',
    questions: [],
    problems: [],
    headings: ['dhis2'],
  };
}

// Tables with a heading for each part of a figure.

interface Shape {
  readonly name: string;
  readonly headings: readonly string[];
  readonly scheme?: string;
  readonly missingTexts?: Readonly<Record<string, MissingReason>>;
}

const SHAPES: readonly Shape[] = [
  { name: 'our template', headings: ['measure code', 'organisation code', 'period start', 'period end'] },
  {
    name: 'Fingertips export',
    headings: ['indicator id', 'area code', 'time period', 'value', 'category type'],
    scheme: 'Fingertips indicator',
  },
  {
    name: 'Fingertips upload template (old)',
    headings: ['indicatorid', 'year', 'areacode', 'value', 'sexid'],
    scheme: 'Fingertips indicator',
    missingTexts: { '-1': 'not-available' },
  },
  { name: 'Fingertips upload template (new)', headings: ['area code', 'date from', 'date to', 'period type', 'value'] },
  { name: 'tidy figures', headings: ['measure', 'area', 'period', 'value'] },
];

function proposeByHeadings(
  sheet: string | null,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): ProposedTable | null {
  const candidates = rows
    .slice(0, HIGHEST_HEADING)
    .map((row) => ({ row, known: row.cells.filter((cell) => cell.trim() !== '' && readHeading(cell) !== null) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (one, other) => (other.known.length > (one?.known.length ?? 0) ? other : one),
    null,
  );
  if (best === null || best.known.length < 2) return null;
  const parts = new Set(best.known.map((heading) => readHeading(heading)?.part));
  const hasValue = parts.has('value') || (parts.has('numerator') && parts.has('denominator'));
  const hasWide = countPeriods(best.row) >= 2 || countAreas(best.row, knowledge) >= 3;
  if (hasWide && !hasValue) return null;
  if (!hasValue && best.row.cells.some((cell) => isMeasureHeading(cell, knowledge))) return null;
  if (!hasValue && parts.size < 3) return null;
  return mapHeadings(sheet, best.row, rows, knowledge);
}

function mapHeadings(
  sheet: string | null,
  row: SourceRow,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): ProposedTable {
  const headings = row.cells.map((cell) => cell.trim());
  const plain = headings.map(plainHeading);
  const shape = SHAPES.find(({ headings: needed }) => needed.every((heading) => plain.includes(heading))) ?? null;
  const body = rows.filter(({ line }) => line > row.line);
  const taken = new Map<ColumnPart, { index: number; rank: number }>();
  headings.forEach((heading, index) => {
    const read = readPart(heading, shape);
    if (read === null || read.part === 'breakdown') return;
    const known = taken.get(read.part);
    if (known === undefined || read.rank < known.rank) taken.set(read.part, { index, rank: read.rank });
  });
  // An area in words alone is its name; a period cut into first and last day needs no other.
  if (!taken.has('area') && taken.has('area name')) {
    const name = taken.get('area name');
    if (name !== undefined) taken.set('area', name);
    taken.delete('area name');
  }
  if (taken.has('period start') && taken.has('period end') && shape !== null) taken.delete('period');
  const isOldTemplate = shape?.name === 'Fingertips upload template (old)';
  if (isOldTemplate) {
    taken.delete('period');
    for (const part of ['year', 'quarter', 'month'] as const) {
      const index = plain.indexOf(part);
      if (index !== -1) taken.set(part, { index, rank: 0 });
    }
  }
  const partOf = new Map([...taken].map(([part, { index }]) => [index, part]));
  const wholeAges = knowledge.publications.codes
    .filter(({ scheme }) => scheme === shape?.scheme)
    .flatMap(({ whole }) => whole ?? []);
  const columns = headings.map((heading, index): MappedColumn => {
    const known = plain[index] ?? '';
    const read = readPart(heading, shape);
    const part: ColumnPart = read?.part === 'breakdown' ? 'breakdown' : (partOf.get(index) ?? 'kept');
    if (part === 'breakdown') {
      // Where a publisher says which age is the whole of a measure, no other is.
      const whole =
        known === 'age' && wholeAges.length > 0
          ? wholeAges.map((word) => word.toLowerCase())
          : (WHOLE_WORDS.get(known) ?? []);
      const only = onlyCell(body, index);
      const isOnly = only !== null && /^(?:age|ageid|age from years inclusive|age to years inclusive|oed)$/.test(known);
      return {
        index,
        heading,
        part,
        reason: isOnly ? `splits figures, but every line says ${quote(only)}` : 'splits figures into parts',
        isSure: true,
        whole: isOnly ? [...whole, only.toLowerCase()] : whole,
      };
    }
    const isParent = shape?.name === 'Fingertips export' && /^compared to (?!england|goal)/.test(known);
    return {
      index,
      heading,
      part,
      reason:
        part !== 'kept'
          ? `the heading ${quote(heading)}${shape === null ? '' : ` of ${shape.name}`}`
          : isParent
            ? `compared with the parent area${known === 'compared to percentiles' ? ', here England' : `, ${heading.slice(12).replace(/ value.*$/, '')}`}`
            : 'not a part of a figure that is stored',
      isSure: shape !== null || (taken.get(part)?.rank ?? 0) < 12,
      whole: [],
    };
  });
  const questions: MappingQuestion[] = [];
  const problems: Problem[] = [...duplicatesOf(sheet, row, columns)];
  const at = (part: ColumnPart): number => columns.find((column) => column.part === part)?.index ?? -1;
  const free = columns.filter(({ part }) => part === 'kept').map(({ index }) => index);
  if (at('value') === -1 && (at('numerator') === -1 || at('denominator') === -1)) {
    problems.push(tellMissingValue(sheet, row.line, headings));
  }
  if (at('measure') === -1)
    questions.push(
      askFor(sheet, 'measure', 'No column says what is measured. Which measure are all its figures of?', free),
    );
  if (at('area') === -1)
    questions.push(
      askFor(sheet, 'area', 'No column says the area or organisation. Which are all its figures of?', free),
    );
  const inName =
    at('period') === -1 && at('period end') === -1 && at('year') === -1 ? periodInName(knowledge.fileName) : null;
  if (at('period') === -1 && at('period end') === -1 && at('year') === -1 && inName === null)
    questions.push(askFor(sheet, 'period', 'No column says the period. Which period are all its figures of?', free));
  const firstLine = belowExample(body, row.line);
  const area = columns.find(({ part }) => part === 'area');
  const figure: FigureColumn = {
    ...EMPTY_FIGURE,
    value: { kind: 'cell', column: at('value'), times: 1 },
    numerator: at('numerator') === -1 ? [] : [at('numerator')],
    denominator: at('denominator') === -1 ? [] : [at('denominator')],
    reason: 'one figure a line',
  };
  return {
    table: {
      ...EMPTY_TABLE,
      sheet,
      layout: 'long',
      headingLine: row.line,
      firstLine,
      columns,
      figures: [figure],
      measureScheme: shape?.scheme ?? null,
      missingTexts: shape?.missingTexts ?? {},
      areaLevels: area === undefined ? null : levelsOfHeading(area.heading),
      period: inName,
    },
    recognisedAs: shape === null ? null : tellShape(shape.name, headings.length),
    reason:
      shape === null
        ? `headings that say what each column is: ${[...taken.keys()].join(', ')}`
        : `it has the headings ${shape.headings.map(quote).join(', ')}`,
    questions,
    problems: [...problems, ...keptOf(sheet, row, columns)],
    headings: plain,
  };
}

function readPart(heading: string, shape: Shape | null): ReturnType<typeof readHeading> {
  const plain = plainHeading(heading);
  if (
    shape?.name === 'Fingertips export' &&
    /^(?:parent (?:code|name)|compared to|recent trend|new data|time period (?:sortable|range)|area type|indicator name|target data)/.test(
      plain,
    )
  )
    return null;
  if (shape?.name === 'our template' && plain === 'organisation name') return null;
  return readHeading(heading);
}

function tellShape(name: string, columns: number): string {
  return name === 'Fingertips export' ? `${name}, ${columns} columns` : name;
}

/** The first line below an example row of our template, which is never read. */
function belowExample(body: readonly SourceRow[], heading: number): number {
  const [first] = body;
  return first?.cells.some((cell) => /^example\b/i.test(cell.trim())) === true ? first.line + 1 : heading + 1;
}

// Tables with a column for each period, area or measure.

function proposeWide(
  sheet: string | null,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): ProposedTable | null {
  for (const row of rows.slice(0, HIGHEST_HEADING)) {
    if (countPeriods(row) >= 2) {
      const proposed = mapWide(sheet, row, rows, knowledge, 'wide by period');
      if (proposed !== null) return proposed;
    }
    if (countAreas(row, knowledge) >= 3) {
      const proposed = mapWide(sheet, row, rows, knowledge, 'wide by area');
      if (proposed !== null) return proposed;
    }
  }
  for (const row of rows.slice(0, HIGHEST_HEADING)) {
    if (!row.cells.some((cell) => isMeasureHeading(cell, knowledge))) continue;
    const proposed = mapWide(sheet, row, rows, knowledge, 'wide by measure');
    if (proposed !== null) return proposed;
  }
  return null;
}

type WideLayout = 'wide by period' | 'wide by area' | 'wide by measure';

function mapWide(
  sheet: string | null,
  row: SourceRow,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
  layout: WideLayout,
): ProposedTable | null {
  const body = rows.filter(({ line }) => line > row.line);
  const width = Math.max(row.cells.length, ...body.slice(0, 5).map(({ cells }) => cells.length));
  const figures: FigureColumn[] = [];
  const rest: number[] = [];
  for (let index = 0; index < width; index += 1) {
    const heading = row.cells[index]?.trim() ?? '';
    const figure: FigureColumn = { ...EMPTY_FIGURE, heading, value: { kind: 'cell', column: index, times: 1 } };
    const period = layout === 'wide by period' ? periodOfHeading(heading) : null;
    if (heading !== '' && period !== null)
      figures.push({ ...figure, period, reason: `the heading ${quote(heading)} is a period` });
    else if (layout === 'wide by area' && isArea(heading, knowledge))
      figures.push({ ...figure, area: heading, reason: `the heading ${quote(heading)} is an area` });
    else if (layout === 'wide by measure' && isMeasureHeading(heading, knowledge))
      figures.push({ ...figure, measure: heading, reason: `the heading ${quote(heading)} is a measure` });
    else rest.push(index);
  }
  const area = layout === 'wide by area' ? -1 : columnOfAreas(rest, body, knowledge);
  if (figures.length === 0 || (layout !== 'wide by area' && area === -1)) return null;
  const partFor = (index: number): ColumnPart => {
    if (index === area) return 'area';
    const read = readHeading(row.cells[index] ?? '');
    return read !== null &&
      ['measure', 'period', 'breakdown', 'status', 'unit', 'framework version'].includes(read.part)
      ? read.part
      : 'kept';
  };
  const taken = new Set<ColumnPart>();
  const columns = rest.map((index): MappedColumn => {
    const wanted = partFor(index);
    const part = wanted !== 'kept' && wanted !== 'breakdown' && taken.has(wanted) ? 'kept' : wanted;
    taken.add(part);
    const heading = row.cells[index]?.trim() ?? '';
    const reason =
      index === area
        ? 'its cells are codes or names of areas or organisations'
        : part === 'kept'
          ? 'not a part of a figure that is stored'
          : `the heading ${quote(heading)}`;
    return {
      index,
      heading,
      part,
      reason,
      isSure: true,
      whole: part === 'breakdown' ? (WHOLE_WORDS.get(plainHeading(heading)) ?? []) : [],
    };
  });
  const questions: MappingQuestion[] = [];
  let measure: string | null = null;
  if (layout !== 'wide by measure' && !taken.has('measure')) {
    measure = measureAbove(sheet, row, rows, knowledge);
    if (measure === null)
      questions.push(
        askFor(
          sheet,
          'measure',
          'No column, title or name of the sheet says what is measured. Which measure are its figures of?',
        ),
      );
  }
  let period: string | null = null;
  if (layout !== 'wide by period' && !taken.has('period')) {
    period = periodInName(knowledge.fileName);
    if (period === null)
      questions.push(askFor(sheet, 'period', 'No column says the period. Which period are its figures of?'));
  }
  const first = body[0]?.line ?? row.line + 1;
  const months = figures.every(({ period: text }) => text !== null && /^\d{4}-\d{2}$/.test(text));
  return {
    table: {
      ...EMPTY_TABLE,
      sheet,
      layout,
      headingLine: row.line,
      firstLine: Math.max(first, row.line + 1),
      columns,
      figures,
      measure,
      period,
      areaLevels: area === -1 ? null : levelsOfHeading(row.cells[area] ?? ''),
    },
    recognisedAs: layout === 'wide by period' && months && sheet !== null ? 'NHS England monthly workbook' : null,
    reason:
      layout === 'wide by period'
        ? `${figures.length} headings are periods, and a column below holds areas`
        : layout === 'wide by area'
          ? `${figures.length} headings are areas`
          : `${figures.length} headings are measures`,
    questions,
    problems: keptOf(sheet, row, columns),
    headings: columns.map(({ heading }) => plainHeading(heading)),
  };
}

/** A bare number is no heading of a measure, though frameworks number theirs: it is a figure whose heading is missing. */
function isMeasureHeading(heading: string, knowledge: MappingKnowledge): boolean {
  return (
    /\p{L}/u.test(heading) && readHeading(heading) === null && knowledge.measures.resolve(heading).kind === 'found'
  );
}

function periodOfHeading(heading: string): string | null {
  if (heading === '' || /^\d{5,}/.test(heading)) return null;
  const read = readWrittenPeriod(heading, HEADING_PERIODS);
  return read.kind === 'period' ? read.text : null;
}

function countPeriods(row: SourceRow): number {
  return row.cells.filter((cell) => periodOfHeading(cell.trim()) !== null).length;
}

function isArea(text: string, knowledge: MappingKnowledge): boolean {
  return (
    text !== '' &&
    text.length <= 100 &&
    readNumber(text).kind !== 'number' &&
    knowledge.areas.resolve(text, null).kind === 'found'
  );
}

function countAreas(row: SourceRow, knowledge: MappingKnowledge): number {
  return row.cells.length > 2_000 ? 0 : row.cells.filter((cell) => isArea(cell.trim(), knowledge)).length;
}

/** The first column of which most cells are areas or organisations; codes before names. */
function columnOfAreas(columns: readonly number[], body: readonly SourceRow[], knowledge: MappingKnowledge): number {
  const sample = body.slice(0, CELLS_LOOKED_AT);
  let [best, most] = [-1, 0];
  for (const index of columns.slice(0, 20)) {
    const cells = sample.map(({ cells: all }) => all[index]?.trim() ?? '').filter((cell) => cell !== '');
    const known = cells.filter((cell) => isArea(cell, knowledge)).length;
    const codes = cells.filter((cell) => knowledge.areas.find(cell) !== null).length;
    const score = known * 2 + codes;
    if (known >= Math.max(1, cells.length * 0.4) && score > most) [best, most] = [index, score];
  }
  return best;
}

/** The measure that the name of a sheet or a title above the headings names; null: none, or more than one. */
function measureAbove(
  sheet: string | null,
  row: SourceRow,
  rows: readonly SourceRow[],
  knowledge: MappingKnowledge,
): string | null {
  const titles = rows.filter(({ line }) => line < row.line).flatMap(({ cells }) => cells.map((cell) => cell.trim()));
  for (const text of [...(sheet === null ? [] : [sheet]), ...titles]) {
    if (text === '') continue;
    for (const part of [text, ...text.split(/[:–—|]/)]) {
      const found = knowledge.measures.resolve(part.trim());
      if (found.kind === 'found') return found.measure.id;
    }
  }
  return null;
}

// What all of them need.

const EMPTY_COLUMN: Omit<MappedColumn, 'index' | 'heading' | 'part' | 'reason'> = { isSure: true, whole: [] };
const EMPTY_FIGURE: FigureColumn = {
  heading: '',
  value: { kind: 'cell', column: -1, times: 1 },
  numerator: [],
  denominator: [],
  measure: null,
  area: null,
  period: null,
  breakdown: '',
  areaSuffix: '',
  reason: '',
};
const EMPTY_TABLE: TableMapping = {
  sheet: null,
  layout: 'long',
  join: null,
  headingLine: 0,
  firstLine: 1,
  columns: [],
  figures: [],
  only: [],
  measureScheme: null,
  missingTexts: {},
  areaLevels: null,
  levels: {},
  measure: null,
  area: null,
  period: null,
};

function askFor(
  sheet: string | null,
  part: ColumnPart,
  question: string,
  columns: readonly number[] = [],
): MappingQuestion {
  return { sheet, part, code: 'missing_column', question, columns };
}

/** Headings that stand twice: which of the two is meant, nobody can tell. */
function duplicatesOf(sheet: string | null, row: SourceRow, columns: readonly MappedColumn[]): readonly Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { index, heading } of columns) {
    const plain = plainHeading(heading);
    if (plain === '') continue;
    const first = seen.get(plain);
    const isRead = first !== undefined && [first, index].some((one) => columns[one]?.part !== 'kept');
    if (isRead) {
      problems.push(
        describeProblem({
          line: row.line,
          sheet,
          column: heading,
          code: 'duplicate_column',
          found: `${quote(heading)} again, in columns ${first + 1} and ${index + 1}`,
          expected: 'each column once: rename or take out one of the two',
        }),
      );
    }
    if (first === undefined) seen.set(plain, index);
  }
  return problems;
}

function keptOf(
  sheet: string | null,
  row: SourceRow,
  columns: readonly MappedColumn[],
  table: Pick<TableMapping, 'figures' | 'layout' | 'only'> | null = null,
): readonly Problem[] {
  const used = table === null ? null : columnsOfFigures(table);
  return columns
    .filter(({ index, part, heading }) => part === 'kept' && heading !== '' && used?.has(index) !== true)
    .slice(0, 60)
    .map(({ heading }) =>
      describeProblem({
        line: row.line,
        sheet,
        column: heading,
        code: 'unknown_column',
        severity: 'noted',
        found: quote(heading),
        expected: 'nothing: the column is kept with the file and not read',
      }),
    );
}

/** The one text of a column; null: none, or several. */
function onlyCell(body: readonly SourceRow[], index: number): string | null {
  const texts = new Set(body.map(({ cells }) => cells[index]?.trim() ?? '').filter((text) => text !== ''));
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? only : null;
}

function periodCells(sample: TableSample, table: TableMapping): readonly string[] {
  const index = table.columns.find(({ part }) => part === 'period')?.index ?? -1;
  return index === -1
    ? []
    : sample.rows.filter(({ line }) => line >= table.firstLine).map(({ cells }) => cells[index] ?? '');
}

/** The period that the name of a file says: `ascof_2020_21` is a financial year, `imd2019` and `population20` a calendar one. */
export function periodInName(fileName: string): string | null {
  const years = [...fileName.matchAll(/(?<!\d)(20\d\d)[-_ ](\d\d)(?!\d)/g)].find(
    ([, first, second]) => Number(second) === (Number(first) + 1) % 100,
  );
  if (years !== undefined) return `${years[1] ?? ''}/${years[2] ?? ''}`;
  const month = /(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?!\d)/.exec(fileName);
  if (month !== null) return `${month[1] ?? ''}-${month[2] ?? ''}`;
  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(fileName);
  if (year?.[1] !== undefined) return year[1];
  const short = /population(\d\d)(?!\d)/i.exec(fileName);
  return short?.[1] === undefined ? null : `20${short[1]}`;
}

function proposeNothing(sheet: string | null, rows: readonly SourceRow[]): ProposedTable {
  const row = rows.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1) ?? rows[0];
  const columns = (row?.cells ?? []).map((heading, index): MappedColumn => ({
    ...EMPTY_COLUMN,
    index,
    heading: heading.trim(),
    part: 'kept',
    reason: 'the heading says nothing that we know',
    isSure: false,
  }));
  const problem =
    row === undefined
      ? describeProblem({
          line: null,
          sheet,
          column: null,
          code: 'no_rows',
          found: 'no line',
          expected: 'a line of headings and at least one line of figures',
        })
      : describeProblem({
          line: row.line,
          sheet,
          column: null,
          code: 'missing_column',
          found: `the headings ${columns
            .slice(0, 12)
            .map(({ heading }) => quote(heading))
            .join(', ')}`,
          expected: 'headings that say which columns are the measure, the area, the period and the value',
        });
  return {
    table: { ...EMPTY_TABLE, sheet, headingLine: row?.line ?? 0, firstLine: (row?.line ?? 0) + 1, columns },
    recognisedAs: null,
    reason: 'no heading says what a column is',
    questions: [],
    problems: [problem],
    headings: columns.map(({ heading }) => plainHeading(heading)),
  };
}

function shapeKeyOf(tables: readonly ProposedTable[]): string {
  return tables
    .map(
      ({ recognisedAs, headings, table }) =>
        `${recognisedAs ?? ''}|${table.layout}|${[...headings].sort().join(',').replace(/\d+/g, '#')}`,
    )
    .join('\n')
    .slice(0, 4_000);
}
