/**
 * What the analysis says: the report of one place on one day.
 * Field names are those of the published JSON (`cm analyse --format json`, `GET /api/places/{code}/report`).
 */

/** The seventeen kinds of conflict, and synergies, which are never conflicts. */
export type FindingKind =
  | 'POLARITY'
  | 'TARGET'
  | 'DEFINITION'
  | 'STRUCTURAL'
  | 'EMPIRICAL'
  | 'INCENTIVE'
  | 'COST_SHUNT'
  | 'ORPHAN'
  | 'IMBALANCE'
  | 'GAMING'
  | 'DOUBLE_COUNT'
  | 'TIMING'
  | 'FOOTPRINT'
  | 'UNCONTROLLABLE'
  | 'CONTENTION'
  | 'ATTRIBUTION'
  | 'WHOLE_RED'
  | 'SYNERGY';

/** A: English causal or official-audit evidence, or proof by definition. B: several sources. C: one. D: declared only. */
export type Confidence = 'A' | 'B' | 'C' | 'D';

/** `both`: seen in the figures here on both sides; `one`: on one side; `none`: true everywhere in England. */
export type HereGrade = 'both' | 'one' | 'none';

export type SeverityBand = 'low' | 'moderate' | 'high' | 'critical';

/** How bad, apart from how sure. Four reasons of 0 to 3 points each; `local` is null while the figures here cannot say. */
export interface Severity {
  readonly consequence: number;
  readonly size: number;
  readonly reach: number;
  readonly local: number | null;
  /** Sum of the known points. */
  readonly total: number;
  /** Lowest and highest total the unknown part allows. */
  readonly range: readonly [number, number];
  /** Middle of the range; the band is taken here. */
  readonly scaled: number;
  readonly band: SeverityBand;
}

/** Another cross-agency trade-off that follows from the same root. */
export interface Echo {
  readonly from: string;
  readonly to: string;
  readonly net: number;
  readonly via: readonly string[];
}

/** A goal that a payment pulls against along a path of declared causes. */
export interface Harm {
  readonly measure: string;
  readonly goals: readonly string[];
  readonly net: number;
  readonly via: readonly string[];
  readonly confidence: Confidence;
}

/** A change of who holds what at this place. */
export interface HolderFact {
  readonly form: 'delegation' | 'changed' | 'several';
  readonly type: string;
  readonly agencies: readonly string[];
  readonly since: string | null;
}

/** Mean of one measure over two windows of equal length, as ATTRIBUTION `moved` compares them. */
export interface MeasuredChange {
  readonly measure: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** The windows that `changes` were taken over, oldest period first. */
export interface ComparedPeriods {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * One thing the rules found. The common part is the same for all kinds; a kind adds the optional fields it needs.
 * `id` never depends on order, count or figures, so a decision can point at it.
 */
export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly subkind: string;
  /** Goal ids, sorted. */
  readonly goals: readonly string[];
  /** Measure ids, sorted. */
  readonly measures: readonly string[];
  readonly agencyTypes: readonly string[];
  /** Agency ids that hold the listed goals; absent without a place. */
  readonly agencies?: readonly string[];
  /** Agency ids that handed the goals to another and stay answerable; absent without a place. */
  readonly delegated?: readonly string[];
  readonly score: number;
  /** Null for SYNERGY alone. */
  readonly severity: Severity | null;
  readonly confidence: Confidence;
  readonly datesKnown: boolean;
  readonly here: HereGrade;
  /** Listed measures with a value here that speaks to a listed goal. */
  readonly figures: readonly string[];
  readonly unusual: number | null;
  readonly withinOne: boolean;
  readonly contested: boolean;
  /** Why the rule fired, in one exact line for an analyst. Not the sentence people read. */
  readonly reason: string;

