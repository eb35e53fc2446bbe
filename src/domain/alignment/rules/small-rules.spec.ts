import {
  aConcept,
  aDefinition,
  aDesignRisk,
  aGoal,
  aLink,
  aMeasure,
  anAgencyType,
  anAgency,
  aPayment,
  aPlace,
  aStep,
} from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findContention } from './contention.ts';
import { findDefinition } from './definition.ts';
import { findDoubleCount } from './double-count.ts';
import { findFootprint } from './footprint.ts';
import { findGaming } from './gaming.ts';
import { domainEvenness } from '../domain-balance.ts';
import { findImbalance } from './imbalance.ts';
import { findOrphan } from './orphan.ts';
import { findTiming, slackMonths } from './timing.ts';
import { findUncontrollable } from './uncontrollable.ts';
import type { Measure } from '#domain/framework/catalogue';

describe('IMBALANCE', () => {
  it('measures evenness over every declared domain', () => {
    expect(domainEvenness([0.5, 0.5, 0])).toBeCloseTo(0.63093, 5);
    expect(domainEvenness([0.5, 0.5, 0, 0])).toBeCloseTo(0.5, 12);
    expect(domainEvenness([1 / 3, 1 / 3, 1 / 3])).toBeCloseTo(1, 12);
  });

  it('needs five goals with a direction, and counts weight', () => {
    const measures = Array.from({ length: 6 }, (_, index) =>
      aMeasure(`m${index}`, { domain: index % 2 === 0 ? 'gained' : 'spent' }),
    );
    const goals = measures.map((measure) => aGoal(`council/${measure.id}`));
    const [found] = findWith(findImbalance, { measures, goals });
    expect(found?.id).toBe('IMBALANCE/agency//council');
    expect(found?.score).toBeCloseTo(0.63093, 5);
    expect([found?.severity?.size, found?.reportedShare, found?.measures.length, found?.goals.length]).toEqual([
      2, 0, 0, 6,
    ]);
    expect(findWith(findImbalance, { measures, goals: goals.slice(0, 4) })).toEqual([]);
    const silent = goals.map((goal) => ({ ...goal, weight: null }));
    expect(findWith(findImbalance, { measures, goals: silent })).toEqual([]);
  });
});

describe('GAMING', () => {
  it('adds the points of true flags and lists unknown ones', () => {
    const risk = aDesignRisk('m', {
      threshold_target: true,
      high_consequence: true,
      discretion: true,
      self_reported: true,
      unaudited: true,
      one_off_window: false,
    });
    const [found] = findWith(findGaming, {
      measures: [aMeasure('m')],
      goals: [aGoal('hospital/m')],
      designRisks: [risk],
    });
    expect([found?.id, found?.score, found?.severity?.size]).toEqual(['GAMING/design_risk/m/', 8, 3]);
    expect(found?.unknownFlags).toEqual(['no_balancing_measure']);
  });

  it('is silent under 6 points or without a goal', () => {
    const risk = aDesignRisk('m', { threshold_target: true, high_consequence: true, self_reported: true });
    expect(
      findWith(findGaming, { measures: [aMeasure('m')], goals: [aGoal('hospital/m')], designRisks: [risk] }),
    ).toEqual([]);
    expect(findWith(findGaming, { measures: [aMeasure('m')], designRisks: [{ ...risk, discretion: true }] })).toEqual(
      [],
    );
  });
});

describe('DOUBLE_COUNT', () => {
  it('counts a measure with two aliases as three scores of one fact', () => {
    const [found] = findWith(findDoubleCount, {
      measures: [aMeasure('at-home', { also_known_as: ['A 1', 'B 2'] })],
      goals: [aGoal('council/at-home')],
    });
    expect([found?.id, found?.score]).toEqual(['DOUBLE_COUNT/alias/at-home/', 3]);
  });
});

describe('DEFINITION', () => {
  const definition = (numerator: string) => aDefinition({ numerator });
  const measures = [
    aMeasure('a', { concept: 'q', definition: definition('x') }),
    aMeasure('b', { concept: 'q', definition: definition('y') }),
  ];
  const goals = [aGoal('hospital/a'), aGoal('council/b')];

  it('flags a known difference, never a declared equivalent, a proxy or an unknown', () => {
    expect(findWith(findDefinition, { measures, goals }).map((found) => found.id)).toEqual([
      'DEFINITION/not_comparable/a+b/',
    ]);
    const [a, b] = measures;
    if (a === undefined || b === undefined) throw new Error('two measures');
    expect(findWith(findDefinition, { measures: [a, { ...b, declared_equivalent: ['a'] }], goals })).toEqual([]);
    expect(findWith(findDefinition, { measures: [a, { ...b, role: 'proxy' }], goals })).toEqual([]);
    expect(findWith(findDefinition, { measures: [a, { ...b, definition: aDefinition({}) }], goals })).toEqual([]);
  });

  it('finds one code for two ideas among editions begun, even of one out of use', () => {
    const edition = (id: string, version: string, more: Partial<Measure> = {}) =>
      aMeasure(id, { framework: 'F', framework_version: version, code: `2A ${version}`, code_stem: '2A', ...more });
    const old = edition('old', '2016', { in_use_from: '2010-04-01', in_use_to: '2022-03-31' });
    const found = (from: string) =>
      findWith(findDefinition, {
        measures: [
          old,
          edition('new', '2023', { in_use_from: '2020-04-01' }),
          edition('next', '2027', { in_use_from: from }),
        ],
        goals: [aGoal('council/new')],
      });
    expect(found('2027-04-01').map((finding) => finding.measures)).toEqual([['new', 'old']]);
    expect(found('2026-04-01').map((finding) => finding.measures)).toEqual([['new', 'next', 'old']]);
    expect(findWith(findDefinition, { measures: [old, edition('new', '2023')], goals: [] })).toEqual([]);
  });
});

