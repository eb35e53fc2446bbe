import { numberOfMonth } from '#domain/measure/month-names';

/** A month in words, `April 2019`, as stored: `2019-04`. Throws on anything else. */
export function readMonth(words: string): string {
  const [name = '', year = '', ...rest] = words.trim().split(' ');
  const month = numberOfMonth(name);
  if (month === 0 || !/^\d{4}$/.test(year) || rest.length > 0) throw new Error(`"${words}" is no month`);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Number of days of a stored month: 29 for `2016-02`. */
export function countDays(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

/** The stored month a number of months later, or earlier when negative: (`2024-12`, 1) is `2025-01`. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
