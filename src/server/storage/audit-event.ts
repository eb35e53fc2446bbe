/** Something that happened, or was refused, as it goes into the audit. Ids, never names: personal data stays out. */
export interface AuditEvent {
  /** ISO, in UTC. */
  readonly at: string;
  /** Id of the account, or `public` or `operator`. */
  readonly actor: string;
  /** The organisation whose matter it is; null when it is nobody's in particular. */
  readonly agency: string | null;
  /** A verb and what it is done to, as `sign-in`, `batch:publish`. */
  readonly action: string;
  /** Kind and id of what it was done to, as `account 7f0c…`. */
  readonly resource: string;
  readonly outcome: 'done' | 'refused';
  /** sha256 of what was there before and after; null when there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** The request it came with; null when it came with none. */
  readonly requestId: string | null;
}

/** An event in the chain. */
export interface AuditRow extends AuditEvent {
  /** From 1, without a gap. The order of the chain, whatever the clock said. */
  readonly seq: number;
  /** sha256 of the row before; 64 noughts before the first. */
  readonly prevHash: string;
  readonly hash: string;
}

/** Whether the chain holds. */
export type AuditVerdict =
  | { readonly kind: 'whole'; readonly rows: number; readonly lastHash: string }
  /** `seq`: the first row that is not as it was written, or is missing. */
  | {
      readonly kind: 'broken';
      readonly seq: number;
      readonly why: 'altered' | 'missing' | 'moved' | 'end-taken-off';
      readonly rows: number;
    };

export const FIRST_PREV_HASH = '0'.repeat(64);
