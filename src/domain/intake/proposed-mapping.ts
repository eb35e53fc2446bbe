import type { ColumnMapping, MappingQuestion } from './column-mapping.ts';
import type { Problem } from './problem.ts';

/** What a file was taken for, to be looked at before anything is checked. */
export interface ProposedMapping {
  readonly mapping: ColumnMapping;
  /** What must be said first; empty: the file can be checked as it is. */
  readonly questions: readonly MappingQuestion[];
  /** Refusals (a column that is missing or stands twice) and notes (a column that is kept and not read). */
  readonly problems: readonly Problem[];
  /**
   * What other files of the same shape share: their headings without periods and counts. A mapping is remembered for an
   * agency and this.
   */
  readonly shapeKey: string;
}
