import { aMeasure, aTarget } from '#domain/testing/build-catalogue';
import {
  barTolerance,
  cannotBothHold,
  hasDifferentBar,
  limitGap,
  meetsTarget,
  ownUnitInterval,
  targetInterval,
} from './target-interval.ts';

describe('the interval of a target', () => {
  it('is open on one side, a point, or a range', () => {
    expect(targetInterval(aTarget('>=', 95))).toEqual({ lo: 95, hi: Infinity });
    expect(targetInterval(aTarget('>', 95))).toEqual({ lo: 95, hi: Infinity });
    expect(targetInterval(aTarget('<=', 92))).toEqual({ lo: -Infinity, hi: 92 });
    expect(targetInterval(aTarget('<', 92))).toEqual({ lo: -Infinity, hi: 92 });
    expect(targetInterval(aTarget('=', 0))).toEqual({ lo: 0, hi: 0 });
    expect(targetInterval(aTarget('range', [30, 40]))).toEqual({ lo: 30, hi: 40 });
  });

  it('is unknown when the target varies by place', () => {
    expect(targetInterval(aTarget('>=', null))).toBeNull();
    expect(targetInterval(null)).toBeNull();
  });

  it("is held against values only in the measure's own unit", () => {
    expect(ownUnitInterval(aTarget('>=', 95), aMeasure('m'))).not.toBeNull();
    expect(ownUnitInterval(aTarget('>=', 95, 'days'), aMeasure('m'))).toBeNull();
  });

  it('is met by the operator itself', () => {
    const meets = (op: '>=' | '>' | '<' | '<=', value: number): boolean => {
      const target = aTarget(op, 95);
      return meetsTarget(target, targetInterval(target) ?? { lo: 0, hi: 0 }, value);
    };
    expect([meets('>=', 95), meets('>', 95), meets('>', 95.1), meets('<', 95), meets('<=', 95)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(meets('>=', 94.9)).toBeFalse();
  });

  it('differs from another by a limit that is finite in both', () => {
    const [a, b, c] = [95, 78, 76].map((value) => ({ lo: value, hi: Infinity }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three bars');
    expect(hasDifferentBar(a, b)).toBeTrue();
    expect(limitGap(a, c)).toBe(19);
    expect(hasDifferentBar(a, { lo: 94.1, hi: Infinity })).toBeFalse();
    expect(hasDifferentBar(a, { lo: -Infinity, hi: 99 })).toBeFalse();
  });

  it('cannot be met with another when they lie apart by more than 1% of the largest limit', () => {
    const bar = { lo: 100, hi: Infinity };
    expect(barTolerance(bar, { lo: -Infinity, hi: 99 })).toBe(1);
    expect(cannotBothHold(bar, { lo: -Infinity, hi: 99 })).toBeFalse();
    expect(cannotBothHold(bar, { lo: -Infinity, hi: 98.9 })).toBeTrue();
  });
});
