import type {
  GoalChangeView,
  MovementView,
  PreviewView,
  ProblemView,
  UnderstandingView,
  UploadView,
} from '#domain/contract/uploads-view';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import { columnsOfFigures } from '#domain/intake/columns-of-figures';
import { describeProblem, type Problem } from '#domain/intake/problem';
import { tellFix, type SuggestedFix } from '#domain/intake/suggested-fix';
import { MISSING_SYMBOL } from '#domain/measure/measured-value';
import { goalInWords } from '#domain/presentation/goal-words';
import { digitsOf } from '#domain/presentation/unit-words';
import { periodInWords, windowInWords } from '#domain/measure/period-words';
import { MISSING_NUMBER } from '#server/storage/observation-repository';
import type { StoredUpload } from '#server/storage/upload-repository';
import type { CheckedGoal } from './checked-goal.ts';
import type { SampleFigure } from './stage-file.ts';
import { nameOfAgency, type CheckProgress, type Preview, type Understanding, type UploadParts } from './upload-desk.ts';

/** Rows of a table shown beside its columns. */
const ROWS_SHOWN = 8;

/** An upload in words, for screens and commands. */
export function viewUpload(upload: StoredUpload, parts: UploadParts, progress: CheckProgress | null): UploadView {
  return {
    id: upload.id,
    version: upload.version,
    state: upload.state,
    fileName: upload.fileName,
    bytes: upload.bytes,
    digest: upload.digest,
    agency: upload.owner,
    actor: upload.actor,
    receivedAt: upload.receivedAt,
    changedAt: upload.changedAt,
    understanding:
      upload.understanding === null || upload.mapping === null
        ? null
        : viewUnderstanding(upload.understanding as Understanding, upload.mapping as ColumnMapping),
    progress: progress === null ? null : { ...progress, bytes: upload.bytes },
    preview: upload.preview === null ? null : viewPreview(upload.preview as Preview, upload.previewDigest ?? '', parts),
    fixes: upload.fixes.map((fix) => tellFixByName(fix as SuggestedFix, parts)),
    finality: upload.finality,
    publishAt: upload.publishAt,
    goodRowsOnly: upload.goodRowsOnly,
    approvedAt: upload.approvedAt,
    batch: upload.state === 'published' ? upload.batch : null,
    replayed: upload.replayed,
    failure: upload.failure,
  };
}

function tellFixByName(fix: SuggestedFix, { registers: { areas, measures } }: UploadParts): string {
  return tellFix(fix, (part, id) => {
    if (part === 'measure') return measures.find(id)?.name ?? id;
    const area = part === 'area' ? areas.find(id) : null;
    return area === null ? id : `${area.name} (${area.code})`;
  });
}

/** A problem as it is sent: without its fix, which belongs to its group. */
export function viewProblem({ line, sheet, column, code, severity, found, expected, message }: Problem): ProblemView {
  return { line, sheet: sheet ?? null, column, code, severity, found, expected, message };
}

/** A problem that was kept without its sentence. */
export function problemAgain(kept: Readonly<Record<string, unknown>>): Problem {
  return describeProblem(kept as unknown as Problem);
}

function viewUnderstanding(
  { shape, hiddenSheets, isRemembered, isGoalFile, samples, questions, problems }: Understanding,
  mapping: ColumnMapping,
): UnderstandingView {
  return {
    recognisedAs: mapping.recognisedAs,
    reason: mapping.reason,
    shapeWords: tellShape(shape),
    hiddenSheets: [...hiddenSheets],
    isRemembered,
    ...(isGoalFile === true ? { isGoalFile } : {}),
    tables: mapping.tables.map((table) => ({
      sheet: table.sheet,
      layout: table.layout,
      headingLine: table.headingLine,
      columns: viewColumns(table),
      sample: (samples.find(({ sheet }) => sheet === table.sheet)?.rows ?? [])
        .filter(({ line }) => line >= table.firstLine)
        .slice(0, ROWS_SHOWN)
        .map(({ cells }) => [...cells]),
    })),
    questions: questions.map(({ sheet, part, code, question, columns }) => ({
      sheet,
      part,
      code,
      question,
      columns: [...columns],
    })),
    problems: problems.map(viewProblem),
    mapping,
  };
}

/** Columns as they stand, those of a wide table among them: its figures are read though they stand for no part of a line. */
function viewColumns(table: ColumnMapping['tables'][number]): UnderstandingView['tables'][number]['columns'] {
  const used = columnsOfFigures(table);
  const known = table.columns.map(({ index, heading, part, reason, isSure }) => {
    const use = part === 'kept' ? used.get(index) : undefined;
    return {
      index,
      heading,
      part,
      reason: use?.reason ?? reason,
      isSure,
      ...(use === undefined ? {} : { use: use.kind }),
    };
  });
  const indexes = new Set(known.map(({ index }) => index));
  const others = table.figures.flatMap(({ heading, value }) =>
    value.kind !== 'cell' || indexes.has(value.column) || !table.layout.startsWith('wide')
      ? []
      : [
          {
            index: value.column,
            heading,
            part: 'kept',
            reason: used.get(value.column)?.reason ?? '',
            isSure: true,
            use: 'figures' as const,
          },
        ],
  );
  return [...known, ...others].sort((a, b) => a.index - b.index);
}

