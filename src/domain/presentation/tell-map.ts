import type { PlaceRow } from '#domain/contract/places-view';

/**
 * What the map of all boards shows, in one sentence: how many have a conflict seen in their own figures, on both sides or on one.
 * @returns null while a board's report is still being worked out, and for a day without boards
 */
export function tellMap(places: readonly Pick<PlaceRow, 'summary'>[]): string | null {
  const all = places.length;
  if (all === 0 || places.some(({ summary }) => summary === null)) return null;
  const count = (here: 'both' | 'one'): number =>
    places.filter(({ summary }) => summary?.headline?.here === here).length;
  const both = count('both');
  if (both > 0) return `${howMany(both, all)} our figures show both sides of a conflict.`;
  const one = count('one');
  if (one > 0) return `${howMany(one, all)} our figures show one side of a conflict.`;
  return 'On this day our figures show no board’s own conflict, only what is true everywhere.';
}

function howMany(some: number, all: number): string {
  return some === all ? `In every one of England’s ${all} boards` : `In ${some} of England’s ${all} boards`;
}
