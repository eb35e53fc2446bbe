import { loadCatalogue } from '#domain/framework/load-catalogue';
import type { Catalogue } from '#domain/framework/catalogue';

/** How large a made-up catalogue is; everything else grows with the measures as it does in the shipped one. */
export interface CatalogueSize {
  readonly measures: number;
  readonly goals: number;
  readonly links: number;
}

type Row = Readonly<Record<string, unknown>>;

const TYPES = 12;
const STEPS = 12;
const AREAS = 19;
const DOMAINS = ['experience', 'outcome', 'resource'] as const;
const FIRST_DAY = '2020-04-01';

/**
 * A made-up catalogue of a given size, for timing only: the same size and seed give the same rows. Measures, goals and
 * links mix directions, strengths, targets and kinds in about the parts of the shipped catalogue; links join any two
 * nodes, which is the hardest case, since every further link multiplies the paths.
 */
export function generateCatalogue(size: CatalogueSize, seed = 1): Catalogue {
  const loaded = loadCatalogue(generateFiles(size, seed));
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
  return loaded.catalogue;
}

function generateFiles(size: CatalogueSize, seed: number): Record<string, Row> {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance = (share: number): boolean => random() < share;
  const part = (share: number, least = 1): number => Math.max(least, Math.round(size.measures * share));
  const type = (index: number): string => `type-${index % TYPES}`;
  const measure = (index: number): string => `m${String(index).padStart(5, '0')}`;
  const concepts = part(0.9);
  // 13 for 96 links, as shipped: with fewer every one of them would join hundreds of measures
  const latents = Math.max(1, Math.round((size.links * 13) / 96));
  const measures = Array.from({ length: size.measures }, (_, index): Row => {
    const domain = DOMAINS[index % DOMAINS.length] ?? 'outcome';
    return {
      id: measure(index),
      framework: 'GENERATED',
      code: String(index),
      name: `Measure ${index}`,
      full_name: `Measure ${index} in full`,
      domain,
      concept: `concept-${below(concepts)}`,
      concept_orientation: chance(0.8) ? 1 : -1,
      role: chance(0.97) ? 'direct' : 'proxy',
      unit: '%',
      unit_kind: 'share',
      polarity: chance(0.05) ? 'none' : chance(0.55) ? 'higher' : 'lower',
      definition: {
        numerator: chance(0.6) ? `counted-${below(3)}` : null,
        denominator: chance(0.6) ? `among-${below(3)}` : null,
        age: chance(0.5) ? [chance(0.5) ? 18 : 65, 120] : null,
        window_days: chance(0.2) ? (chance(0.5) ? 182 : 365) : null,
        place_basis: chance(0.8) ? ['resident', 'registered', 'provider'][below(3)] : null,
      },
      frequency: 'monthly',
      periods_per_year: 12,
      journey_steps: [`step-${index % STEPS}`],
      also_known_as: chance(0.04) ? [`OTHER ${index}`] : [],
      declared_equivalent: [],
      series_breaks: [],
      status: 'current',
      verified: chance(0.7),
      verified_fields: [],
      sources: ['s1'],
      note: '',
      in_use_from: FIRST_DAY,
      ...(domain === 'experience'
        ? { experience_kind: chance(0.5) ? 'reported' : 'timed', closes_seam: chance(0.3) }
        : {}),
    };
  });
  const goals = Array.from({ length: size.goals }, (_, index): Row => {
    const of = index % size.measures;
    const round = Math.floor(index / size.measures);
    // Two or three agency types answer for a measure, each with several goals on it, as standing and yearly goals are.
    const holder = type(of * 5 + (round % (2 + (of % 2))) * 7);
    return {
      id: `${holder}/${measure(of)}/${round}`,
      agency_type: holder,
      measure: measure(of),
      polarity: measures[of]?.['polarity'] === 'none' ? 'none' : chance(0.93) ? measures[of]?.['polarity'] : 'higher',
      target: chance(0.45) ? { op: '>=', value: chance(0.8) ? 95 : 78, unit: '%' } : null,
      deadline: chance(0.4) ? '2027-03-31' : null,
      in_force_from: FIRST_DAY,
      date_precision: 'day',
      consequence: below(4),
      consequence_reason: '',
      weight: 1,
      control_share: chance(0.05) ? Math.round(random() * 10) / 10 : null,
      control_shared_with: [],
      control_sources: [],
      set_by: chance(0.5) ? 'a regulator' : null,
      sources: ['s1'],
    };
  });
  const node = (): string => (chance(0.25) ? `L:${below(latents)}` : measure(below(size.measures)));
  const joined = new Set<string>();
  const links: Row[] = [];
  while (links.length < size.links) {
    const [source, target] = [node(), node()];
    if (source === target || joined.has(`${source}>${target}`)) continue;
    joined.add(`${source}>${target}`);
    links.push({
      id: `l${links.length}`,
      source,
      target,
      sign: chance(0.55) ? 1 : -1,
      strength: chance(0.35) ? 1 : chance(0.75) ? 2 : 3,
      lag_months: chance(0.7) ? below(24) : null,
      confidence: ['A', 'B', 'C', 'D'][below(4)],
      status: chance(0.95) ? 'supported' : 'contested',
      nature: chance(0.9) ? 'cause' : 'component',
      evidence: ['s1'],
      note: '',
    });
  }
  const rows = (count: number, make: (index: number) => Row): Row[] =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    'agency-types.json': {
      agency_types: rows(TYPES, (index) => ({
        id: type(index),
        name: `Agency ${index}`,
        kind: 'agency',
        boundary: 'its own',
        tier: (['provider', 'place', 'system', 'region'] as const)[index % 4],
        place_basis: 'resident',
        duty_areas: [`area-${index % AREAS}`, 'area-0'],
        goals_complete: index % 2 === 0,
      })),
    },
    'budgets.json': {
      budgets: [
        ...rows(TYPES, (index) => ({ id: type(index), name: `Agency ${index}`, people: false })),
        { id: 'people', name: 'People', people: true },
      ],
    },
    'domains.json': { domains: DOMAINS.map((role) => ({ id: role, name: role, asks: '', role })) },
    'concepts.json': {
      areas: rows(AREAS, (index) => ({ id: index })).map((_, index) => `area-${index}`),
      concepts: rows(concepts, (index) => ({
        id: `concept-${index}`,
        name: `Subject ${index}`,
        more_means: '',
        area: `area-${index % AREAS}`,
      })),
    },
    'measures.json': { measures },
    'goals.json': { goals },
    'incentives.json': {
      incentives: rows(part(0.2), (index) => ({
        id: `pay-${index}`,
        payer: type(index),
        paid: type(index + 1 + below(TYPES - 1)),
        measure: measure(below(size.measures)),
        sign: chance(0.5) ? 1 : -1,
        shape: 'linear',
        amount: { text: 'a sum' },
        settlement_months: chance(0.5) ? 3 : null,
        in_force_from: FIRST_DAY,
        in_force_to: null,
        status: 'current',
        sources: ['s1'],
        note: '',
      })),
    },
    'cost-effects.json': {
      cost_effects: rows(part(0.065), (index) => ({
        id: `cost-${index}`,
        measure: measure(below(size.measures)),
        movement: 'down',
        effects: [
          { budget: type(index), effect: 'gains' },
          { budget: type(index + 1), effect: 'pays' },
        ],
        confidence: 'C',
        status: 'supported',
        sources: ['s1'],
        note: '',
      })),
    },
    'design-risks.json': {
      points: {
        threshold_target: 2,
        high_consequence: 2,
        self_reported: 1,
        unaudited: 1,
        discretion: 2,
        one_off_window: 1,
        no_balancing_measure: 1,
      },
      flag_at: 6,
      design_risks: rows(size.measures, (index) => ({
        measure: measure(index),
        threshold_target: chance(0.5),
        high_consequence: chance(0.5),
        self_reported: chance(0.5),
        unaudited: chance(0.5),
        discretion: chance(0.4),
        one_off_window: chance(0.1),
        no_balancing_measure: chance(0.3),
      })),
    },
    'resources.json': {
      resources: rows(part(0.045), (index) => ({
        id: `resource-${index}`,
        name: `Resource ${index}`,
        sources: ['s1'],
        note: '',
        needs: rows(3, (need) => {
          const of = (index * 17 + need * 5) % size.measures;
          return { agency_type: type(of * 5), measure: measure(of), kind: 'uses' };
        }),
      })),
    },
    'links.json': {
      latent_nodes: rows(latents, (index) => ({ id: `L:${index}`, name: `Cause ${index}`, lever: chance(0.3) })),
      links,
    },
    'identities.json': {
      identities: rows(part(0.035), (index) => {
        const first = (index * 23) % Math.max(1, size.measures - 3);
        return {
          id: `sum-${index}`,
          type: 'sum',
          total: measure(first),
          parts: [measure(first + 1), measure(first + 2)],
          tolerance: 0.05,
          sources: ['s1'],
        };
      }),
    },
    'footprints.json': {
      footprints: [
        { id: 'f1', place: 'Anywhere', agency_a: type(0), agency_b: type(1), n_a: 1, n_b: 2, sources: ['s1'] },
      ],
    },
    'journey.json': {
      steps: rows(STEPS, (step) => ({
        id: `step-${step}`,
        order: step,
        name: `Step ${step}`,
        owner: type(step),
        other_parties: [type(step + 1)],
        person_voice: '',
        gap: '',
        measures: measures.filter((_, index) => index % STEPS === step).map((row) => row['id']),
        whole_measures: [],
      })),
      seams: rows(STEPS - 1, (step) => ({ from_step: `step-${step}`, to_step: `step-${step + 1}` })),
    },
    'sources.json': { sources: [{ id: 's1', title: 'Made up', kind: 'test' }] },
    'conflicts.json': { reviewed: null, kinds: [], conflicts: [] },
  };
}

/** Numbers from 0 up to 1 that look random and are the same for one seed everywhere (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
