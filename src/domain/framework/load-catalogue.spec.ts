import fc from 'fast-check';

import type { CatalogueFault } from './catalogue-fault.ts';
import { notJson } from './catalogue-fault.ts';
import { CATALOGUE_SCHEMAS } from './catalogue-schema.ts';
import { loadCatalogue, REQUIRED_CATALOGUE_FILES } from './load-catalogue.ts';
import type { CatalogueFiles } from './tiny-catalogue-files.ts';
import { rowsIn, TINY_CATALOGUE_FILES, withRow } from './tiny-catalogue-files.ts';

function load(files: CatalogueFiles) {
  const loaded = loadCatalogue(files);
  if (loaded.kind === 'refused') throw new Error(loaded.faults.map((fault) => fault.message).join('\n'));
  return loaded;
}

function faultsOf(files: Readonly<Record<string, unknown>>): readonly CatalogueFault[] {
  const loaded = loadCatalogue(files);
  return loaded.kind === 'refused' ? loaded.faults : [];
}

/** Faults as `file row field code`, for comparing. */
function faultLines(files: Readonly<Record<string, unknown>>): readonly string[] {
  return faultsOf(files).map(({ file, row, field, code }) => `${file} ${row ?? '-'} ${field || '-'} ${code}`);
}

const tiny = TINY_CATALOGUE_FILES;

