import { findCopiedPeriods, type PeriodLine } from './find-copied-periods.ts';

/**
 * Years of one indicator that were carried forward or back: a run of years equal in every area has one true year.
 * A run at the start of the series was carried back, so its last year is kept; any other was carried forward, so its first is.
 * Example: 2015 = 2016 at the start gives 2015; 2019 = 2020 = 2021 at the end gives 2020 and 2021.
 */
export function findCarriedYears(lines: readonly PeriodLine[]): ReadonlySet<string> {
  const years = [...new Set(lines.map((line) => line.period))].sort();
  const copies = new Set(findCopiedPeriods(lines).map(({ earlier, later }) => `${earlier} ${later}`));
  const carried = new Set<string>();
  let start = 0;
  for (let next = 1; next <= years.length; next += 1) {
    const repeats = next < years.length && copies.has(`${years[next - 1]} ${years[next]}`);
    if (repeats) continue;
    const run = years.slice(start, next);
    for (const year of start === 0 ? run.slice(0, -1) : run.slice(1)) carried.add(year);
    start = next;
  }
  return carried;
}
