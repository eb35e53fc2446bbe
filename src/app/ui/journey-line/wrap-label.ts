/**
 * Breaks a label into as few lines as fit `longest` characters, as even as can be. A word longer than that keeps its line.
 * Example: `wrapLabel('Living well at home', 12)` is `['Living well', 'at home']`.
 */
export function wrapLabel(label: string, longest: number): readonly string[] {
  const parts = label.split(' ').filter((part) => part !== '');
  for (let count = 1; count < parts.length; count += 1) {
    const best = splits(parts, count)
      .map((lines) => ({ lines, widest: Math.max(...lines.map((line) => line.length)) }))
      .sort((a, b) => a.widest - b.widest)[0];
    if (best !== undefined && best.widest <= longest) return best.lines;
  }
  return parts;
}

/** Every way to share words out over a number of lines, none empty. */
function splits(parts: readonly string[], count: number): readonly (readonly string[])[] {
  if (count === 1) return [[parts.join(' ')]];
  return Array.from({ length: parts.length - count + 1 }, (_, index) => index + 1).flatMap((taken) =>
    splits(parts.slice(taken), count - 1).map((rest) => [parts.slice(0, taken).join(' '), ...rest]),
  );
}
