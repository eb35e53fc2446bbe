import type { Goal } from '#domain/framework/catalogue';
import type { OpenBatch } from './observation-repository.ts';
import type { Scope } from './scope.ts';

/** A goal of a goal file, as a batch would set it. */
export interface GoalRow {
  readonly goal: Goal;
  /** Line of the file. */
  readonly line: number;
}

/** Goals that places and organisations set for themselves. Written ahead in a batch and committed with it, like figures. */
export interface GoalRepository {
  /** The same goals, written as somebody else's work. */
  as(scope: Scope): GoalRepository;
  /** Writes goals ahead; nobody but the batch's owner sees them until it is committed. Each has its organisation. */
  stage(batch: OpenBatch, rows: readonly GoalRow[]): Promise<void>;
  /** What a batch of the scope's own, open or committed, sets. */
  readOf(batch: string): Promise<readonly GoalRow[]>;
  /** Those that hold now, in order of id. */
  readCurrent(): Promise<readonly Goal[]>;
}
