import type { MeasuredValue } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import { parsePeriod } from '#domain/measure/period';
import { dayInWords } from '#domain/measure/period-words';
import type { IntakeContext, MeasureToCheck } from './intake-context.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { describeProblem, quote } from './problem.ts';
import { tellRange } from './range-of-measure.ts';
import { readMissing, REASONS_TO_WRITE } from './read-missing.ts';
import { readNumber } from './read-number.ts';
import type { TidyColumns, TidyHeading } from './tidy-format.ts';

/** A line of a table: its cells as they stand and its number in the file, the heading being line 1. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that can be stored, with the line of the publisher's file that it came from. */
export interface AcceptedRow {
  readonly observation: Observation;
  /** The publisher's file. */
  readonly file: string;
  /** Line in the publisher's file. */
  readonly line: number;
  /** Line in the file that was read; equal to `line` when that is the publisher's. */
  readonly readAtLine: number;
}

/** One line, checked. `blank`: an empty line, or one that names a figure and gives neither value nor reason. */
export type CheckedRow =
  | { readonly kind: 'accepted'; readonly row: AcceptedRow }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const NOTHING: MeasuredValue = { kind: 'missing', reason: 'blank' };

/** Checks one line of tidy figures and reports everything wrong with it. Never throws. */
export function checkRow(tableLine: TableLine, columns: TidyColumns, context: IntakeContext): CheckedRow {
  const { line, cells } = tableLine;
  const cell = (heading: TidyHeading): string => cells[columns[heading]]?.trim() ?? '';
  const [measure, area, period] = [cell('measure'), cell('area'), cell('period')];
  const [value, missing] = [cell('value'), cell('missing')];
  if (
    value === '' &&
    missing === '' &&
    (cells.every((text) => text.trim() === '') || (measure !== '' && area !== '' && period !== ''))
  ) {
    return { kind: 'blank' };
  }

  const problems: Problem[] = [];
  const refuse = (column: TidyHeading, code: ProblemCode, found: string, expected: string): void => {
    problems.push(describeProblem({ line, column, code, found, expected }));
  };

  const known = context.measures.get(measure);
  if (measure === '') refuse('measure', 'missing_cell', 'nothing', 'the id of a measure');
  else if (known === undefined)
    refuse('measure', 'unknown_measure', quote(measure), 'the id of a measure of the catalogue');
  if (area === '') refuse('area', 'missing_cell', 'nothing', 'the code of an area or organisation');
  else if (context.isKnownArea?.(area) === false) {
    refuse(
      'area',
      'unknown_area',
      quote(area),
      'the code of an area or organisation of the register, such as E08000035 for Leeds',
    );
  }
  const stored = parsePeriod(period);
  if (stored === null) {
    refuse(
      'period',
      period === '' ? 'missing_cell' : 'bad_period',
      quote(period),
      'a period such as 2018-03, 2018-Q1, 2017/18 or 2018',
    );
  } else if (context.today !== null && stored.end > context.today) {
    refuse(
      'period',
      'future_outturn',
      `${quote(period)}, which ends after today, ${dayInWords(context.today)}`,
      'a period that has ended: leave the line out until then',
    );
  }

  const measured = readValue(value, missing, known, context, refuse);
  const numerator = readCount(cell('numerator'), 'numerator', refuse);
  const denominator = readCount(cell('denominator'), 'denominator', refuse);
  if (measured.kind === 'value' && denominator === 0) {
    refuse('denominator', 'zero_denominator', '0 below a value', 'a number above 0, or no value');
  }
  if (
    known?.isShare === true &&
    numerator !== null &&
    denominator !== null &&
    denominator > 0 &&
    numerator > denominator
  ) {
    refuse(
      'numerator',
      'numerator_over_denominator',
      `${numerator} of ${denominator}`,
      'a numerator of no more than the denominator: one of them is wrong, or their columns are switched',
    );
  }
  const sourceLine = cell('source_line');
  const publisherLine = sourceLine === '' ? line : Number(sourceLine);
  if (!Number.isSafeInteger(publisherLine) || publisherLine < 1) {
    refuse('source_line', 'not_a_number', quote(sourceLine), 'the number of a line');
  }
  if (problems.length > 0) return { kind: 'refused', problems };

  const observation = {
    measure,
    area,
    level: cell('level'),
    period,
    breakdown: '',
    value: measured,
    numerator,
    denominator,
  };
  const file = cell('source_file') || context.fileName;
  return { kind: 'accepted', row: { observation, file, line: publisherLine, readAtLine: line } };
}

type Refuse = (column: TidyHeading, code: ProblemCode, found: string, expected: string) => void;

function readValue(
  value: string,
  missing: string,
  known: MeasureToCheck | undefined,
  context: IntakeContext,
  refuse: Refuse,
): MeasuredValue {
  if (value === '') {
    const reason = readMissing(missing);
    if (reason !== null && reason !== 'ambiguous') return { kind: 'missing', reason };
    refuse(
      'missing',
      'unknown_missing',
      quote(missing),
      'suppressed, not-available, not-applicable, not-collected, low or blank',
    );
    return NOTHING;
  }
  if (missing !== '') {
    refuse(
      'missing',
      'value_and_missing',
      `${quote(value)} and the reason ${quote(missing)}`,
      'a value or a reason, not both',
    );
    return NOTHING;
  }
  const number = readNumber(value);
  if (number.kind === 'number') {
    if (number.isPercent && known !== undefined && !known.isShare) {
      refuse('value', 'not_a_number', quote(value), 'a number in the measure’s own unit, which is not percent');
    } else if (known !== undefined && (number.value < known.range.low || number.value > known.range.high)) {
      refuse('value', 'out_of_range', quote(value), tellRange(known.range));
    }
    return { kind: 'value', value: number.value };
  }
  const reason = readMissing(value);
  if (reason === 'ambiguous') {
    if (context.dashMeans !== null) return { kind: 'missing', reason: context.dashMeans };
    refuse(
      'value',
      'ambiguous_missing',
      quote(value),
      `a number, or a reason that says more than a dash: ${REASONS_TO_WRITE}`,
    );
    return NOTHING;
  }
  if (reason !== null) return { kind: 'missing', reason };
  refuse('value', number.code, quote(value), EXPECTED[number.code]);
  return NOTHING;
}

function readCount(text: string, column: 'numerator' | 'denominator', refuse: Refuse): number | null {
  if (text === '') return null;
  const number = readNumber(text);
  if (number.kind === 'number') {
    if (column === 'denominator' && number.value < 0)
      refuse(column, 'out_of_range', quote(text), 'a number of at least 0');
    return number.value;
  }
  refuse(column, number.code, quote(text), EXPECTED[number.code]);
  return null;
}

const EXPECTED = {
  not_a_number: `a number, or why there is none: ${REASONS_TO_WRITE}`,
  ambiguous_number: 'a number with a full stop before its decimals, such as 1234.5',
  too_many_digits: 'a number of at most 15 digits: round it',
} as const;
