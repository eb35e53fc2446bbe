import type { MeasuredValue, MissingReason } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import { parsePeriod, type Period } from '#domain/measure/period';
import { dayInWords } from '#domain/measure/period-words';
import type { RegisteredArea, ResolvedArea } from './area-register.ts';
import type { ColumnMapping, ColumnPart, FigureColumn, TableMapping } from './column-mapping.ts';
import { compareWithHistory, type HistoryOfSeries, summariseHistory } from './compare-with-history.ts';
import { createFileFindings } from './file-findings.ts';
import type { FigureContext } from './figure-context.ts';
import type { FigureChecker, FigurePlace, FigureReference, FigureStatus, FigureVerdict } from './figure-verdict.ts';
import { joinLines, type JoinedRow } from './join-lines.ts';
import type { RegisteredMeasure } from './measure-register.ts';
import type { Problem, ProblemCode, ProblemSeverity } from './problem.ts';
import { describeProblem, quote } from './problem.ts';
import { tellRange } from './range-of-measure.ts';
import { readMissing, REASONS_TO_WRITE } from './read-missing.ts';
import { readNumber } from './read-number.ts';
import type { PeriodAnswers, ReadPeriod } from './read-written-period.ts';
import { readPeriodBetween, readWrittenPeriod } from './read-written-period.ts';
import { createRepeatedFigures } from './repeated-figures.ts';
import type { SourceRow } from './source-table.ts';
import type { SuggestedFix } from './suggested-fix.ts';
import { factorOfUnit } from './unit-of-file.ts';
import { saysNoValue, tellMissingValue } from './tell-missing-value.ts';

/** Stands between an area as written and the part of it that its column means; no cell holds it. */
const SUFFIX = '\u0000';
const NO_PROBLEMS: readonly Problem[] = [];
/** Texts remembered in one table of a kind: a hostile file cannot fill the memory with new ones. */
const MOST_REMEMBERED = 50_000;

/** Texts of a table for which a nearest area is looked for: each is compared with every area. */
const MOST_SUGGESTIONS = 500;

/** A text of the measure column, looked up once. */
interface MeasureEntry {
  readonly index: number;
  readonly measure: RegisteredMeasure | null;
  readonly problem: Told | null;
  readonly isLeftOut: boolean;
}

/** A text of the area column, looked up once for each period. */
interface AreaEntry {
  readonly index: number;
  readonly area: RegisteredArea | null;
  readonly level: string;
  readonly problem: Told | null;
  readonly note: Told | null;
  readonly isLeftOut: boolean;
  readonly history: Map<number, HistoryOfSeries | null>;
}

interface PeriodEntry {
  readonly index: number;
  readonly period: Period | null;
  readonly problem: Told | null;
  readonly isLeftOut: boolean;
}

/** A problem without its line. */
interface Told {
  readonly part: ColumnPart | null;
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  readonly found: string;
  readonly expected: string;
  readonly fix?: SuggestedFix;
}

/**
 * Makes the checker of a file that is read by a mapping. Texts of measures, areas and periods are looked up once each;
 * numbers are read as they come. Never throws on what a file holds.
 */
export function createFigureChecker(mapping: ColumnMapping, context: FigureContext): FigureChecker {
  const repeated = createRepeatedFigures();
  const findings = createFileFindings(context);
  const sheets = mapping.tables.map(({ sheet }) => sheet);
  const areas = createIndex();
  const measures = createIndex();
  const periods = createIndex();
  const breakdowns = createIndex();
  breakdowns('');
  const again = new Map<string, FigureReference[]>();

  /** Tells a figure that may stand in the file already. */
  const settle = (
    place: FigurePlace,
    sheet: number,
    keys: readonly [number, number, number, number],
    content: number,
    accept: () => FigureVerdict,
  ): FigureVerdict => {
    const [measure, area, period, breakdown] = keys;
    const first = repeated.note(measure * 65_536 + period, area, breakdown, content, place.line, place.column, sheet);
    if (first === -1) return accept();
    const of = {
      sheet: sheets[repeated.sheetOf(first)] ?? null,
      line: repeated.lineOf(first),
      column: repeated.columnOf(first),
    };
    const name = `${of.sheet ?? ''}\t${of.line}\t${of.column}`;
    const told = `line ${of.line}${of.sheet === null || of.sheet === place.sheet ? '' : ` of sheet ${quote(of.sheet)}`}`;
    if (repeated.isSame && !repeated.wasContested) {
      const earlier = again.get(name) ?? [];
      earlier.push({ sheet: place.sheet, line: place.line, column: place.column });
      again.set(name, earlier);
      const problem = describeProblem({
        line: place.line,
        sheet: place.sheet,
        column: null,
        code: 'duplicate_key',
        severity: 'noted',
        found: `${told} again`,
        expected: 'one line a figure: it is counted once',
      });
      return { ...place, kind: 'repeated', of, problems: [problem] };
    }
    const withdraws = repeated.wasContested ? [] : [of, ...(again.get(name) ?? [])];
    again.delete(name);
    const contest = (line: number, sheetOf: string | null, other: string): Problem =>
      describeProblem({
        line,
        sheet: sheetOf,
        column: null,
        code: 'duplicate_key',
        found: `the same measure, area and period as in ${other}, with another content`,
        expected: 'one line a figure: leave out one of the two',
      });
    const problems = [
      ...withdraws.map((earlier) => contest(earlier.line, earlier.sheet, `line ${place.line}`)),
      contest(place.line, place.sheet, told),
    ];
    return { ...place, kind: 'refused', problems, withdraws };
  };

  const tables = mapping.tables.map((table, index) =>
    compileTable(mapping, table, context, { areas, measures, periods, breakdowns }, (place, keys, content, accept) =>
      settle(place, index, keys, content, accept),
    ),
  );
  const joiners = mapping.tables.map((table) =>
    table.join === null ? null : joinLines(table, table.join, context.measures, mapping.replacements),
  );

  const note = (verdicts: readonly FigureVerdict[]): readonly FigureVerdict[] => {
    for (const verdict of verdicts) findings.note(verdict);
    return verdicts;
  };

  return {
    check: (sheet, rows) => {
      const index = sheets.indexOf(sheet);
      const table = tables[index];
      if (table === undefined) return [];
      const joiner = joiners[index] ?? null;
      const verdicts: FigureVerdict[] = [];
      if (joiner === null) {
        for (const row of rows) table(row, verdicts);
      } else {
        for (const row of rows) {
          const whole = joiner.take(row);
          if (whole !== null) table(whole, verdicts);
        }
      }
      return note(verdicts);
    },
    finish: () => {
      const verdicts: FigureVerdict[] = [];
      joiners.forEach((joiner, index) => {
        for (const row of joiner?.flush() ?? []) tables[index]?.(row, verdicts);
      });
      note(verdicts);
      const found = findings.finish();
      const withoutValue = mapping.tables.filter(saysNoValue).map(({ sheet, columns }) =>
        tellMissingValue(
          sheet,
          null,
          columns.map(({ heading }) => heading),
        ),
      );
      return { verdicts, findings: { ...found, problems: [...withoutValue, ...found.problems] } };
    },
  };
}