describe('TIMING', () => {
  it('takes the lag off the time until the deadline', () => {
    expect(slackMonths('2025-04-01', '2026-03-31', 18)).toBeCloseTo(-6, 12);
  });

  it('finds a deadline before the effect, the worst of several goals', () => {
    const found = findWith(findTiming, {
      measures: [aMeasure('u'), aMeasure('v')],
      goals: [
        aGoal('hospital/u', { in_force_from: '2025-04-01' }),
        aGoal('council/v', { deadline: '2026-03-31' }),
        aGoal('council/v/later', { deadline: '2028-03-31' }),
      ],
      links: [aLink('u', 1, 'v', { lag_months: 18 })],
    });
    expect(found.map((finding) => [finding.id, finding.goals, Math.round(finding.score * 1e9) / 1e9])).toEqual([
      ['TIMING/deadline_before_effect/u+v/u>v', ['council/v', 'hospital/u'], -6],
    ]);
  });

  it('finds a quarterly pot for what takes five years', () => {
    const parts = {
      measures: [aMeasure('admissions', { polarity: 'lower' })],
      goals: [aGoal('board/admissions', { polarity: 'lower' })],
      latentNodes: [{ id: 'L:care', name: 'Integrated care programme', lever: true }],
      links: [aLink('L:care', -1, 'admissions', { lag_months: 60 })],
      incentives: [aPayment('pot', 'council', 'admissions', -1, { settlement_months: 3 })],
    };
    const [found] = findWith(findTiming, parts);
    expect([found?.id, found?.score]).toEqual(['TIMING/paid_before_effect/admissions/pot<L:care', -57]);
    expect(findWith(findTiming, { ...parts, latentNodes: [{ id: 'L:care', name: '', lever: false }] })).toEqual([]);
    expect(findWith(findTiming, { ...parts, links: [aLink('L:care', 1, 'admissions', { lag_months: 60 })] })).toEqual(
      [],
    );
  });
});

describe('UNCONTROLLABLE', () => {
  const found = (more: Parameters<typeof aGoal>[1], extra: readonly string[] = []) =>
    findWith(findUncontrollable, {
      measures: [aMeasure('m')],
      goals: [aGoal('hospital/m', { consequence: 2, ...more }), ...extra.map((id) => aGoal(id))],
    }).map((finding) => finding.subkind);

  it('flags a share of 0.25, not of 0.30', () => {
    expect(found({ control_share: 0.25 })).toEqual(['low_share']);
    expect(found({ control_share: 0.3 })).toEqual([]);
    expect(found({ control_share: 0.25, consequence: 1 })).toEqual([]);
  });

  it('never takes an unknown share as nought, but names those who are not held', () => {
    expect(found({ control_share: null })).toEqual([]);
    expect(found({ control_shared_with: ['council'] })).toEqual(['share_not_agreed']);
    expect(found({ control_shared_with: ['council'] }, ['council/m'])).toEqual([]);
  });
});

describe('CONTENTION', () => {
  const need = (agency_type: string, measure: string, amount: number | null) => ({
    agency_type,
    measure,
    kind: 'uses' as const,
    amount,
  });
  const found = (capacity: number | null, first: number | null) =>
    findWith(findContention, {
      measures: [aMeasure('a'), aMeasure('b')],
      goals: [aGoal('hospital/a'), aGoal('council/b')],
      resources: [
        {
          id: 'beds',
          name: 'Beds',
          capacity,
          safe_occupancy: 92,
          needs: [need('hospital', 'a', first), need('council', 'b', 45), need('board', 'a', 900)],
          sources: [],
          note: '',
        },
      ],
    });

  it('is over capacity when held needs exceed what is safe: 105 of 100 at 92%', () => {
    const [over] = found(100, 60);
    expect([over?.id, over?.score, over?.confidence]).toEqual(['CONTENTION/over_capacity//beds', 1.05, 'B']);
    expect(found(100, 47)).toEqual([]);
  });

  it('has a direction only without quantities', () => {
    expect(found(null, 60).map((finding) => [finding.subkind, finding.score, finding.confidence])).toEqual([
      ['direction_only', 2, 'C'],
    ]);
    expect(found(100, null).map((finding) => finding.subkind)).toEqual(['direction_only']);
  });
});

