import type { Observation } from '#domain/measure/observation';
import type { AcceptedRow } from './check-row.ts';
import type { Intake } from './check-rows.ts';
import { observationKey, saysTheSame } from './observation-key.ts';

/** What became of the lines of a file: `read` is the sum of the other five. */
export interface LineCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly blank: number;
}

/** A file beside what the store holds. */
export interface Comparison {
  /** Rows of figures the store does not have. */
  readonly created: readonly AcceptedRow[];
  /** Rows that say something else than the store, with what stands there now. */
  readonly changed: readonly { readonly row: AcceptedRow; readonly before: Observation }[];
  readonly counts: LineCounts;
}

/**
 * Sorts the accepted rows of a file by what the store holds of the same figure. A line that repeats another of the file
 * is unchanged: the other has said it. Where the figure came from is not compared.
 * @param current what stands in the store under a key of `observationKey`; undefined when nothing does
 */
export function compareWithStored(intake: Intake, current: (key: string) => Observation | undefined): Comparison {
  const created: AcceptedRow[] = [];
  const changed: { row: AcceptedRow; before: Observation }[] = [];
  for (const row of intake.accepted) {
    const before = current(observationKey(row.observation));
    if (before === undefined) created.push(row);
    else if (!saysTheSame(before, row.observation)) changed.push({ row, before });
  }
  const counts = {
    read: intake.linesRead,
    created: created.length,
    changed: changed.length,
    unchanged: intake.accepted.length - created.length - changed.length + intake.repeated,
    refused: intake.refused,
    blank: intake.blank,
  };
  return { created, changed, counts };
}
