import type { Problem } from './problem.ts';
import { describeProblem, quote } from './problem.ts';

/**
 * The columns of our tidy figures, one figure a line:
 * `measure` id of the catalogue; `area` GSS or ODS code; `level` kind of area it is compared within; `period` stored
 * spelling; `value` in the measure's own unit, or empty with a reason in `missing`; `numerator` and `denominator` counts
 * when the publisher gives them; `source_file` and `source_line` of the publisher's file.
 */
export const TIDY_HEADINGS = [
  'measure',
  'area',
  'level',
  'period',
  'value',
  'numerator',
  'denominator',
  'missing',
  'source_file',
  'source_line',
] as const;

export type TidyHeading = (typeof TIDY_HEADINGS)[number];

/** Without these there is no figure. */
export const REQUIRED_TIDY_HEADINGS = ['measure', 'area', 'period', 'value'] as const satisfies readonly TidyHeading[];

/** Where each column stands, counting from 0; -1 for a column the file does not have. */
export type TidyColumns = Readonly<Record<TidyHeading, number>>;

/** The columns of a file, or why it cannot be read. */
export type FoundColumns =
  | { readonly kind: 'found'; readonly columns: TidyColumns; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Finds the columns by their headings, in any order and letter case. A column that is not ours is noted and not read;
 * a required one that is missing, or any that stands twice, refuses the file.
 */
export function findTidyColumns(headings: readonly string[]): FoundColumns {
  const columns: Record<TidyHeading, number> = {
    measure: -1,
    area: -1,
    level: -1,
    period: -1,
    value: -1,
    numerator: -1,
    denominator: -1,
    missing: -1,
    source_file: -1,
    source_line: -1,
  };
  const problems: Problem[] = [];
  headings.forEach((heading, index) => {
    const plain = heading
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase()
      .replace(/\s+/g, '_');
    const known = TIDY_HEADINGS.find((ours) => ours === plain);
    if (known === undefined) {
      const expected = `one of ${TIDY_HEADINGS.join(', ')}`;
      problems.push(
        describeProblem({
          line: 1,
          column: null,
          code: 'unknown_column',
          severity: 'noted',
          found: quote(heading),
          expected,
        }),
      );
    } else if (columns[known] !== -1) {
      const found = `${quote(heading)} again`;
      problems.push(
        describeProblem({
          line: 1,
          column: known,
          code: 'duplicate_column',
          found,
          expected: 'each column once: rename or take out one of the two',
        }),
      );
    } else {
      columns[known] = index;
    }
  });
  for (const heading of REQUIRED_TIDY_HEADINGS) {
    if (columns[heading] !== -1) continue;
    const expected = `a column headed ${heading}`;
    problems.push(
      describeProblem({ line: 1, column: heading, code: 'missing_column', found: 'no such column', expected }),
    );
  }
  return problems.some(({ severity }) => severity === 'refused')
    ? { kind: 'refused', problems }
    : { kind: 'found', columns, problems };
}