type Index = (text: string) => number;

/** Numbers texts in the order they first come. */
function createIndex(): Index {
  const known = new Map<string, number>();
  return (text) => {
    const index = known.get(text) ?? known.size;
    if (index === known.size) known.set(text, index);
    return index;
  };
}

interface Indexes {
  readonly areas: Index;
  readonly measures: Index;
  readonly periods: Index;
  readonly breakdowns: Index;
}

type Settle = (
  place: FigurePlace,
  keys: readonly [number, number, number, number],
  content: number,
  accept: () => FigureVerdict,
) => FigureVerdict;

/** Makes the function that checks one row of a table and adds what became of its figures. */
function compileTable(
  mapping: ColumnMapping,
  table: TableMapping,
  context: FigureContext,
  indexes: Indexes,
  settle: Settle,
): (row: SourceRow & Partial<JoinedRow>, verdicts: FigureVerdict[]) => void {
  const { answers } = mapping;
  const at = (part: ColumnPart): number => table.columns.find((column) => column.part === part)?.index ?? -1;
  const columns = {
    measure: at('measure'),
    version: at('framework version'),
    area: at('area'),
    areaName: at('area name'),
    level: at('level'),
    period: at('period'),
    start: at('period start'),
    end: at('period end'),
    lower: at('lower'),
    upper: at('upper'),
    missing: at('missing'),
    note: at('value note'),
    year: at('year'),
    quarter: at('quarter'),
    month: at('month'),
    status: at('status'),
    unit: at('unit'),
    sourceFile: at('source file'),
    sourceLine: at('source line'),
  };
  const headingOf = new Map(table.columns.map(({ part, heading }) => [part, heading]));
  const headingAt = new Map(table.columns.map(({ index, heading }) => [index, heading]));
  const parts = table.columns
    .filter(({ part }) => part === 'breakdown')
    .map((column) => ({ ...column, whole: new Set(column.whole) }));
  const missingTexts = new Map(Object.entries(table.missingTexts));
  const scales = new Map(Object.entries(mapping.scales));
  const replaced = new Map(
    mapping.replacements.map(({ part, written, means }) => [`${part}\t${written.trim()}`, means]),
  );
  const periodAnswers: PeriodAnswers = answers;
  const sheet = table.sheet;

  const measuresByText = new Map<string, MeasureEntry>();
  const areasByText = new Map<string, Map<string, AreaEntry>>();
  const periodsByText = new Map<string, PeriodEntry>();
  const breakdownsByText = new Map<string, string>();

  const findMeasure = (written: string, version: string): MeasureEntry => {
    const key = version === '' ? written : `${written}\t${version}`;
    const known = measuresByText.get(key);
    if (known !== undefined) return known;
    if (measuresByText.size >= MOST_REMEMBERED) measuresByText.clear();
    const entry = lookUpMeasure(written, version, replaced, context, table, indexes.measures);
    measuresByText.set(key, entry);
    return entry;
  };
  const findPeriod = (written: string): PeriodEntry => {
    const known = periodsByText.get(written);
    if (known !== undefined) return known;
    if (periodsByText.size >= MOST_REMEMBERED) periodsByText.clear();
    const means = replaced.get(`period\t${written}`);
    const stored = typeof means === 'string' ? parsePeriod(means) : null;
    const read: ReadPeriod =
      stored !== null ? { kind: 'period', text: stored.text } : readWrittenPeriod(written, periodAnswers);
    const entry = toPeriodEntry(read, written, means === null, context, indexes.periods);
    periodsByText.set(written, entry);
    return entry;
  };
  const findPeriodBetween = (start: string, end: string): PeriodEntry => {
    const key = `${start}\t${end}`;
    const known = periodsByText.get(key);
    if (known !== undefined) return known;
    if (periodsByText.size >= MOST_REMEMBERED) periodsByText.clear();
    const entry = toPeriodEntry(
      readPeriodBetween(start, end, periodAnswers),
      `${start} to ${end}`,
      false,
      context,
      indexes.periods,
    );
    periodsByText.set(key, entry);
    return entry;
  };
  let suggestions = 0;
  const suggest = (text: string): RegisteredArea | null => {
    suggestions += 1;
    return suggestions > MOST_SUGGESTIONS ? null : context.areas.suggest(text);
  };
  const findArea = (written: string, name: string, period: Period | null): AreaEntry => {
    const starts = period?.start ?? '';
    let ofPeriod = areasByText.get(starts);
    if (ofPeriod === undefined) {
      if (areasByText.size >= 2_000) areasByText.clear();
      ofPeriod = new Map();
      areasByText.set(starts, ofPeriod);
    }
    const known = ofPeriod.get(written === '' ? name : written);
    if (known !== undefined) return known;
    if (ofPeriod.size >= MOST_REMEMBERED) ofPeriod.clear();
    const entry = lookUpArea(
      written,
      name,
      starts === '' ? null : starts,
      replaced,
      context,
      table,
      indexes.areas,
      suggest,
    );
    ofPeriod.set(written === '' ? name : written, entry);
    return entry;
  };
  const composeBreakdown = (cells: readonly string[], fixed: string): string => {
    let text = fixed;
    for (const { index, heading, whole } of parts) {
      const cell = cells[index]?.trim() ?? '';
      if (cell === '' || whole.has(cell) || whole.has(cell.toLowerCase())) continue;
      const told = `${heading}: ${cell.slice(0, 200)}`;
      text = text === '' ? told : `${text}; ${told}`;
    }
    if (text === '') return '';
    const known = breakdownsByText.get(text);
    if (known !== undefined) return known;
    if (breakdownsByText.size < MOST_REMEMBERED) breakdownsByText.set(text, text);
    return text;
  };
  /** The breakdown of the figure before, which most figures of a file share. */
  const last = { cells: parts.map(() => ''), fixed: '', text: '' };
  const findBreakdown = (cells: readonly string[], fixed: string): string => {
    let isSame = fixed === last.fixed;
    for (let part = 0; isSame && part < parts.length; part += 1) {
      isSame = (cells[parts[part]?.index ?? -1] ?? '') === last.cells[part];
    }
    if (isSame) return last.text;
    last.text = composeBreakdown(cells, fixed);
    last.fixed = fixed;
    last.cells = parts.map(({ index }) => cells[index] ?? '');
    return last.text;
  };

  /** The row under the eyes, and what is wrong with its figure: one for all, as making them anew for each figure costs. */
  const now = {
    line: 0,
    cells: [] as readonly string[],
    origins: undefined as JoinedRow['origins'] | undefined,
    times: 1,
    problems: null as Problem[] | null,
    /** Why one of the counts that a value is made of is no number. */
    missing: null as MissingReason | null,
    isRefused: false,
  };
  const begin = ({ line, cells, origins }: SourceRow & Partial<JoinedRow>): void => {
    now.line = line;
    now.cells = cells;
    now.origins = origins;
    now.problems = null;
    now.missing = null;
    now.isRefused = false;
  };
  const cell = (index: number): string => (index === -1 ? '' : (now.cells[index]?.trim() ?? ''));
  const tell = (problem: Told, heading?: string, at = -1): void => {
    now.problems ??= [];
    if (problem.severity === 'refused') now.isRefused = true;
    const { part, ...rest } = problem;
    const named = heading ?? (part === null ? null : (headingOf.get(part) ?? part));
    now.problems.push(describeProblem({ line: now.origins?.get(at)?.line ?? now.line, sheet, column: named, ...rest }));
  };
  /** What stands above the cell that a number was read from. */
  const headingOfCell = (index: number): string | undefined =>
    headingAt.get(now.origins?.get(index)?.column ?? index) || undefined;
  const refuse = (part: ColumnPart, code: ProblemCode, found: string, expected: string, fix?: SuggestedFix): void => {
    tell({ part, code, severity: 'refused', found, expected, ...(fix === undefined ? {} : { fix }) });
  };
  const warn = (part: ColumnPart, code: ProblemCode, found: string, expected: string, fix?: SuggestedFix): void => {
    tell({ part, code, severity: 'warned', found, expected, ...(fix === undefined ? {} : { fix }) });
  };
  const isMissingText = (text: string): boolean => missingTexts.size > 0 && missingTexts.has(text.toLowerCase());
  /** @param ofValue a value is made of it: what stands in place of a number is then the reason why there is no value, or a question */
  const readCount = (indexes: readonly number[], part: 'numerator' | 'denominator', ofValue = false): number | null => {
    if (indexes.length === 0) return null;
    let sum = 0;
    for (const index of indexes) {
      const text = cell(index);
      if (text === '') return null;
      if (isMissingText(text)) {
        if (ofValue) now.missing ??= missingTexts.get(text.toLowerCase()) ?? null;
        return null;
      }
      const number = readNumber(text, answers.decimalMark);
      if (number.kind === 'refused') {
        const reason = readMissing(text);
        if (reason === 'ambiguous' && ofValue && answers.dashMeans === null) {
          const told = now.problems?.some(({ code }) => code === 'ambiguous_missing') === true;
          if (!told) tell(unclearDash(text), headingOfCell(index), index);
          return null;
        }
        if (reason !== null) {
          if (ofValue) now.missing ??= reason === 'ambiguous' ? answers.dashMeans : reason;
          return null;
        }
        const found = quote(text);
        const expected = expectedOf(number.code);
        tell({ part, code: number.code, severity: 'refused', found, expected }, headingOfCell(index), index);
        return null;
      }
      sum += number.value;
    }
    return sum;
  };
  const readEnd = (index: number, part: 'lower' | 'upper'): number | null => {
    const text = cell(index);
    if (text === '' || isMissingText(text)) return null;
    const number = readNumber(text, answers.decimalMark);
    if (number.kind === 'number') return scaled(number.value, now.times);
    if (readMissing(text) !== null) return null;
    refuse(part, number.code, quote(text), expectedOf(number.code));
    return null;
  };

  const checkFigure = (row: SourceRow & Partial<JoinedRow>, figure: FigureColumn, column: number): FigureVerdict => {
    begin(row);
    const { line, offset, cells } = row;
    const place: FigurePlace = { sheet, line, column, offset };
    const done = (): FigureVerdict => ({
      ...place,
      kind: 'refused',
      problems: now.problems ?? NO_PROBLEMS,
      withdraws: [],
    });

    // What the figure is of.
    const measureText = figure.measure ?? table.measure ?? cell(columns.measure);
    const areaText = withSuffix(figure.area ?? table.area ?? cell(columns.area), figure.areaSuffix);
    const areaName = cell(columns.areaName);
    const fixedPeriod = figure.period ?? table.period;
    const valueHeading = figure.heading === '' ? (headingOf.get('value') ?? 'value') : figure.heading;
    const valueText = figure.value.kind === 'cell' ? cell(figure.value.column) : '';
    const missingText = cell(columns.missing) || reasonOfNote(cell(columns.note));

    if (row.lacksValue === true) {
      refuse(
        'value',
        'missing_cell',
        'a count and no value of the same measure, area and period',
        'lines with the value and both counts, or without the count',
      );
    } else if (valueText === '' && missingText === '' && isBlankFigure(figure, cells))
      return { ...place, kind: 'blank' };

    const measureEntry = measureText === '' ? null : findMeasure(measureText, cell(columns.version));
    if (measureEntry === null) refuse('measure', 'missing_cell', 'nothing', 'the code of a measure');
    else if (measureEntry.isLeftOut) return { ...place, kind: 'blank' };
    else if (measureEntry.problem !== null) tell(measureEntry.problem);

    const periodEntry =
      fixedPeriod !== null
        ? findPeriod(fixedPeriod)
        : columns.period !== -1
          ? findPeriod(cell(columns.period))
          : columns.year !== -1
            ? findPeriod(composePeriod(cell(columns.year), cell(columns.quarter), cell(columns.month)))
            : findPeriodBetween(cell(columns.start), cell(columns.end));
    if (periodEntry.isLeftOut) return { ...place, kind: 'blank' };
    if (periodEntry.problem !== null)
      tell(periodEntry.problem, columns.period === -1 ? headingOf.get('period end') : undefined);
    const period = periodEntry.period;

    const areaEntry = areaText === '' && areaName === '' ? null : findArea(areaText, areaName, period);
    if (areaEntry === null) refuse('area', 'missing_cell', 'nothing', 'the code of an area or organisation');
    else if (areaEntry.isLeftOut) return { ...place, kind: 'blank' };
    else {
      if (areaEntry.problem !== null) tell(areaEntry.problem);
      if (areaEntry.note !== null) tell(areaEntry.note);
    }

    const measure = measureEntry?.measure ?? null;
    const area = areaEntry?.area ?? null;
    if (measure !== null && area !== null && context.mayWrite !== null && !context.mayWrite(measure, area)) {
      if (answers.ownLinesAlone === true) return { ...place, kind: 'blank' };
      refuse(
        'area',
        'not_your_agency',
        `${area.name} (${area.code})`,
        'an area or organisation that you may write figures of',
        { kind: 'own lines alone' },
      );
      return done();
    }
    if (
      measure?.endedOn !== undefined &&
      measure.endedOn !== null &&
      period !== null &&
      period.start > measure.endedOn
    ) {
      const followed =
        measure.successor === null
          ? ''
          : `, followed by ${context.measures.find(measure.successor)?.name ?? measure.successor}`;
      warn(
        'measure',
        'measure_changed',
        `${measure.name}, which ended on ${measure.endedOn}${followed}`,
        'a figure of its time, or the measure that followed',
      );
    }

    // What it says.
    const unitText = cell(columns.unit);
    const unitFactor = unitText === '' || measure === null ? 1 : factorOfUnit(unitText, measure.unit);
    if (unitFactor === null && measure !== null)
      refuse('unit', 'unit_mismatch', quote(unitText), `${measure.unit}, or a unit that converts to it exactly`);
    const times = (measure === null ? 1 : (scales.get(measure.id) ?? 1)) * (unitFactor ?? 1);

    now.times = times;

    const isMade = figure.value.kind !== 'cell';
    const numerator = readCount(figure.numerator, 'numerator', isMade);
    let denominator = readCount(figure.denominator, 'denominator', isMade);

    let value: MeasuredValue = { kind: 'missing', reason: 'blank' };
    let decimals = -1;
    let qualifier: FigureStatus | null = null;
    switch (figure.value.kind) {
      case 'cell': {
        let text = valueText;
        const marked = text.endsWith(']') ? /^(.*\S)\s*((?:\[[preb]\])+)$/.exec(text) : null;
        if (marked !== null) {
          text = marked[1] ?? text;
          qualifier = statusOfMarks(marked[2] ?? '');
        }
        const tableMissing = missingTexts.size === 0 ? undefined : missingTexts.get(text.toLowerCase());
        if (tableMissing !== undefined) value = { kind: 'missing', reason: tableMissing };
        else if (text === '') {
          const reason: MissingReason | 'ambiguous' | null = missingText === '' ? 'blank' : readMissing(missingText);
          if (reason === null || reason === 'ambiguous') {
            const told = isReasonInWords(missingText);
            if (told !== null) value = { kind: 'missing', reason: told };
            else
              refuse(
                'missing',
                'unknown_missing',
                quote(missingText),
                'suppressed, not available, not applicable, not collected, low or nothing',
              );
          } else value = { kind: 'missing', reason };
        } else {
          const number = readNumber(text, answers.decimalMark);
          if (number.kind === 'number') {
            if (number.isPercent && measure !== null && measure.times !== 100) {
              refuse('value', 'unit_mismatch', quote(text), `a number in the measure's own unit, ${measure.unit}`);
            }
            value = { kind: 'value', value: scaled(number.value, times * figure.value.times) };
            decimals = times * figure.value.times === 1 ? decimalsOf(text) : -1;
            if (missingText !== '' && readMissing(missingText) !== 'blank' && readMissing(missingText) !== null) {
              refuse(
                'missing',
                'value_and_missing',
                `${quote(text)} and the reason ${quote(missingText)}`,
                'a value or a reason, not both',
              );
            }
          } else {
            const reason = readMissing(text);
            if (reason === 'ambiguous') {
              if (answers.dashMeans !== null) value = { kind: 'missing', reason: answers.dashMeans };
              else tell(unclearDash(text), valueHeading);
            } else if (reason !== null) value = { kind: 'missing', reason };
            else
              tell(
                {
                  part: 'value',
                  code: number.code,
                  severity: 'refused',
                  found: number.code === 'ambiguous_number' ? `${quote(text)}, which is ambiguous` : quote(text),
                  expected: expectedOf(number.code),
                  // Said already, it would mend nothing.
                  ...(number.code === 'ambiguous_number' && answers.decimalMark === 'point'
                    ? { fix: { kind: 'decimal mark', mark: 'comma' } as const }
                    : {}),
                },
                valueHeading,
                figure.value.column,
              );
          }
        }
        break;
      }
      case 'quotient':
        if (numerator !== null && denominator !== null && denominator > 0) {
          const quotient = numerator / denominator;
          value = { kind: 'value', value: figure.value.times * (figure.value.isRest ? 1 - quotient : quotient) };
        } else if (now.missing !== null) value = { kind: 'missing', reason: now.missing };
        break;
      case 'sum': {
        const sum = readCount(figure.value.columns, 'numerator', true);
        if (sum !== null) value = { kind: 'value', value: scaled(sum, figure.value.times * times) };
        else if (now.missing !== null) value = { kind: 'missing', reason: now.missing };
        break;
      }
      case 'rate a day': {
        const people = area === null ? null : (context.peopleOf?.(figure.value.people, area.code) ?? null);
        if (numerator !== null && people !== null && people > 0 && period !== null) {
          // People times days is what the count stands over: kept, so that the rate can be worked out again.
          denominator = people * daysOfPeriod(period);
          value = { kind: 'value', value: Number(((numerator / denominator) * figure.value.times).toPrecision(15)) };
        } else if (numerator === null && now.missing !== null) value = { kind: 'missing', reason: now.missing };
        else if (numerator !== null && area !== null && period !== null) {
          tell(
            {
              part: 'value',
              code: 'missing_cell',
              severity: 'refused',
              found: `no number of people of ${area.name}`,
              expected: 'an area whose people are known, to make a rate of the count',
            },
            valueHeading,
          );
        }
        break;
      }
    }

    const isRest = figure.value.kind === 'quotient' && figure.value.isRest;
    const above = isRest && numerator !== null && denominator !== null ? denominator - numerator : numerator;
    if (
      value.kind === 'missing' &&
      value.reason === 'blank' &&
      measure !== null &&
      measure.times !== null &&
      above !== null &&
      denominator !== null &&
      denominator > 0 &&
      figure.value.kind === 'cell'
    ) {
      value = { kind: 'value', value: (measure.times * above) / denominator };
    }
    if (denominator !== null && denominator < 0)
      refuse('denominator', 'out_of_range', String(denominator), 'a number of at least 0');
    if (denominator === 0 && (value.kind === 'value' || (above !== null && above > 0))) {
      refuse(
        'denominator',
        'zero_denominator',
        value.kind === 'value' ? `0 below the value ${value.value}` : `0 below ${above ?? ''}`,
        'a number above 0, or no value',
      );
    }
    if (measure?.isShare === true && above !== null && denominator !== null && denominator > 0 && above > denominator) {
      refuse('numerator', 'numerator_over_denominator', `${above} of ${denominator}`, NUMERATOR_EXPECTED);
    }
    const lower = readEnd(columns.lower, 'lower');
    const upper = readEnd(columns.upper, 'upper');
    let status: FigureStatus | null = qualifier;
    const statusText = cell(columns.status);
    if (statusText !== '') {
      status = readStatus(statusText);
      if (status === null)
        warn('status', 'unknown_status', quote(statusText), 'provisional, final, revised or estimated');
    }

    if (value.kind === 'value' && measure !== null) {
      const number = value.value;
      const isTold = now.problems?.some(({ code }) => code === 'numerator_over_denominator') === true;
      if (!isTold && (number < measure.range.low || number > measure.range.high)) {
        tell(
          {
            part: 'value',
            code: 'out_of_range',
            severity: 'refused',
            found: valueText === '' ? String(number) : quote(valueText),
            expected: `${tellRange(measure.range)}, as ${measure.name} is measured in ${measure.unit}`,
          },
          valueHeading,
        );
      }
      if ((lower === null) !== (upper === null)) {
        refuse(
          lower === null ? 'lower' : 'upper',
          'interval_incomplete',
          lower === null ? `nothing beside the upper end ${upper}` : `nothing beside the lower end ${lower}`,
          'both ends, or neither',
        );
      } else if (lower !== null && upper !== null && (lower > number || number > upper)) {
        refuse(
          lower > number ? 'lower' : 'upper',
          'interval_order',
          `${lower} to ${upper} around ${number}`,
          'lower end, value and upper end in rising order',
        );
      }
      if (
        figure.value.kind === 'cell' &&
        valueText !== '' &&
        above !== null &&
        denominator !== null &&
        denominator > 0 &&
        measure.times !== null &&
        !answers.isWeightedSurvey
      ) {
        compareWithCounts(number, decimals, above, denominator, measure, table, figure, tell, valueHeading);
      }
      if (context.history !== null && areaEntry !== null && area !== null && period !== null && !now.isRefused) {
        const breakdownIsWhole = parts.length === 0 || findBreakdown(cells, figure.breakdown) === '';
        if (breakdownIsWhole) {
          let history = areaEntry.history.get(measureEntry?.index ?? -1);
          if (history === undefined) {
            history = summariseHistory(context.history.series(measure.id, area.code));
            areaEntry.history.set(measureEntry?.index ?? -1, history);
          }
          const told = history === null ? null : compareWithHistory(number, period, measure, history);
          if (told !== null) tell({ part: 'value', severity: 'warned', ...told }, valueHeading);
        }
      }
    }

    const sourceLine = cell(columns.sourceLine);
    const publisherLine = sourceLine === '' ? null : Number(sourceLine);
    if (publisherLine !== null && (!Number.isSafeInteger(publisherLine) || publisherLine < 1)) {
      refuse('source line', 'not_a_number', quote(sourceLine), 'the number of a line');
    }
    if (
      now.isRefused ||
      measure === null ||
      area === null ||
      period === null ||
      areaEntry === null ||
      measureEntry === null
    )
      return done();

    const breakdown = findBreakdown(cells, figure.breakdown);
    const observation: Observation = {
      measure: measure.id,
      area: area.code,
      level: columns.level === -1 ? areaEntry.level : cell(columns.level) || areaEntry.level,
      period: period.text,
      breakdown,
      value,
      numerator: above,
      denominator,
    };
    const sourceFile = cell(columns.sourceFile);
    const content = hashContent(value, above, denominator, lower, upper, status);
    const problems = now.problems ?? NO_PROBLEMS;
    return settle(
      place,
      [measureEntry.index, areaEntry.index, periodEntry.index, breakdown === '' ? 0 : indexes.breakdowns(breakdown)],
      content,
      () => ({
        ...place,
        kind: 'accepted',
        figure: {
          observation,
          lower,
          upper,
          status,
          source:
            publisherLine === null && sourceFile === ''
              ? null
              : { file: sourceFile || context.fileName, line: publisherLine ?? line },
        },
        problems,
      }),
    );
  };

  const conditions = table.only.map(({ column, is }) => ({
    column,
    is: new Set(is),
    heading: table.columns.find(({ index }) => index === column)?.heading ?? null,
  }));
  return (row, verdicts) => {
    if (row.line < table.firstLine) return;
    const { line, offset, cells } = row;
    if (isBlankRow(cells)) {
      verdicts.push({ sheet, line, column: 0, offset, kind: 'blank' });
      return;
    }
    for (const { column, is, heading } of conditions) {
      const text = cells[column]?.trim() ?? '';
      if (is.has(text.toLowerCase())) continue;
      const problem = describeProblem({
        line,
        sheet,
        column: heading,
        code: 'not_of_this_mapping',
        found: quote(text),
        expected: `${[...is].slice(0, 5).join(', ')}: other lines are not figures that are stored`,
      });
      verdicts.push({ sheet, line, column: 0, offset, kind: 'refused', problems: [problem], withdraws: [] });
      return;
    }
    for (let column = 0; column < table.figures.length; column += 1) {
      const figure = table.figures[column];
      if (figure !== undefined) verdicts.push(checkFigure(row, figure, column));
    }
  };
}

