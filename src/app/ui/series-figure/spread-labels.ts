/**
 * Moves labels apart so that neighbours are at least `gap` pixels from each other, keeping their order and staying as near to
 * where they belong as can be, within `top` and `bottom` while there is room.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  for (const { y } of order) {
    const before = placed.at(-1);
    placed.push(before === undefined ? Math.max(y, top) : Math.max(y, before + gap));
  }
  // What ran over the bottom pushes back up.
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const below = placed[index + 1];
    const limit = below === undefined ? bottom : below - gap;
    placed[index] = Math.min(placed[index] ?? limit, limit);
  }
  const result = [...wanted];
  order.forEach(({ index }, rank) => {
    result[index] = placed[rank] ?? 0;
  });
  return result;
}
