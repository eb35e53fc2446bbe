import Type from 'typebox';
import type { Static, TProperties, TSchema } from 'typebox';

import type {
  AgencyType,
  Budget,
  Concept,
  ContextFigure,
  CostEffect,
  DesignRisk,
  DocumentedConflict,
  Domain,
  Footprint,
  Goal,
  Identity,
  Incentive,
  JourneyStep,
  LatentNode,
  Link,
  Measure,
  Resource,
  Seam,
  Source,
} from './catalogue.ts';
import type { AgencyRow, DelegationRow } from './place-agencies.ts';
import type { Publication, PublishedCode } from './publications.ts';
import type { ReferenceKind } from './check-shape.ts';

/*
 * The shape of every catalogue file, in JSON Schema. Two annotations of ours go beyond it: `refersTo` names the kind of
 * row that a text must be the id of, and `keysReferTo` does the same for the keys of a map.
 */

const text = Type.String();
const name = Type.String({ minLength: 1 });
const truth = Type.Boolean();
const whole = Type.Integer();
const number = Type.Number();
const part = Type.Number({ minimum: 0, maximum: 1 });
const day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const age = Type.Integer({ minimum: 0, maximum: 130 });

/** May be null or absent; both load as null. */
function maybe<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

function row<T extends TProperties>(properties: T) {
  return Type.Object(properties, { additionalProperties: false });
}

function idOf(kind: ReferenceKind) {
  return Type.String({ minLength: 1, refersTo: kind });
}

function list<T extends TSchema>(schema: T) {
  return Type.Array(schema);
}

const polarity = Type.Enum(['higher', 'lower', 'band', 'none']);
const precision = Type.Enum(['day', 'month', 'year', 'knowledge']);
const grade = Type.Enum(['A', 'B', 'C', 'D']);
const sources = list(idOf('source'));

const agencyType = row({
  id: name,
  name,
  kind: text,
  boundary: text,
  tier: Type.Enum(['provider', 'place', 'system', 'city region', 'region']),
  place_basis: Type.Enum(['resident', 'registered', 'provider']),
  duty_areas: list(idOf('concept area')),
  goals_complete: truth,
});

const budget = row({ id: name, name, people: truth });

const domain = row({ id: name, name, asks: text, role: Type.Enum(['experience', 'outcome', 'resource']) });

const concept = row({ id: name, name, more_means: text, area: idOf('concept area') });

const measure = row({
  id: name,
  framework: name,
  framework_version: maybe(text),
  code: name,
  code_stem: maybe(text),
  name,
  full_name: text,
  domain: idOf('domain'),
  concept: idOf('concept'),
  concept_orientation: Type.Enum([1, -1]),
  role: Type.Enum(['direct', 'proxy', 'change']),
  unit: text,
  unit_kind: maybe(Type.Enum(['share', 'rate', 'count', 'time', 'money', 'score', 'ratio', 'change'])),
  polarity,
  numerator: maybe(text),
  denominator: maybe(text),
  population: maybe(text),
  definition: row({
    numerator: maybe(text),
    denominator: maybe(text),
    age: maybe(Type.Tuple([age, age])),
    window_days: maybe(Type.Integer({ minimum: 0 })),
    place_basis: maybe(text),
    standardisation: maybe(text),
    sampling: maybe(text),
  }),
  frequency: text,
  periods_per_year: maybe(Type.Number({ exclusiveMinimum: 0 })),
  journey_steps: list(idOf('step')),
  also_known_as: list(text),
  declared_equivalent: list(idOf('measure')),
  series_breaks: list(row({ date: maybe(day), what: text, sources })),
  status: Type.Enum(['current', 'historic', 'superseded', 'never populated']),
  successor: maybe(idOf('measure')),
  verified: truth,
  verified_fields: list(text),
  sources,
  note: text,
  in_use_from: maybe(day),
  in_use_to: maybe(day),
  in_use_precision: maybe(precision),
  experience_kind: maybe(Type.Enum(['reported', 'timed'])),
  closes_seam: maybe(truth),
  caution: maybe(text),
});

