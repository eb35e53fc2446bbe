/** What a conflict stands on, as it changed from one look to the next. `on`: first or last day, ISO; null where no day is on file. */
export type GroundChange =
  | {
      readonly what: 'goal';
      readonly change: 'began' | 'ended';
      readonly goal: string;
      readonly measure: string;
      readonly agencies: readonly string[];
      readonly on: string | null;
    }
  | {
      readonly what: 'payment';
      readonly change: 'began' | 'ended';
      readonly payment: string;
      readonly on: string | null;
    }
  | {
      readonly what: 'organisation';
      readonly change: 'began' | 'ended';
      readonly agency: string;
      readonly on: string | null;
    }
  | {
      /** A function handed from one agency to another. */
      readonly what: 'delegation';
      readonly change: 'began' | 'ended';
      readonly from: string;
      readonly to: string;
      readonly on: string | null;
    }
  | {
      /** More than 24 months have passed since an agency took over. */
      readonly what: 'settled';
      readonly agency: string;
      readonly since: string | null;
    }
  | {
      readonly what: 'figures';
      /** `arrived`: a newer period is there; `aged`: none is newer and the newest is over 24 months old now; `thinned`: fewer of its periods are fresh. */
      readonly change: 'arrived' | 'aged' | 'thinned';
      readonly measure: string;
      readonly area: string;
      /** Newest period of the later look; for `aged`, of both. */
      readonly period: string;
    }
  | {
      /** How many goals that it does not list began and ended around it, by agency type. */
      readonly what: 'goals around';
      readonly types: readonly string[];
      readonly began: number;
      readonly ended: number;
    }
  | {
      /** The causes declared between its two ends are others: measures on the way came into use or left it. */
      readonly what: 'causes';
      readonly began: readonly string[];
      readonly ended: readonly string[];
    };

/** The reasons people ask for, most telling first. */
export const GROUNDS = ['goal', 'payment', 'organisation', 'measure', 'figures'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Which of the reasons a change is. */
export function groundOf(change: GroundChange): Ground {
  switch (change.what) {
    case 'goal':
    case 'goals around':
      return 'goal';
    case 'payment':
      return 'payment';
    case 'organisation':
    case 'delegation':
    case 'settled':
      return 'organisation';
    case 'figures':
      return 'figures';
    case 'causes':
      return 'measure';
  }
}
