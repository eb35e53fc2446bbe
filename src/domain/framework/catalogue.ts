/**
 * The framework as data: the rows of the catalogue files, one type a file.
 * Rows keep the field names of their files (docs/decisions/0002), so a catalogue author, an analyst and a developer
 * use one word for one thing. A field that a file may leave out is null once loaded; unknown stays null.
 * Dates are ISO days; every `measure`, `type`, `concept`, `step` and `source` is the id of a row of the same catalogue.
 */

/** The way good runs. `none`: shown as "no judgement", never judged. */
export type Polarity = 'higher' | 'lower' | 'band' | 'none';
/** What rules ask of a domain; they never ask its id. */
export type DomainRole = 'experience' | 'outcome' | 'resource';
export type AgencyTier = 'provider' | 'place' | 'system' | 'city region' | 'region';
export type PlaceBasis = 'resident' | 'registered' | 'provider';
export type DatePrecision = 'day' | 'month' | 'year' | 'knowledge';
export type MeasureUnitKind = 'share' | 'rate' | 'count' | 'time' | 'money' | 'score' | 'ratio' | 'change';
export type EvidenceGrade = 'A' | 'B' | 'C' | 'D';

/** A kind of agency that goals are set for: council adult social care, acute trust... */
export interface AgencyType {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What its boundary follows; `hospital trust` marks the types whose share of emergencies decides a place's main hospitals. */
  readonly boundary: string;
  readonly tier: AgencyTier;
  readonly place_basis: PlaceBasis;
  /** Concept areas of its public duty; used only to compare tiers. */
  readonly duty_areas: readonly string[];
  /** The catalogue has all goals of the type. */
  readonly goals_complete: boolean;
}

/** A purse that gains or pays. `people`: people and carers, who are nobody's budget but pay all the same. */
export interface Budget {
  readonly id: string;
  readonly name: string;
  readonly people: boolean;
}

export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly asks: string;
  readonly role: DomainRole;
}

export interface Concept {
  readonly id: string;
  readonly name: string;
  readonly more_means: string;
  readonly area: string;
}

/** Facets that decide whether two measures can be compared. Unknown is neither equal nor different. */
export interface MeasureDefinition {
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Youngest and oldest age counted, both included. */
  readonly age: readonly [number, number] | null;
  readonly window_days: number | null;
  readonly place_basis: string | null;
  readonly standardisation: string | null;
  readonly sampling: string | null;
}

export interface SeriesBreak {
  readonly date: string | null;
  readonly what: string;
  readonly sources: readonly string[];
}

/** What is measured. Its identity is framework + framework_version + code, never a bare code. */
export interface Measure {
  readonly id: string;
  readonly framework: string;
  readonly framework_version: string | null;
  readonly code: string;
  readonly code_stem: string | null;
  readonly name: string;
  readonly full_name: string;
  readonly domain: string;
  readonly concept: string;
  /** +1 when a rising value means more of the concept, -1 when it means less. */
  readonly concept_orientation: 1 | -1;
  readonly role: 'direct' | 'proxy' | 'change';
  readonly unit: string;
  readonly unit_kind: MeasureUnitKind | null;
  readonly polarity: Polarity;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly population: string | null;
  readonly definition: MeasureDefinition;
  readonly frequency: string;
  readonly periods_per_year: number | null;
  readonly journey_steps: readonly string[];
  /** Codes of the same fact in other frameworks. */
  readonly also_known_as: readonly string[];
  readonly declared_equivalent: readonly string[];
  readonly series_breaks: readonly SeriesBreak[];
  readonly status: 'current' | 'historic' | 'superseded' | 'never populated';
  readonly successor: string | null;
  readonly verified: boolean;
  readonly verified_fields: readonly string[];
  readonly sources: readonly string[];
  readonly note: string;
  readonly in_use_from: string | null;
  readonly in_use_to: string | null;
  readonly in_use_precision: DatePrecision | null;
  /** In experience domains only: was a person asked, or does a clock stand in? Null: unknown, closes nothing. */
  readonly experience_kind: 'reported' | 'timed' | null;
  readonly closes_seam: boolean | null;
  /** Why the figures on hand should be checked with their publisher before one is quoted; null: nothing known against them. */
  readonly caution?: string | null;
}