/** Only words that say why a value is missing count; others beside a value say something else. */
function reasonOfNote(note: string): string {
  return note === '' ? '' : (isReasonInWords(note) ?? '');
}

/** A name with a suffix would be no name: the suffix belongs to the code, which is found first. */
function withSuffix(area: string, suffix: string): string {
  return suffix === '' || area === '' ? area : `${area}${SUFFIX}${suffix}`;
}

/** Parts of a period in columns of their own; -1 and nothing mean that a part is not given. */
function composePeriod(year: string, quarter: string, month: string): string {
  const isGiven = (text: string): boolean => /^\d+$/.test(text) && Number(text) > 0;
  if (isGiven(month)) return `${year}-${month.padStart(2, '0')}`;
  const years = /^\d{4}$/.test(year) ? `${year}/${String((Number(year) + 1) % 100).padStart(2, '0')}` : year;
  return isGiven(quarter) ? `${years} Q${quarter}` : years;
}

function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** A figure with neither value nor counts: a column of a wide table that this line leaves empty. */
function isBlankFigure(figure: FigureColumn, cells: readonly string[]): boolean {
  const isEmpty = (index: number): boolean => (cells[index]?.trim() ?? '') === '';
  switch (figure.value.kind) {
    case 'cell':
      return figure.numerator.every(isEmpty) || figure.denominator.every(isEmpty);
    case 'quotient':
      return figure.numerator.every(isEmpty) && figure.denominator.every(isEmpty);
    case 'sum':
      return figure.value.columns.every(isEmpty);
    case 'rate a day':
      return figure.numerator.every(isEmpty);
  }
}

