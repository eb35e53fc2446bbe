import type { DatePrecision } from '#domain/framework/catalogue';

/** How well the dates of a row are known, as it stands beside them. */
export function datesInWords(precision: DatePrecision): string {
  switch (precision) {
    case 'day':
      return 'dates known to the day';
    case 'month':
      return 'dates known to the month';
    case 'year':
      return 'dates known to the year';
    case 'knowledge':
      return 'dates from knowledge, to be checked';
  }
}
