import type { Point } from './line-parts.ts';

/** An SVG path through corners, each rounded by at most `radius` pixels. */
export function drawPath(corners: readonly Point[], radius: number): string {
  return corners
    .map((corner, index) => {
      const before = corners[index - 1];
      const after = corners[index + 1];
      if (before === undefined) return `M${point(corner)}`;
      if (after === undefined) return `L${point(corner)}`;
      const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
      return `L${point(towards(corner, before, bend))}Q${point(corner)} ${point(towards(corner, after, bend))}`;
    })
    .join('');
}

function point({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
