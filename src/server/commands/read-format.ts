import { isCalendarDay } from '#domain/framework/check-shape';
import type { Format } from './command-line.ts';
import { BadUsage, type Arguments } from './parse-arguments.ts';

/** How the answer is printed: a table for people unless told otherwise. @throws BadUsage */
export function readFormat({ options }: Arguments): Format {
  const format = options.get('format') ?? 'table';
  if (format !== 'json' && format !== 'table') throw new BadUsage(`--format is "${format}"; expected json or table.`);
  return format;
}

/** The day to judge on, today unless told otherwise. @throws BadUsage */
export function readDay({ options }: Arguments, today: string): string {
  const day = options.get('as-of') ?? today;
  if (!isCalendarDay(day))
    throw new BadUsage(`--as-of is "${day}"; expected a day of the calendar such as 2018-03-31.`);
  return day;
}