const target = row({
  op: Type.Enum(['>=', '<=', '<', '>', '=', 'range']),
  value: maybe(Type.Union([number, Type.Tuple([number, number])])),
  unit: text,
  range: maybe(Type.Tuple([number, number])),
  varies_by: maybe(name),
  places_at_or_over: maybe(Type.Record(Type.String(), number)),
  basis: maybe(Type.Enum(['level', 'change_from_baseline', 'other_unit'])),
  scope: maybe(Type.Enum(['national'])),
  note: maybe(text),
});

const goal = row({
  id: name,
  agency_type: idOf('agency type'),
  measure: idOf('measure'),
  polarity,
  band: maybe(row({ lo: maybe(number), hi: maybe(number) })),
  target: maybe(target),
  baseline: maybe(row({ value: maybe(number), unit: text, period: text })),
  deadline: maybe(day),
  in_force_from: maybe(day),
  in_force_to: maybe(day),
  date_precision: precision,
  consequence: Type.Enum([0, 1, 2, 3]),
  consequence_reason: text,
  weight: maybe(Type.Number({ minimum: 0 })),
  control_share: maybe(part),
  control_shared_with: list(idOf('agency type')),
  control_sources: sources,
  set_by: maybe(text),
  sources,
  place: maybe(name),
  agency: maybe(name),
});

const incentive = row({
  id: name,
  payer: idOf('budget or agency type'),
  paid: idOf('budget or agency type'),
  measure: idOf('measure'),
  sign: Type.Enum([1, -1, 0]),
  shape: Type.Enum(['linear', 'threshold', 'cap', 'share', 'fine', 'budget', 'fund', 'fixed']),
  amount: row({ text, number: maybe(number), unit: maybe(text) }),
  per_unit: maybe(row({ value: number, unit: text })),
  nets_with: maybe(list(idOf('payment'))),
  settlement_months: maybe(Type.Integer({ minimum: 0 })),
  in_force_from: maybe(day),
  in_force_to: maybe(day),
  status: Type.Enum(['current', 'historic']),
  sources,
  note: text,
});

const costEffect = row({
  id: name,
  measure: idOf('measure'),
  movement: Type.Enum(['up', 'down']),
  effects: list(row({ budget: idOf('budget'), effect: Type.Enum(['gains', 'pays']), per_unit: maybe(number) })),
  pooled_share: maybe(
    Type.Record(Type.String(), Type.Record(Type.String(), part, { keysReferTo: 'budget' }), { keysReferTo: 'budget' }),
  ),
  year: maybe(text),
  confidence: grade,
  status: Type.Enum(['supported', 'contested', 'not supported']),
  sources,
  note: text,
});

const designRisk = row({
  measure: idOf('measure'),
  threshold_target: maybe(truth),
  high_consequence: maybe(truth),
  self_reported: maybe(truth),
  unaudited: maybe(truth),
  discretion: maybe(truth),
  one_off_window: maybe(truth),
  no_balancing_measure: maybe(truth),
});

const resource = row({
  id: name,
  name,
  capacity: maybe(number),
  safe_occupancy: maybe(Type.Number({ minimum: 0, maximum: 100 })),
  needs: list(
    row({
      agency_type: idOf('agency type'),
      measure: idOf('measure'),
      kind: Type.Enum(['uses', 'frees', 'limits']),
      amount: maybe(number),
    }),
  ),
  sources,
  note: text,
});

const latentNode = row({ id: Type.String({ pattern: '^L:.+$' }), name, lever: truth });

const link = row({
  id: name,
  source: idOf('measure or latent node'),
  target: idOf('measure or latent node'),
  sign: Type.Enum([1, -1]),
  strength: Type.Enum([1, 2, 3]),
  lag_months: maybe(Type.Integer({ minimum: 0 })),
  confidence: grade,
  status: Type.Enum(['supported', 'contested', 'refuted']),
  nature: Type.Enum(['cause', 'component']),
  evidence: sources,
  note: text,
});

const identity = Type.Union([
  row({
    id: name,
    type: Type.Enum(['sum']),
    total: idOf('measure'),
    parts: Type.Array(idOf('measure'), { minItems: 1 }),
    tolerance: Type.Number({ minimum: 0 }),
    sources,
    note: maybe(text),
  }),
  row({
    id: name,
    type: Type.Enum(['split']),
    total: maybe(idOf('measure')),
    parts: Type.Array(row({ measure: idOf('measure'), answers: list(idOf('agency type')) }), { minItems: 1 }),
    sources,
    note: maybe(text),
  }),
  row({
    id: name,
    type: Type.Enum(['same_quantity', 'change_of', 'numerator_is_denominator']),
    a: idOf('measure'),
    b: idOf('measure'),
    sources,
    note: maybe(text),
  }),
]);

