import { hasBlameMoved } from '#domain/alignment/rules/attribution';
import type { Finding } from '#domain/alignment/report';
import { identityOf, movedChanges, partsOf, totalOf } from './tell-attribution.ts';
import type { Telling } from './telling.ts';

/** How many like areas show what a `moved` finding shows here, how many chance alone gives, and where this one stands. */
export interface MovedElsewhere {
  /** Kind of area compared, for example `council`. */
  readonly level: string;
  /** Areas with all figures of both windows, this one included. */
  readonly areas: number;
  readonly showing: number;
  /** Mean and 95% range of the number that shows it when the relative changes of one part are dealt out at random. */
  readonly byChance: { readonly mean: number; readonly low: number; readonly high: number };
  /** For each compared part, its place among the areas by change in the same direction, 1 for the largest. */
  readonly ranks: readonly { readonly measure: string; readonly rank: number; readonly rose: boolean }[];
}

interface AreaMeans {
  readonly area: string;
  readonly total: readonly [number, number];
  readonly dealt: readonly [number, number];
  readonly kept: readonly [number, number];
}

/** Fewer areas say nothing about chance. */
const LEAST_AREAS = 15;

/**
 * Compares a `moved` finding with all areas of its level over the same two windows.
 * Chance: over all permutations of the relative changes of one part among the areas, the mean of the number of areas
 * that show the pattern is sum_ij C_ij / n and its variance sum_ij (C_ij - row - column + grand mean)^2 / (n - 1),
 * where C_ij says whether area i shows it with the change of area j. Source: Hoeffding 1951, exact, nothing is drawn.
 * @returns null with fewer than 15 areas, or where the finding does not say what it compared
 */
export function movedElsewhere(telling: Telling, finding: Finding): MovedElsewhere | null {
  const { figures, place, comparator } = telling.snapshot;
  const windows = finding.comparedPeriods;
  const identity = identityOf(telling, finding);
  const total = totalOf(identity);
  const changes = movedChanges(telling, finding);
  if (windows === undefined || total === null || place === null || changes === null) return null;
  const [dealt, kept] = partsOf(identity).filter((part) => changes.parts.some((change) => change.measure === part));
  const level = figures.levelOf(total, place);
  if (dealt === undefined || kept === undefined || level === null) return null;
  const key = ['moved elsewhere', total, dealt, kept, level, windows.after.at(-1) ?? '', comparator ?? ''].join('|');
  const all = figures.remember(key, () => {
    const areas = figures.areasAt(total, level).flatMap((area): AreaMeans[] => {
      if (area === comparator) return [];
      const of = (measure: string): readonly [number, number] | null => {
        const before = mean(telling, measure, area, windows.before);
        const after = mean(telling, measure, area, windows.after);
        return before === null || after === null ? null : [before, after];
      };
      const [whole, one, other] = [of(total), of(dealt), of(kept)];
      return whole === null || one === null || other === null ? [] : [{ area, total: whole, dealt: one, kept: other }];
    });
    return { areas, ...dealOut(areas) };
  });
  if (all.areas.length < LEAST_AREAS) return null;
  const own = all.areas.find((row) => row.area === place);
  if (own === undefined) return null;
  const ranks = [
    { measure: dealt, of: (row: AreaMeans) => row.dealt[1] - row.dealt[0] },
    { measure: kept, of: (row: AreaMeans) => row.kept[1] - row.kept[0] },
  ].map(({ measure, of }) => {
    const change = of(own);
    const further = all.areas.filter((row) => (change > 0 ? of(row) > change : of(row) < change)).length;
    return { measure, rank: further + 1, rose: change > 0 };
  });
  return { level, areas: all.areas.length, showing: all.showing, byChance: all.byChance, ranks };
}

function mean(telling: Telling, measure: string, area: string, periods: readonly string[]): number | null {
  let sum = 0;
  for (const period of periods) {
    const value = telling.snapshot.figures.value(measure, area, period);
    if (value === null) return null;
    sum += value;
  }
  return periods.length === 0 ? null : sum / periods.length;
}

function dealOut(areas: readonly AreaMeans[]): Pick<MovedElsewhere, 'showing' | 'byChance'> {
  const n = areas.length;
  const shows = areas.map((row) => areas.map((other) => (showsWith(row, relative(other)) ? 1 : 0)));
  const showing = areas.filter((row) => showsWith(row, relative(row))).length;
  const rows = shows.map((line) => line.reduce<number>((sum, one) => sum + one, 0) / n);
  const columns = areas.map((_, index) => shows.reduce((sum, line) => sum + (line[index] ?? 0), 0) / n);
  const grand = rows.reduce((sum, one) => sum + one, 0) / Math.max(1, n);
  let squares = 0;
  for (const [i, line] of shows.entries()) {
    for (const [j, one] of line.entries()) squares += (one - (rows[i] ?? 0) - (columns[j] ?? 0) + grand) ** 2;
  }
  const expected = grand * n;
  const spread = n < 2 ? 0 : 1.959963984540054 * Math.sqrt(squares / (n - 1));
  return { showing, byChance: { mean: expected, low: Math.max(0, expected - spread), high: expected + spread } };
}

/** The relative change of the part that is dealt out; null when it began at nought, which has none. */
function relative(row: AreaMeans): number | null {
  return row.dealt[0] === 0 ? null : row.dealt[1] / row.dealt[0];
}

/** Would an area show the pattern with another's relative change of one part, all else as it was. */
function showsWith(row: AreaMeans, change: number | null): boolean {
  const after = change === null ? row.dealt[1] : row.dealt[0] * change;
  const total = row.total[1] - row.total[0] + (after - row.dealt[1]);
  const one = after - row.dealt[0];
  const other = row.kept[1] - row.kept[0];
  const [falling, rising] = one < other ? [one, other] : [other, one];
  return hasBlameMoved({ change: falling }, { change: rising }, { change: total, before: row.total[0] });
}
