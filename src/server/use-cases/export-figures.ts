import { Readable } from 'node:stream';
import { isCalendarDay } from '#domain/framework/check-shape';
import { endOfPeriod } from '#domain/measure/period';
import type { ExportedFigure } from '#domain/wire/exported-figure';
import type { FigureWriter } from '#domain/wire/figure-writer';
import { EXPORT_HEADINGS, toTidyRow, type ExportNames } from '#domain/wire/to-tidy-row';
import { dataValuesCsvWriter, dataValuesJsonWriter } from '#domain/wire/write-data-values';
import { figuresJsonWriter } from '#domain/wire/write-figures-json';
import { measureReportWriter } from '#domain/wire/write-measure-reports';
import { tidyCsvWriter } from '#domain/wire/write-tidy-csv';
import { writeWorkbook } from '#server/files/write-workbook';
import { areasOfPlace, type Knowledge } from './knowledge.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PublishedFigures } from './publish-figures.ts';

/** The formats that figures go out in. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'fhir', 'dhis2-json', 'dhis2-csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which figures go out; what is left out narrows nothing. */
export interface ExportQuestion {
  readonly format: ExportFormat;
  /** Ids of measures. */
  readonly measures?: readonly string[];
  /** Codes of board areas, which bring the organisations that serve them, or of any other area or organisation with figures. */
  readonly places?: readonly string[];
  /** First and last day that a period may end on. */
  readonly from?: string;
  readonly to?: string;
}

/** A file on its way out. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Readable;
}

/** Ids of text files that go out in English: what stands on the second sheet of a workbook. */
const ABOUT = 'About these figures';

/**
 * The figures as everybody may see them, as a file in one of the formats, measure by measure, so that no more than one measure is in
 * memory. What is hidden is missing in every format.
 * @throws NotPossibleError `unknown_measure`, `unknown_place`, `bad_date`
 */
export function exportFigures(
  knowledge: Knowledge,
  published: PublishedFigures,
  question: ExportQuestion,
  saidAt: string,
): ExportedFile {
  const measures = chooseMeasures(knowledge, question.measures);
  const areas = chooseAreas(knowledge, question.places, saidAt.slice(0, 10));
  const [from, to] = [checkDay(question.from), checkDay(question.to)];
  const figures = readFigures(published, measures, areas, from ?? '', to ?? '9999-12-31');
  const name = `figures-${saidAt.slice(0, 10)}`;
  if (question.format === 'xlsx') {
    return {
      name: `${name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: writeWorkbook([
        { name: 'Figures', headings: EXPORT_HEADINGS, rows: toRows(figures, namesOf(knowledge)) },
        { name: ABOUT, headings: ['What', 'Which'], rows: [aboutRows(knowledge, measures, saidAt)] },
      ]),
    };
  }
  const writer = writerOf(question.format, knowledge, saidAt);
  return { name: `${name}.${writer.ending}`, type: writer.type, bytes: Readable.from(writeText(writer, figures)) };
}

function writerOf(format: Exclude<ExportFormat, 'xlsx'>, knowledge: Knowledge, saidAt: string): FigureWriter {
  switch (format) {
    case 'csv':
      return tidyCsvWriter(namesOf(knowledge));
    case 'json':
      return figuresJsonWriter(saidAt);
    case 'fhir': {
      const byId = new Map(knowledge.catalogue.measures.map((measure) => [measure.id, measure]));
      return measureReportWriter((id) => byId.get(id) ?? null, saidAt);
    }
    case 'dhis2-json':
      return dataValuesJsonWriter();
    case 'dhis2-csv':
      return dataValuesCsvWriter();
  }
}

function chooseMeasures({ catalogue, figures }: Knowledge, asked: readonly string[] | undefined): readonly string[] {
  const known = new Set([...catalogue.measures, ...catalogue.context].map(({ id }) => id));
  const unknown = asked?.find((id) => !known.has(id));
  if (unknown !== undefined) throw new NotPossibleError({ code: 'unknown_measure', found: unknown });
  return asked === undefined ? figures.measures : [...new Set(asked)].sort();
}

function chooseAreas(
  { register, figures }: Knowledge,
  asked: readonly string[] | undefined,
  today: string,
): readonly string[] | undefined {
  if (asked === undefined) return undefined;
  return [
    ...new Set(
      asked.flatMap((code) => {
        const found = register.find(code, today);
        if (found.kind === 'in-force') return areasOfPlace(found.board, today);
        if (found.kind !== 'unknown') return [found.board.figuresCode];
        if (figures.measures.some((measure) => figures.series(measure, code) !== null)) return [code];
        throw new NotPossibleError({ code: 'unknown_place', found: code, nearest: found.nearest });
      }),
    ),
  ];
}

function checkDay(day: string | undefined): string | undefined {
  if (day !== undefined && !isCalendarDay(day)) throw new NotPossibleError({ code: 'bad_date', found: day });
  return day;
}

async function* readFigures(
  published: PublishedFigures,
  measures: readonly string[],
  areas: readonly string[] | undefined,
  from: string,
  to: string,
): AsyncGenerator<readonly ExportedFigure[]> {
  for (const measure of measures) {
    const part = (await published.readObservations([measure], areas)).flatMap(({ observation, provenance }) => {
      const end = endOfPeriod(observation.period) ?? '';
      if (observation.breakdown !== '' || end < from || end > to) return [];
      return [{ observation, dataset: provenance.dataset, file: provenance.file, line: provenance.line }];
    });
    if (part.length > 0) yield part;
  }
}

async function* writeText(
  writer: FigureWriter,
  figures: AsyncIterable<readonly ExportedFigure[]>,
): AsyncGenerator<string> {
  yield writer.open();
  for await (const part of figures) {
    const text = writer.write(part);
    if (text !== '') yield text;
  }
  const end = writer.close();
  if (end !== '') yield end;
}

async function* toRows(figures: AsyncIterable<readonly ExportedFigure[]>, names: ExportNames) {
  for await (const part of figures) yield part.map((figure) => toTidyRow(figure, names));
}

function namesOf({ catalogue, register, publications }: Knowledge): ExportNames {
  const measures = new Map(catalogue.measures.map(({ id, name, unit }) => [id, { name, unit }]));
  const areas = new Map(register.boards.map(({ figuresCode, name }) => [figuresCode, name]));
  for (const board of register.boards) for (const { id, name } of board.agencies.agencies) areas.set(id, name);
  for (const { figuresCode, name } of register.boards) areas.set(figuresCode, name);
  const lines = new Map(publications.map(({ dataset, line }) => [dataset, line]));
  return {
    measure: (id) => measures.get(id) ?? null,
    area: (code) => areas.get(code) ?? null,
    publication: (dataset) => lines.get(dataset) ?? null,
  };
}

function aboutRows(
  { catalogue, publications }: Knowledge,
  measures: readonly string[],
  saidAt: string,
): readonly (readonly string[])[] {
  const asked = new Set(measures);
  return [
    ['What this is', 'Figures of Common Measure, as everybody may see them'],
    ['Written at', saidAt],
    ['Catalogue', catalogue.version],
    [
      'Hidden figures',
      'A figure that is hidden to protect people is an empty cell whose reason is "suppressed"; it is not nought.',
    ],
    ...publications
      .filter(({ measures: own }) => [...own].some((measure) => asked.has(measure)))
      .map(({ line }) => ['Published as', line]),
  ];
}
