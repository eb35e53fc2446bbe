/** A row of a catalogue file as parsed from JSON. */
export type FileRowContent = Readonly<Record<string, unknown>>;
/** Catalogue files as parsed from JSON, by file name. */
export type CatalogueFiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** For specs: the smallest catalogue that has a row of every kind. Made up; no real measure or agency. */
export const TINY_CATALOGUE_FILES: CatalogueFiles = {
  'agency-types.json': {
    $comment: 'Made up for specs.',
    agency_types: [
      agencyType('council', 'council', 'place', 'resident'),
      agencyType('hospital', 'hospital trust', 'provider', 'provider'),
    ],
  },
  'budgets.json': {
    budgets: [
      { id: 'council', name: 'Council', people: false },
      { id: 'carers', name: 'Carers', people: true },
    ],
  },
  'domains.json': {
    domains: [
      { id: 'felt', name: 'How it felt', asks: 'What was it like?', role: 'experience' },
      { id: 'done', name: 'What was done', asks: 'What changed?', role: 'outcome' },
      { id: 'cost', name: 'What it took', asks: 'What did it take?', role: 'resource' },
    ],
  },
  'concepts.json': {
    areas: ['discharge', 'money'],
    concepts: [
      { id: 'waiting', name: 'Waiting to leave', more_means: 'More people wait', area: 'discharge' },
      { id: 'spending', name: 'Spending', more_means: 'More is spent', area: 'money' },
    ],
  },
  'measures.json': {
    measures: [
      { ...measure('joined', 'felt', 'waiting', '1'), experience_kind: 'reported', closes_seam: true },
      { ...measure('delays', 'done', 'waiting', '2'), polarity: 'lower', successor: 'joined' },
      { ...measure('part', 'done', 'waiting', '3'), in_use_from: '2014-04-01', in_use_to: '2020-03-31' },
      {
        ...measure('spend', 'cost', 'spending', '4'),
        polarity: 'none',
        series_breaks: [{ what: 'Recounted', sources: ['s1'] }],
      },
    ],
  },
  'goals.json': {
    goals: [
      goal('council', 'delays', { target: { op: '<=', value: 3.5, unit: '%' }, deadline: '2018-03-31' }),
      goal('hospital', 'delays', { polarity: 'band', band: { lo: null, hi: 92 } }),
      goal('hospital', 'joined', { target: { op: 'range', value: [1, 2], unit: '%' }, in_force_to: '2019-03-31' }),
    ],
  },
  'incentives.json': {
    incentives: [
      {
        id: 'fine',
        payer: 'hospital',
        paid: 'council',
        measure: 'delays',
        sign: -1,
        shape: 'fine',
        amount: { text: 'a sum a day' },
        nets_with: ['grant'],
        in_force_from: '2014-04-01',
        in_force_to: null,
        status: 'historic',
        sources: ['s1'],
        note: '',
      },
      {
        id: 'grant',
        payer: 'council',
        paid: 'hospital',
        measure: 'spend',
        sign: 0,
        shape: 'fixed',
        amount: { text: 'a sum', number: 3, unit: 'pounds' },
        status: 'current',
        sources: [],
        note: '',
      },
    ],
  },
  'cost-effects.json': {
    cost_effects: [
      {
        id: 'c1',
        measure: 'delays',
        movement: 'down',
        effects: [{ budget: 'council', effect: 'pays' }],
        pooled_share: { council: { carers: 0.5 } },
        confidence: 'C',
        status: 'supported',
        sources: ['s1'],
        note: '',
      },
    ],
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
    design_risks: [{ measure: 'delays', threshold_target: true, discretion: null }],
  },
  'resources.json': {
    resources: [
      {
        id: 'beds',
        name: 'Beds',
        safe_occupancy: 92,
        sources: [],
        note: '',
        needs: [{ agency_type: 'hospital', measure: 'delays', kind: 'uses' }],
      },
    ],
  },
  'links.json': {
    latent_nodes: [{ id: 'L:care', name: 'Home care', lever: true }],
    links: [link('l1', 'L:care', 'delays'), link('l2', 'delays', 'spend')],
  },
  'identities.json': {
    identities: [
      { id: 'i1', type: 'sum', total: 'delays', parts: ['part'], tolerance: 0.05, sources: [] },
      { id: 'i2', type: 'split', parts: [{ measure: 'part', answers: ['council'] }], sources: ['s1'], note: 'Ours.' },
      { id: 'i3', type: 'same_quantity', a: 'joined', b: 'delays', sources: [] },
    ],
  },
  'footprints.json': {
    footprints: [
      { id: 'f1', place: 'Anywhere', agency_a: 'council', agency_b: 'hospital', n_a: 1, n_b: 2, sources: [] },
    ],
  },
  'journey.json': {
    steps: [step('J1', 1, ['joined', 'delays'], ['joined']), step('J2', 2, ['spend'], [])],
    seams: [{ from_step: 'J1', to_step: 'J2' }],
  },
  'sources.json': { sources: [{ id: 's1', title: 'A made-up source', kind: 'test' }] },
  'conflicts.json': {
    reviewed: '2026-11-22',
    kinds: [{ id: 'POLARITY', name: 'Opposite polarity' }],
    conflicts: [
      {
        id: 'D1',
        kind: 'POLARITY',
        measures: ['delays'],
        goals: ['council/delays'],
        mechanism: '',
        note: '',
        sign: 'trade-off',
        nilsson: -1,
        confidence: 'B',
        status: 'supported',
        evidence: ['s1'],
        counter_evidence: [],
        derivable: true,
      },
    ],
  },
};