export type TargetOp = '>=' | '<=' | '<' | '>' | '=' | 'range';

export interface Target {
  readonly op: TargetOp;
  /** Null when it varies by place. Two numbers for `range`. */
  readonly value: number | readonly [number, number] | null;
  readonly unit: string;
  readonly range: readonly [number, number] | null;
  readonly varies_by: string | null;
  /** How many places have this bar or a higher one, by bar. */
  readonly places_at_or_over: Readonly<Record<string, number>> | null;
  readonly basis: 'level' | 'change_from_baseline' | 'other_unit' | null;
  readonly scope: 'national' | null;
  readonly note: string | null;
}

export interface Baseline {
  readonly value: number | null;
  readonly unit: string;
  readonly period: string;
}

/** One agency type held to one measure. Conflicts are between goals, never between measures. */
export interface Goal {
  readonly id: string;
  readonly agency_type: string;
  readonly measure: string;
  readonly polarity: Polarity;
  readonly band: { readonly lo: number | null; readonly hi: number | null } | null;
  readonly target: Target | null;
  readonly baseline: Baseline | null;
  readonly deadline: string | null;
  readonly in_force_from: string | null;
  readonly in_force_to: string | null;
  readonly date_precision: DatePrecision;
  /** 0 none, 1 published, 2 regulator, plan or board, 3 money, contract or law. */
  readonly consequence: 0 | 1 | 2 | 3;
  readonly consequence_reason: string;
  /** Null counts as 0. */
  readonly weight: number | null;
  readonly control_share: number | null;
  readonly control_shared_with: readonly string[];
  readonly control_sources: readonly string[];
  readonly set_by: string | null;
  readonly sources: readonly string[];
  /** Set: applies only where that place is analysed. */
  readonly place: string | null;
  /** Set: held by that agency alone. */
  readonly agency: string | null;
}

export interface Incentive {
  readonly id: string;
  readonly payer: string;
  readonly paid: string;
  readonly measure: string;
  /** +1 paid more when the raw value rises, -1 when it falls, 0 does not follow it. */
  readonly sign: 1 | -1 | 0;
  readonly shape: 'linear' | 'threshold' | 'cap' | 'share' | 'fine' | 'budget' | 'fund' | 'fixed';
  readonly amount: { readonly text: string; readonly number: number | null; readonly unit: string | null };
  readonly per_unit: { readonly value: number; readonly unit: string } | null;
  readonly nets_with: readonly string[] | null;
  readonly settlement_months: number | null;
  readonly in_force_from: string | null;
  readonly in_force_to: string | null;
  readonly status: 'current' | 'historic';
  readonly sources: readonly string[];
  readonly note: string;
}

export interface CostEffect {
  readonly id: string;
  readonly measure: string;
  readonly movement: 'up' | 'down';
  readonly effects: readonly {
    readonly budget: string;
    readonly effect: 'gains' | 'pays';
    readonly per_unit: number | null;
  }[];
  readonly pooled_share: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly year: string | null;
  readonly confidence: EvidenceGrade;
  readonly status: 'supported' | 'contested' | 'not supported';
  readonly sources: readonly string[];
  readonly note: string;
}

export const DESIGN_FLAGS = [
  'threshold_target',
  'high_consequence',
  'self_reported',
  'unaudited',
  'discretion',
  'one_off_window',
  'no_balancing_measure',
] as const;
export type DesignFlag = (typeof DESIGN_FLAGS)[number];

export type DesignRisk = { readonly measure: string } & { readonly [flag in DesignFlag]: boolean | null };

export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  /** Percent. */
  readonly safe_occupancy: number | null;
  readonly needs: readonly {
    readonly agency_type: string;
    readonly measure: string;
    readonly kind: 'uses' | 'frees' | 'limits';
    readonly amount: number | null;
  }[];
  readonly sources: readonly string[];
  readonly note: string;
}

/** A cause that no measure counts; `lever`: something agencies can pull. */
export interface LatentNode {
  readonly id: string;
  readonly name: string;
  readonly lever: boolean;
}

