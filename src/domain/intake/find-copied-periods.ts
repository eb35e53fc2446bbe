import type { Observation } from '#domain/measure/observation';
import { comparePeriods, parsePeriod } from '#domain/measure/period';
import type { Period } from '#domain/measure/period';

/** Two periods of one measure and level that say the same of every area. */
export interface CopiedPeriods {
  readonly measure: string;
  readonly level: string;
  readonly earlier: string;
  readonly later: string;
  /** Areas with a figure in both. */
  readonly areas: number;
  /** The periods that cannot be trusted: the later one; both when one follows the other, since nothing tells the copy. */
  readonly refused: readonly string[];
}

/** Below this many areas two equal periods may be chance. */
export const FEWEST_AREAS = 15;

/**
 * Finds every pair of periods of a measure in which all areas with a figure in both repeat it exactly, at one level: a
 * copy, for real figures of many bodies never stand still together. At least 15 areas must have a figure that is not
 * nought in one of the two, and those figures must not all be one number (a standard met by everybody is no copy).
 * Only periods of one kind are compared. Missing figures are passed over.
 */
export function findCopiedPeriods(observations: Iterable<Observation>): readonly CopiedPeriods[] {
  const tables = new Map<string, Map<string, Map<string, number>>>();
  for (const { measure, level, area, period, breakdown, value } of observations) {
    if (value.kind === 'missing' || breakdown !== '') continue;
    const key = `${measure}\t${level}`;
    const table = tables.get(key) ?? new Map<string, Map<string, number>>();
    tables.set(key, table);
    const column = table.get(period) ?? new Map<string, number>();
    table.set(period, column);
    column.set(area, value.value);
  }

  const copies: CopiedPeriods[] = [];
  for (const [key, table] of tables) {
    const [measure = '', level = ''] = key.split('\t');
    const order = [...table.keys()]
      .sort(comparePeriods)
      .map(parsePeriod)
      .filter((period) => period !== null);
    order.forEach((earlier, index) => {
      for (const later of order.slice(index + 1)) {
        if (later.kind !== earlier.kind) continue;
        const areas = countEqualAreas(table.get(earlier.text), table.get(later.text));
        if (areas === null) continue;
        const refused = isNext(earlier, later) ? [earlier.text, later.text] : [later.text];
        copies.push({ measure, level, earlier: earlier.text, later: later.text, areas, refused });
      }
    });
  }
  return copies;
}

/** Areas equal in both, or null when any differs or there are too few to tell. */
function countEqualAreas(
  earlier: ReadonlyMap<string, number> = new Map(),
  later: ReadonlyMap<string, number> = new Map(),
): number | null {
  const telling = new Set<number>();
  let tellingAreas = 0;
  let areas = 0;
  for (const [area, value] of earlier) {
    const other = later.get(area);
    if (other === undefined) continue;
    if (other !== value) return null;
    areas += 1;
    if (value === 0) continue;
    tellingAreas += 1;
    telling.add(value);
  }
  return tellingAreas >= FEWEST_AREAS && telling.size > 1 ? areas : null;
}

function isNext(earlier: Period, later: Period): boolean {
  const [year, month] = [Number(earlier.end.slice(0, 4)), Number(earlier.end.slice(5, 7))];
  const [nextYear, nextMonth] = [Number(later.end.slice(0, 4)), Number(later.end.slice(5, 7))];
  return (nextYear - year) * 12 + nextMonth - month === 12 / earlier.seasons;
}