const footprint = row({
  id: name,
  place: text,
  place_code: maybe(name),
  agency_a: idOf('agency type'),
  agency_b: idOf('agency type'),
  n_a: maybe(Type.Integer({ minimum: 0 })),
  n_b: maybe(Type.Integer({ minimum: 0 })),
  overlap_share: maybe(part),
  sources,
});

const step = row({
  id: name,
  order: whole,
  name,
  short_name: maybe(name),
  owner: maybe(idOf('agency type')),
  other_parties: list(idOf('agency type')),
  person_voice: text,
  gap: text,
  measures: list(idOf('measure')),
  whole_measures: list(idOf('measure')),
});

const seam = row({ from_step: idOf('step'), to_step: idOf('step') });

const contextFigure = row({ id: name, name, unit: text, frequency: text, note: text, sources });

const source = row({
  id: name,
  title: text,
  url: maybe(text),
  kind: Type.Enum([
    'official',
    'research',
    'parliament',
    'policy body',
    'press or mirror',
    'knowledge or unlinked',
    'knowledge',
    'unlinked',
    'test',
  ]),
  publisher: maybe(text),
  date: maybe(text),
});

const conflict = row({
  id: name,
  kind: idOf('kind of conflict'),
  measures: list(idOf('measure')),
  goals: list(idOf('goal')),
  mechanism: text,
  note: text,
  sign: Type.Enum(['trade-off', 'synergy', 'none']),
  nilsson: Type.Integer({ minimum: -3, maximum: 3 }),
  confidence: grade,
  status: Type.Enum([
    'supported',
    'contested',
    'not supported',
    'historic',
    'expert concern',
    'accepted trade-off',
    'modelled',
    'plausible',
  ]),
  evidence: sources,
  counter_evidence: sources,
  derivable: truth,
  why_not: maybe(name),
});

const agencyRow = row({
  id: name,
  name,
  types: list(idOf('agency type')),
  from: maybe(day),
  to: maybe(day),
  share: maybe(part),
  back: maybe(part),
  other_places: maybe(Type.Integer({ minimum: 0 })),
  main: maybe(truth),
  basis: maybe(text),
  collective: maybe(truth),
});

const delegationRow = row({
  type: idOf('agency type'),
  from_agency: idOf('agency of the place'),
  to_agency: idOf('agency of the place'),
  from: maybe(day),
  to: maybe(day),
  except_areas: list(idOf('concept area')),
  source: maybe(text),
});

const publishedFigure = row({
  measure: maybe(name),
  written: maybe(name),
  value: maybe(name),
  times: maybe(number),
  numerator: maybe(list(name)),
  denominator: maybe(list(name)),
  quotient: maybe(row({ times: number, is_rest: truth })),
  sum: maybe(list(name)),
  rate_a_day: maybe(row({ people: name, times: number })),
  area_suffix: maybe(name),
  breakdown: maybe(name),
});

const publication = row({
  id: name,
  name,
  source: name,
  headings: list(name),
  layout: Type.Enum(['long', 'wide by measure', 'wide by area', 'a line each part']),
  columns: list(row({ heading: name, part: name, whole: maybe(list(text)) })),
  figures: maybe(list(publishedFigure)),
  measure_scheme: maybe(name),
  measure: maybe(name),
  only: maybe(list(row({ heading: name, is: list(text) }))),
  area_heading: maybe(name),
  area_columns: maybe(name),
  area_levels: maybe(list(name)),
  levels: maybe(Type.Record(name, name)),
  missing_texts: maybe(Type.Record(text, name)),
  join: maybe(Type.Enum(['mean of days', 'sum of lines'])),
  period_in_name: maybe(truth),
  weighted_survey: maybe(truth),
  note: maybe(text),
});

const publishedCode = row({
  scheme: name,
  written: name,
  measure: name,
  times: maybe(number),
  whole: maybe(list(name)),
});

function file<T extends TProperties>(title: string, properties: T) {
  return Type.Object(
    { $schema: Type.Optional(Type.String()), $comment: Type.Optional(Type.String()), ...properties },
    { $schema: 'https://json-schema.org/draft-07/schema', title, additionalProperties: false },
  );
}