function lookUpMeasure(
  written: string,
  version: string,
  replaced: ReadonlyMap<string, string | null>,
  context: FigureContext,
  table: TableMapping,
  index: Index,
): MeasureEntry {
  const means = replaced.get(`measure\t${written}`);
  const nothing = { index: -1, measure: null, problem: null, isLeftOut: false };
  if (means === null) return { ...nothing, isLeftOut: true };
  const resolved = context.measures.resolve(means ?? written, version, table.measureScheme);
  switch (resolved.kind) {
    case 'found':
      return { index: index(resolved.measure.id), measure: resolved.measure, problem: null, isLeftOut: false };
    case 'collision': {
      const told = resolved.candidates
        .map(({ name, framework_version: of }) => `${name}${of === null ? '' : ` (${of})`}`)
        .join(' or ');
      return {
        ...nothing,
        problem: {
          part: 'measure',
          code: 'code_collision',
          severity: 'refused',
          found: `${quote(written)}, which may be ${told}`,
          expected: `one of the codes ${resolved.candidates.map(({ id }) => id).join(', ')} in its place, or a column "framework version" that says which is meant`,
        },
      };
    }
    case 'unknown':
      return {
        ...nothing,
        problem: {
          part: 'measure',
          code: 'unknown_measure',
          severity: 'refused',
          found: quote(written),
          expected: 'the code of a measure of the catalogue, as the template has it',
          fix: { kind: 'replace', replacement: { part: 'measure', written, means: null } },
        },
      };
  }
}

