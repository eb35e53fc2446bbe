import type { SuggestedFix } from './suggested-fix.ts';

/** What can be wrong with a file of figures or a line of it, each a code that people's tools can rely on. */
export type ProblemCode =
  // The file cannot be read at all.
  | 'not_a_table'
  | 'unsupported_workbook'
  | 'archive_too_large'
  | 'archive_size_mismatch'
  | 'archive_layout'
  | 'xml_dtd_refused'
  | 'unreadable_csv'
  | 'unreadable_workbook'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'hidden_sheet'
  | 'no_rows'
  // Its columns.
  | 'missing_column'
  | 'duplicate_column'
  | 'unknown_column'
  | 'unsure_column'
  | 'code_collision'
  | 'not_your_agency'
  // A line.
  | 'missing_cell'
  | 'not_of_this_mapping'
  | 'unknown_measure'
  | 'measure_changed'
  | 'unknown_area'
  | 'ambiguous_area'
  | 'retired_code'
  | 'code_resolved'
  | 'bad_period'
  | 'ambiguous_period'
  | 'excel_date'
  | 'future_outturn'
  | 'not_a_number'
  | 'ambiguous_number'
  | 'too_many_digits'
  | 'ambiguous_missing'
  | 'unknown_missing'
  | 'value_and_missing'
  | 'out_of_range'
  | 'unit_mismatch'
  | 'zero_denominator'
  | 'numerator_over_denominator'
  | 'numerator_mismatch'
  | 'interval_order'
  | 'interval_incomplete'
  | 'unknown_status'
  | 'scale'
  | 'jump'
  | 'small_number'
  | 'duplicate_key'
  // A line of a goal file.
  | 'goal_direction'
  // The figures of a file together.
  | 'copied_period'
  | 'total_mismatch'
  | 'missing_areas'
  | 'stale_period';

/** `refused`: not stored. `warned`: stored, and somebody should look first. `noted`: stored, and worth knowing. */
export type ProblemSeverity = 'refused' | 'warned' | 'noted';

/** One thing wrong with, or worth knowing about, a file of figures. */
export interface Problem {
  /** Line of the file or row of the sheet, counting from 1; null when it is about the file as a whole. */
  readonly line: number | null;
  /** Sheet of a workbook; absent or null where the file is one table. */
  readonly sheet?: string | null;
  /** Heading of the column; null when it is about the whole line. */
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  /** What stood there; a cell is quoted with `quote`, which cuts it when long. */
  readonly found: string;
  readonly expected: string;
  /** All of it in one plain sentence. */
  readonly message: string;
  /** What would mend it and every problem of the same cause; absent where only the file itself can be mended. */
  readonly fix?: SuggestedFix;
}

/** What a problem quotes of a cell at most: a hostile cell may be a megabyte. */
const LONGEST_QUOTE = 60;

/** Makes a problem with its sentence; it refuses the line unless told otherwise. */
export function describeProblem(
  problem: Omit<Problem, 'message' | 'severity'> & { readonly severity?: ProblemSeverity },
): Problem {
  const { line, sheet = null, column, found, expected } = problem;
  // Built by hand: a file can have a problem in each of a million lines.
  let where = line === null ? (sheet === null ? 'The file' : '') : sheet === null ? `Line ${line}` : `line ${line}`;
  if (sheet !== null) where = where === '' ? `Sheet ${quote(sheet)}` : `Sheet ${quote(sheet)}, ${where}`;
  if (column !== null) where += `, ${column}`;
  const end = expected.endsWith('?') ? '' : '.';
  return { severity: 'refused', ...problem, message: `${where}: found ${found}, expected ${expected}${end}` };
}

/** A cell as a problem quotes it, cut when long. Line ends and other control characters are shown as spaces. */
export function quote(cell: string): string {
  if (cell === '') return 'nothing';
  const cut = cell.length > LONGEST_QUOTE ? `${cell.slice(0, LONGEST_QUOTE - 3)}...` : cell;
  return isPlain(cut) ? `"${cut}"` : `"${cut.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}"`;
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}