  // STRUCTURAL, SYNERGY, TIMING
  readonly root?: readonly [string, string];
  readonly echoes?: readonly Echo[];
  readonly via?: readonly string[];
  readonly lagMonths?: number;
  readonly driver?: string;
  /** STRUCTURAL: the two ends are opposite goals on one concept as well (POLARITY). */
  readonly alsoOpposite?: boolean;
  // INCENTIVE
  readonly harms?: readonly Harm[];
  readonly incentives?: readonly string[];
  readonly shape?: string;
  // COST_SHUNT
  readonly gains?: readonly string[];
  readonly pays?: readonly string[];
  readonly net?: number | null;
  readonly row?: string;
  // FOOTPRINT
  readonly jaccard?: number;
  readonly areas?: readonly string[];
  readonly complete?: boolean;
  readonly agency?: string;
  readonly share?: number | null;
  readonly back?: number | null;
  readonly otherPlaces?: number | null;
  readonly facts?: readonly HolderFact[];
  readonly footprint?: string;
  // FOOTPRINT split_provider
  readonly values?: readonly { readonly agency: string; readonly value: number }[];
  readonly period?: string;
  // TARGET never_both: how many areas had enough periods, how many ever met both, the periods of this one
  readonly compared?: { readonly areas: number; readonly ever: number };
  readonly area?: string;
  readonly periods?: readonly { readonly period: string; readonly met: readonly [boolean, boolean] }[];
  // TARGET sum_cannot_hold, ATTRIBUTION, DEFINITION collision
  readonly identity?: string;
  readonly changes?: readonly MeasuredChange[];
  readonly comparedPeriods?: ComparedPeriods;
  /** Percentages of the sum of the parts, here and in the middle place. */
  readonly shares?: readonly { readonly measure: string; readonly share: number; readonly middle: number }[];
  // DEFINITION
  readonly differs?: readonly string[];
  readonly distance?: number;
  readonly coverage?: number;
  readonly major?: boolean;
  // ORPHAN
  readonly step?: string;
  readonly seam?: readonly [string, string];
  readonly domain?: string;
  // IMBALANCE
  readonly domainShares?: Readonly<Record<string, number>>;
  readonly reportedShare?: number;
  // WHOLE_RED
  readonly partsMet?: number;
  readonly parts?: number;
  readonly whole?: string;
  // GAMING
  readonly flags?: readonly { readonly flag: string; readonly points: number }[];
  readonly unknownFlags?: readonly string[];
  // CONTENTION
  readonly resource?: string;
  // EMPIRICAL: rank correlation of seasonal differences, areas x differences, and the level compared
  readonly association?: {
    readonly rho: number;
    readonly areas: number;
    readonly diffs: number;
    readonly level: string | null;
  };
}

export interface AlignmentCounts {
  readonly aligned: number;
  readonly tension: number;
  readonly opposed: number;
  readonly unknown: number;
  /** aligned / all four; null when nothing is comparable. */
  readonly index: number | null;
}

export interface AlignmentIndex {
  /** Per pair of agencies (sorted ids); pairs without a comparable goal are left out. */
  readonly pairs: readonly (AlignmentCounts & { readonly agencies: readonly [string, string] })[];
  readonly total: AlignmentCounts;
}

export type StructuralClass = 'mechanical' | 'depends' | 'trade_off' | 'synergy' | 'weak';

/** Two measures joined by declared causes. */
export interface StructuralPair {
  readonly from: string;
  readonly to: string;
  /** Number of simple paths of at most five links. */
  readonly paths: number;
  readonly P: number;
  readonly N: number;
  readonly net: number;
  readonly ambiguity: number;
  readonly class: StructuralClass;
  readonly ownership: 'full' | 'partial' | 'none';
  readonly withinOne: boolean;
  readonly root: readonly [string, string] | null;
  readonly via: readonly string[] | null;
  readonly lag: number;
}

export interface CausalLoop {
  readonly links: readonly string[];
  readonly sign: 1 | -1;
  readonly type: 'reinforcing' | 'balancing';
}

export type EmpiricalClass = 'strong trade-off' | 'trade-off' | 'not classified' | 'synergy' | 'strong synergy';

/** Two measures with figures, and whether the figures can be tested against each other. */
export interface EmpiricalPair {
  readonly measures: readonly [string, string];
  readonly status: 'tested' | 'mechanical' | 'not enough data' | 'constant';
  readonly level: string | null;
  readonly areas: number;
  readonly diffs: number;
  readonly rho?: number;
  readonly permMean?: number;
  readonly permSd?: number;
  readonly z?: number;
  readonly p?: number;
  readonly bhReject?: boolean;
  readonly class?: EmpiricalClass;
}

/** Everything the rules say of one place on one day. */
export interface AlignmentReport {
  readonly asOf: string;
  /** Place code; null when a catalogue is analysed without a place. */
  readonly place: string | null;
  /** Content hash of the catalogue the report was made from. */
  readonly catalogueVersion: string;
  /** Ordered by id. */
  readonly findings: readonly Finding[];
  /** Ids, at most seven, in the order a board reads them. */
  readonly headlines: readonly string[];
  readonly index: AlignmentIndex;
  readonly paths: { readonly total: number; readonly byLength: Readonly<Record<string, number>> };
  readonly loops: readonly CausalLoop[];
  readonly structural: readonly StructuralPair[];
  readonly pairs: readonly EmpiricalPair[];
}
