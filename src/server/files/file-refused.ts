import { describeProblem, type Problem, type ProblemCode } from '#domain/intake/problem';

/** A file that cannot be read, with what to tell whoever sent it. Thrown while a file is opened or its rows are read. */
export class FileRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}

/** Makes the refusal of a file, or of one of its lines. */
export function refuseFile(
  code: ProblemCode,
  found: string,
  expected: string,
  where: { readonly line?: number; readonly sheet?: string | null } = {},
): FileRefused {
  return new FileRefused(
    describeProblem({ line: where.line ?? null, sheet: where.sheet ?? null, column: null, code, found, expected }),
  );
}
