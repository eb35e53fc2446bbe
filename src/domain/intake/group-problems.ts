import type { Problem, ProblemCode, ProblemSeverity } from './problem.ts';
import type { SuggestedFix } from './suggested-fix.ts';

/** Problems of one cause. */
export interface ProblemGroup {
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  readonly sheet: string | null;
  readonly column: string | null;
  /** What all of them found; null where each found something else. */
  readonly found: string | null;
  readonly expected: string;
  readonly count: number;
  /** The first of them in full, at most `EXAMPLES`. */
  readonly examples: readonly Problem[];
  /** What would mend all of them; null where only the file itself can be mended. */
  readonly fix: SuggestedFix | null;
}

/** Problems of a group kept in full. */
export const EXAMPLES = 20;
/** Groups told apart by what was found; further ones of the same code and column go into one. */
const MOST_CAUSES = 200;

/** Gathers problems into groups as they come, in memory that does not grow with the file. */
export interface ProblemGroups {
  add(problem: Problem): void;
  /** Refused first, then warned, then noted; within each the most frequent first. */
  list(): readonly ProblemGroup[];
}

/**
 * Makes an empty gathering. Problems are of one cause when code, severity, sheet, column and fix agree; where there is no
 * fix, also what was found when it is one of few (an unknown code that stands in a hundred lines is one cause).
 */
export function createProblemGroups(): ProblemGroups {
  interface Group {
    first: Problem;
    found: string | null;
    count: number;
    examples: Problem[];
  }
  const groups = new Map<string, Group>();
  const causes = new Map<string, number>();
  const keyOf = (problem: Problem): string => {
    const { code, severity, sheet = null, column, fix, found } = problem;
    const kind = `${code}\t${severity}\t${sheet ?? ''}\t${column ?? ''}`;
    const key = `${kind}\t${fix === undefined ? (BY_FOUND.has(code) ? found : '') : JSON.stringify(fix)}`;
    if (groups.has(key)) return key;
    const known = causes.get(kind) ?? 0;
    causes.set(kind, known + 1);
    return known < MOST_CAUSES ? key : `${kind}\tothers`;
  };
  return {
    add: (problem) => {
      const key = keyOf(problem);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { first: problem, found: problem.found, count: 1, examples: [problem] });
        return;
      }
      group.count += 1;
      if (group.found !== problem.found) group.found = null;
      // One text that stands in many lines is one example.
      const isShown = TEXTS.has(problem.code) && group.examples.some(({ found }) => found === problem.found);
      if (group.examples.length < EXAMPLES && !isShown) group.examples.push(problem);
    },
    list: () => {
      const meanings = new Map<string, Set<string | null>>();
      for (const [key, { first }] of groups) {
        const said = replaced(first.fix);
        if (said === null || key.endsWith('\tothers')) continue;
        meanings.set(said.written, (meanings.get(said.written) ?? new Set()).add(said.means));
      }
      // A text that stands for one thing here and another there is mended in the file: one fix would be wrong for the other lines.
      const isOneThing = (fix: SuggestedFix | undefined): boolean => {
        const said = replaced(fix);
        return said === null || (meanings.get(said.written)?.size ?? 0) < 2;
      };
      return [...groups]
        .map(([key, { first, found, count, examples }]) => ({
          code: first.code,
          severity: first.severity,
          sheet: first.sheet ?? null,
          column: first.column,
          found,
          expected: first.expected,
          count,
          examples,
          fix: key.endsWith('\tothers') || !isOneThing(first.fix) ? null : (first.fix ?? null),
        }))
        .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
    },
  };
}

/** What a text is said to stand for; null: the fix is of another kind. */
function replaced(fix: SuggestedFix | undefined): { readonly written: string; readonly means: string | null } | null {
  if (fix?.kind !== 'replace') return null;
  const { part, written, means } = fix.replacement;
  return { written: `${part}\t${written}`, means };
}

/** Groups problems by their cause. */
export function groupProblems(problems: Iterable<Problem>): readonly ProblemGroup[] {
  const groups = createProblemGroups();
  for (const problem of problems) groups.add(problem);
  return groups.list();
}

const ORDER: Readonly<Record<ProblemSeverity, number>> = { refused: 0, warned: 1, noted: 2 };

/** Codes that say the same of each line with the same text, and are no cause each. */
const TEXTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['code_resolved', 'not_of_this_mapping']);

/** Codes of which one cause is one text of the file. */
const BY_FOUND: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unknown_measure',
  'unknown_area',
  'ambiguous_area',
  'retired_code',
  'bad_period',
  'ambiguous_period',
  'excel_date',
  'unknown_missing',
  'unknown_status',
]);
