import type { Snapshot } from '#domain/alignment/snapshot';
import type { Measure } from '#domain/framework/catalogue';
import type { MeasureFigure } from './measure-figure.ts';

/** Fewer areas of a kind than this are not all of England. */
const LEAST_ALL = 15;

/** A figure of one place, with the number of the place. */
export interface PlacedFigure {
  readonly place: number;
  readonly figure: MeasureFigure;
}

/** A figure that may be set beside others, and what kinds of organisation its own is; no kinds for residents. */
export interface FigureBeside {
  readonly figure: MeasureFigure;
  readonly types: readonly string[];
}

/** Figures that may be set side by side: of one period and one kind of area, of two areas at least. */
export interface FiguresTogether {
  readonly period: string;
  readonly level: string;
  /** Largest value first; equal values in the order of the places. */
  readonly figures: readonly PlacedFigure[];
  /**
   * How far apart they lie among all areas of their kind in England, 0 to 1: the part of those areas that lie between the
   * lowest and the highest. Null with fewer than 15 areas, and for what grows with the size of a place.
   */
  readonly gap: number | null;
}

/** Why figures may not be set side by side. */
export type NotTogether = 'one figure' | 'other periods' | 'other areas' | 'other kinds' | 'same area';

/**
 * Puts the fresh figures of some places on one measure together, or says why they cannot be: never across periods, never
 * residents beside a hospital's patients, never organisations of different kinds, never one hospital beside itself.
 */
export function putTogether(
  snapshot: Snapshot,
  measure: Measure,
  figures: readonly (FigureBeside | null)[],
): FiguresTogether | NotTogether {
  const fresh = figures.flatMap((one, place) => (one?.figure.isFresh === true ? [{ place, ...one }] : []));
  const first = fresh[0]?.figure;
  if (first === undefined || fresh.length < 2) return 'one figure';
  const levelOf = (figure: MeasureFigure): string => snapshot.figures.levelOf(measure.id, figure.area) ?? '';
  const level = levelOf(first);
  if (fresh.some(({ figure }) => levelOf(figure) !== level || figure.isOfResidents !== first.isOfResidents))
    return 'other areas';
  const kinds = fresh.map(({ types }) => types);
  if (!first.isOfResidents && !kinds[0]?.some((type) => kinds.every((types) => types.includes(type))))
    return 'other kinds';
  if (fresh.some(({ figure }) => figure.period !== first.period)) return 'other periods';
  if (new Set(fresh.map(({ figure }) => figure.area)).size < 2) return 'same area';
  const ordered = [...fresh].sort((a, b) => b.figure.value - a.figure.value || a.place - b.place);
  const values = snapshot.figures
    .areasAt(measure.id, level)
    .filter((area) => area !== snapshot.comparator)
    .flatMap((area) => snapshot.figures.value(measure.id, area, first.period) ?? []);
  const [high, low] = [ordered[0]?.figure.value ?? 0, ordered.at(-1)?.figure.value ?? 0];
  const between = values.filter((value) => value > low && value < high).length;
  const ends = values.filter((value) => value === low || value === high).length;
  return {
    period: first.period,
    level,
    figures: ordered.map(({ place, figure }) => ({ place, figure })),
    gap:
      values.length < LEAST_ALL || growsWithSize(measure)
        ? null
        : high === low
          ? 0
          : (between + ends / 2) / values.length,
  };
}

/** Is a measure a count or a sum of money, which a larger place has more of whatever it does. */
export function growsWithSize({ unit, unit_kind }: Measure): boolean {
  return unit_kind === 'count' || (unit_kind === 'money' && /^£( million| billion|m|bn)?$/.test(unit));
}

/**
 * England in one period: the country's own figure, else the middle of all areas of a kind.
 * @returns null where neither is known
 */
export function englandIn(
  snapshot: Snapshot,
  measure: Measure,
  level: string,
  period: string,
): { readonly value: number; readonly isMiddle: boolean } | null {
  const { figures, comparator } = snapshot;
  const country = comparator ?? figures.areasAt(measure.id, 'country')[0] ?? null;
  const own = country === null ? null : figures.value(measure.id, country, period);
  if (own !== null) return { value: own, isMiddle: false };
  const values = figures
    .areasAt(measure.id, level)
    .filter((area) => area !== comparator)
    .flatMap((area) => figures.value(measure.id, area, period) ?? [])
    .sort((a, b) => a - b);
  if (values.length < LEAST_ALL) return null;
  const at = (values.length - 1) / 2;
  const [below, above] = [values[Math.floor(at)] ?? 0, values[Math.ceil(at)] ?? 0];
  return { value: (below + above) / 2, isMiddle: true };
}
