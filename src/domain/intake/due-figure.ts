import type { Measure } from '#domain/framework/catalogue';
import { parsePeriod, periodAfter } from '#domain/measure/period';

/** Which figure of a measure an organisation is to bring next, as far as cadence and last figure say. */
export type DueFigure =
  /** A period is over and has no figure. `periods`: how many are; `period` is the newest of them. */
  | { readonly kind: 'due'; readonly period: string; readonly since: string | null; readonly periods: number }
  /** The newest period that is over has its figure; the next ends on a day to come. */
  | { readonly kind: 'here'; readonly next: string }
  /** How often the measure comes is not on file, so nobody can say what is next. */
  | { readonly kind: 'unknown' };

/** No measure is so far behind that counting on would say more. */
const MOST_PERIODS = 1_200;

/**
 * Says which figure is next. The day it must be here is on file for no measure, so that none is told: only that its period is over.
 * The kind of period is that of the last figure; without one, a month or a quarter where the measure comes so often. A year may be a
 * calendar or a financial one, which is not guessed.
 * @param last stored spelling of the newest period with a figure or a reason; null: none yet
 * @param today ISO day: a period is over when its last day is before it
 */
export function findDueFigure(
  measure: Pick<Measure, 'periods_per_year'>,
  last: string | null,
  today: string,
): DueFigure {
  const often = measure.periods_per_year;
  if (last === null) {
    const newest = often === 12 || often === 4 ? newestEnded(often, today) : null;
    return newest === null ? { kind: 'unknown' } : { kind: 'due', period: newest, since: null, periods: 1 };
  }
  const stored = parsePeriod(last);
  if (stored === null || often === null) return { kind: 'unknown' };
  // A survey of every second year leaves one year out.
  const step = stored.seasons === 1 && often > 0 && often < 1 ? Math.round(1 / often) : 1;
  const after = (text: string): string => {
    let next = text;
    for (let at = 0; at < step; at += 1) next = periodAfter(next) ?? next;
    return next;
  };
  const first = after(last);
  if ((parsePeriod(first)?.end ?? today) >= today) return { kind: 'here', next: first };
  let [period, periods] = [first, 1];
  for (; periods < MOST_PERIODS; periods += 1) {
    const next = after(period);
    if ((parsePeriod(next)?.end ?? today) >= today) break;
    period = next;
  }
  return { kind: 'due', period, since: first, periods };
}

function newestEnded(often: 12 | 4, today: string): string {
  let period = often === 12 ? `${today.slice(0, 4)}-01` : `${today.slice(0, 4)}-Q1`;
  const before = `${String(Number(today.slice(0, 4)) - 1)}${often === 12 ? '-12' : '-Q4'}`;
  if ((parsePeriod(period)?.end ?? today) >= today) return before;
  for (;;) {
    const next = periodAfter(period);
    if (next === null || (parsePeriod(next)?.end ?? today) >= today) return period;
    period = next;
  }
}
