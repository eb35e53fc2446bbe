import type {
  AgencyType,
  Catalogue,
  Goal,
  Incentive,
  JourneyStep,
  Link,
  Measure,
  Target,
} from '#domain/framework/catalogue';
import type { AgencyRow } from '#domain/framework/place-agencies';

/** The agency types of every worked example. */
const TYPES: readonly (readonly [string, string])[] = [
  ['hospital', 'Hospital trust'],
  ['council', 'Council'],
  ['board', 'Health and wellbeing board'],
];

/** A small world: three agency types and three domains, and what an example adds. Its version is that of its rows. */
export function exampleCatalogue(parts: Partial<Omit<Catalogue, 'version'>>): Catalogue {
  const rows: Omit<Catalogue, 'version'> = {
    agencyTypes: TYPES.map(([id, name]) => exampleType(id, name)),
    budgets: [],
    domains: [
      { id: 'experience', name: 'Person experience', asks: '', role: 'experience' },
      { id: 'outcomes', name: 'Outcomes achieved', asks: '', role: 'outcome' },
      { id: 'resources', name: 'Resource effectiveness', asks: '', role: 'resource' },
    ],
    conceptAreas: [],
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

/** A kind of agency. */
export function exampleType(id: string, name: string, more: Partial<AgencyType> = {}): AgencyType {
  return {
    id,
    name,
    kind: 'example',
    boundary: id === 'hospital' ? 'hospital trust' : id,
    tier: 'provider',
    place_basis: 'resident',
    duty_areas: [],
    goals_complete: true,
    ...more,
  };
}

/** A direct measure in percent, higher is better, of a concept of its own, in use on any day. */
export function exampleMeasure(id: string, name: string, more: Partial<Measure> = {}): Measure {
  return {
    id,
    framework: 'example',
    framework_version: null,
    code: id,
    code_stem: null,
    name,
    full_name: name,
    domain: 'outcomes',
    concept: `concept of ${id}`,
    concept_orientation: 1,
    role: 'direct',
    unit: '%',
    unit_kind: 'share',
    polarity: 'higher',
    numerator: null,
    denominator: null,
    population: null,
    definition: exampleDefinition({}),
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
export function exampleDefinition(more: Partial<Measure['definition']>): Measure['definition'] {
  return {
    numerator: null,
    denominator: null,
    age: null,
    window_days: null,
    place_basis: null,
    standardisation: null,
    sampling: null,
    ...more,
  };
}

/** A goal of a type on a measure, higher is better, in force since April 2015, with a regulator, plan or board behind it. */
export function exampleGoal(type: string, measure: string, more: Partial<Goal> = {}): Goal {
  return {
    id: `${type}/${measure}`,
    agency_type: type,
    measure,
    polarity: 'higher',
    band: null,
    target: null,
    baseline: null,
    deadline: null,
    in_force_from: '2015-04-01',
    in_force_to: null,
    date_precision: 'day',
    consequence: 2,
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
export function exampleTarget(op: Target['op'], value: number, unit = '%'): Target {
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

/** A supported cause of strength 2 and grade B: a rise of the source moves the target by the sign. */
export function exampleLink(source: string, sign: 1 | -1, target: string, more: Partial<Link> = {}): Link {
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

/** A payment from the board, in force since April 2015. */
export function examplePayment(
  id: string,
  paid: string,
  measure: string,
  sign: 1 | -1,
  more: Partial<Incentive> = {},
): Incentive {
  return {
    id,
    payer: 'board',
    paid,
    measure,
    sign,
    shape: 'linear',
    amount: { text: 'a price', number: null, unit: null },
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

/** A step of the journey that the council answers for. */
export function exampleStep(
  id: string,
  name: string,
  measures: readonly string[],
  more: Partial<JourneyStep> = {},
): JourneyStep {
  return {
    id,
    order: 1,
    name,
    owner: 'council',
    other_parties: [],
    person_voice: '',
    gap: '',
    measures,
    whole_measures: [],
    ...more,
  };
}

/** An organisation of the example's place. */
export function exampleAgency(
  id: string,
  name: string,
  types: readonly string[],
  more: Partial<AgencyRow> = {},
): AgencyRow {
  return {
    id,
    name,
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