function toPeriodEntry(
  read: ReadPeriod,
  written: string,
  isLeftOut: boolean,
  context: FigureContext,
  index: Index,
): PeriodEntry {
  const nothing = { index: -1, period: null, isLeftOut };
  if (isLeftOut) return { ...nothing, problem: null };
  if (read.kind === 'refused') {
    const code = written === '' ? 'missing_cell' : read.code;
    const fix: { fix?: SuggestedFix } =
      read.code === 'ambiguous_period' && /q/i.test(written)
        ? { fix: { kind: 'quarters by', year: 'financial year' } }
        : {};
    return {
      ...nothing,
      problem: {
        part: 'period',
        code,
        severity: 'refused',
        found: read.found === '' ? quote(written) : read.found,
        expected: read.expected,
        ...fix,
      },
    };
  }
  const period = parsePeriod(read.text);
  if (period !== null && period.end > context.today) {
    return {
      ...nothing,
      problem: {
        part: 'period',
        code: 'future_outturn',
        severity: 'refused',
        found: `${quote(written)}, which ends on ${dayInWords(period.end)}, after today, ${dayInWords(context.today)}`,
        expected: 'a period that has ended: leave the line out until then',
      },
    };
  }
  return { index: index(read.text), period, problem: null, isLeftOut: false };
}