const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

function tellShape(shape: Understanding['shape']): string {
  switch (shape.kind) {
    case 'text':
      return `Text in ${shape.encoding.toUpperCase()}, cells between ${DELIMITERS[shape.delimiter]}`;
    case 'workbook':
      return `Workbook of ${String(shape.sheets.length)} ${shape.sheets.length === 1 ? 'sheet' : 'sheets'}`;
    case 'data values':
      return 'Data values of DHIS2';
    case 'own json':
      return 'JSON, as figures go out of here';
    case 'reports':
      return 'FHIR bundle of reports on measures';
  }
}

function viewPreview(preview: Preview, digest: string, parts: UploadParts): PreviewView {
  const { areas, measures } = parts.registers;
  const nameOfMeasure = (id: string): string => measures.find(id)?.name ?? id;
  const nameOfArea = (code: string): string => areas.find(code)?.name ?? code;
  const digits = (measure: string, value: number): string => digitsOf(value, measures.find(measure)?.unit ?? '');
  return {
    digest,
    counts: { ...preview.counts },
    warned: preview.warned,
    isBlocked: preview.isBlocked,
    groups: preview.groups.flatMap((group, number) =>
      isSaidTwice(group, preview)
        ? []
        : [
            {
              number,
              code: group.code,
              severity: group.severity,
              sheet: group.sheet,
              column: group.column,
              found: group.found,
              expected: group.expected,
              count: group.count,
              examples: group.examples.map(viewProblem),
              fix: group.fix === null ? null : tellFixByName(group.fix, parts),
            },
          ],
    ),
    samples: preview.samples.map((sample) => ({
      line: sample.line,
      measureName: nameOfMeasure(sample.measure),
      areaName: nameOfArea(sample.area),
      periodWords: periodInWords(sample.period),
      breakdown: sample.breakdown,
      value: tellValue(sample, digits),
      verdict: sample.verdict,
    })),
    // Two values that read alike are no movement.
    movements: preview.movements
      .map((movement) => ({
        ...movement,
        measureName: nameOfMeasure(movement.measure),
        areaName: nameOfArea(movement.area),
        periodWords: periodInWords(movement.period),
        beforeWords: digits(movement.measure, movement.before),
        afterWords: digits(movement.measure, movement.after),
      }))
      .filter(({ beforeWords, afterWords }) => beforeWords !== afterWords)
      .map((movement) => ({ ...movement, words: tellMovement(movement) })),
    measures: preview.measures.map(({ id, figures }) => ({ id, name: nameOfMeasure(id), figures })),
    periods:
      preview.firstPeriod === null || preview.lastPeriod === null
        ? null
        : windowInWords([...new Set([preview.firstPeriod, preview.lastPeriod])]),
    areas: preview.areas,
    ...(preview.goals === undefined ? {} : { goals: preview.goals.map((goal) => viewGoal(goal, parts)) }),
    replaces: preview.replaces.map((code) => ({ code, name: nameOfAgency(areas, code) })),
  };
}

function viewGoal({ goal, before, line, verdict }: CheckedGoal, { catalogue, registers }: UploadParts): GoalChangeView {
  const measure = catalogue.measures.find(({ id }) => id === goal.measure);
  const unit = { unit: measure?.unit ?? '' };
  const nameOfArea = (code: string): string => nameOfAgency(registers.areas, code);
  return {
    line,
    verdict: verdict === 'changed' ? 'changed' : 'created',
    measureName: measure?.name ?? goal.measure,
    agencyName: nameOfArea(goal.agency ?? ''),
    placeName: goal.place === null ? null : nameOfArea(goal.place),
    words: goalInWords(goal, unit),
    beforeWords: before === null ? null : goalInWords(before, unit),
    setBy: goal.set_by,
  };
}

/** The file as a whole is refused for lines of others, which stand in a group of their own with what can be done. */
function isSaidTwice({ code, column }: Preview['groups'][number], { groups }: Preview): boolean {
  return (
    code === 'not_your_agency' &&
    column === null &&
    groups.some((other) => other.code === code && other.column !== null)
  );
}

const REASON_OF = new Map(Object.entries(MISSING_NUMBER).map(([reason, number]) => [number, reason]));

function tellValue(
  { measure, value, missing }: SampleFigure,
  digits: (measure: string, value: number) => string,
): string {
  if (value !== null) return digits(measure, value);
  const reason = REASON_OF.get(missing) ?? 'blank';
  const symbol = MISSING_SYMBOL[reason as keyof typeof MISSING_SYMBOL];
  return symbol === '' ? 'blank' : `${symbol} ${reason.replace('-', ' ')}`;
}

/** `Leeds falls from 71.2 to 7.12: a factor of 10?` */
function tellMovement({ before, after, ...said }: Omit<MovementView, 'words'>): string {
  const verb = after < before ? 'falls' : 'rises';
  const words = `${said.areaName} ${verb} from ${said.beforeWords} to ${said.afterWords}`;
  const factor = before === 0 || after === 0 ? 0 : Math.max(after / before, before / after);
  const power = [10, 100, 1_000].find((ten) => Math.abs(factor / ten - 1) < 0.02);
  return power === undefined ? `${words}.` : `${words}: a factor of ${String(power)}?`;
}
