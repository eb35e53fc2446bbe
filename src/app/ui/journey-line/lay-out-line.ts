import { drawPath } from './draw-path.ts';
import { layOutBranches } from './lay-out-branches.ts';
import {
  type Branch,
  labelLineHeight,
  type LineConflict,
  type LineDrawing,
  type LineStep,
  ringRadius,
} from './line-parts.ts';
import { placeFacts } from './place-facts.ts';
import { wrapLabel } from './wrap-label.ts';

const gaps = { first: 48, bead: 37, level: 37 };
const characterWidth = 7.2;

/** Lays the journey out from left to right in `width` pixels; `left` of them are kept free for the legend. */
export function layOutLine(
  steps: readonly LineStep[],
  conflicts: readonly LineConflict[],
  width: number,
  left: number,
): LineDrawing {
  const ids = steps.map(({ id }) => id);
  const spacing = (width - left) / Math.max(steps.length, 1);
  const along = steps.map((_, index) => left + (index + 0.5) * spacing);
  const branches = layOutBranches(ids, along, conflicts, gaps);
  const reach = Math.max(
    gaps.first,
    ...branches.flatMap(({ corners, ring }) => [ring, ...corners].map(({ away }) => away)),
  );
  const top = ringRadius + 6;
  const firstLine = top + reach;
  const taken = boxesOf(branches, firstLine);
  const facts = placeFacts(conflicts, {
    room: { left, top, right: width, bottom: firstLine - 24 },
    taken,
    words: 'beside',
    longest: 26,
  });
  // When a fact found no room below the highest arc, everything else moves down to make some.
  const down = Math.max(0, top - Math.min(top, ...facts.map(({ y }) => y - 1.5 * ringRadius)));
  const y = firstLine + down;
  const longest = Math.max(7, Math.floor((spacing - 4) / characterWidth));
  const stations = steps.map(({ id, name }, index) => ({
    id,
    x: along[index] ?? 0,
    y,
    lines: wrapLabel(name, longest),
  }));
  const deepest = Math.max(1, ...stations.map(({ lines }) => lines.length));
  return {
    way: 'across',
    width,
    height: y + 24 + (deepest + 1) * labelLineHeight,
    stations,
    seams: stations.slice(1).map((station, index) => ({
      x: (station.x + (along[index] ?? 0)) / 2,
      y,
    })),
    track: { from: { x: along[0] ?? 0, y }, to: { x: along.at(-1) ?? 0, y } },
    strokes: sortedForDrawing(branches).map(({ id, corners }) => ({
      id,
      path: drawPath(
        corners.map((spot) => ({ x: spot.along, y: y - spot.away })),
        12,
      ),
    })),
    rings: branches.map(({ id, ring }) => ({ id, x: ring.along, y: y - ring.away })),
    facts: facts.map((fact) => ({ ...fact, y: fact.y + down, textY: fact.textY + down })),
  };
}

/** Low strokes first, so that the casing of a higher one cuts them where they cross. */
export function sortedForDrawing(branches: readonly Branch[]): readonly Branch[] {
  return [...branches].sort((a, b) => a.ring.away - b.ring.away);
}

function boxesOf(
  branches: readonly Branch[],
  line: number,
): { left: number; top: number; right: number; bottom: number }[] {
  return branches.map(({ corners, ring }) => {
    const spots = [...corners, ring];
    return {
      left: Math.min(...spots.map((spot) => spot.along)) - ringRadius - 8,
      right: Math.max(...spots.map((spot) => spot.along)) + ringRadius + 8,
      top: line - Math.max(...spots.map(({ away }) => away)) - ringRadius - 8,
      bottom: line,
    };
  });
}