function lookUpArea(
  written: string,
  name: string,
  starts: string | null,
  replaced: ReadonlyMap<string, string | null>,
  context: FigureContext,
  table: TableMapping,
  index: Index,
  suggest: (text: string) => RegisteredArea | null,
): AreaEntry {
  // What a text stands for is said of the area; the part of it that a suffix names stays.
  const [text = '', suffix = ''] = (written === '' ? name : written).split(SUFFIX);
  const means = replaced.get(`area\t${text}`);
  const nothing = {
    index: -1,
    area: null,
    level: '',
    problem: null,
    note: null,
    isLeftOut: false,
    history: new Map<number, HistoryOfSeries | null>(),
  };
  if (means === null) return { ...nothing, isLeftOut: true };
  const resolved = resolveWithSuffix(means ?? text, suffix, starts, context, table);
  if (resolved.kind === 'found') {
    const { area, note } = resolved;
    const told: Told | null =
      note === null || means !== undefined
        ? null
        : {
            part: 'area',
            code: 'code_resolved',
            severity: 'noted',
            found: `${quote(text)}: ${note}`,
            expected: `${area.code}, ${area.name}`,
          };
    return { ...nothing, index: index(area.code), area, level: table.levels[area.level] ?? area.level, note: told };
  }
  const hasArea = suffix !== '' && context.areas.resolve(text, starts, table.areaLevels).kind === 'found';
  if (resolved.kind === 'unknown' && hasArea) {
    // The area is known and has no such part: nothing that could be said of the area would mend it.
    const expected = 'a part of the area that the register has';
    const found = quote(`${text}${suffix}`);
    return { ...nothing, problem: { part: 'area', code: 'unknown_area', severity: 'refused', found, expected } };
  }
  // The name beside an unknown code is no proof, but a suggestion.
  const named = written === '' || name === '' ? null : context.areas.resolve(name, starts, table.areaLevels);
  const suggestion = resolved.kind !== 'unknown' ? null : named?.kind === 'found' ? named.area : suggest(text);
  return { ...nothing, problem: tellUnresolved(text, resolved, suggestion) };
}

