import { matchRank, toSearchText } from '#domain/framework/search-text';

/** What can be found by name: its own, and others it goes by. */
export interface Findable {
  readonly group: string;
  readonly name: string;
  readonly also: readonly string[];
}

/** What was found of one group, best first, and how many more there are. */
export interface FoundGroup<T extends Findable> {
  readonly group: string;
  readonly entries: readonly T[];
  readonly more: number;
}

/** Every word typed begins a word of the name, in whatever order: as good as one word inside a name. */
const ALL_WORDS = 3;
/** Found by another name than the one shown: after all that show why they were found at the same rank. */
const BY_ANOTHER_NAME = 0.5;

/**
 * How well a text fits an entry: 0 its whole name, 1 its beginning, 2 the beginning of another word, 3 all the words in another
 * order or inside a word; half a rank lower by another name. Case, accents, apostrophes and hyphens do not count. Null: not at all.
 */
export function rankFindable(text: string, entry: Findable): number | null {
  const searched = toSearchText(text);
  if (searched === '') return null;
  const ranks = [
    rankName(searched, entry.name),
    ...entry.also.map((name) => {
      const rank = rankName(searched, name);
      return rank === null ? null : rank + BY_ANOTHER_NAME;
    }),
  ].filter((rank) => rank !== null);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/**
 * Finds entries by name, in groups: the group with the best entry first, then in the order the groups come in; within a group
 * best first, then in the order they come in. Empty text finds nothing.
 * @param most entries shown of one group
 */
export function findAmong<T extends Findable>(
  text: string,
  entries: readonly T[],
  most: number,
): readonly FoundGroup<T>[] {
  const groups = new Map<string, { entry: T; rank: number }[]>();
  for (const entry of entries) {
    const rank = rankFindable(text, entry);
    if (rank === null) continue;
    const found = groups.get(entry.group);
    if (found === undefined) groups.set(entry.group, [{ entry, rank }]);
    else found.push({ entry, rank });
  }
  return [...groups]
    .map(([group, found]) => ({ group, found: found.toSorted((a, b) => a.rank - b.rank) }))
    .sort((a, b) => (a.found[0]?.rank ?? 0) - (b.found[0]?.rank ?? 0))
    .map(({ group, found }) => ({
      group,
      entries: found.slice(0, most).map(({ entry }) => entry),
      more: Math.max(found.length - most, 0),
    }));
}

function rankName(searched: string, name: string): number | null {
  const plain = toSearchText(name);
  const rank = matchRank(searched, plain);
  if (rank !== null) return rank;
  const all = searched.split(' ').every((word) => plain.startsWith(word) || plain.includes(` ${word}`));
  return all ? ALL_WORDS : null;
}
