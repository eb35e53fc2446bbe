/** What can be wrong with a line of figures, each a code that people's tools can rely on. */
export type ProblemCode =
  | 'no_rows'
  | 'missing_column'
  | 'duplicate_column'
  | 'unknown_column'
  | 'missing_cell'
  | 'unknown_measure'
  | 'unknown_area'
  | 'bad_period'
  | 'future_outturn'
  | 'not_a_number'
  | 'ambiguous_number'
  | 'too_many_digits'
  | 'ambiguous_missing'
  | 'unknown_missing'
  | 'value_and_missing'
  | 'out_of_range'
  | 'zero_denominator'
  | 'numerator_over_denominator'
  | 'duplicate_key'
  | 'copied_period';

/** One thing wrong with, or worth knowing about, a file of figures. */
export interface Problem {
  /** Line of the file, its heading being line 1; null when it is about the file as a whole. */
  readonly line: number | null;
  /** Heading of the column; null when it is about the whole line. */
  readonly column: string | null;
  readonly code: ProblemCode;
  /** `refused`: the line is not stored. `noted`: it is, and somebody should know. */
  readonly severity: 'refused' | 'noted';
  /** What stood there; a cell is quoted with `quote`, which cuts it when long. */
  readonly found: string;
  readonly expected: string;
  /** All of it in one plain sentence. */
  readonly message: string;
}

/** What a problem quotes of a cell at most: a hostile cell may be a megabyte. */
const LONGEST_QUOTE = 60;

/** Makes a problem with its sentence; it refuses the line unless told otherwise. */
export function describeProblem(
  problem: Omit<Problem, 'message' | 'severity'> & { readonly severity?: Problem['severity'] },
): Problem {
  const where = [problem.line === null ? 'The file' : `Line ${problem.line}`, problem.column]
    .filter((part) => part !== null)
    .join(', ');
  const message = `${where}: found ${problem.found}, expected ${problem.expected}.`;
  return { severity: 'refused', ...problem, message };
}

/** A cell as a problem quotes it, cut when long. */
export function quote(cell: string): string {
  if (cell === '') return 'nothing';
  return cell.length > LONGEST_QUOTE ? `"${cell.slice(0, LONGEST_QUOTE - 3)}..."` : `"${cell}"`;
}
