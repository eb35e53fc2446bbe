import { type Branch, type LineConflict, ringRadius, type Spot } from './line-parts.ts';

/** Distances of a layout, in pixels. */
export type BranchGaps = {
  /** From the line to the first number. */
  readonly first: number;
  /** From one number to the next on a stem. */
  readonly bead: number;
  /** From one level of arcs to the next. */
  readonly level: number;
};

type Arc = { readonly id: string; readonly from: number; readonly to: number };
type Pin = { readonly id: string; readonly at: number };

const footGap = 9;
const tallestStem = 4;

/**
 * Lays arcs and pins out like a transit map. `stations` are the positions of the steps along the line, evenly spaced.
 * Short arcs run low and long ones above them; the ends at one station are fanned so that no two share a point, a stem stands
 * between the arcs that leave to either side; an arc over a stem clears its top; a number slides along its arc until no other
 * stroke runs through it. More than four conflicts at one step stand on two stems when no arc ends there.
 */
export function layOutBranches(
  steps: readonly string[],
  stations: readonly number[],
  conflicts: readonly LineConflict[],
  gaps: BranchGaps,
): readonly Branch[] {
  const order = new Map(steps.map((step, index) => [step, index]));
  const arcs: Arc[] = [];
  const pins: Pin[] = [];
  for (const { id, placement } of conflicts) {
    if (placement.form === 'pin') {
      const at = order.get(placement.step);
      if (at !== undefined) pins.push({ id, at });
    } else if (placement.form === 'arc') {
      const ends = [order.get(placement.from), order.get(placement.to)];
      const [a, b] = ends;
      if (a === undefined || b === undefined) continue;
      if (a === b) pins.push({ id, at: a });
      else arcs.push({ id, from: Math.min(a, b), to: Math.max(a, b) });
    }
  }
  const stems = layOutStems(stations, pins, arcs, gaps);
  const heights = liftArcs(arcs, stems, gaps);
  return [...stems, ...drawArcs(stations, arcs, heights, stems)];
}

type Stem = Branch & { readonly at: number };

function layOutStems(
  stations: readonly number[],
  pins: readonly Pin[],
  arcs: readonly Arc[],
  gaps: BranchGaps,
): readonly Stem[] {
  return stations.flatMap((along, at) => {
    const here = pins.filter((pin) => pin.at === at);
    const alone = !arcs.some((arc) => arc.from === at || arc.to === at);
    const columns = here.length > tallestStem && alone ? 2 : 1;
    const perColumn = Math.ceil(here.length / columns);
    return here.map(({ id }, index): Stem => {
      const column = Math.floor(index / perColumn);
      const level = index % perColumn;
      const x = columns === 1 ? along : along + (column === 0 ? -1 : 1) * (ringRadius + 1);
      const away = gaps.first + level * gaps.bead;
      const foot = level === 0 ? 0 : away - gaps.bead;
      return {
        id,
        at,
        ring: { along: x, away },
        corners: [
          { along: x, away: foot },
          { along: x, away },
        ],
      };
    });
  });
}

/** How far from the line each arc runs. */
function liftArcs(arcs: readonly Arc[], stems: readonly Stem[], gaps: BranchGaps): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const lifted: Arc[] = [];
  for (const arc of [...arcs].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const below = lifted
      .filter((other) => other.from < arc.to && arc.from < other.to)
      .map((other) => (heights.get(other.id) ?? 0) + gaps.level);
    const stemsUnder = stems
      .filter((stem) => stem.at > arc.from && stem.at < arc.to)
      .map((stem) => stem.ring.away + ringRadius + 16);
    heights.set(arc.id, Math.max(gaps.first, ...below, ...stemsUnder));
    lifted.push(arc);
  }
  return heights;
}

function drawArcs(
  stations: readonly number[],
  arcs: readonly Arc[],
  heights: ReadonlyMap<string, number>,
  stems: readonly Stem[],
): readonly Branch[] {
  const feet = fanFeet(stations, arcs, heights, stems);
  const away = (arc: Arc): number => heights.get(arc.id) ?? 0;
  const spans = arcs.map((arc) => ({
    arc,
    from: feet.get(`${arc.id} from`) ?? 0,
    to: feet.get(`${arc.id} to`) ?? 0,
    away: away(arc),
  }));
  const taken: Spot[] = stems.map(({ ring }) => ring);
  return spans.map(({ arc, from, to, away: height }) => {
    const uprights = spans
      .filter((other) => other.arc.id !== arc.id && other.away > height)
      .flatMap((other) => [other.from, other.to]);
    const ring = placeRing(from, to, height, uprights, taken);
    taken.push(ring);
    return {
      id: arc.id,
      ring,
      corners: [
        { along: from, away: 0 },
        { along: from, away: height },
        { along: to, away: height },
        { along: to, away: 0 },
      ],
    };
  });
}

/** Where each arc stands on the line: ends at one station side by side, so that the inner arc never crosses the outer. */
function fanFeet(
  stations: readonly number[],
  arcs: readonly Arc[],
  heights: ReadonlyMap<string, number>,
  stems: readonly Stem[],
): ReadonlyMap<string, number> {
  const feet = new Map<string, number>();
  const spacing = (stations[1] ?? 0) - (stations[0] ?? 0);
  const height = (arc: Arc): number => heights.get(arc.id) ?? 0;
  stations.forEach((along, at) => {
    const back = arcs.filter((arc) => arc.to === at).sort((a, b) => height(a) - height(b));
    const ahead = arcs.filter((arc) => arc.from === at).sort((a, b) => height(b) - height(a));
    const ends = [...back.map((arc) => `${arc.id} to`), ...ahead.map((arc) => `${arc.id} from`)];
    const stem = stems.some((other) => other.at === at);
    if (stem) {
      // A stem keeps the middle: arcs stand clear of its numbers on the side they leave to.
      const clear = ringRadius + 6;
      const room = Math.max(spacing / 2 - clear - 4, 1);
      const gap = (count: number): number => Math.min(footGap, room / Math.max(count, 1));
      back.forEach((arc, index) => {
        feet.set(`${arc.id} to`, along - clear - (back.length - 1 - index) * gap(back.length));
      });
      ahead.forEach((arc, index) => {
        feet.set(`${arc.id} from`, along + clear + index * gap(ahead.length));
      });
      return;
    }
    const gap = Math.min(footGap, (spacing / 2 - 4) / Math.max(ends.length / 2, 1));
    ends.forEach((end, index) => {
      feet.set(end, along + (index - (ends.length - 1) / 2) * gap);
    });
  });
  return feet;
}

/** The middle of the arc, or the nearest spot to it that no other stroke or number takes. */
function placeRing(from: number, to: number, away: number, uprights: readonly number[], taken: readonly Spot[]): Spot {
  const middle = (from + to) / 2;
  const reach = Math.max((to - from) / 2 - ringRadius - 6, 0);
  const free = (along: number): boolean =>
    uprights.every((upright) => Math.abs(upright - along) > ringRadius + 3) &&
    taken.every((spot) => Math.hypot(spot.along - along, spot.away - away) > 2 * ringRadius + 4);
  for (let shift = 0; shift <= reach; shift += 2) {
    if (free(middle - shift)) return { along: middle - shift, away };
    if (free(middle + shift)) return { along: middle + shift, away };
  }
  return { along: middle, away };
}
