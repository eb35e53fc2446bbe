/** Two periods of one file that say the same of every area. */
export interface CopiedPeriods {
  readonly earlier: string;
  readonly later: string;
  /** Areas with figures in both; every one of them is equal in all its figures. */
  readonly areas: number;
}

/** The figures of one area in one period: its cells as they stand in the file. */
export interface PeriodLine {
  readonly area: string;
  readonly period: string;
  readonly cells: readonly string[];
}

/** Below this many areas two equal periods may be chance. */
const MINIMUM_AREAS = 20;

/**
 * Finds every pair of periods in which all areas that have figures in both repeat them cell by cell.
 * Such a pair is a copy, not news: real figures of dozens of bodies never stand still together.
 * Areas whose cells are all blank or nought say nothing and are passed over; at least 20 areas must remain.
 * Source: our own rule, from A&E of February and March 2025 (copies of 2024) and beds of July and August 2022.
 */
export function findCopiedPeriods(lines: readonly PeriodLine[]): readonly CopiedPeriods[] {
  const periods = new Map<string, Map<string, string>>();
  for (const { area, period, cells } of lines) {
    if (cells.every((cell) => cell === '' || Number(cell) === 0)) continue;
    const areas = periods.get(period) ?? new Map<string, string>();
    areas.set(area, cells.join('|'));
    periods.set(period, areas);
  }
  const copies: CopiedPeriods[] = [];
  const order = [...periods.keys()].sort();
  order.forEach((earlier, index) => {
    for (const later of order.slice(index + 1)) {
      const areas = countEqualAreas(periods.get(earlier), periods.get(later));
      if (areas >= MINIMUM_AREAS) copies.push({ earlier, later, areas });
    }
  });
  return copies;
}

/** How many areas stand in both, or 0 as soon as one of them differs. */
function countEqualAreas(
  earlier: ReadonlyMap<string, string> = new Map(),
  later: ReadonlyMap<string, string> = new Map(),
): number {
  let areas = 0;
  for (const [area, cells] of earlier) {
    const other = later.get(area);
    if (other === undefined) continue;
    if (other !== cells) return 0;
    areas += 1;
  }
  return areas;
}

/**
 * Which periods to leave out: when a period repeats one of a year or more before, the later is the copy;
 * when two periods side by side are equal there is no telling which is true, and both go.
 */
export function periodsToLeaveOut(
  copies: readonly CopiedPeriods[],
  areNeighbours: (earlier: string, later: string) => boolean,
): ReadonlySet<string> {
  return new Set(copies.flatMap(({ earlier, later }) => (areNeighbours(earlier, later) ? [earlier, later] : [later])));
}
