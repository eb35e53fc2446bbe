import type { AuditEvent } from './audit-event.ts';

/** How a run of an outside source stands. `waiting`: a steward must approve what it brought. */
export type OutsideRunState = 'running' | 'published' | 'waiting' | 'unchanged' | 'failed_checks' | 'failed';

/** A run of an outside source. JSON parts are as the use case gave them. */
export interface OutsideRun {
  readonly id: number;
  readonly source: string;
  readonly startedBy: string;
  /** ISO times; null while it runs. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly state: OutsideRunState;
  readonly words: string;
  readonly notes: unknown;
  readonly counts: unknown;
  readonly outline: unknown;
  readonly validators: unknown;
  readonly digest: string | null;
  readonly rawFiles: unknown;
  readonly notBefore: string | null;
}

/** How a run ended; what is left out stays empty. */
export type OutsideRunEnd = Pick<OutsideRun, 'words'> & {
  readonly state: Exclude<OutsideRunState, 'running'>;
} & Partial<Pick<OutsideRun, 'notes' | 'counts' | 'outline' | 'validators' | 'digest' | 'rawFiles' | 'notBefore'>>;

/** Runs of outside sources, kept for good. */
export interface OutsideRunRepository {
  /** Begins a run; null when one of this source is under way, here or in another process. */
  begin(source: string, startedBy: string, at: string): Promise<number | null>;
  /** Ends a run and writes what is given into the audit, both or neither. @param event null: nothing to remember beside the run */
  end(id: number, how: OutsideRunEnd, at: string, event: AuditEvent | null): Promise<void>;
  /** Newest first. */
  list(source: string, most: number): Promise<readonly OutsideRun[]>;
  /** The last run that brought figures or found them unchanged, with what it looked like; null when there was none. */
  lastGood(source: string): Promise<OutsideRun | null>;
  /** Notes that somebody has read what a run said; once noted it stays. A run of another source is not noted. */
  markRead(source: string, id: number, account: string, at: string): Promise<void>;
  /** Which of some runs an account has read. */
  readBy(account: string, ids: readonly number[]): Promise<ReadonlySet<number>>;
  /** Ends runs that a killed process left running. @param before only those begun before this time */
  endLeftovers(before: string, at: string): Promise<number>;
}
