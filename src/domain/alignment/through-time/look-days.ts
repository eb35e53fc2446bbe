/** First year of the story: what boards remember begins with the plans that became law in 2012. */
export const FIRST_YEAR = 2011;

/** The days on which a place is looked at, and the years of the story before it was there. */
export interface LookDays {
  /** Oldest first; the last is the as-of date. */
  readonly days: readonly string[];
  /** Years since 2011 whose 31 March lies before the board's first day. */
  readonly yearsBefore: readonly number[];
}

/**
 * One look a year, on 31 March, and one on the as-of date. 31 March is the last day of the year that plans, budgets and most
 * goals run by: what a year brought is in force and most of its figures have come; what the next year brings has not begun.
 * @param from first day of the board, ISO
 * @param asOf day looked from, on which the board is in force
 */
export function lookDays(from: string, asOf: string): LookDays {
  const days: string[] = [];
  const yearsBefore: number[] = [];
  for (let year = FIRST_YEAR; year <= Number(asOf.slice(0, 4)); year += 1) {
    const day = `${String(year)}-03-31`;
    if (day < from) yearsBefore.push(year);
    else if (day < asOf) days.push(day);
  }
  return { days: [...days, asOf], yearsBefore };
}
