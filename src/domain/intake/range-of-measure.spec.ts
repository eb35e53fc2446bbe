import { rangeOfMeasure, tellRange } from './range-of-measure.ts';

describe('the range of a measure', () => {
  const measure = { unit: '%', unit_kind: 'share', role: 'direct', polarity: 'higher' } as const;

  it('is 0 to 100 for a share', () => {
    expect(rangeOfMeasure(measure)).toEqual({ low: 0, high: 100 });
  });

  it('has no upper end for a share that is kept in a band or not judged, as beds used twice a day', () => {
    expect(rangeOfMeasure({ ...measure, polarity: 'band' })).toEqual({ low: 0, high: Infinity });
    expect(rangeOfMeasure({ ...measure, polarity: 'none' })).toEqual({ low: 0, high: Infinity });
  });

  it('is anything for a change, money and an unknown unit', () => {
    for (const more of [
      { role: 'change' },
      { unit_kind: 'change' },
      { unit_kind: 'money' },
      { unit_kind: null },
    ] as const) {
      expect(rangeOfMeasure({ ...measure, ...more })).toEqual({ low: -Infinity, high: Infinity });
    }
  });

  it('is not below nought for rates, counts, times and ratios', () => {
    for (const unit_kind of ['rate', 'count', 'time', 'ratio'] as const) {
      expect(rangeOfMeasure({ ...measure, unit_kind })).toEqual({ low: 0, high: Infinity });
    }
  });

  it('is what the unit of a score says', () => {
    expect(rangeOfMeasure({ ...measure, unit_kind: 'score', unit: 'score 0-24' })).toEqual({ low: 0, high: 24 });
    expect(rangeOfMeasure({ ...measure, unit_kind: 'score', unit: 'index (England 2015 = 100)' })).toEqual({
      low: -Infinity,
      high: Infinity,
    });
  });

  it('is told in words', () => {
    expect(tellRange({ low: 0, high: 100 })).toBe('a number from 0 to 100');
    expect(tellRange({ low: 0, high: Infinity })).toBe('a number of at least 0');
    expect(tellRange({ low: -Infinity, high: Infinity })).toBe('a number');
  });
});
