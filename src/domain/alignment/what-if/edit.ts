import type { Polarity, Target } from '#domain/framework/catalogue';

/** What one goal would be for everyone who shares it. */
export interface SharedGoal {
  readonly measure: string;
  readonly polarity: Exclude<Polarity, 'band'>;
  readonly target: Target | null;
  readonly deadline: string | null;
}

/** One thing a board would change: it never says what figures would do, only what people are held to. */
export type Edit =
  | { readonly edit: 'direction'; readonly goal: string; readonly polarity: Exclude<Polarity, 'band'> }
  | { readonly edit: 'target'; readonly goal: string; readonly target: Target | null }
  | { readonly edit: 'deadline'; readonly goal: string; readonly deadline: string | null }
  | { readonly edit: 'weight'; readonly goal: string; readonly weight: number }
  /** The payment would follow the measure the other way (+1, -1) or not at all (0). */
  | { readonly edit: 'payment'; readonly payment: string; readonly sign: 1 | -1 | 0 }
  | { readonly edit: 'retire'; readonly goal: string }
  /** Both goals end and each side is held to one and the same goal instead. */
  | { readonly edit: 'share'; readonly goals: readonly [string, string]; readonly shared: SharedGoal };

/** Why an edit cannot be made, and how to mend it. Nothing is changed when one edit of a list is refused. */
export interface EditFault {
  /** Position in the list of edits, from 0. */
  readonly position: number;
  readonly code:
    | 'unknown_goal'
    | 'unknown_payment'
    | 'unknown_measure'
    | 'goal_not_here'
    | 'payment_not_here'
    | 'different_concepts'
    | 'goal_already_retired'
    | 'same_goal_twice'
    | 'target_in_another_unit'
    | 'target_without_value'
    | 'target_limits_crossed'
    | 'not_a_day'
    | 'deadline_before_start'
    | 'weight_below_zero';
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

/** What an edit can be about at one place on one day: goals somebody there is held to, payments in force there. */
export interface HeldHere {
  readonly goals: ReadonlySet<string>;
  readonly payments: ReadonlySet<string>;
}
