import { aCatalogue, aConcept, aGoal, aMeasure, aTarget } from '#domain/testing/build-catalogue';
import type { Edit } from './edit.ts';
import { keepPossibleEdits } from './keep-possible-edits.ts';

const catalogue = aCatalogue({
  concepts: [aConcept('stay'), aConcept('pay')],
  measures: [
    aMeasure('nights', { concept: 'stay', unit: 'days' }),
    aMeasure('hours', { concept: 'stay', unit: 'hours' }),
    aMeasure('wages', { concept: 'pay', unit: '%' }),
    aMeasure('all', { concept: 'sum-of-waits', unit: 'days' }),
    aMeasure('one', { concept: 'one-wait', unit: 'days' }),
    aMeasure('two', { concept: 'other-wait', unit: 'days' }),
  ],
  identities: [{ id: 'I', type: 'sum', total: 'all', parts: ['one', 'two'], tolerance: 0, sources: [], note: null }],
  goals: [
    aGoal('hospital/nights', { in_force_from: '2020-04-01' }),
    aGoal('council/hours'),
    aGoal('council/wages'),
    aGoal('hospital/one'),
    aGoal('council/two'),
    aGoal('board/nights'),
  ],
});
const here = {
  goals: new Set(['hospital/nights', 'council/hours', 'council/wages', 'hospital/one', 'council/two']),
  payments: new Set<string>(),
};
const judge = (edits: readonly Edit[]) => keepPossibleEdits(catalogue, edits, '2026-11-22', here);
const share = (one: string, other: string, measure: string): Edit => ({
  edit: 'share',
  goals: [one, other],
  shared: { measure, polarity: 'lower', target: null, deadline: null },
});

describe('edits that can be made', () => {
  it('stay where others make no sense, each of those with its place in the list', () => {
    const good: Edit = { edit: 'weight', goal: 'council/hours', weight: 2 };
    const { edits, faults } = judge([
      { edit: 'retire', goal: 'nobody/nothing' },
      good,
      { edit: 'target', goal: 'hospital/nights', target: aTarget('<=', 3, 'minutes') },
      { edit: 'deadline', goal: 'hospital/nights', deadline: '2019-04-01' },
    ]);
    expect(edits).toEqual([{ position: 1, edit: good }]);
    expect(faults.map(({ position, code }) => [position, code])).toEqual([
      [0, 'unknown_goal'],
      [2, 'target_in_another_unit'],
      [3, 'deadline_before_start'],
    ]);
  });

  it('are never about a goal that nobody here is held to that day', () => {
    expect(judge([{ edit: 'retire', goal: 'board/nights' }]).faults.map(({ code }) => code)).toEqual(['goal_not_here']);
    expect(keepPossibleEdits(catalogue, [{ edit: 'retire', goal: 'board/nights' }], '2026-11-22').faults).toEqual([]);
  });

  it('can change a goal that an earlier edit made', () => {
    const made = share('hospital/nights', 'council/hours', 'nights');
    const { edits, faults } = judge([
      made,
      { edit: 'weight', goal: 'council/nights/shared', weight: 3 },
      { edit: 'retire', goal: 'council/hours' },
    ]);
    expect(edits.length).toBe(2);
    expect(faults.map(({ code }) => code)).toEqual(['goal_already_retired']);
  });

  it('give one shared goal to goals about one thing, parts of one sum among them, and to no others', () => {
    expect(judge([share('hospital/nights', 'council/hours', 'nights')]).faults).toEqual([]);
    expect(judge([share('hospital/one', 'council/two', 'all')]).faults).toEqual([]);
    expect(judge([share('hospital/nights', 'council/wages', 'nights')]).faults.map(({ code }) => code)).toEqual([
      'different_concepts',
    ]);
  });

  it('say of each fault what is expected and how to mend it', () => {
    const { faults } = judge([
      share('hospital/nights', 'council/wages', 'nights'),
      share('hospital/nights', 'hospital/nights', 'nights'),
      { edit: 'payment', payment: 'none', sign: 0 },
      { edit: 'weight', goal: 'council/hours', weight: Number.NaN },
      { edit: 'deadline', goal: 'hospital/nights', deadline: 'soon' },
    ]);
    expect(faults.length).toBe(5);
    for (const { message, expected } of faults) {
      expect(message.split('. ').length)
        .withContext(message)
        .toBeGreaterThan(1 - Number(message.includes(':')));
      expect(expected).not.toBe('');
    }
  });
});
