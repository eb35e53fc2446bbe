import { isCalendarDay } from '#domain/framework/check-shape';
import { NotPossibleError } from './not-possible.ts';

/**
 * The day to judge on: the one asked for, else today.
 * @throws NotPossibleError `bad_date` for anything that is no day of the calendar
 */
export function readAsOf(asked: string | undefined, today: string): string {
  if (asked === undefined) return today;
  if (!isCalendarDay(asked)) throw new NotPossibleError({ code: 'bad_date', found: asked });
  return asked;
}