export interface Link {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly sign: 1 | -1;
  readonly strength: 1 | 2 | 3;
  readonly lag_months: number | null;
  readonly confidence: EvidenceGrade;
  readonly status: 'supported' | 'contested' | 'refuted';
  readonly nature: 'cause' | 'component';
  readonly evidence: readonly string[];
  readonly note: string;
}

/** Declared arithmetic between measures. */
export type Identity = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly note: string | null;
} & (
  | { readonly type: 'sum'; readonly total: string; readonly parts: readonly string[]; readonly tolerance: number }
  | {
      readonly type: 'split';
      readonly total: string | null;
      readonly parts: readonly { readonly measure: string; readonly answers: readonly string[] }[];
    }
  | {
      readonly type: 'same_quantity' | 'change_of' | 'numerator_is_denominator';
      readonly a: string;
      readonly b: string;
    }
);

export interface Footprint {
  readonly id: string;
  readonly place: string;
  readonly place_code: string | null;
  readonly agency_a: string;
  readonly agency_b: string;
  readonly n_a: number | null;
  readonly n_b: number | null;
  readonly overlap_share: number | null;
  readonly sources: readonly string[];
}

export interface JourneyStep {
  readonly id: string;
  readonly order: number;
  readonly name: string;
  /** Label of at most three words for a map of the journey; null where the full name is short enough. */
  readonly short_name?: string | null;
  /** Agency type that answers for the step; null: nobody. */
  readonly owner: string | null;
  readonly other_parties: readonly string[];
  readonly person_voice: string;
  readonly gap: string;
  readonly measures: readonly string[];
  readonly whole_measures: readonly string[];
}

export interface Seam {
  readonly from_step: string;
  readonly to_step: string;
}

/** A figure that describes a place and is never scored. */
export interface ContextFigure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly frequency: string;
  readonly note: string;
  readonly sources: readonly string[];
}

export type SourceKind =
  | 'official'
  | 'research'
  | 'parliament'
  | 'policy body'
  | 'press or mirror'
  | 'knowledge or unlinked'
  | 'knowledge'
  | 'unlinked'
  | 'test';

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly kind: SourceKind;
  readonly publisher: string | null;
  readonly date: string | null;
}

/** A conflict or synergy that people have written about: evidence, not detector output. */
export interface DocumentedConflict {
  readonly id: string;
  readonly kind: string;
  readonly measures: readonly string[];
  readonly goals: readonly string[];
  readonly mechanism: string;
  readonly note: string;
  readonly sign: 'trade-off' | 'synergy' | 'none';
  readonly nilsson: number;
  readonly confidence: EvidenceGrade;
  readonly status: string;
  readonly evidence: readonly string[];
  readonly counter_evidence: readonly string[];
  readonly derivable: boolean;
  readonly why_not: string | null;
}

/** All of it, loaded whole or not at all. */
export interface Catalogue {
  /** Content hash of the files: the same rows give the same version, whatever their order. */
  readonly version: string;
  readonly agencyTypes: readonly AgencyType[];
  readonly budgets: readonly Budget[];
  readonly domains: readonly Domain[];
  readonly conceptAreas: readonly string[];
  readonly concepts: readonly Concept[];
  readonly measures: readonly Measure[];
  readonly goals: readonly Goal[];
  readonly incentives: readonly Incentive[];
  readonly costEffects: readonly CostEffect[];
  readonly designRiskPoints: Readonly<Record<DesignFlag, number>>;
  readonly designRiskFlagAt: number;
  readonly designRisks: readonly DesignRisk[];
  readonly resources: readonly Resource[];
  readonly latentNodes: readonly LatentNode[];
  readonly links: readonly Link[];
  readonly identities: readonly Identity[];
  readonly footprints: readonly Footprint[];
  readonly steps: readonly JourneyStep[];
  readonly seams: readonly Seam[];
  readonly context: readonly ContextFigure[];
  readonly sources: readonly Source[];
  /** Day the documented conflicts were last reviewed; null when never. */
  readonly reviewed: string | null;
  readonly conflictKinds: readonly { readonly id: string; readonly name: string }[];
  readonly conflicts: readonly DocumentedConflict[];
}
