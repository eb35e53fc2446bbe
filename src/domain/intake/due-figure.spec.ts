import { findDueFigure } from './due-figure.ts';

describe('what is due', () => {
  const today = '2026-11-22';
  const monthly = { periods_per_year: 12 };

  it('is the newest period that is over, and how many are', () => {
    expect(findDueFigure(monthly, '2026-08', today)).toEqual({
      kind: 'due',
      period: '2026-10',
      since: '2026-09',
      periods: 2,
    });
    expect(findDueFigure({ periods_per_year: 1 }, '2020/21', today)).toEqual({
      kind: 'due',
      period: '2025/26',
      since: '2021/22',
      periods: 5,
    });
    expect(findDueFigure({ periods_per_year: 4 }, '2025-Q4', today)).toEqual({
      kind: 'due',
      period: '2026-Q3',
      since: '2026-Q1',
      periods: 3,
    });
  });

  it('is nothing while the next period runs, its last day included', () => {
    expect(findDueFigure(monthly, '2026-10', today)).toEqual({ kind: 'here', next: '2026-11' });
    expect(findDueFigure(monthly, '2026-10', '2026-11-30')).toEqual({ kind: 'here', next: '2026-11' });
    expect(findDueFigure(monthly, '2026-10', '2026-12-01')).toEqual({
      kind: 'due',
      period: '2026-11',
      since: '2026-11',
      periods: 1,
    });
  });

  it('leaves a year out for what comes every second year', () => {
    expect(findDueFigure({ periods_per_year: 0.5 }, '2023/24', today)).toEqual({
      kind: 'due',
      period: '2025/26',
      since: '2025/26',
      periods: 1,
    });
    expect(findDueFigure({ periods_per_year: 0.5 }, '2024/25', today)).toEqual({ kind: 'here', next: '2026/27' });
  });

  it('is not known where the cadence is not, and never guesses which kind of year', () => {
    expect(findDueFigure({ periods_per_year: null }, '2024/25', today)).toEqual({ kind: 'unknown' });
    expect(findDueFigure({ periods_per_year: 1 }, null, today)).toEqual({ kind: 'unknown' });
    expect(findDueFigure({ periods_per_year: 2 }, null, today)).toEqual({ kind: 'unknown' });
  });

  it('is the newest month or quarter where no figure is here yet', () => {
    expect(findDueFigure(monthly, null, today)).toEqual({ kind: 'due', period: '2026-10', since: null, periods: 1 });
    expect(findDueFigure({ periods_per_year: 4 }, null, today)).toEqual({
      kind: 'due',
      period: '2026-Q3',
      since: null,
      periods: 1,
    });
    expect(findDueFigure({ periods_per_year: 4 }, null, '2026-01-15')).toEqual({
      kind: 'due',
      period: '2025-Q4',
      since: null,
      periods: 1,
    });
  });
});
