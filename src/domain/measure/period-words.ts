import { MONTH_NAMES } from './month-names.ts';
import { parsePeriod } from './period.ts';

/** An ISO day in words: `31 March 2018`. A text that is no ISO day comes back as it is. */
export function dayInWords(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return day;
  return `${Number(match[3])} ${monthName(Number(match[2]))} ${match[1]}`;
}

/** The month of an ISO day in words: `March 2018`. */
export function monthInWords(day: string): string {
  return dayInWords(day).replace(/^\d+ /, '');
}

/**
 * A stored period as sentences say it: `July 2025`, `2022/23`, `April to June 2024`, `2024`.
 * A text that is no stored period comes back as it is.
 */
export function periodInWords(text: string): string {
  const period = parsePeriod(text);
  if (period === null) return text;
  switch (period.kind) {
    case 'calendar year':
    case 'financial year':
      return period.text;
    case 'month':
      return monthInWords(period.start);
    case 'quarter':
      return `${monthName(Number(period.start.slice(5, 7)))} to ${monthInWords(period.end)}`;
  }
}

/** A stored period as charts and tables write it: as in sentences, but a financial year is `2017-18`. */
export function periodOnScreen(text: string): string {
  return periodInWords(text).replace(/^(\d{4})\/(\d{2})$/, '$1-$2');
}

/**
 * A window of periods, oldest first, as one name: `2017/18` for April to March, `2017` for January to December,
 * `the year to September 2017` for any other twelve months, the period itself for a window of one.
 */
export function windowInWords(periods: readonly string[]): string {
  const first = parsePeriod(periods[0] ?? '');
  const last = parsePeriod(periods.at(-1) ?? '');
  if (first === null || last === null) return periods.join(', ');
  if (periods.length === 1) return periodInWords(first.text);
  if (periods.length !== first.seasons) return `${periodInWords(first.text)} to ${periodInWords(last.text)}`;
  if (first.start.endsWith('-04-01')) return `${first.start.slice(0, 4)}/${last.end.slice(2, 4)}`;
  if (first.start.endsWith('-01-01')) return first.start.slice(0, 4);
  return `the year to ${monthInWords(last.end)}`;
}

/** What the periods of a series are called: `months`, `quarters`, `years`. */
export function seasonsInWords(period: string, count = 2): string {
  const seasons = parsePeriod(period)?.seasons ?? 1;
  const word = seasons === 12 ? 'month' : seasons === 4 ? 'quarter' : 'year';
  return count === 1 ? word : `${word}s`;
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}
