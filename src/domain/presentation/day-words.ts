import { dayInWords } from '#domain/measure/period-words';

/**
 * A day in words: `2018-03-31` is `31 March 2018`. Text that is no day stays as it is.
 * The months are our own: the browser's date formatter takes longer to make than the page takes to draw.
 */
export function dayWords(isoDay: string): string {
  const date = new Date(`${isoDay}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(isoDay) && !Number.isNaN(date.getTime()) ? dayInWords(isoDay) : isoDay;
}
