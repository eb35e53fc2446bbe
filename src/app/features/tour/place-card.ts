/** A rectangle in pixels of the window. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const gap = 14;

/**
 * Where a card can lie without covering what it speaks of, nor what has the focus: under it, above it, then in a corner. Where
 * nothing is free it lies in the corner that covers least. Always wholly inside the window, if it fits there at all.
 * @param beside what the card speaks of; null for a card that belongs in the corner
 */
export function placeCard(
  card: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
  beside: Box | null,
  focused: Box | null,
): Pick<Box, 'left' | 'top'> {
  const lowest = Math.max(window.height - card.height - gap, 0);
  const rightmost = Math.max(window.width - card.width - gap, 0);
  const inside = (at: number, most: number): number => Math.min(Math.max(at, Math.min(gap, most)), most);
  const corners = [
    { left: rightmost, top: lowest },
    { left: inside(0, rightmost), top: lowest },
    { left: rightmost, top: inside(0, lowest) },
    { left: inside(0, rightmost), top: inside(0, lowest) },
  ];
  const along =
    beside === null
      ? []
      : [
          { left: inside(beside.left, rightmost), top: beside.top + beside.height + gap },
          { left: inside(beside.left, rightmost), top: beside.top - card.height - gap },
        ].filter(({ top }) => top >= 0 && top + card.height <= window.height);
  const avoid = [beside, focused].filter((box) => box !== null);
  const covers = (at: Pick<Box, 'left' | 'top'>): number =>
    avoid.reduce((sum, box) => sum + overlap({ ...card, ...at }, box), 0);
  return [...along, ...corners].reduce(
    (best, at) => (covers(at) < covers(best) ? at : best),
    along[0] ?? corners[0] ?? { left: 0, top: 0 },
  );
}

/** The area two boxes share, in square pixels. */
function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const high = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}
