import { Figures } from '#domain/measure/figures';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { aCatalogue, aConcept, aGoal, aMeasure, anAgency, aPayment, aPlace } from '#domain/testing/build-catalogue';
import { mainHospitals } from './main-hospitals.ts';
import { agenciesOfType, isJudged, takeSnapshot, type Snapshot } from './snapshot.ts';

const DAY = '2026-11-22';
const take = (parts: Parameters<typeof aCatalogue>[0], place: PlaceAgencies | null = aPlace(), day = DAY): Snapshot =>
  takeSnapshot(aCatalogue(parts), place, Figures.none(), day);
const goalIds = (snapshot: Snapshot): string[] => snapshot.goals.map((goal) => goal.row.id);

describe('the snapshot of a day', () => {
  it('keeps a measure by its dates, both ends included, and by status where it has none', () => {
    const measures = [
      aMeasure('dated', { in_use_from: '2020-04-01', in_use_to: '2021-03-31', status: 'historic' }),
      aMeasure('undated'),
      aMeasure('gone', { status: 'superseded' }),
    ];
    const at = (day: string): string[] => [...take({ measures }, null, day).measures.keys()];
    expect(at('2020-03-31')).toEqual(['undated']);
    expect(at('2020-04-01')).toEqual(['dated', 'undated']);
    expect(at('2021-03-31')).toEqual(['dated', 'undated']);
    expect(at('2021-04-01')).toEqual(['undated']);
  });

  it('keeps a goal by its dates, when its measure is in use and somebody holds it', () => {
    const parts = {
      measures: [aMeasure('m'), aMeasure('old', { in_use_to: '2019-03-31' })],
      goals: [
        aGoal('hospital/m', { in_force_from: null }),
        aGoal('council/m', { in_force_to: '2026-11-21' }),
        aGoal('hospital/old'),
        aGoal('council/m/next', { in_force_from: '2026-11-23' }),
      ],
    };
    expect(goalIds(take(parts))).toEqual(['hospital/m']);
    expect(goalIds(take(parts, aPlace({ agencies: [anAgency('C', ['council'])] })))).toEqual([]);
  });

  it('keeps a payment whose sign is not 0 and whose payee is here', () => {
    const incentives = [
      aPayment('a', 'hospital', 'm', 1),
      aPayment('b', 'hospital', 'm', 0),
      aPayment('c', 'nobody', 'm', 1),
      aPayment('d', 'hospital', 'm', 1, { in_force_to: '2026-11-21' }),
    ];
    expect(take({ measures: [aMeasure('m')], incentives }).payments.map((payment) => payment.row.id)).toEqual(['a']);
  });

  it('holds a goal with a place there alone, and one with an agency by that agency alone', () => {
    const parts = {
      measures: [aMeasure('m')],
      goals: [
        aGoal('council/m/here', { place: 'P' }),
        aGoal('council/m/there', { place: 'Q' }),
        aGoal('hospital/m/named', { agency: 'C' }),
        aGoal('hospital/m/absent', { agency: 'X' }),
      ],
    };
    const here = take(parts);
    expect(here.goals.map((goal) => [goal.row.id, goal.holders])).toEqual([
      ['council/m/here', ['C']],
      ['hospital/m/named', ['C']],
    ]);
    expect(take(parts, null).goals.map((goal) => [goal.row.id, goal.holders])).toEqual([
      ['hospital/m/absent', ['hospital']],
      ['hospital/m/named', ['hospital']],
    ]);
  });

  it('adds up the rows of an agency that cover the day', () => {
    const agencies = [
      anAgency('X', ['hospital'], { to: '2026-11-21' }),
      anAgency('X', ['council'], { from: '2026-11-22' }),
      anAgency('X', ['board']),
    ];
    expect(take({}, aPlace({ agencies })).agencies.get('X')?.types).toEqual(['board', 'council']);
  });
});

describe('a delegation', () => {
  const concepts = [aConcept('concept of care'), aConcept('concept of cash', 'money')];
  const parts = {
    conceptAreas: ['area', 'money'],
    concepts,
    measures: [aMeasure('care'), aMeasure('cash')],
    goals: [aGoal('council/care'), aGoal('council/cash'), aGoal('council/care/named', { agency: 'C' })],
  };
  const delegation = {
    type: 'council',
    from_agency: 'C',
    to_agency: 'H',
    from: null,
    to: null,
    except_areas: ['money'],
    source: null,
  };

  it('moves goals to the receiver, but not those of excepted areas or of a named agency', () => {
    const snapshot = take(parts, aPlace({ delegations: [delegation] }));
    expect(snapshot.goals.map((goal) => [goal.row.id, goal.holders, goal.givers])).toEqual([
      ['council/care', ['H'], ['C']],
      ['council/care/named', ['C'], []],
      ['council/cash', ['C'], []],
    ]);
    expect(agenciesOfType(snapshot, 'council')).toEqual(['H']);
  });

  it('needs a giver that holds the type, a receiver that is here, and a day inside its dates', () => {
    const holders = (more: Partial<typeof delegation> & { to?: string | null }) =>
      take(parts, aPlace({ delegations: [{ ...delegation, ...more }] })).goals[0]?.holders;
    expect(holders({ from_agency: 'B' })).toEqual(['C']);
    expect(holders({ to_agency: 'X' })).toEqual(['C']);
    expect(holders({ to: '2026-11-21' as unknown as null })).toEqual(['C']);
  });
});

describe('the main hospitals', () => {
  const of = (...rows: Parameters<typeof anAgency>[2][]) =>
    mainHospitals(take({}, aPlace({ agencies: rows.map((more, index) => anAgency(`H${index}`, ['hospital'], more)) })));

  it('come largest share first, without distant ones', () => {
    expect(of({ share: 0.2 }, { share: 0.7 }, { share: 0.04, main: false })?.map(({ id }) => id)).toEqual(['H1', 'H0']);
  });

  it('are unknown when one has no share and the largest known is under a half', () => {
    expect(of({ share: 0.49 }, {})).toBeNull();
    expect(of({ share: 0.5 }, {})?.map(({ id }) => id)).toEqual(['H0', 'H1']);
    expect(of({})).toBeNull();
  });

  it('are judged unless every row of the type calls them distant', () => {
    const agencies = [anAgency('H', ['hospital'], { main: false }), anAgency('H', ['hospital', 'council'])];
    const snapshot = take({}, aPlace({ agencies }));
    expect(isJudged(snapshot, 'H', 'hospital')).toBeTrue();
    const distant = take({}, aPlace({ agencies: agencies.slice(0, 1) }));
    expect(isJudged(distant, 'H', 'hospital')).toBeFalse();
    expect(isJudged(distant, 'H', 'council')).toBeTrue();
  });
});
