import { parsePeriod } from '#domain/measure/period';

/** A stored period as DHIS2 writes it: `2024`, `2024April` for the year from April, `2024Q1`, `202403`. Null for no period. */
export function toDhis2Period(period: string): string | null {
  const known = parsePeriod(period);
  switch (known?.kind) {
    case undefined:
      return null;
    case 'calendar year':
      return period;
    case 'financial year':
      return `${period.slice(0, 4)}April`;
    case 'quarter':
      return period.replace('-', '');
    case 'month':
      return period.replace('-', '');
  }
}

/** A DHIS2 period in its stored spelling; null for kinds that are not stored, such as weeks and days. */
export function fromDhis2Period(text: string): string | null {
  const year = text.slice(0, 4);
  const stored = /^\d{4}April$/.test(text)
    ? `${year}/${String((Number(year) + 1) % 100).padStart(2, '0')}`
    : /^\d{6}$/.test(text)
      ? `${year}-${text.slice(4)}`
      : /^\d{4}Q[1-4]$/.test(text)
        ? `${year}-${text.slice(4)}`
        : /^\d{4}$/.test(text)
          ? text
          : '';
  return parsePeriod(stored) === null ? null : stored;
}