/** The shape of each catalogue file, by file name. `context.json`, `agencies.json` and `publications.json` may be absent. */
export const CATALOGUE_SCHEMAS = {
  'agency-types.json': file('Kinds of agency that hold goals', { agency_types: list(agencyType) }),
  'budgets.json': file('Whose pocket', { budgets: list(budget) }),
  'domains.json': file('Domains of success', { domains: list(domain) }),
  'concepts.json': file('What measures are about', { areas: list(name), concepts: list(concept) }),
  'measures.json': file('Measures', { measures: list(measure) }),
  'goals.json': file('Who is held to which measure, and when', { goals: list(goal) }),
  'incentives.json': file('Payments that follow a measure', { incentives: list(incentive) }),
  'cost-effects.json': file('Who gains and who pays when a measure moves', { cost_effects: list(costEffect) }),
  'design-risks.json': file('Design of a measure that invites gaming', {
    points: row({
      threshold_target: whole,
      high_consequence: whole,
      self_reported: whole,
      unaudited: whole,
      discretion: whole,
      one_off_window: whole,
      no_balancing_measure: whole,
    }),
    flag_at: whole,
    design_risks: list(designRisk),
  }),
  'resources.json': file('Scarce resources that several goals need', { resources: list(resource) }),
  'links.json': file('Influence between measures and latent nodes', {
    latent_nodes: list(latentNode),
    links: list(link),
  }),
  'identities.json': file('Declared arithmetic between measures', { identities: list(identity) }),
  'footprints.json': file('Boundaries that do not match', { footprints: list(footprint) }),
  'journey.json': file("Steps and seams of the person's journey", { steps: list(step), seams: list(seam) }),
  'context.json': file('Figures that describe a place and are never scored', { context: list(contextFigure) }),
  'sources.json': file('Sources', { sources: list(source) }),
  'conflicts.json': file('Documented conflicts and synergies', {
    reviewed: maybe(day),
    kinds: list(row({ id: name, name })),
    conflicts: list(conflict),
  }),
  'agencies.json': file('Who serves one place, by date', {
    place: name,
    comparator: maybe(name),
    agencies: list(agencyRow),
    delegations: maybe(list(delegationRow)),
  }),
  'publications.json': file('How publishers lay out their files, and which of their codes are measures', {
    publications: list(publication),
    codes: list(publishedCode),
  }),
} as const;

/** Name of a catalogue file that has a schema. */
export type CatalogueFileName = keyof typeof CATALOGUE_SCHEMAS;

/** A row once loaded: what was optional is there, and null when the file did not give it. */
type Loaded<T> = T extends readonly (infer Item)[]
  ? number extends T['length']
    ? readonly Loaded<Item>[]
    : T
  : T extends object
    ? { [Key in keyof T]-?: Loaded<Exclude<T[Key], undefined>> | (undefined extends T[Key] ? null : never) }
    : T;

type Shape<Schema extends TSchema, Row> = Loaded<Static<Schema>> extends Row ? true : { not: Loaded<Static<Schema>> };

/** Compiles only while each schema still gives the type that the rest of the product reads. */
export const SHAPES_AGREE: readonly [
  Shape<typeof agencyType, AgencyType>,
  Shape<typeof budget, Budget>,
  Shape<typeof domain, Domain>,
  Shape<typeof concept, Concept>,
  Shape<typeof measure, Measure>,
  Shape<typeof goal, Goal>,
  Shape<typeof incentive, Incentive>,
  Shape<typeof costEffect, CostEffect>,
  Shape<typeof designRisk, DesignRisk>,
  Shape<typeof resource, Resource>,
  Shape<typeof latentNode, LatentNode>,
  Shape<typeof link, Link>,
  Shape<typeof identity, Identity>,
  Shape<typeof footprint, Footprint>,
  Shape<typeof step, JourneyStep>,
  Shape<typeof seam, Seam>,
  Shape<typeof contextFigure, ContextFigure>,
  Shape<typeof source, Source>,
  Shape<typeof conflict, DocumentedConflict>,
  Shape<typeof agencyRow, AgencyRow>,
  Shape<typeof delegationRow, DelegationRow>,
  Shape<typeof publication, Publication>,
  Shape<typeof publishedCode, PublishedCode>,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];
