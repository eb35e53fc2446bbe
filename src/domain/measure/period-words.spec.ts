import { dayInWords, periodInWords, periodOnScreen, seasonsInWords, windowInWords } from './period-words.ts';

const year = (from: number, month: number): string[] =>
  Array.from({ length: 12 }, (_, index) => {
    const at = month - 1 + index;
    return `${from + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });

describe('periods in words', () => {
  it('name months, quarters and years as people do', () => {
    expect(periodInWords('2025-07')).toBe('July 2025');
    expect(periodInWords('2022/23')).toBe('2022/23');
    expect(periodInWords('2024-Q2')).toBe('April to June 2024');
    expect(periodInWords('2024')).toBe('2024');
    expect(periodInWords('spring')).toBe('spring');
  });

  it('write a financial year with a dash in charts and tables', () => {
    expect(periodOnScreen('2017/18')).toBe('2017-18');
    expect(periodOnScreen('2018-03')).toBe('March 2018');
  });

  it('give a day without a leading nought', () => {
    expect(dayInWords('2018-03-31')).toBe('31 March 2018');
    expect(dayInWords('2026-04-01')).toBe('1 April 2026');
  });

  it('name twelve months by the year they make', () => {
    expect(windowInWords(year(2017, 4))).toBe('2017/18');
    expect(windowInWords(year(2017, 1))).toBe('2017');
    expect(windowInWords(year(2016, 10))).toBe('the year to September 2017');
    expect(windowInWords(['2017/18'])).toBe('2017/18');
    expect(windowInWords(['2017-Q2', '2017-Q3', '2017-Q4', '2018-Q1'])).toBe('2017/18');
  });

  it('say what the periods are called', () => {
    expect(seasonsInWords('2017-04')).toBe('months');
    expect(seasonsInWords('2017-Q1', 1)).toBe('quarter');
    expect(seasonsInWords('2017/18')).toBe('years');
  });
});
