import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import {
  aCatalogue,
  aConcept,
  aGoal,
  aLink,
  aMeasure,
  anAgency,
  aPayment,
  aPlace,
  aTarget,
} from '#domain/testing/build-catalogue';
import type { Look } from './compare-looks.ts';
import { followConflicts, type Thread } from './follow-conflicts.ts';

type Parts = Parameters<typeof aCatalogue>[0];

/** Follows a place over some days; the same catalogue, figures and organisations throughout. */
function follow(
  parts: Parts,
  days: readonly string[],
  more: { readonly rows?: readonly FigureRow[]; readonly place?: PlaceAgencies } = {},
): readonly Thread[] {
  const catalogue = aCatalogue(parts);
  const figures = Figures.from(more.rows ?? []);
  return followConflicts(
    days.map((day): Look => {
      const snapshot = takeSnapshot(catalogue, more.place ?? aPlace(), figures, day);
      return { snapshot, report: analyse(snapshot) };
    }),
  );
}

const only = (threads: readonly Thread[], kind: string): Thread => {
  const found = threads.filter(({ key }) => key.startsWith(`${kind}/`));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} threads of ${kind}`);
  return found[0];
};
const held = ({ found }: Thread): readonly boolean[] => found.map((findings) => findings.length > 0);

/** Two opposite goals on one concept: the hospital wants more of it, the council less from 1 July 2016 to 31 May 2018. */
const opposite: Parts = {
  concepts: [aConcept('c')],
  measures: [aMeasure('m', { concept: 'c' })],
  goals: [
    aGoal('hospital/m'),
    aGoal('council/m', { polarity: 'lower', in_force_from: '2016-07-01', in_force_to: '2018-05-31' }),
  ],
};
const marches = ['2016-03-31', '2017-03-31', '2018-03-31', '2019-03-31'];

describe('conflicts followed through time', () => {
  it('begin with a goal and end with it, on the days of the goal', () => {
    const thread = only(follow(opposite, marches), 'POLARITY');
    expect(held(thread)).toEqual([false, true, true, false]);
    const goal = { what: 'goal', goal: 'council/m', measure: 'm', agencies: ['C'] } as const;
    expect(thread.turns).toEqual([
      { look: 1, what: 'began', grounds: [{ ...goal, change: 'began', on: '2016-07-01' }] },
      { look: 3, what: 'ended', grounds: [{ ...goal, change: 'ended', on: '2018-05-31' }] },
    ]);
  });

  it('have no turn while nothing changes, and none at all over one look', () => {
    expect(only(follow(opposite, marches.slice(1, 3)), 'POLARITY').turns).toEqual([]);
    expect(only(follow(opposite, ['2017-03-31']), 'POLARITY').turns).toEqual([]);
  });

  it('name the day of the measure where the goal itself has none between the looks', () => {
    const parts: Parts = {
      ...opposite,
      measures: [aMeasure('m', { concept: 'c', in_use_from: '2017-01-01', in_use_to: null })],
      goals: [aGoal('hospital/m'), aGoal('council/m', { polarity: 'lower' })],
    };
    const [turn] = only(follow(parts, marches.slice(0, 2)), 'POLARITY').turns;
    expect(turn?.grounds.map((ground) => ('on' in ground ? ground.on : ''))).toEqual(['2017-01-01', '2017-01-01']);
  });

  it('begin with an organisation where the goals were there before it', () => {
    const place = aPlace({
      agencies: [
        anAgency('H', ['hospital'], { share: 0.8 }),
        anAgency('C', ['council'], { from: '2016-09-01' }),
        anAgency('B', ['board']),
      ],
    });
    const parts: Parts = { ...opposite, goals: [aGoal('hospital/m'), aGoal('council/m', { polarity: 'lower' })] };
    const [turn] = only(follow(parts, marches.slice(0, 2), { place }), 'POLARITY').turns;
    expect(turn?.grounds).toContain({ what: 'organisation', change: 'began', agency: 'C', on: '2016-09-01' });
  });

  it('begin with a payment where the goal was there before it', () => {
    const parts: Parts = {
      concepts: [aConcept('c')],
      measures: [aMeasure('m', { concept: 'c' })],
      goals: [aGoal('council/m', { polarity: 'lower' })],
      incentives: [aPayment('p', 'hospital', 'm', 1, { in_force_from: '2016-04-01' })],
    };
    const [turn] = only(follow(parts, marches.slice(0, 2)), 'INCENTIVE').turns;
    expect(turn).toEqual({
      look: 1,
      what: 'began',
      grounds: [{ what: 'payment', change: 'began', payment: 'p', on: '2016-04-01' }],
    });
  });

  it('are carried on by a goal that is set anew for another year', () => {
    const parts: Parts = {
      measures: [aMeasure('m')],
      goals: [
        aGoal('hospital/m', { target: aTarget('>=', 95) }),
        aGoal('hospital/m/2016', {
          target: aTarget('>=', 78),
          in_force_from: '2016-04-01',
          in_force_to: '2017-03-31',
        }),
        aGoal('hospital/m/2017', {
          target: aTarget('>=', 80),
          in_force_from: '2017-04-01',
          in_force_to: '2018-03-31',
        }),
      ],
    };
    const thread = only(follow(parts, marches), 'TARGET');
    expect(held(thread)).toEqual([false, true, true, false]);
    expect(thread.turns.map(({ what }) => what)).toEqual(['began', 'renewed', 'ended']);
    expect(thread.turns[1]?.grounds.map((ground) => ('goal' in ground ? ground.goal : ''))).toEqual([
      'hospital/m/2017',
      'hospital/m/2016',
    ]);
  });

  it('say which figures arrived, and which aged, where the goals stay as they are', () => {
    const parts: Parts = { ...opposite, goals: [aGoal('hospital/m'), aGoal('council/m', { polarity: 'lower' })] };
    const rows: FigureRow[] = [{ measure: 'm', area: 'H', level: 'trust', period: '2016/17', value: 80 }];
    const thread = only(follow(parts, [...marches, '2020-03-31'], { rows }), 'POLARITY');
    expect(thread.found.map((found) => found[0]?.here)).toEqual(['none', 'one', 'one', 'one', 'none']);
    const figures = { what: 'figures', measure: 'm', area: 'H', period: '2016/17' } as const;
    expect(thread.turns).toEqual([
      { look: 1, what: 'changed', grounds: [{ ...figures, change: 'arrived' }] },
      { look: 4, what: 'changed', grounds: [{ ...figures, change: 'aged' }] },
    ]);
  });

  it('never hold a synergy', () => {
    const parts: Parts = {
      measures: [aMeasure('u'), aMeasure('v')],
      goals: [aGoal('hospital/u'), aGoal('council/v')],
      links: [aLink('u', 1, 'v', { strength: 3 })],
    };
    expect(follow(parts, marches).filter(({ key }) => key.startsWith('SYNERGY'))).toEqual([]);
    expect(follow({}, marches)).toEqual([]);
    expect(followConflicts([])).toEqual([]);
  });
});
