import type { TableMapping } from './column-mapping.ts';
import { describeProblem, quote, type Problem } from './problem.ts';

/** Headings that are told of a table. */
const MOST_HEADINGS = 12;

/** Whether no column of a table gives a value, counts or a reason why there is none: each of its lines would pass for a blank one. */
export function saysNoValue({ figures, columns }: TableMapping): boolean {
  return (
    columns.every(({ part }) => part !== 'missing' && part !== 'value note') &&
    figures.every(
      ({ value, numerator, denominator }) =>
        value.kind === 'cell' && value.column === -1 && (numerator.length === 0 || denominator.length === 0),
    )
  );
}

/**
 * Says that a table has no column of values, and which headings it has.
 * @param line where the headings stand; null: said of the file as a whole, which it then stops
 */
export function tellMissingValue(sheet: string | null, line: number | null, headings: readonly string[]): Problem {
  return describeProblem({
    line,
    sheet,
    column: 'value',
    code: 'missing_column',
    found: `the headings ${headings.slice(0, MOST_HEADINGS).map(quote).join(', ')}`,
    expected: 'a column of values with a heading such as "value", or one of numerators and one of denominators',
  });
}
