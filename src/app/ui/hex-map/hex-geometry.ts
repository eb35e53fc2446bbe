/** Where a cell stands on the grid: rows shifted by half a cell when odd, row 0 at the bottom. */
export type HexSpot = { readonly q: number; readonly r: number };

/** The middle of a cell, in the map's own units. */
export type HexPoint = { readonly x: number; readonly y: number };

const size = 20;
const width = Math.sqrt(3) * size;

/** The middle of a cell with y growing downwards; pointed tops, 20 units from middle to point. */
export function hexCentre({ q, r }: HexSpot): HexPoint {
  const isOdd = Math.abs(r % 2) === 1;
  return { x: (q + (isOdd ? 0.5 : 0)) * width, y: -r * 1.5 * size };
}

/** The outline of a cell round its middle, `shrink` units inside its edge. */
export function hexOutline({ x, y }: HexPoint, shrink: number): string {
  const reach = size - shrink;
  return Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 180) * (60 * index - 90);
    return `${round(x + reach * Math.cos(angle))},${round(y + reach * Math.sin(angle))}`;
  }).join(' ');
}

/** The window that holds every cell: left, top, width, height. */
export function hexBounds(spots: readonly HexSpot[]): readonly [number, number, number, number] {
  if (spots.length === 0) return [0, 0, width, 2 * size];
  const points = spots.map(hexCentre);
  const left = Math.min(...points.map(({ x }) => x)) - width / 2 - 2;
  const right = Math.max(...points.map(({ x }) => x)) + width / 2 + 2;
  const top = Math.min(...points.map(({ y }) => y)) - size - 2;
  const bottom = Math.max(...points.map(({ y }) => y)) + size + 2;
  return [round(left), round(top), round(right - left), round(bottom - top)];
}

/** The way an arrow key points. */
export type HexWay = 'left' | 'right' | 'up' | 'down';

/**
 * The index of the next cell in a direction: the nearest of those that lie more that way than aside; -1 when none does.
 * A cell twice as far ahead is preferred to one as far aside.
 */
export function nextHex(spots: readonly HexSpot[], from: number, way: HexWay): number {
  const start = spots[from];
  if (start === undefined) return -1;
  const here = hexCentre(start);
  let best = -1;
  let bestCost = Infinity;
  spots.forEach((spot, index) => {
    if (index === from) return;
    const there = hexCentre(spot);
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const ahead = way === 'left' ? -dx : way === 'right' ? dx : way === 'up' ? -dy : dy;
    const aside = Math.abs(way === 'left' || way === 'right' ? dy : dx);
    if (ahead <= 0.01 || ahead < aside * 0.8) return;
    const cost = ahead + 2 * aside;
    if (cost < bestCost) {
      bestCost = cost;
      best = index;
    }
  });
  return best;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
