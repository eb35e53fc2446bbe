import type {
  AgencyType,
  Catalogue,
  Concept,
  CostEffect,
  DesignRisk,
  Domain,
  Goal,
  Incentive,
  JourneyStep,
  Link,
  Measure,
  Target,
} from '#domain/framework/catalogue';
import type { AgencyRow, PlaceAgencies } from '#domain/framework/place-agencies';

/** A catalogue with nothing in it but three domains and what is given; its version follows from its rows. */
export function aCatalogue(parts: Partial<Omit<Catalogue, 'version'>> = {}): Catalogue {
  const rows: Omit<Catalogue, 'version'> = {
    agencyTypes: ['hospital', 'council', 'board'].map((id) => anAgencyType(id)),
    budgets: [],
    domains: [aDomain('felt', 'experience'), aDomain('gained', 'outcome'), aDomain('spent', 'resource')],
    conceptAreas: ['area'],
    concepts: [],
    measures: [],
    goals: [],
    incentives: [],
    costEffects: [],
    designRiskPoints: {
      threshold_target: 2,
      high_consequence: 2,
      self_reported: 1,
      unaudited: 1,
      discretion: 2,
      one_off_window: 1,
      no_balancing_measure: 1,
    },
    designRiskFlagAt: 6,
    designRisks: [],
    resources: [],
    latentNodes: [],
    links: [],
    identities: [],
    footprints: [],
    steps: [],
    seams: [],
    context: [],
    sources: [],
    reviewed: null,
    conflictKinds: [],
    conflicts: [],
    ...parts,
  };
  return { version: JSON.stringify(rows), ...rows };
}

/** An agency type of no tier that any rule compares, unless told. */
export function anAgencyType(id: string, more: Partial<AgencyType> = {}): AgencyType {
  return {
    id,
    name: id,
    kind: 'test',
    boundary: id === 'hospital' ? 'hospital trust' : id,
    tier: 'provider',
    place_basis: 'resident',
    duty_areas: [],
    goals_complete: true,
    ...more,
  };
}

/** A domain with a role. */
export function aDomain(id: string, role: Domain['role']): Domain {
  return { id, name: id, asks: '', role };
}

/** A concept, in the area `area` unless told. */
export function aConcept(id: string, area = 'area'): Concept {
  return { id, name: id, more_means: '', area };
}

/** A direct measure in percent, higher is better, of a concept of its own, in use on any day, with nothing known of its definition. */
export function aMeasure(id: string, more: Partial<Measure> = {}): Measure {
  return {
    id,
    framework: 'test',
    framework_version: null,
    code: id,
    code_stem: null,
    name: id,
    full_name: id,
    domain: 'gained',
    concept: `concept of ${id}`,
    concept_orientation: 1,
    role: 'direct',
    unit: '%',
    unit_kind: 'share',
    polarity: 'higher',
    numerator: null,
    denominator: null,
    population: null,
    definition: {
      numerator: null,
      denominator: null,
      age: null,
      window_days: null,
      place_basis: null,
      standardisation: null,
      sampling: null,
    },
    frequency: 'monthly',
    periods_per_year: 12,
    journey_steps: [],
    also_known_as: [],
    declared_equivalent: [],
    series_breaks: [],
    status: 'current',
    successor: null,
    verified: true,
    verified_fields: [],
    sources: [],
    note: '',
    in_use_from: null,
    in_use_to: null,
    in_use_precision: null,
    experience_kind: null,
    closes_seam: null,
    ...more,
  };
}

/** A definition with only the facets given known. */
export function aDefinition(more: Partial<Measure['definition']>): Measure['definition'] {
  return { ...aMeasure('m').definition, ...more };
}

