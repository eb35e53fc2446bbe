import type { CountsView } from '#domain/contract/uploads-view';

/** What became of a line, in the order they are drawn and added up. */
export const FATES = ['created', 'changed', 'unchanged', 'refused', 'blank'] as const;
export type Fate = (typeof FATES)[number];

/** Lines as a row of marks. */
export interface LineMarks {
  readonly marks: readonly Fate[];
  /** Lines that one mark stands for, about: more than one in a long file. */
  readonly linesEach: number;
}

/**
 * One mark a line, in the order of the sum; in a file with more lines than there is room for, each mark stands for many, and what
 * there is any of has a mark at least.
 * @param most marks there is room for
 */
export function markLines(counts: CountsView, most = 88): LineMarks {
  const linesEach = Math.max(1, Math.ceil(counts.read / most));
  const marks = FATES.flatMap((fate) => {
    const lines = counts[fate];
    const count = lines === 0 ? 0 : Math.max(1, Math.round(lines / linesEach));
    return Array.from({ length: count }, () => fate);
  });
  return { marks, linesEach };
}
