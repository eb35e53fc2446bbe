import { averageRanks } from './average-ranks.ts';
import { rejectBenjaminiHochberg } from './benjamini-hochberg.ts';
import { complementaryErrorFunction, twoSidedP } from './complementary-error-function.ts';
import { associateByPermutation } from './permutation-association.ts';
import { quantileInterpolated } from './quantile-interpolated.ts';

describe('statistics of association', () => {
  it('interpolates a percentile at 0.75 (n - 1)', () => {
    const oneToSixteen = Array.from({ length: 16 }, (_, index) => 16 - index);
    expect(quantileInterpolated(oneToSixteen, 0.75)).toBe(12.25);
    expect(
      quantileInterpolated([0.2, 0.4, 0.5, 0.7, 0.9, 1.0, 1.1, 1.4, 1.6, 1.9, 2.3, 2.6, 3.0, 3.8, 5.2, 6.1], 0.75),
    ).toBeCloseTo(2.7, 12);
    expect(quantileInterpolated([7], 0.75)).toBe(7);
    expect(() => quantileInterpolated([], 0.5)).toThrowError(RangeError);
  });

  it('shares the mean rank among equal values', () => {
    expect([...averageRanks([10, 20, 20, 30])]).toEqual([1, 2.5, 2.5, 4]);
    expect([...averageRanks([5, 5, 5])]).toEqual([2, 2, 2]);
  });

  it('rejects by Benjamini and Hochberg up to the last p under its bar', () => {
    expect(rejectBenjaminiHochberg([0.001, 0.012, 0.021, 0.04, 0.3], 0.1)).toEqual([true, true, true, true, false]);
    expect(rejectBenjaminiHochberg([0.3, 0.04, 0.021, 0.012, 0.001], 0.1)).toEqual([false, true, true, true, true]);
    expect(rejectBenjaminiHochberg([], 0.1)).toEqual([]);
    expect(rejectBenjaminiHochberg([0.1], 0.1)).toEqual([true]);
  });

  it('knows the tail of the normal curve', () => {
    expect(complementaryErrorFunction(0)).toBe(1);
    expect(complementaryErrorFunction(1)).toBeCloseTo(0.15729920705028513, 14);
    expect(complementaryErrorFunction(-1)).toBeCloseTo(1.8427007929497148, 14);
    expect(complementaryErrorFunction(3) / 2.209049699858544e-5).toBeCloseTo(1, 12);
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14);
  });

  it('gives the exact mean and variance over all permutations of areas', () => {
    const r = Float64Array.from([1, -1, 0, 2, -1, -1]);
    const s = Float64Array.from([2, 0, -1, 1, -1, -1]);
    const { statistic, mean, variance } = associateByPermutation(r, s, 3, 2);
    expect(statistic).toBe(6);
    expect(mean).toBe(0);
    expect(variance).toBeCloseTo(12, 12);
  });

  it('agrees with going through every permutation of four areas', () => {
    const r = [
      [1, 4],
      [2, -1],
      [0, 3],
      [-2, 5],
    ];
    const s = [
      [3, 1],
      [0, 2],
      [-1, -4],
      [2, 2],
    ];
    const all = permutations([0, 1, 2, 3]).map((order) =>
      order.reduce((sum, j, i) => sum + (r[i] ?? []).reduce((dot, x, t) => dot + x * (s[j]?.[t] ?? 0), 0), 0),
    );
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
    const exact = associateByPermutation(Float64Array.from(r.flat()), Float64Array.from(s.flat()), 4, 2);
    expect(exact.mean).toBeCloseTo(mean, 10);
    expect(exact.variance).toBeCloseTo(variance, 10);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
