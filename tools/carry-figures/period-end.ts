import { countDays } from './read-month.ts';

/** Last day of a stored period: `2018-03` ends 2018-03-31, `2017/18` ends 2018-03-31, `2019` ends 2019-12-31. */
export function periodEnd(period: string): string {
  if (/^\d{4}-\d{2}$/.test(period)) return `${period}-${String(countDays(period)).padStart(2, '0')}`;
  if (/^\d{4}\/\d{2}$/.test(period)) return `${Number(period.slice(0, 4)) + 1}-03-31`;
  if (/^\d{4}$/.test(period)) return `${period}-12-31`;
  throw new Error(`"${period}" is no stored period`);
}
