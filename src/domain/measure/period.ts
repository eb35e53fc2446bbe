/**
 * A stored period: one text a period, sorted by its end. Four spellings, none other:
 * `2024` calendar year, `2024/25` financial year (April to March), `2024-Q1` quarter by calendar, `2024-01` month.
 */
export interface Period {
  readonly text: string;
  readonly kind: 'calendar year' | 'financial year' | 'quarter' | 'month';
  /** First day, ISO. */
  readonly start: string;
  /** Last day, ISO. */
  readonly end: string;
  /** How many such periods make a year: 12, 4 or 1. */
  readonly seasons: 1 | 4 | 12;
}

const known = new Map<string, Period | null>();
/** Callers send text from files: without a bound a hostile file could fill the memory. */
const MOST_KNOWN = 4096;

/**
 * Reads a stored spelling.
 * @returns the period, or null when the text is not one of the four stored spellings (`2024/26`, `2024-13`, `Mar-24`).
 */
export function parsePeriod(text: string): Period | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const period = readPeriod(text);
  known.set(text, period);
  return period;
}

/** The last day of a stored period, ISO; null when the text is not a stored spelling. */
export function endOfPeriod(text: string): string | null {
  return parsePeriod(text)?.end ?? null;
}

/** The same season a year before: `2023/24` for `2024/25`, `2023-Q2` for `2024-Q2`. Null for an unknown spelling. */
export function yearBefore(text: string): string | null {
  const period = parsePeriod(text);
  if (period === null) return null;
  const year = Number(text.slice(0, 4)) - 1;
  return period.kind === 'financial year' ? financialYear(year) : fourDigits(year) + text.slice(4);
}

/** The period of the same kind just before: `2023-12` for `2024-01`, `2023-Q4` for `2024-Q1`. Null for an unknown spelling. */
export function periodBefore(text: string): string | null {
  const period = parsePeriod(text);
  if (period === null) return null;
  const year = Number(text.slice(0, 4));
  if (period.kind === 'month') {
    const month = Number(text.slice(5));
    return month === 1 ? `${fourDigits(year - 1)}-12` : `${fourDigits(year)}-${twoDigits(month - 1)}`;
  }
  if (period.kind === 'quarter') {
    const quarter = Number(text.slice(6));
    return quarter === 1 ? `${fourDigits(year - 1)}-Q4` : `${fourDigits(year)}-Q${quarter - 1}`;
  }
  return yearBefore(text);
}

/** The period of the same kind just after: `2024-01` for `2023-12`, `2024-Q1` for `2023-Q4`. Null for an unknown spelling. */
export function periodAfter(text: string): string | null {
  const period = parsePeriod(text);
  if (period === null) return null;
  const year = Number(text.slice(0, 4));
  switch (period.kind) {
    case 'month': {
      const month = Number(text.slice(5));
      return month === 12 ? `${fourDigits(year + 1)}-01` : `${fourDigits(year)}-${twoDigits(month + 1)}`;
    }
    case 'quarter': {
      const quarter = Number(text.slice(6));
      return quarter === 4 ? `${fourDigits(year + 1)}-Q1` : `${fourDigits(year)}-Q${quarter + 1}`;
    }
    case 'financial year':
      return financialYear(year + 1);
    case 'calendar year':
      return fourDigits(year + 1);
  }
}

/** Periods of this kind in a year: 12 months, 4 quarters, 1 year. Null for an unknown spelling. */
export function seasonsAYear(text: string): 1 | 4 | 12 | null {
  return parsePeriod(text)?.seasons ?? null;
}

/**
 * Order of a series: by end, then by text, so that two periods which end on one day have one order everywhere.
 * A text that is no period sorts by the text alone.
 */
export function comparePeriods(a: string, b: string): number {
  const endA = endOfPeriod(a) ?? a;
  const endB = endOfPeriod(b) ?? b;
  if (endA !== endB) return endA < endB ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Months from day `a` to day `b` (ISO): 12 x years + months + days / 30.
 * Example: 2025-04-01 to 2026-03-31 is 12.0. Negative when `b` is earlier.
 */
export function months(a: string, b: string): number {
  const years = Number(b.slice(0, 4)) - Number(a.slice(0, 4));
  const monthsApart = Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  const days = Number(b.slice(8, 10)) - Number(a.slice(8, 10));
  return 12 * years + monthsApart + days / 30;
}

/** Months after which a figure no longer speaks for a day. */
export const FRESH_MONTHS = 24;

/**
 * Is a period that ends on day `end` fresh on day `asOf`: ended on or before it and at most 24 months ago.
 * Example: on 2026-11-22, 2024-11-30 (23.73) is fresh, 2024-09-30 (25.73) is not.
 */
export function isFresh(end: string, asOf: string): boolean {
  return end <= asOf && months(end, asOf) <= FRESH_MONTHS + 1e-12;
}

function readPeriod(text: string): Period | null {
  const match = /^(\d{4})(?:\/(\d{2})|-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const [, , second, quarter, month] = match;
  if (second !== undefined) {
    if (Number(second) !== (year + 1) % 100) return null;
    return {
      text,
      kind: 'financial year',
      start: `${fourDigits(year)}-04-01`,
      end: `${fourDigits(year + 1)}-03-31`,
      seasons: 1,
    };
  }
  if (quarter !== undefined) {
    const last = Number(quarter) * 3;
    return {
      text,
      kind: 'quarter',
      start: `${fourDigits(year)}-${twoDigits(last - 2)}-01`,
      end: lastDay(year, last),
      seasons: 4,
    };
  }
  if (month !== undefined) {
    return { text, kind: 'month', start: `${text}-01`, end: lastDay(year, Number(month)), seasons: 12 };
  }
  return { text, kind: 'calendar year', start: `${text}-01-01`, end: `${text}-12-31`, seasons: 1 };
}

function lastDay(year: number, month: number): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(days)}`;
}

function financialYear(year: number): string {
  return `${fourDigits(year)}/${twoDigits((year + 1) % 100)}`;
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