/** Resolves an area, then the part of it that a suffix names: a fifth of the practices of a board. */
function resolveWithSuffix(
  text: string,
  suffix: string,
  starts: string | null,
  context: FigureContext,
  table: TableMapping,
): ResolvedArea {
  const whole = context.areas.resolve(text, starts, table.areaLevels);
  if (suffix === '' || whole.kind !== 'found') return whole;
  const area = context.areas.find(`${whole.area.code}${suffix}`);
  return area === null ? { kind: 'unknown' } : { kind: 'found', area, note: whole.note };
}

function tellUnresolved(
  text: string,
  resolved: Exclude<ResolvedArea, { kind: 'found' }>,
  suggestion: RegisteredArea | null,
): Told {
  const replace = (area: RegisteredArea): SuggestedFix => ({
    kind: 'replace',
    replacement: { part: 'area', written: text, means: area.code },
  });
  switch (resolved.kind) {
    case 'retired': {
      const names = resolved.successors.map(({ code, name }) => `${name} (${code})`);
      const [only] = resolved.successors;
      const after =
        names.length === 0
          ? 'the code of an area in force in the period'
          : `the code in force in the period: ${names.join(' or ')}`;
      return {
        part: 'area',
        code: 'retired_code',
        severity: 'refused',
        found: `${quote(text)}, ${resolved.name}, which closed on ${resolved.closed}`,
        expected: after,
        ...(only !== undefined && names.length === 1 ? { fix: replace(only) } : {}),
      };
    }
    case 'ambiguous':
      return {
        part: 'area',
        code: 'ambiguous_area',
        severity: 'refused',
        found: `${quote(text)}, which may be ${resolved.candidates.map(({ code, name }) => `${name} (${code})`).join(' or ')}`,
        expected: 'the code of one of them',
      };
    case 'unknown': {
      if (suggestion === null) {
        return {
          part: 'area',
          code: 'unknown_area',
          severity: 'refused',
          found: quote(text),
          expected: 'the code of an area or organisation of the register, such as E08000035 for Leeds',
          fix: { kind: 'replace', replacement: { part: 'area', written: text, means: null } },
        };
      }
      return {
        part: 'area',
        code: 'unknown_area',
        severity: 'refused',
        found: quote(text),
        expected: `the code of an area or organisation: did you mean ${suggestion.code}, ${suggestion.name}?`,
        fix: replace(suggestion),
      };
    }
  }
}

