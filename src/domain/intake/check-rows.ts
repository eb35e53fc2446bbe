import type { AcceptedRow, TableLine } from './check-row.ts';
import { checkRow } from './check-row.ts';
import type { IntakeContext } from './intake-context.ts';
import { observationKey, saysTheSame } from './observation-key.ts';
import type { Problem } from './problem.ts';
import { describeProblem } from './problem.ts';
import type { TidyColumns } from './tidy-format.ts';

/** What checking a file gives. Every line is counted once: `linesRead = accepted + repeated + refused + blank`. */
export interface Intake {
  /** Lines below the heading. */
  readonly linesRead: number;
  readonly accepted: readonly AcceptedRow[];
  /** Lines that say again what an earlier line said. */
  readonly repeated: number;
  /** Lines that are not stored; each has at least one problem. */
  readonly refused: number;
  readonly blank: number;
  readonly problems: readonly Problem[];
}

/** Checks lines as they come, in batches of any size; `finish` gives the result for the whole file. */
export interface RowChecker {
  check(lines: readonly TableLine[]): void;
  finish(): Intake;
}

/**
 * Makes a checker for one file. A figure that stands twice with one content counts once and is noted; with two contents
 * every line of it is refused, because nothing tells which is right. A file without a line below its heading is refused
 * as `no_rows`. Never throws.
 */
export function createRowChecker(columns: TidyColumns, context: IntakeContext): RowChecker {
  interface Entry {
    readonly row: AcceptedRow;
    /** Lines after the first that say the same. */
    again: number[];
    /** Two contents: none of its lines is stored. */
    isContested: boolean;
  }
  const entries = new Map<string, Entry>();
  const problems: Problem[] = [];
  let linesRead = 0;
  let refused = 0;
  let blank = 0;

  const check = (tableLine: TableLine): void => {
    linesRead += 1;
    const checked = checkRow(tableLine, columns, context);
    switch (checked.kind) {
      case 'blank':
        blank += 1;
        return;
      case 'refused':
        refused += 1;
        problems.push(...checked.problems);
        return;
      case 'accepted': {
        const key = observationKey(checked.row.observation);
        const entry = entries.get(key);
        if (entry === undefined) {
          entries.set(key, { row: checked.row, again: [], isContested: false });
        } else if (!entry.isContested && saysTheSame(entry.row.observation, checked.row.observation)) {
          entry.again.push(tableLine.line);
        } else {
          contest(entry, tableLine.line);
        }
      }
    }
  };

  const contest = (entry: Entry, line: number): void => {
    const first = entry.row.readAtLine;
    if (!entry.isContested) {
      entry.isContested = true;
      for (const earlier of [first, ...entry.again]) {
        refused += 1;
        problems.push(tellContest(earlier, line));
      }
      entry.again = [];
    }
    refused += 1;
    problems.push(tellContest(line, first));
  };

  return {
    check: (lines) => {
      lines.forEach(check);
    },
    finish: () => {
      const accepted: AcceptedRow[] = [];
      const notes: Problem[] = [];
      let repeated = 0;
      for (const { row, again, isContested } of entries.values()) {
        if (isContested) continue;
        accepted.push(row);
        repeated += again.length;
        for (const line of again) notes.push(tellRepetition(line, row.readAtLine));
      }
      if (linesRead === 0) {
        const expected = 'at least one line of figures below the heading';
        notes.push(describeProblem({ line: null, column: null, code: 'no_rows', found: 'no line', expected }));
      }
      const told = [...problems, ...notes].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
      return { linesRead, accepted, repeated, refused, blank, problems: told };
    },
  };
}

/** Checks all lines of a file below its heading. Never throws. */
export function checkRows(lines: readonly TableLine[], columns: TidyColumns, context: IntakeContext): Intake {
  const checker = createRowChecker(columns, context);
  checker.check(lines);
  return checker.finish();
}

function tellContest(line: number, other: number): Problem {
  return describeProblem({
    line,
    column: null,
    code: 'duplicate_key',
    found: `the same measure, area and period as in line ${other}, with another content`,
    expected: 'one line a figure: leave out one of the two',
  });
}

function tellRepetition(line: number, first: number): Problem {
  return describeProblem({
    line,
    column: null,
    code: 'duplicate_key',
    severity: 'noted',
    found: `line ${first} again`,
    expected: 'one line a figure: it is counted once',
  });
}
