/**
 * A name as searches compare it: lower case, without accents, apostrophes and full stops; `&` is `and`, hyphens and
 * commas are spaces. `St. Helens`, `st helens` and `King's Lynn`, `kings lynn` are the same.
 */
export function toSearchText(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`.]/gu, '')
    .replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * How well a searched text fits a name, both as search text: 0 the whole name, 1 its beginning, 2 the beginning of
 * another word, 3 inside a word; null when it does not occur.
 */
export function matchRank(searched: string, name: string): 0 | 1 | 2 | 3 | null {
  if (searched === '') return null;
  if (name === searched) return 0;
  if (name.startsWith(searched)) return 1;
  if (name.includes(` ${searched}`)) return 2;
  return name.includes(searched) ? 3 : null;
}

/** Letters to insert, delete or exchange to get from one text to the other (Levenshtein 1966). */
export function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const exchange = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(exchange, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
