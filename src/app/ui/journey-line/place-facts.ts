import { type DrawnFact, type LineConflict, labelLineHeight, type Point, ringRadius } from './line-parts.ts';
import { wrapLabel } from './wrap-label.ts';

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where facts of the place may stand: the room to search, and what already takes some of it. */
export type FactRoom = {
  readonly room: Box;
  readonly taken: readonly Box[];
  /** Words beside the number, or below it. */
  readonly words: 'beside' | 'below';
  readonly longest: number;
};

const characterWidth = 7.2;
const step = 8;

/**
 * Finds each fact of the place a free spot, from the right end inwards and, when nothing is free, above everything
 * (its `y` may then be negative: the drawing grows by that much).
 */
export function placeFacts(
  conflicts: readonly LineConflict[],
  { room, taken, words, longest }: FactRoom,
): readonly DrawnFact[] {
  const boxes = [...taken];
  return conflicts.flatMap(({ id, placement }) => {
    if (placement.form !== 'place') return [];
    const lines = wrapLabel(placement.words, longest);
    const textWidth = Math.max(...lines.map((line) => line.length)) * characterWidth;
    const size =
      words === 'beside'
        ? {
            width: 2 * ringRadius + 10 + textWidth,
            height: Math.max(2 * ringRadius, lines.length * labelLineHeight),
          }
        : { width: Math.max(2 * ringRadius, textWidth), height: 2 * ringRadius + 6 + lines.length * labelLineHeight };
    const corner = findCorner(room, boxes, size);
    boxes.push({
      left: corner.x - 10,
      top: corner.y - 8,
      right: corner.x + size.width + 10,
      bottom: corner.y + size.height + 8,
    });
    const ring =
      words === 'beside'
        ? { x: corner.x + ringRadius, y: corner.y + size.height / 2 }
        : { x: corner.x + size.width / 2, y: corner.y + ringRadius };
    const text =
      words === 'beside'
        ? {
            textX: ring.x + ringRadius + 10,
            textY: ring.y - ((lines.length - 1) * labelLineHeight) / 2,
          }
        : { textX: ring.x, textY: ring.y + ringRadius + 6 + labelLineHeight / 2 };
    return [{ id, ...ring, ...text, lines }];
  });
}

function findCorner(room: Box, boxes: readonly Box[], size: { width: number; height: number }): Point {
  const free = (x: number, y: number): boolean =>
    boxes.every((box) => x >= box.right || x + size.width <= box.left || y >= box.bottom || y + size.height <= box.top);
  for (let y = room.top; y + size.height <= room.bottom; y += step) {
    for (let x = room.right - size.width; x >= room.left; x -= step) {
      if (free(x, y)) return { x, y };
    }
  }
  const highest = Math.min(room.top, ...boxes.map(({ top }) => top));
  return { x: Math.max(room.right - size.width, room.left), y: highest - size.height - step };
}