/** A value beside its counts: within rounding, or told with both readings. */
function compareWithCounts(
  value: number,
  decimals: number,
  numerator: number,
  denominator: number,
  measure: RegisteredMeasure,
  table: TableMapping,
  figure: FigureColumn,
  tell: (told: Told, heading?: string) => void,
  heading: string,
): void {
  const times = measure.times ?? 1;
  const quotient = (times * numerator) / denominator;
  // Publishers round counts to 5; the quotient of rounded counts may lie anywhere between.
  const slackAbove = numerator % 5 === 0 ? 2.5 : 0;
  const slackBelow = denominator % 5 === 0 && denominator > 5 ? 2.5 : 0;
  const half = decimals < 0 ? Math.abs(quotient) * 1e-9 : 0.5 * 10 ** -decimals;
  const low = (times * Math.max(0, numerator - slackAbove)) / (denominator + slackBelow) - half * (1 + 1e-6) - 1e-12;
  const high = (times * (numerator + slackAbove)) / (denominator - slackBelow) + half * (1 + 1e-6) + 1e-12;
  if (value >= low && value <= high) return;
  const readings = `${value} beside ${numerator} of ${denominator}, which is ${trim(quotient)}`;
  if (isNear(value * times, quotient) || (times === 100 && isNear(value * 100, quotient))) {
    tell(
      {
        part: 'value',
        code: 'scale',
        severity: 'warned',
        found: `${value}, which is ${trim(quotient)} written as a part of 1`,
        expected: `${trim(quotient)}, as ${measure.name} is measured in ${measure.unit}`,
        fix: { kind: 'multiply', measure: measure.id, by: 100 },
      },
      heading,
    );
    return;
  }
  const [column] = figure.numerator;
  if (isNear((times * value) / denominator, numerator) && figure.value.kind === 'cell' && column !== undefined) {
    tell(
      {
        part: 'value',
        code: 'numerator_mismatch',
        severity: 'warned',
        found: `${value} as the value and ${numerator} as the count: the other way round they agree`,
        expected: `the value ${numerator} and the count ${value}`,
        fix: { kind: 'swap columns', sheet: table.sheet, one: figure.value.column, other: column },
      },
      heading,
    );
    return;
  }
  tell(
    {
      part: 'value',
      code: 'numerator_mismatch',
      severity: 'refused',
      found: readings,
      expected: 'the value that its counts give, or counts that give the value',
      fix: { kind: 'weighted survey' },
    },
    heading,
  );
}

function isNear(one: number, other: number): boolean {
  return other !== 0 && Math.abs(one / other - 1) < 0.02;
}

function trim(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A dash where a number should stand. */
function unclearDash(text: string): Told {
  return {
    part: 'value',
    code: 'ambiguous_missing',
    severity: 'refused',
    found: `${quote(text)}, which may mean nought, rounded to nought, or no figure`,
    expected: `a number, or a reason that says more than a dash: ${REASONS_TO_WRITE}`,
    fix: { kind: 'a dash means', reason: 'not-available' },
  };
}

function scaled(value: number, times: number): number {
  return times === 1 ? value : Number((value * times).toPrecision(15));
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  if (point === -1) return /[eE]/.test(text) ? -1 : 0;
  let at = point + 1;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at - point - 1;
}

function isDigit(letter: number): boolean {
  return letter >= 48 && letter <= 57;
}

function daysOfPeriod({ start, end }: Period): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** A number that differs when what a figure says differs: equal contents have equal numbers. */
function hashContent(
  value: MeasuredValue,
  numerator: number | null,
  denominator: number | null,
  lower: number | null,
  upper: number | null,
  status: FigureStatus | null,
): number {
  let [high, low] = [0x811c9dc5, value.kind === 'value' ? 1 : 2 + value.reason.length];
  const mix = (number: number | null): void => {
    bits[0] = number ?? -7.25e-300;
    high = Math.imul(high ^ (words[0] ?? 0), 0x01000193) ^ (low >>> 7);
    low = Math.imul(low ^ (words[1] ?? 0), 0x85ebca6b) ^ (high >>> 11);
  };
  mix(value.kind === 'value' ? value.value : null);
  mix(numerator);
  mix(denominator);
  mix(lower);
  mix(upper);
  mix(status === null ? null : status.length);
  return (high >>> 0) * 2_097_152 + (low >>> 11);
}

/** What is said of a count above the one below it. */
const NUMERATOR_EXPECTED =
  'a numerator of no more than the denominator: one of them is wrong, or their columns are switched';

function expectedOf(code: 'not_a_number' | 'ambiguous_number' | 'too_many_digits'): string {
  switch (code) {
    case 'not_a_number':
      return `a number, or why there is none: ${REASONS_TO_WRITE}`;
    case 'ambiguous_number':
      return 'a number with a full stop before its decimals and nothing between thousands, such as 1234.5';
    case 'too_many_digits':
      return 'a number of at most 15 digits: round it';
  }
}

/** Words for a reason that stand in a column of their own: `data not returned`, `yes` under "suppressed". */
function isReasonInWords(text: string): MissingReason | null {
  const plain = text.trim().toLowerCase();
  if (/^(?:yes|y|true|1|small numbers?|disclosure.*|suppressed.*)$/.test(plain)) return 'suppressed';
  if (/suppress|disclosure/.test(plain)) return 'suppressed';
  if (/not available|not returned|missing|cannot be calculated/.test(plain)) return 'not-available';
  if (/not applicable/.test(plain)) return 'not-applicable';
  if (/not collected/.test(plain)) return 'not-collected';
  return null;
}

function readStatus(text: string): FigureStatus | null {
  const plain = text.trim().toLowerCase();
  if (/^(?:p|prov|provisional)$/.test(plain)) return 'provisional';
  if (/^(?:f|final|published)$/.test(plain)) return 'final';
  if (/^(?:r|rev|revised)$/.test(plain)) return 'revised';
  if (/^(?:e|est|estimated|estimate)$/.test(plain)) return 'estimated';
  return null;
}

function statusOfMarks(marks: string): FigureStatus | null {
  if (marks.includes('[p]')) return 'provisional';
  if (marks.includes('[e]')) return 'estimated';
  return marks.includes('[r]') ? 'revised' : null;
}
