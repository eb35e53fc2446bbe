import type { Confidence, Finding, FindingKind } from './report.ts';
import type { HeldGoal, HeldPayment, Snapshot } from './snapshot.ts';

/** What only some kinds say: the optional fields of a finding. */
export type FindingDetails = Partial<
  Omit<
    Finding,
    | 'id'
    | 'kind'
    | 'subkind'
    | 'goals'
    | 'measures'
    | 'agencyTypes'
    | 'agencies'
    | 'delegated'
    | 'score'
    | 'severity'
    | 'confidence'
    | 'datesKnown'
    | 'here'
    | 'figures'
    | 'unusual'
    | 'withinOne'
    | 'contested'
    | 'reason'
  >
>;

/** How the figures here decide severity's local part. */
export type LocalRule =
  /** Two sides of a conflict: every goal of one against every goal of the other. */
  | { readonly rule: 'sides'; readonly one: readonly HeldGoal[]; readonly other: readonly HeldGoal[] }
  /** Bars: the known states of the goals, when two goals whose bars differ have one. */
  | {
      readonly rule: 'bars';
      readonly goals: readonly HeldGoal[];
      readonly differ: readonly (readonly [HeldGoal, HeldGoal])[];
    }
  /** A payment: the paid measure moved as paid while a harmed goal worsened. */
  | {
      readonly rule: 'payment';
      readonly payments: readonly HeldPayment[];
      readonly sign: 1 | -1;
      readonly harmed: readonly HeldGoal[];
    }
  /** Known by the rule itself. */
  | { readonly rule: 'fixed'; readonly points: number }
  /** The figures here cannot say. */
  | { readonly rule: 'unknown' };

/** What a rule finds, before the parts that are the same for all kinds are filled in. */
export interface DraftFinding {
  readonly kind: FindingKind;
  readonly subkind: string;
  readonly goals: readonly HeldGoal[];
  readonly measures: readonly string[];
  /** Measures of the id, where they are not the measures listed. */
  readonly idMeasures?: readonly string[];
  /** What makes the id unique beside kind, form and measures. */
  readonly unique: string;
  readonly score: number;
  /** Severity's size, 0 to 3; null for SYNERGY, which has no severity. */
  readonly size: number | null;
  readonly confidence: Confidence;
  readonly local: LocalRule;
  /** One exact line for an analyst. */
  readonly reason: string;
  /** Agency types listed beside those of the goals. */
  readonly moreTypes?: readonly string[];
  /** Agency types listed in place of those of the goals. */
  readonly onlyTypes?: readonly string[];
  /** Agencies listed in place of those that the types and goals give. */
  readonly onlyAgencies?: readonly string[];
  /** Agencies counted for "inside one organisation" beside the holders of the goals. */
  readonly moreCounted?: readonly string[];
  /** Agencies counted for it in place of the holders of the goals. */
  readonly onlyCounted?: readonly string[];
  /** Payments listed: one with an unknown start makes the dates unknown. */
  readonly payments?: readonly HeldPayment[];
  /** The finding's own journey steps. */
  readonly steps?: readonly string[];
  /** Measures whose values count for `here` and `figures`, where only some are said. */
  readonly spoken?: readonly string[];
  /** About this place's own agencies or seen at the place alone, so true here whatever the goals say. */
  readonly aboutPlace?: boolean;
  /** Unusual, where the rule itself knows it. */
  readonly unusual?: number | null;
  /** A row behind it says that the evidence is contested or does not support it. */
  readonly contested?: boolean;
  readonly details?: FindingDetails;
}

/** A rule: what holds on the day, in; what it finds, out. */
export type Rule = (snapshot: Snapshot) => readonly DraftFinding[];