describe('loading a catalogue', () => {
  it('loads a whole one, with fields left out as null', () => {
    const { catalogue, doubts } = load(tiny);
    expect(doubts).toEqual([]);
    expect(catalogue.measures.length).toBe(4);
    expect(catalogue.measures[0]?.framework_version).toBeNull();
    expect(catalogue.measures[0]?.definition).toEqual({
      numerator: null,
      denominator: null,
      age: [18, 120],
      window_days: null,
      place_basis: null,
      standardisation: null,
      sampling: null,
    });
    expect(catalogue.measures[3]?.series_breaks).toEqual([{ date: null, what: 'Recounted', sources: ['s1'] }]);
    expect(catalogue.goals[0]?.target).toEqual({
      op: '<=',
      value: 3.5,
      unit: '%',
      range: null,
      varies_by: null,
      places_at_or_over: null,
      basis: null,
      scope: null,
      note: null,
    });
    expect(catalogue.designRisks[0]?.self_reported).toBeNull();
    expect(catalogue.context).toEqual([]);
    expect(catalogue.reviewed).toBe('2026-11-22');
  });

  it('freezes what it loads', () => {
    const { catalogue } = load(tiny);
    expect(Object.isFrozen(catalogue)).toBeTrue();
    expect(Object.isFrozen(catalogue.measures[0]?.definition)).toBeTrue();
  });

  it('does not change the files it is given', () => {
    const before = JSON.stringify(tiny);
    loadCatalogue(tiny);
    expect(JSON.stringify(tiny)).toBe(before);
    expect(Object.isFrozen(tiny['goals.json'])).toBeFalse();
  });

  it('reports every file that is missing, and nothing that only follows from its absence', () => {
    expect(faultLines({})).toEqual(REQUIRED_CATALOGUE_FILES.map((file) => `${file} - - missing-file`));
    const { 'sources.json': left, ...rest } = tiny;
    expect(left).toBeDefined();
    expect(faultLines(rest)).toEqual(['sources.json - - missing-file']);
  });

  it('does without context.json and without the day of review', () => {
    const { reviewed, ...conflicts } = tiny['conflicts.json'] ?? {};
    expect(reviewed).toBe('2026-11-22');
    expect(load({ ...tiny, 'conflicts.json': conflicts }).catalogue.reviewed).toBeNull();
  });

  it('does not read files of other names', () => {
    expect(load({ ...tiny, 'expected.json': { anything: 1 } }).doubts).toEqual([]);
  });

  it('says file, row, field, found and expected in one plain sentence', () => {
    const [fault] = faultsOf(withRow(tiny, 'goals.json', 'goals', 0, { polarity: 'up' }));
    expect(fault).toEqual({
      file: 'goals.json',
      row: 'council/delays',
      field: 'polarity',
      code: 'not-allowed',
      severity: 'refuses',
      found: '"up"',
      expected: 'one of higher, lower, band or none',
      message:
        'goals.json, row "council/delays", field polarity: found "up", expected one of higher, lower, band or none.',
    });
  });

  it('reports faults of many files at once and loads nothing of them', () => {
    let files = withRow(tiny, 'goals.json', 'goals', 0, { polarity: 'up', in_force_to: '2016-02-30' });
    files = withRow(files, 'measures.json', 'measures', 1, { concept: 'nothing', colour: 'red', unit: undefined });
    files = withRow(files, 'links.json', 'links', 0, { strength: 4, lag_months: -1, target: 'nowhere' });
    files = withRow(files, 'identities.json', 'identities', 0, { type: 'product' });
    expect([...faultLines(files)].sort()).toEqual([
      'goals.json council/delays in_force_to not-a-date',
      'goals.json council/delays polarity not-allowed',
      'identities.json i1 type not-allowed',
      'links.json l1 lag_months out-of-range',
      'links.json l1 strength not-allowed',
      'links.json l1 target dangling-id',
      'measures.json delays colour unknown-field',
      'measures.json delays concept dangling-id',
      'measures.json delays unit missing-field',
    ]);
  });

  it('numbers a row that has no id', () => {
    expect(faultLines(withRow(tiny, 'goals.json', 'goals', 1, { id: undefined }))).toEqual([
      'goals.json 2 id missing-field',
    ]);
  });

  it('refuses a file that is no object and a list that is no list', () => {
    expect(faultLines({ ...tiny, 'footprints.json': [] })).toEqual(['footprints.json - - wrong-type']);
    expect(faultLines({ ...tiny, 'footprints.json': { footprints: 'none' } })).toEqual([
      'footprints.json - footprints wrong-type',
    ]);
    expect(faultLines({ ...tiny, 'footprints.json': {} })).toEqual(['footprints.json - footprints missing-field']);
  });

  it('tells of a file that was not JSON in the same form', () => {
    expect(notJson('goals.json', 'unexpected end').message).toBe(
      'goals.json: found text that is not JSON (unexpected end), expected one JSON object.',
    );
  });

  const refused: readonly [string, string, string, number, Record<string, unknown>, readonly string[]][] = [
    [
      'an id twice',
      'goals.json',
      'goals',
      1,
      { id: 'council/delays', agency_type: 'council', polarity: 'lower', band: null },
      ['goals.json council/delays id duplicate-id'],
    ],
    [
      'a measure with the id of a latent node',
      'measures.json',
      'measures',
      3,
      { id: 'L:care' },
      [
        'measures.json L:care id duplicate-id',
        'incentives.json grant measure dangling-id',
        'journey.json J2 measures[0] dangling-id',
        'links.json l2 target dangling-id',
      ],
    ],
    [
      'framework, version and code twice',
      'measures.json',
      'measures',
      2,
      { code: '2' },
      ['measures.json part framework, framework_version, code duplicate-identity'],
    ],
    [
      'a pair of ends twice',
      'links.json',
      'links',
      1,
      { source: 'L:care', target: 'delays' },
      ['links.json l2 source, target duplicate-pair'],
    ],
    [
      'a link from a measure to itself',
      'links.json',
      'links',
      1,
      { target: 'delays' },
      ['links.json l2 target contradiction'],
    ],
    [
      'a latent node whose id does not begin L:',
      'links.json',
      'latent_nodes',
      0,
      { id: 'care' },
      ['links.json care id not-allowed', 'links.json l1 source dangling-id'],
    ],
    [
      'a goal that ends before it begins',
      'goals.json',
      'goals',
      2,
      { in_force_to: '2017-03-31' },
      ['goals.json hospital/joined in_force_to dates-out-of-order'],
    ],
    [
      'a measure out of use before it is in use',
      'measures.json',
      'measures',
      2,
      { in_use_to: '2014-03-31' },
      ['measures.json part in_use_to dates-out-of-order'],
    ],
    [
      'a payment that ends before it begins',
      'incentives.json',
      'incentives',
      0,
      { in_force_to: '2014-03-31' },
      ['incentives.json fine in_force_to dates-out-of-order'],
    ],
    [
      'a target without a value that does not say why',
      'goals.json',
      'goals',
      0,
      { target: { op: '<=', value: null, unit: '%' } },
      ['goals.json council/delays target.value contradiction'],
    ],
    [
      'one number for a range',
      'goals.json',
      'goals',
      2,
      { target: { op: 'range', value: 1, unit: '%' } },
      ['goals.json hospital/joined target.value contradiction'],
    ],
    [
      'two numbers for a limit',
      'goals.json',
      'goals',
      0,
      { target: { op: '<=', value: [1, 2], unit: '%' } },
      ['goals.json council/delays target.value contradiction'],
    ],
    [
      'a range the wrong way round',
      'goals.json',
      'goals',
      2,
      { target: { op: 'range', value: [2, 1], unit: '%' } },
      ['goals.json hospital/joined target.value contradiction'],
    ],
    [
      'a band without limits',
      'goals.json',
      'goals',
      1,
      { band: { lo: null } },
      ['goals.json hospital/delays band contradiction'],
    ],
    [
      'a band the wrong way round',
      'goals.json',
      'goals',
      1,
      { band: { lo: 93, hi: 92 } },
      ['goals.json hospital/delays band contradiction'],
    ],
    [
      'polarity band without a band',
      'goals.json',
      'goals',
      1,
      { band: undefined },
      ['goals.json hospital/delays band contradiction'],
    ],
    [
      'a band without polarity band',
      'goals.json',
      'goals',
      1,
      { polarity: 'lower' },
      ['goals.json hospital/delays band contradiction'],
    ],
    [
      'a goal whose id is not type/measure',
      'goals.json',
      'goals',
      0,
      { id: 'council/delaysx' },
      ['conflicts.json D1 goals[0] dangling-id', 'goals.json council/delaysx id contradiction'],
    ],
    [
      'an age range the wrong way round',
      'measures.json',
      'measures',
      0,
      { definition: { age: [65, 18] } },
      ['measures.json joined definition.age contradiction'],
    ],
    [
      'experience fields outside experience',
      'measures.json',
      'measures',
      1,
      { experience_kind: 'timed', closes_seam: false },
      ['measures.json delays experience_kind contradiction', 'measures.json delays closes_seam contradiction'],
    ],
    [
      'a whole measure that is not of its step',
      'journey.json',
      'steps',
      0,
      { whole_measures: ['part'] },
      ['journey.json J1 whole_measures[0] contradiction'],
    ],
    [
      'an unknown party',
      'journey.json',
      'steps',
      0,
      { other_parties: ['nobody'] },
      ['journey.json J1 other_parties[0] dangling-id'],
    ],
    [
      'a seam from a step to itself',
      'journey.json',
      'seams',
      0,
      { to_step: 'J1' },
      ['journey.json J1 to J1 to_step contradiction'],
    ],
    [
      'a total among its own parts',
      'identities.json',
      'identities',
      0,
      { parts: ['delays'] },
      ['identities.json i1 parts contradiction'],
    ],
    [
      'a part twice',
      'identities.json',
      'identities',
      0,
      { parts: ['part', 'part'] },
      ['identities.json i1 parts contradiction'],
    ],
    ['no part at all', 'identities.json', 'identities', 0, { parts: [] }, ['identities.json i1 parts out-of-range']],
    [
      'an identity of a measure with itself',
      'identities.json',
      'identities',
      2,
      { b: 'joined' },
      ['identities.json i3 b contradiction'],
    ],
    [
      'a payment that nets with itself',
      'incentives.json',
      'incentives',
      0,
      { nets_with: ['fine'] },
      ['incentives.json fine nets_with contradiction'],
    ],
    [
      'a budget of no agency type that is not people',
      'budgets.json',
      'budgets',
      0,
      { id: 'treasury' },
      [
        'cost-effects.json c1 effects[0].budget dangling-id',
        'cost-effects.json c1 pooled_share dangling-id',
        'budgets.json treasury id dangling-id',
      ],
    ],
    [
      'a share of more than all',
      'cost-effects.json',
      'cost_effects',
      0,
      { pooled_share: { council: { carers: 1.01 } } },
      ['cost-effects.json c1 pooled_share.council.carers out-of-range'],
    ],
    [
      'a pooled share of an unknown budget',
      'cost-effects.json',
      'cost_effects',
      0,
      { pooled_share: { council: { friends: 1 } } },
      ['cost-effects.json c1 pooled_share.council dangling-id'],
    ],
    [
      'not derivable without a reason',
      'conflicts.json',
      'conflicts',
      0,
      { derivable: false },
      ['conflicts.json D1 why_not contradiction'],
    ],
    [
      'a kind of conflict that is not listed',
      'conflicts.json',
      'conflicts',
      0,
      { kind: 'OTHER' },
      ['conflicts.json D1 kind dangling-id'],
    ],
    [
      'a design risk of no measure',
      'design-risks.json',
      'design_risks',
      0,
      { measure: 'nothing' },
      ['design-risks.json nothing measure dangling-id'],
    ],
    [
      'an area that is not listed',
      'concepts.json',
      'concepts',
      0,
      { area: 'sport' },
      ['concepts.json waiting area dangling-id'],
    ],
    ['a number as text', 'links.json', 'links', 0, { lag_months: '3' }, ['links.json l1 lag_months wrong-type']],
    ['half a month', 'links.json', 'links', 0, { lag_months: 0.5 }, ['links.json l1 lag_months wrong-type']],
    [
      'a day that is not in the calendar',
      'measures.json',
      'measures',
      2,
      { in_use_from: '2015-02-29' },
      ['measures.json part in_use_from not-a-date'],
    ],
  ];
  for (const [what, file, list, index, change, expected] of refused) {
    it(`refuses ${what}`, () => {
      expect([...faultLines(withRow(tiny, file, list, index, change))].sort()).toEqual([...expected].sort());
    });
  }

  it('allows a code that another version of the framework reused', () => {
    const files = withRow(tiny, 'measures.json', 'measures', 2, { code: '2', framework_version: '2023' });
    expect(load(files).doubts).toEqual([]);
  });

  it('allows a target that varies by place, and doubts one that only gives a range', () => {
    const varying = { target: { op: '>=', value: null, unit: '%', varies_by: 'council' } };
    expect(load(withRow(tiny, 'goals.json', 'goals', 0, varying)).doubts).toEqual([]);
    const ranged = { target: { op: '>=', value: null, unit: '%', range: [0, 67] } };
    expect(load(withRow(tiny, 'goals.json', 'goals', 0, ranged)).doubts.map(({ field }) => field)).toEqual([
      'target.value',
    ]);
  });

  it('doubts a deadline before the goal begins, but not one on that day', () => {
    expect(
      load(withRow(tiny, 'goals.json', 'goals', 0, { deadline: '2017-03-31' })).doubts.map(({ code }) => code),
    ).toEqual(['dates-out-of-order']);
    expect(load(withRow(tiny, 'goals.json', 'goals', 0, { deadline: '2017-04-01' })).doubts).toEqual([]);
  });

  it('doubts a whole measure of resources', () => {
    const files = withRow(tiny, 'journey.json', 'steps', 1, { whole_measures: ['spend'] });
    expect(load(files).doubts.map(({ row, field }) => `${row} ${field}`)).toEqual(['J2 whole_measures[0]']);
  });

  it('doubts a concept said twice and keeps the first, but refuses it when the two say different areas', () => {
    const twice = withRow(tiny, 'concepts.json', 'concepts', 1, { id: 'waiting', area: 'discharge' });
    const unspent = withRow(twice, 'measures.json', 'measures', 3, { concept: 'waiting' });
    const { catalogue, doubts } = load(unspent);
    expect(doubts.map(({ code }) => code)).toEqual(['duplicate-id']);
    expect(catalogue.concepts.map(({ name }) => name)).toEqual(['Waiting to leave']);
    expect(faultLines(withRow(unspent, 'concepts.json', 'concepts', 1, { area: 'money' }))).toEqual([
      'concepts.json waiting id duplicate-id',
    ]);
  });

  it('leaves the kinds of conflict to the product when the catalogue names none', () => {
    const files = { ...tiny, 'conflicts.json': { ...tiny['conflicts.json'], kinds: [] } };
    expect(load(files).doubts).toEqual([]);
  });

  it('gives one version whatever the order of rows and fields, and another for other content', () => {
    const { version } = load(tiny).catalogue;
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    const lists = Object.entries(tiny).flatMap(([file, content]) =>
      Object.keys(content)
        .filter((list) => Array.isArray(content[list]))
        .map((list) => [file, list] as const),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (stride) => {
        let files = tiny;
        for (const [file, list] of lists) {
          const rows = rowsIn(files, file, list)
            .map((row, index) => ({ row, at: (index * stride) % 97 }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => (typeof row === 'object' ? Object.fromEntries(Object.entries(row).reverse()) : row));
          files = { ...files, [file]: { ...files[file], $comment: 'Another comment', [list]: rows } };
        }
        expect(load(files).catalogue.version).toBe(version);
      }),
      { numRuns: 30 },
    );
    expect(load(withRow(tiny, 'goals.json', 'goals', 0, { weight: 2 })).catalogue.version).not.toBe(version);
  });

  it('names the row and field of any required field that is left out', () => {
    const places = Object.entries(tiny).flatMap(([file, content]) =>
      Object.keys(content).flatMap((list) =>
        Array.isArray(content[list])
          ? rowsIn(tiny, file, list).flatMap((row, index) =>
              typeof row === 'object' ? Object.keys(row).map((field) => ({ file, list, index, field })) : [],
            )
          : [],
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ file, list, index, field }) => {
        const faults = faultsOf(withRow(tiny, file, list, index, { [field]: undefined }));
        const rowSchema = JSON.stringify(CATALOGUE_SCHEMAS[file as keyof typeof CATALOGUE_SCHEMAS]);
        const isOptional = faults.length === 0 || faults.every((fault) => fault.code !== 'missing-field');
        if (!isOptional) expect(faults.some((fault) => fault.file === file && fault.field === field)).toBeTrue();
        expect(rowSchema).toContain(`"${field}"`);
      }),
      { numRuns: 200 },
    );
  });

  it('reports as many faults as there are, not only as many as fit one call', () => {
    const parts = Array.from({ length: 150_000 }, (_, index) => `nothing${index}`);
    const faults = faultsOf(withRow(tiny, 'identities.json', 'identities', 0, { parts }));
    expect(faults.length).toBe(150_000);
  });

  it('never throws, whatever the files hold', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REQUIRED_CATALOGUE_FILES), fc.jsonValue(), (file, content) => {
        const loaded = loadCatalogue({ ...tiny, [file]: content });
        expect(['loaded', 'refused']).toContain(loaded.kind);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever a row holds', () => {
    const lists = Object.entries(tiny).flatMap(([file, content]) =>
      Object.keys(content)
        .filter((list) => Array.isArray(content[list]))
        .map((list) => [file, list] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lists), fc.jsonValue(), ([file, list], row) => {
        const rows = [...rowsIn(tiny, file, list), row];
        expect(faultsOf({ ...tiny, [file]: { ...tiny[file], [list]: rows } }).length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
