import { comparePeriods, endOfPeriod, isFresh, months, parsePeriod, seasonsAYear, yearBefore } from './period.ts';

describe('a stored period', () => {
  it('ends on the last day of its year, quarter or month', () => {
    expect(endOfPeriod('2024')).toBe('2024-12-31');
    expect(endOfPeriod('2024/25')).toBe('2025-03-31');
    expect(endOfPeriod('2024-Q1')).toBe('2024-03-31');
    expect(endOfPeriod('2025-Q3')).toBe('2025-09-30');
    expect(endOfPeriod('2024-02')).toBe('2024-02-29');
    expect(endOfPeriod('2023-02')).toBe('2023-02-28');
    expect(endOfPeriod('1900-02')).toBe('1900-02-28');
    expect(endOfPeriod('1999/00')).toBe('2000-03-31');
  });

  it('is refused when it is no stored spelling', () => {
    for (const text of ['2024/26', '2024-13', '2024-00', '2024-Q5', 'Mar-24', '', '2024-25', '24/25']) {
      expect(parsePeriod(text)).withContext(text).toBeNull();
    }
  });

  it('has the same season a year before', () => {
    expect(yearBefore('2024/25')).toBe('2023/24');
    expect(yearBefore('2000/01')).toBe('1999/00');
    expect(yearBefore('2024')).toBe('2023');
    expect(yearBefore('2024-Q2')).toBe('2023-Q2');
    expect(yearBefore('2024-02')).toBe('2023-02');
    expect(yearBefore('soon')).toBeNull();
  });

  it('knows how many make a year', () => {
    expect([seasonsAYear('2024'), seasonsAYear('2024/25'), seasonsAYear('2024-Q1'), seasonsAYear('2024-01')]).toEqual([
      1, 1, 4, 12,
    ]);
  });

  it('sorts by end, then by text', () => {
    expect(['2018-03', '2017/18', '2017', '2018-Q1'].sort(comparePeriods)).toEqual([
      '2017',
      '2017/18',
      '2018-03',
      '2018-Q1',
    ]);
  });
});

describe('months between two days', () => {
  it('count twelve a year and a thirtieth a day', () => {
    expect(months('2025-04-01', '2026-03-31')).toBeCloseTo(12, 12);
    expect(months('2025-03-31', '2026-11-22')).toBeCloseTo(19.7, 12);
    expect(months('2026-03-31', '2025-04-01')).toBeCloseTo(-12, 12);
  });
});

describe('a fresh figure', () => {
  it('ended at most 24 months before the day', () => {
    expect(isFresh('2025-03-31', '2026-11-22')).toBeTrue();
    expect(isFresh('2024-11-30', '2026-11-22')).toBeTrue();
    expect(isFresh('2024-09-30', '2026-11-22')).toBeFalse();
    expect(isFresh('2016-03-31', '2018-03-31')).toBeTrue();
    expect(isFresh('2016-03-31', '2018-04-01')).toBeTrue();
    expect(isFresh('2016-03-31', '2018-04-02')).toBeFalse();
    expect(isFresh('2026-11-30', '2026-11-22')).toBeFalse();
  });
});