/** For specs: the same files with one row changed by the fields given; a field given as undefined is taken out. */
export function withRow(
  files: CatalogueFiles,
  file: string,
  list: string,
  index: number,
  change: Readonly<Record<string, unknown>>,
): CatalogueFiles {
  const rows = rowsIn(files, file, list).map((row, at) => {
    if (at !== index) return row;
    return Object.fromEntries(Object.entries({ ...row, ...change }).filter(([, value]) => value !== undefined));
  });
  return { ...files, [file]: { ...files[file], [list]: rows } };
}

/** For specs: the rows of one list of a file. */
export function rowsIn(files: CatalogueFiles, file: string, list: string): readonly FileRowContent[] {
  return (files[file]?.[list] ?? []) as readonly FileRowContent[];
}

function agencyType(id: string, boundary: string, tier: string, basis: string): FileRowContent {
  return {
    id,
    name: `The ${id}`,
    kind: id,
    boundary,
    tier,
    place_basis: basis,
    duty_areas: ['discharge'],
    goals_complete: false,
  };
}

function measure(id: string, domain: string, concept: string, code: string): FileRowContent {
  return {
    id,
    framework: 'TEST',
    code,
    name: `Measure ${id}`,
    full_name: `Measure ${id} in full`,
    domain,
    concept,
    concept_orientation: 1,
    role: 'direct',
    unit: '%',
    unit_kind: 'share',
    polarity: 'higher',
    definition: { age: [18, 120] },
    frequency: 'annual',
    periods_per_year: 1,
    journey_steps: ['J1'],
    also_known_as: [],
    declared_equivalent: [],
    series_breaks: [],
    status: 'current',
    verified: true,
    verified_fields: [],
    sources: ['s1'],
    note: '',
  };
}

function goal(type: string, of: string, more: FileRowContent): FileRowContent {
  return {
    id: `${type}/${of}`,
    agency_type: type,
    measure: of,
    polarity: 'lower',
    in_force_from: '2017-04-01',
    date_precision: 'day',
    consequence: 2,
    consequence_reason: '',
    weight: 1,
    control_shared_with: [],
    control_sources: [],
    sources: ['s1'],
    ...more,
  };
}

function link(id: string, source: string, target: string): FileRowContent {
  return {
    id,
    source,
    target,
    sign: -1,
    strength: 2,
    lag_months: 3,
    confidence: 'B',
    status: 'supported',
    nature: 'cause',
    evidence: ['s1'],
    note: '',
  };
}

function step(id: string, order: number, measures: readonly string[], whole: readonly string[]): FileRowContent {
  return {
    id,
    order,
    name: `Step ${id}`,
    owner: 'council',
    other_parties: ['hospital'],
    person_voice: '',
    gap: '',
    measures,
    whole_measures: whole,
  };
}