describe('ORPHAN', () => {
  const felt = (id: string, more: Partial<Measure> = {}) =>
    aMeasure(id, { domain: 'felt', experience_kind: 'reported', ...more });
  const found = (measure: Measure, holders: readonly string[]) =>
    findWith(findOrphan, {
      measures: [measure],
      goals: holders.map((type) => aGoal(`${type}/m`)),
      steps: [aStep('J01', ['m']), aStep('J02', ['m'], { owner: 'hospital' })],
      seams: [{ from_step: 'J01', to_step: 'J02' }],
    })
      .map((finding) => finding.subkind)
      .filter((form) => form.startsWith('seam'));

  it('closes a seam only by a reported experience that parties of both sides hold', () => {
    expect(found(felt('m'), ['council', 'hospital'])).toEqual([]);
    expect(found(felt('m'), ['council'])).toEqual(['seam_half']);
    expect(found(felt('m', { experience_kind: 'timed' }), ['council', 'hospital'])).toEqual(['seam_crack']);
    expect(found(felt('m', { closes_seam: false }), ['council', 'hospital'])).toEqual(['seam_crack']);
    expect(found(felt('m', { experience_kind: null }), ['council', 'hospital'])).toEqual(['seam_crack']);
    expect(found(felt('m'), [])).toEqual(['seam_crack']);
  });

  it('finds a step without an owner or a measure, and a domain nobody measures there', () => {
    const forms = findWith(findOrphan, {
      measures: [aMeasure('m')],
      goals: [aGoal('council/m')],
      steps: [aStep('J01', ['m'], { owner: null })],
    }).map((finding) => finding.id);
    expect(forms).toEqual(['ORPHAN/domain_hole//J01+felt', 'ORPHAN/domain_hole//J01+spent', 'ORPHAN/step//J01']);
  });
});

describe('FOOTPRINT', () => {
  const agencyTypes = [
    anAgencyType('hospital'),
    anAgencyType('council', { tier: 'place', duty_areas: ['area'] }),
    anAgencyType('board', { tier: 'system', duty_areas: ['area'] }),
  ];

  it('compares what two tiers measure where both have a duty', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const measures = names.map((id) => aMeasure(id));
    const concepts = names.map((id) => aConcept(`concept of ${id}`));
    const found = (shared: number) =>
      findWith(findFootprint, {
        agencyTypes,
        concepts,
        measures,
        goals: [
          ...names.slice(0, 5).map((id) => aGoal(`council/${id}`)),
          ...names.slice(5 - shared, 10 - shared).map((id) => aGoal(`board/${id}`)),
        ],
      });
    expect(found(1).map((finding) => [finding.id, finding.jaccard, finding.severity?.size])).toEqual([
      ['FOOTPRINT/tiers//board+council', 1 / 9, 1],
    ]);
    expect(found(0)[0]?.severity?.size).toBe(2);
    expect(found(2)).toEqual([]);
  });

  it('tells of a hospital that belongs more to others', () => {
    const at = (back: number) =>
      findWith(
        findFootprint,
        { agencyTypes },
        {
          place: aPlace({
            agencies: [anAgency('H', ['hospital'], { share: 0.84, back, other_places: 5 }), anAgency('C', ['council'])],
          }),
        },
      );
    expect(at(0.22).map((finding) => [finding.id, finding.here, finding.agencyTypes])).toEqual([
      ['FOOTPRINT/shared_provider//P', 'one', ['council', 'hospital']],
    ]);
    expect(at(0.5)).toEqual([]);
  });

  it('lists who took over, who was handed what, and who are several', () => {
    const place = aPlace({
      agencies: [
        anAgency('C', ['council'], { from: '2013-04-01' }),
        anAgency('B1', ['board'], { from: '2025-04-01', share: 0.6 }),
        anAgency('B2', ['board'], { from: '2013-04-01', share: 0.1 }),
        anAgency('H', ['hospital'], { from: '2013-04-01', share: 1 }),
      ],
      delegations: [
        {
          type: 'council',
          from_agency: 'C',
          to_agency: 'H',
          from: '2014-04-01',
          to: null,
          except_areas: [],
          source: null,
        },
      ],
    });
    const [found] = findWith(findFootprint, { agencyTypes }, { place });
    expect(found?.score).toBe(1);
    expect(found?.facts).toEqual([
      { form: 'delegation', type: 'council', agencies: ['C', 'H'], since: '2014-04-01' },
      { form: 'changed', type: 'board', agencies: ['B1'], since: '2025-04-01' },
      { form: 'several', type: 'board', agencies: ['B1', 'B2'], since: null },
    ]);
  });
});