/** A goal `type/measure` (or `type/measure/suffix`), higher is better, in force since 2015, of consequence 1. */
export function aGoal(id: string, more: Partial<Goal> = {}): Goal {
  const [type, measure] = id.split('/');
  return {
    id,
    agency_type: type ?? '',
    measure: measure ?? '',
    polarity: 'higher',
    band: null,
    target: null,
    baseline: null,
    deadline: null,
    in_force_from: '2015-04-01',
    in_force_to: null,
    date_precision: 'day',
    consequence: 1,
    consequence_reason: '',
    weight: 1,
    control_share: null,
    control_shared_with: [],
    control_sources: [],
    set_by: null,
    sources: [],
    place: null,
    agency: null,
    ...more,
  };
}

/** A target in percent unless told. */
export function aTarget(op: Target['op'], value: Target['value'], unit = '%'): Target {
  return {
    op,
    value,
    unit,
    range: null,
    varies_by: null,
    places_at_or_over: null,
    basis: null,
    scope: null,
    note: null,
  };
}

/** A supported cause of strength 2 and grade B without a known lag: `source`, sign, `target`. */
export function aLink(source: string, sign: 1 | -1, target: string, more: Partial<Link> = {}): Link {
  return {
    id: `${source}>${target}`,
    source,
    target,
    sign,
    strength: 2,
    lag_months: null,
    confidence: 'B',
    status: 'supported',
    nature: 'cause',
    evidence: [],
    note: '',
    ...more,
  };
}

/** A payment in force since 2015, from the board. */
export function aPayment(
  id: string,
  paid: string,
  measure: string,
  sign: 1 | -1 | 0,
  more: Partial<Incentive> = {},
): Incentive {
  return {
    id,
    payer: 'board',
    paid,
    measure,
    sign,
    shape: 'linear',
    amount: { text: '', number: null, unit: null },
    per_unit: null,
    nets_with: null,
    settlement_months: null,
    in_force_from: '2015-04-01',
    in_force_to: null,
    status: 'current',
    sources: [],
    note: '',
    ...more,
  };
}

/** A supported cost row: what each budget pays (above 0) or saves a unit; null where no cost is known. */
export function aCostEffect(
  measure: string,
  costs: Readonly<Record<string, number | null>>,
  more: Partial<CostEffect> = {},
): CostEffect {
  return {
    id: `cost of ${measure}`,
    measure,
    movement: 'up',
    effects: Object.entries(costs).map(([budget, per_unit]) => ({
      budget,
      effect: (per_unit ?? 0) < 0 ? 'gains' : 'pays',
      per_unit,
    })),
    pooled_share: null,
    year: null,
    confidence: 'B',
    status: 'supported',
    sources: [],
    note: '',
    ...more,
  };
}

/** A design of which nothing is known but what is told. */
export function aDesignRisk(measure: string, more: Partial<DesignRisk> = {}): DesignRisk {
  return {
    measure,
    threshold_target: null,
    high_consequence: null,
    self_reported: null,
    unaudited: null,
    discretion: null,
    one_off_window: null,
    no_balancing_measure: null,
    ...more,
  };
}

/** A step of the journey that the council owns. */
export function aStep(id: string, measures: readonly string[], more: Partial<JourneyStep> = {}): JourneyStep {
  return {
    id,
    order: 1,
    name: id,
    owner: 'council',
    other_parties: [],
    person_voice: '',
    gap: '',
    measures,
    whole_measures: [],
    ...more,
  };
}

/** An organisation of the place, without dates or shares. */
export function anAgency(id: string, types: readonly string[], more: Partial<AgencyRow> = {}): AgencyRow {
  return {
    id,
    name: id,
    types,
    from: null,
    to: null,
    share: null,
    back: null,
    other_places: null,
    main: null,
    basis: null,
    collective: null,
    ...more,
  };
}

/** A place `P` served by one hospital `H`, one council `C` and one board `B`, unless told. */
export function aPlace(more: Partial<PlaceAgencies> = {}): PlaceAgencies {
  return {
    place: 'P',
    comparator: null,
    agencies: [anAgency('H', ['hospital'], { share: 0.8 }), anAgency('C', ['council']), anAgency('B', ['board'])],
    delegations: [],
    ...more,
  };
}
