import { drawPath } from './draw-path.ts';
import { layOutBranches } from './lay-out-branches.ts';
import { sortedForDrawing } from './lay-out-line.ts';
import {
  type Branch,
  type LineConflict,
  type LineDrawing,
  type LineStep,
  ringRadius,
  type Spot,
} from './line-parts.ts';
import { placeFacts } from './place-facts.ts';
import { wrapLabel } from './wrap-label.ts';

const widePitch = 44;
const narrowPitch = 41;
const narrowBelow = 480;
const characterWidth = 7.6;

/** Lays the journey out from top to bottom in `width` pixels: names to the left of the line, conflicts to its right. */
export function layOutColumn(
  steps: readonly LineStep[],
  conflicts: readonly LineConflict[],
  width: number,
): LineDrawing {
  const ids = steps.map(({ id }) => id);
  const x = Math.min(Math.round(width * 0.46), 240);
  const top = 24;
  const pitch = width < narrowBelow ? narrowPitch : widePitch;
  const along = steps.map((_, index) => top + index * pitch);
  const right = Math.min(width, x + 420);
  const room = right - x - ringRadius - 4;
  const roomy = layOutBranches(ids, along, conflicts, { first: 46, bead: 42, level: 38 });
  // On a narrow screen the numbers draw nearer to each other, not nearer than they can be told apart while that leaves room.
  const squeeze = Math.min(1, room / reachOf(roomy));
  const branches =
    squeeze === 1
      ? roomy
      : within(
          room,
          layOutBranches(ids, along, conflicts, {
            first: Math.max(34, Math.floor(46 * squeeze)),
            bead: Math.max(30, Math.floor(42 * squeeze)),
            level: Math.max(26, Math.floor(38 * squeeze)),
          }),
        );
  const height = top + (steps.length - 1) * pitch + 24;
  const taken = branches.map(({ corners, ring }) => {
    const spots = [...corners, ring];
    return {
      left: x,
      right: x + Math.max(...spots.map(({ away }) => away)) + ringRadius + 6,
      top: Math.min(...spots.map((spot) => spot.along)) - ringRadius - 4,
      bottom: Math.max(...spots.map((spot) => spot.along)) + ringRadius + 4,
    };
  });
  const facts = placeFacts(conflicts, {
    // The first rows belong to the words about the cracks.
    room: { left: x + 30, top: top + pitch + 12, right, bottom: height },
    taken,
    words: 'below',
    longest: Math.max(12, Math.min(22, Math.floor((right - x - 34) / 7.2))),
  });
  const last = Math.max(height, ...facts.map(({ textY, lines }) => textY + lines.length * 18 + 8));
  const shifted = facts.some(({ y }) => y < ringRadius);
  const placed = shifted ? below(facts, height) : facts;
  return {
    way: 'down',
    width,
    height: shifted ? height + placed.length * 90 : last,
    stations: steps.map(({ id, name }, index) => ({
      id,
      x,
      y: along[index] ?? 0,
      lines: wrapLabel(name, Math.max(9, Math.floor((x - 34) / characterWidth))),
    })),
    seams: along.slice(1).map((y, index) => ({ x, y: (y + (along[index] ?? 0)) / 2 })),
    track: { from: { x, y: along[0] ?? 0 }, to: { x, y: along.at(-1) ?? 0 } },
    strokes: sortedForDrawing(branches).map(({ id, corners }) => ({
      id,
      path: drawPath(
        corners.map((spot) => ({ x: x + spot.away, y: spot.along })),
        10,
      ),
    })),
    rings: branches.map(({ id, ring }) => ({ id, x: x + ring.away, y: ring.along })),
    facts: placed,
  };
}

/** How far from the line the drawing goes; at least 1. */
function reachOf(branches: readonly Branch[]): number {
  return Math.max(1, ...branches.flatMap(({ ring, corners }) => [ring.away, ...corners.map(({ away }) => away)]));
}

/** Nothing is drawn beyond the edge: what still reaches too far is drawn nearer to the line, all of it by the same share. */
function within(room: number, branches: readonly Branch[]): readonly Branch[] {
  const share = Math.min(1, room / reachOf(branches));
  const nearer = (spot: Spot): Spot => ({ ...spot, away: spot.away * share });
  return share === 1
    ? branches
    : branches.map((branch) => ({ ...branch, ring: nearer(branch.ring), corners: branch.corners.map(nearer) }));
}

/** Facts that found no room beside the line stand under it. */
function below(facts: LineDrawing['facts'], height: number): LineDrawing['facts'] {
  return facts.map((fact, index) => {
    const y = height + 16 + index * 90;
    return { ...fact, y, textY: y + (fact.textY - fact.y) };
  });
}
