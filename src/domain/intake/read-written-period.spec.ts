import { readPeriodBetween, readWrittenPeriod, tellShortYears, type PeriodAnswers } from './read-written-period.ts';

const NOTHING_SAID: PeriodAnswers = { quartersBy: null, yearsAre: 'financial', datesBegin: 'day', shortYearsAre: null };
const read = (text: string, answers: Partial<PeriodAnswers> = {}): string => {
  const found = readWrittenPeriod(text, { ...NOTHING_SAID, ...answers });
  return found.kind === 'period' ? found.text : found.code;
};

describe('a period as somebody wrote it', () => {
  it('is a month in the forms of people, spreadsheets and publishers', () => {
    for (const text of [
      'Mar-24',
      '2024-03',
      'March 2024',
      '202403',
      '01/03/2024',
      '2024-03-01',
      '31 March 2024',
      'mar 24',
      'Mar 2024',
      '03/2024',
      '2024/03',
      '1 Mar 2024',
      '20240003',
    ])
      expect(read(text)).withContext(text).toBe('2024-03');
    expect(read('01-Sept-2024')).toBe('2024-09');
  });

  it('is a year, by calendar or by the financial year', () => {
    for (const text of ['2024/25', '2024-25', '24-25', 'FY24/25', 'fin_2024_25', '2024/2025', '2024April', '2024–25'])
      expect(read(text)).withContext(text).toBe('2024/25');
    for (const text of ['2024', '2024 calendar year', 'cal_2024']) expect(read(text)).withContext(text).toBe('2024');
    expect(read('1999/00')).toBe('1999/00');
  });

  it('is a quarter, stored by calendar', () => {
    for (const text of ['2024/25 Q1', 'Q1 2024/25', '2024 Q2', '2024-Q2', '2024Q2', '2024-25 Q1', 'fin_2024_25_q1'])
      expect(read(text)).withContext(text).toBe('2024-Q2');
    expect(read('2024/25 Q4')).toBe('2025-Q1');
    expect(read('Q4 2024', { quartersBy: 'financial year' })).toBe('2025-Q1');
    expect(read('Q4 2024', { quartersBy: 'calendar year' })).toBe('2024-Q4');
  });

  it('is asked about when it can be read in two ways', () => {
    for (const text of ['Q4 2024', '2010-11', 'FY 2024']) expect(read(text)).withContext(text).toBe('ambiguous_period');
    expect(read('2010-11', { shortYearsAre: 'years' })).toBe('2010/11');
    expect(read('2010-11', { shortYearsAre: 'months' })).toBe('2010-11');
  });

  it('names what a spreadsheet has made of it', () => {
    for (const text of ['24-Mar', '45000', '4-May']) expect(read(text)).withContext(text).toBe('excel_date');
    const found = readWrittenPeriod('45000', NOTHING_SAID);
    expect(found.kind === 'refused' ? found.found : '').toContain('15 March 2023');
  });

  it('is refused when no such period is, or is stored', () => {
    for (const text of [
      '30/02/2024',
      '2024/26',
      '2024-13',
      'soon',
      '',
      '2021 - 23',
      '2021/22 - 23/24',
      '12 months to Mar 2024',
      'AY 2024/25',
      '2024/25 Apr–Dec',
      '15/03/2024',
      '2024-03-14',
      'x'.repeat(100_000),
    ])
      expect(read(text)).withContext(text.slice(0, 40)).toBe('bad_period');
    expect(read('2024/25', { yearsAre: 'academic' })).toBe('bad_period');
  });

  it('can stand as its first and last day', () => {
    const between = (start: string, end: string): string => {
      const found = readPeriodBetween(start, end, NOTHING_SAID);
      return found.kind === 'period' ? found.text : found.code;
    };
    expect(between('2024-04-01', '2025-03-31')).toBe('2024/25');
    expect(between('01/04/2024', '30/06/2024')).toBe('2024-Q2');
    expect(between('2024-02-01', '2024-02-29')).toBe('2024-02');
    expect(between('2024-01-01', '2024-12-31')).toBe('2024');
    expect(between('2024-04-01', '2024-12-31')).toBe('bad_period');
    expect(between('2024-02-30', '2024-03-31')).toBe('bad_period');
  });

  it('tells from the others of its column whether 2010-11 is a month or a year', () => {
    expect(tellShortYears(['2010-11', '2015-16'])).toBe('years');
    expect(tellShortYears(['2010-11', '2010-12'])).toBe('months');
    expect(tellShortYears(['2010-11'])).toBeNull();
  });
});
