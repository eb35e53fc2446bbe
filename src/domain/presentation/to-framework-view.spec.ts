import type { Source } from '#domain/framework/catalogue';
import {
  aCatalogue,
  aConcept,
  aGoal,
  aMeasure,
  anAgencyType,
  aLink,
  aPayment,
  aStep,
  aTarget,
} from '#domain/testing/build-catalogue';
import { toFrameworkView } from './to-framework-view.ts';

describe('the framework on a day', () => {
  const source = (id: string, kind: Source['kind']): Source => ({
    id,
    title: `Title of ${id}`,
    url: null,
    kind,
    publisher: null,
    date: null,
  });
  const catalogue = aCatalogue({
    agencyTypes: [anAgencyType('hospital', { name: 'Hospital' }), anAgencyType('council', { name: 'Council' })],
    conceptAreas: ['leaving'],
    concepts: [aConcept('waits', 'leaving'), aConcept('empty', 'leaving')],
    measures: [
      aMeasure('days', {
        name: 'Days',
        concept: 'waits',
        domain: 'felt',
        polarity: 'lower',
        unit: 'days',
        experience_kind: 'timed',
      }),
      aMeasure('old', { name: 'Old', concept: 'waits', in_use_from: '2010-04-01', in_use_to: '2015-03-31' }),
    ],
    goals: [
      aGoal('hospital/days', {
        polarity: 'lower',
        target: aTarget('<=', 3, 'days'),
        deadline: '2027-03-31',
        sources: ['act', 'known'],
      }),
      aGoal('council/days', {
        polarity: 'lower',
        target: aTarget('<=', 3, 'days'),
        deadline: '2027-03-31',
        sources: ['act', 'known'],
      }),
      aGoal('council/days/2', { polarity: 'lower', sources: ['known'], date_precision: 'knowledge', consequence: 3 }),
      aGoal('council/days/ended', { in_force_to: '2020-03-31' }),
    ],
    steps: [
      aStep('J02', ['days'], { order: 2, name: 'Second', owner: null }),
      aStep('J01', [], { order: 1, name: 'First' }),
    ],
    sources: [source('act', 'parliament'), source('known', 'knowledge or unlinked')],
  });
  const view = toFrameworkView(catalogue, '2026-11-22');
  const [days, old] = view.areas[0]?.concepts[0]?.measures ?? [];

  it('begins with how many are held to how much', () => {
    expect(view.sentence).toBe('On 22 November 2026 two kinds of agency are held to 3 goals on one measure.');
    expect(view.lead).toBe('Each measure in use is held by somebody; 1 more on file was not in use that day.');
    expect(toFrameworkView(catalogue, '1990-01-01').sentence).toBe(
      'On 1 January 1990 nobody on file is held to a goal.',
    );
  });

  it('says once what several are held to in the same words', () => {
    expect(days?.heldTo.map((held) => [held.who, held.target, held.by])).toEqual([
      ['Council', null, null],
      ['Council and Hospital', 'at most 3 days', '31 March 2027'],
    ]);
    expect(days?.heldTo[1]?.goals).toEqual(['council/days', 'hospital/days']);
  });

  it('says of each how it is known', () => {
    expect(days?.heldTo.map((held) => [held.footing, held.dates, held.sources])).toEqual([
      ['from knowledge, to be checked', 'dates from knowledge, to be checked', []],
      ['read in the source', 'dates known to the day', ['Title of act', 'in part from knowledge']],
    ]);
    expect(days?.heldTo[0]?.consequence).toBe('money, contract or law');
  });

  it('keeps what is not in use, as such, and leaves out concepts without a measure', () => {
    expect([days?.inUse, days?.experience, old?.inUse]).toEqual([true, 'a clock or a count', false]);
    expect(old?.use).toBe('not in use on this day; in use from April 2010 until March 2015');
    expect(view.areas[0]?.concepts.map((concept) => concept.id)).toEqual(['waits']);
  });

  it('says of each payment and cause how it is known, and which causes are never followed', () => {
    const { payments, causes } = toFrameworkView(
      aCatalogue({
        agencyTypes: [anAgencyType('hospital', { name: 'Hospital' }), anAgencyType('board', { name: 'Board' })],
        measures: [
          aMeasure('a', { name: 'Visits' }),
          aMeasure('b', { name: 'Falls' }),
          aMeasure('gone', { in_use_to: '2015-03-31' }),
        ],
        incentives: [aPayment('p', 'hospital', 'a', -1, { sources: ['act'] })],
        links: [
          aLink('a', -1, 'b', { lag_months: 6, evidence: ['known'], status: 'contested' }),
          aLink('a', 1, 'gone'),
        ],
        sources: [source('act', 'parliament'), source('known', 'knowledge or unlinked')],
      }),
      '2026-11-22',
    );
    expect(payments.map((row) => [row.who, row.when, row.inForce, row.footing, row.sources])).toEqual([
      ['Board to Hospital', 'more when Visits falls', 'since April 2015', 'read in the source', ['Title of act']],
    ]);
    expect(causes.map((row) => [row.from, row.to, row.effect, row.lag, row.status, row.footing])).toEqual([
      [
        'Visits',
        'Falls',
        'falls as it rises',
        'about six months',
        'contested, never followed',
        'from knowledge, to be checked',
      ],
    ]);
  });

  it('walks the steps in order and counts by domain and kind of agency', () => {
    expect(view.steps.map((step) => [step.name, step.owner, step.measures])).toEqual([
      ['First', 'Council', 0],
      ['Second', null, 1],
    ]);
    expect(view.domains.map((domain) => domain.goals)).toEqual([3, 0, 0]);
    expect(view.agencyTypes.map((type) => [type.name, type.goals, type.measures])).toEqual([
      ['Hospital', 1, 1],
      ['Council', 2, 1],
    ]);
  });
});
