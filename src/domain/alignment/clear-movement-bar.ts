import type { Figures } from '#domain/measure/figures';
import { yearBefore } from '#domain/measure/period';
import { quantileInterpolated } from '#domain/statistics/quantile-interpolated';

/** A band of good values; a null limit is infinite. */
export interface BandLimits {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Fewer areas than this give no national bar for a clear movement. */
export const LEAST_AREAS = 15;

/** Minus the distance of a value from its band: 0 inside, below 0 outside. */
export function bandImprovement(value: number, band: BandLimits): number {
  const outside = Math.max(band.lo === null ? 0 : band.lo - value, 0, band.hi === null ? 0 : value - band.hi);
  return outside === 0 ? 0 : -outside;
}

/**
 * The size that a clear movement must exceed: the 75th percentile (interpolated at 0.75 (n - 1)) of the sizes of
 * change from a year before to `period`, over all areas of the level that have both figures, the comparator left out.
 * Example: sizes 1 to 16 give 12.25.
 * @param band the band whose distance is compared, or null where the value itself is
 * @returns null with fewer than 15 areas
 */
export function clearMovementBar(
  figures: Figures,
  measure: string,
  period: string,
  level: string,
  band: BandLimits | null,
  comparator: string | null,
): number | null {
  const bars = barsOf(figures);
  const key = barKey(measure, period, level, band, comparator);
  const stored = bars.get(key);
  if (stored !== undefined) return stored;
  const bar = measureBar(figures, measure, period, level, band, comparator);
  bars.set(key, bar);
  return bar;
}

/** Bars already worked out for some figures, by what they are of. */
export type KnownBars = readonly (readonly [of: string, bar: number | null])[];

/** What a bar is of, as one text. */
export function barKey(
  measure: string,
  period: string,
  level: string,
  band: BandLimits | null,
  comparator: string | null,
): string {
  const of = band === null ? 'value' : `${band.lo} to ${band.hi}`;
  return [measure, period, level, of, comparator ?? ''].join('|');
}

/** Hands bars worked out from the figures of all England to figures that hold a part of them. */
export function knowBars(figures: Figures, known: KnownBars): void {
  const bars = barsOf(figures);
  for (const [of, bar] of known) bars.set(of, bar);
}

function barsOf(figures: Figures): Map<string, number | null> {
  return figures.remember('clear movement bars', () => new Map<string, number | null>());
}

function measureBar(
  figures: Figures,
  measure: string,
  period: string,
  level: string,
  band: BandLimits | null,
  comparator: string | null,
): number | null {
  const table = figures.of(measure);
  const before = yearBefore(period);
  if (table === null || before === null) return null;
  const now = table.column.get(period);
  const then = table.column.get(before);
  if (now === undefined || then === undefined) return null;
  const sizes: number[] = [];
  for (const row of table.areas.values()) {
    if (row.level !== level || row.area === comparator) continue;
    const a = row.values[now] ?? Number.NaN;
    const b = row.values[then] ?? Number.NaN;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    sizes.push(Math.abs(band === null ? a - b : bandImprovement(a, band) - bandImprovement(b, band)));
  }
  return sizes.length < LEAST_AREAS ? null : quantileInterpolated(sizes, 0.75);
}
