import { alignScheme } from './scheme-alignment.ts';

describe('the alignment of a payment scheme', () => {
  it('is the cosine of what is paid and what weighs', () => {
    expect(alignScheme([3, -1], [1, 1])?.cosine).toBeCloseTo(0.44721, 5);
    expect(alignScheme([3, -1], [1, 1])?.verdict).toBe('in line');
    expect(alignScheme([1, -0.9], [1, 1])?.verdict).toBe('distorted');
    expect(alignScheme([1, -2], [1, 1])?.verdict).toBe('opposed');
    expect(alignScheme([1, -1], [1, 1])?.verdict).toBe('distorted');
  });

  it('is unknown when nothing is paid or nothing weighs', () => {
    expect(alignScheme([0, 0], [1, 1])).toBeNull();
    expect(alignScheme([1, 1], [0, 0])).toBeNull();
    expect(() => alignScheme([1], [1, 1])).toThrowError(RangeError);
  });
});
