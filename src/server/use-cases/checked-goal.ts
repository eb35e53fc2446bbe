import type { Goal } from '#domain/framework/catalogue';

/** A goal of a file beside what holds now. Plain JSON. */
export interface CheckedGoal {
  readonly line: number;
  readonly verdict: 'created' | 'changed' | 'unchanged';
  readonly goal: Goal;
  /** What it takes the place of; null: nothing. */
  readonly before: Goal | null;
}
