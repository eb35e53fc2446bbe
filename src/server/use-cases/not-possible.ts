import type { Board } from '#domain/framework/place-agencies';

/** Why a question has no answer; each becomes a problem with a stable code. */
export type NotPossible =
  /** The figures are still being loaded. */
  | { readonly code: 'starting' }
  | { readonly code: 'bad_date'; readonly found: string }
  | { readonly code: 'unknown_place'; readonly found: string; readonly nearest: readonly Board[] }
  | {
      readonly code: 'place_not_in_force';
      readonly asOf: string;
      readonly board: Board;
      readonly when: 'not-yet' | 'ended';
      readonly neighbours: readonly Board[];
    }
  | { readonly code: 'unknown_measure'; readonly found: string }
  | { readonly code: 'unknown_step'; readonly found: string }
  | { readonly code: 'unknown_seam'; readonly found: string }
  | { readonly code: 'unknown_agency'; readonly found: string; readonly place: string }
  /** Somebody else changed it since it was looked at. `at`: when. */
  | { readonly code: 'changed_meanwhile'; readonly at: string | null }
  | { readonly code: 'unknown_conflict'; readonly found: string; readonly place: string; readonly asOf: string };

/** Thrown by use cases, told by routes and the command line. */
export class NotPossibleError extends Error {
  readonly why: NotPossible;

  constructor(why: NotPossible) {
    super(why.code);
    this.name = 'NotPossibleError';
    this.why = why;
  }
}
