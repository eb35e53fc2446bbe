import { aGoal, aLink, aMeasure, aPayment } from '#domain/testing/build-catalogue';
import { findWith } from '#domain/testing/find-with';
import { findIncentive } from './incentive.ts';

const lower = { polarity: 'lower' } as const;
const perUnit = (value: number) => ({ per_unit: { value, unit: 'share' } });

describe('INCENTIVE', () => {
  const admissions = aMeasure('admissions', lower);
  const held = [aGoal('board/admissions', lower)];

  it('nets tariff 1.0 less 0.7 to +0.3, against a goal to lower admissions', () => {
    const incentives = [
      aPayment('tariff', 'hospital', 'admissions', 1, { ...perUnit(1), nets_with: ['marginal'] }),
      aPayment('marginal', 'hospital', 'admissions', -1, perUnit(-0.7)),
    ];
    const [found, ...more] = findWith(findIncentive, { measures: [admissions], goals: held, incentives });
    expect(more).toEqual([]);
    expect(found?.id).toBe('INCENTIVE/pay_v_goal/admissions/marginal+tariff');
    expect([found?.score, found?.severity?.size, found?.confidence]).toEqual([3, 3, 'B']);
    expect(found?.agencyTypes).toEqual(['board', 'hospital']);
  });

  it('is nothing when the netted sum is nought or the sign is 0', () => {
    const nought = [
      aPayment('a', 'hospital', 'admissions', 1, { ...perUnit(0.7), nets_with: ['b'] }),
      aPayment('b', 'hospital', 'admissions', -1, perUnit(-0.7)),
    ];
    expect(findWith(findIncentive, { measures: [admissions], goals: held, incentives: nought })).toEqual([]);
    expect(
      findWith(findIncentive, {
        measures: [admissions],
        goals: held,
        incentives: [aPayment('a', 'hospital', 'admissions', 0)],
      }),
    ).toEqual([]);
  });

  it("is not a conflict with the paid type's own goal on the measure", () => {
    expect(
      findWith(findIncentive, {
        measures: [admissions],
        goals: [aGoal('hospital/admissions', lower)],
        incentives: [aPayment('a', 'hospital', 'admissions', 1)],
      }),
    ).toEqual([]);
  });

  it('rests on D when only knowledge stands behind it, and on unknown dates when the payment has no start', () => {
    const incentives = [aPayment('a', 'hospital', 'admissions', 1, { sources: ['k'], in_force_from: null })];
    const sources = [
      { id: 'k', title: 'k', url: null, kind: 'knowledge or unlinked', publisher: null, date: null },
    ] as const;
    const [found] = findWith(findIncentive, { measures: [admissions], goals: held, incentives, sources });
    expect([found?.confidence, found?.datesKnown]).toEqual(['D', false]);
  });

  describe('along a path', () => {
    const parts = {
      measures: [aMeasure('savings'), aMeasure('delay', lower), aMeasure('visits', lower)],
      links: [
        aLink('savings', 1, 'delay', { strength: 1 }),
        aLink('savings', 1, 'visits', { strength: 3, confidence: 'C' }),
      ],
      incentives: [aPayment('pay', 'council', 'savings', 1)],
    };

    it('lists every goal harmed in one finding, strongest harm first', () => {
      const [found] = findWith(findIncentive, {
        ...parts,
        goals: [aGoal('hospital/delay', lower), aGoal('board/visits', lower)],
      });
      expect(found?.id).toBe('INCENTIVE/pay_v_goal_by_path/delay+savings+visits/pay');
      expect(found?.harms?.map((harm) => [harm.measure, harm.net])).toEqual([
        ['visits', -1],
        ['delay', -0.333333333333],
      ]);
      expect(found?.confidence).toBe('B');
    });

    it('is against its own unpaid goal when nobody else is harmed', () => {
      const own = { ...parts, goals: [aGoal('council/delay', lower)] };
      expect(findWith(findIncentive, own)[0]?.subkind).toBe('pay_v_own_unpaid_goal');
      const paidToo = [...parts.incentives, aPayment('pay2', 'council', 'delay', -1)];
      expect(findWith(findIncentive, { ...own, incentives: paidToo }).map((found) => found.subkind)).toEqual([]);
    });

    it('sets pay against pay', () => {
      const incentives = [...parts.incentives, aPayment('other', 'hospital', 'delay', -1)];
      const found = findWith(findIncentive, { ...parts, goals: [], incentives });
      expect(found.map((finding) => finding.id)).toEqual(['INCENTIVE/pay_v_pay/delay+savings/pay>other']);
    });
  });

  it('sets pay against pay on one measure, all payments in one finding', () => {
    const incentives = [aPayment('a', 'hospital', 'admissions', 1), aPayment('b', 'council', 'admissions', -1)];
    const found = findWith(findIncentive, { measures: [admissions], goals: [], incentives });
    expect(found.map((finding) => finding.id)).toEqual(['INCENTIVE/pay_v_pay/admissions/a+b']);
  });
});
