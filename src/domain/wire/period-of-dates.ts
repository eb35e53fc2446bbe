import { parsePeriod } from '#domain/measure/period';

/**
 * The stored spelling of a period that begins and ends on these days (ISO, both included); null when there is none.
 * Example: 2024-04-01 to 2025-03-31 is `2024/25`.
 */
export function periodOfDates(start: string, end: string): string | null {
  const year = start.slice(0, 4);
  const month = start.slice(5, 7);
  const next = String((Number(year) + 1) % 100).padStart(2, '0');
  const quarter = String(Math.ceil(Number(month) / 3));
  for (const text of [`${year}-${month}`, `${year}-Q${quarter}`, `${year}/${next}`, year]) {
    const period = parsePeriod(text);
    if (period?.start === start && period.end === end) return text;
  }
  return null;
}
