/**
 * A figure as it stands in the store: a number, or the reason why there is none.
 * Unknown is never nought, never good and never bad.
 */
export type MissingReason =
  /** Hidden by its publisher to protect people: `[c]`, `*`, `<5`. */
  | 'suppressed'
  /** Late or failed return: `[x]`. */
  | 'not-available'
  /** The measure cannot exist here: `[z]`. */
  | 'not-applicable'
  /** The collection did not run, or did not ask this, at that time. */
  | 'not-collected'
  /** Rounds to nought but is not nought: `[low]`. */
  | 'low'
  /** An empty cell. */
  | 'blank';

/** A measured value in the measure's own unit, or why it is missing. */
export type MeasuredValue =
  { readonly kind: 'value'; readonly value: number } | { readonly kind: 'missing'; readonly reason: MissingReason };

/** What is shown in a table in place of a number, by reason. Source: Government Analysis Function guidance on symbols. */
export const MISSING_SYMBOL: Readonly<Record<MissingReason, string>> = {
  suppressed: '[c]',
  'not-available': '[x]',
  'not-applicable': '[z]',
  'not-collected': '[x]',
  low: '[low]',
  blank: '',
};
