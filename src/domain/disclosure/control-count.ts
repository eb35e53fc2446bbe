import type { DisclosurePolicy } from './disclosure-policy.ts';

/** A count as it is shown: a number, or null where it is hidden. */
export type ShownCount = number | null;

type CountRule = Pick<DisclosurePolicy, 'suppress' | 'round'>;

/**
 * One count of people under a policy. A half is rounded up; part of a person counts as one.
 * Worked, NHS rule: 0 is 0; 1 and 7 are hidden; 8 and 12 are 10; 13 is 15; 42 is 40; 68 is 70.
 */
export function controlCount(count: number, { suppress: [from, to], round }: CountRule): ShownCount {
  if (count > from - 1 && count <= to) return null;
  return Math.round(count / round) * round;
}

/**
 * The true counts that would be shown as this one: the smallest and the largest, both included.
 * Worked, NHS rule: 10 is any of 8 to 12; 15 any of 13 to 17; a hidden count may be any: nought or large where it was hidden to
 * protect another.
 */
export function countsShownAs(shown: ShownCount, policy: CountRule): readonly [number, number] {
  if (shown === null) return [0, Number.POSITIVE_INFINITY];
  let [low, high] = [shown, shown];
  while (low > 0 && controlCount(low - 1, policy) === shown) low -= 1;
  while (controlCount(high + 1, policy) === shown) high += 1;
  // A shown number may itself be hidden as a count: 5 to the nearest 5 would be, and then 8 is the least that reads 10.
  while (low < high && controlCount(low, policy) !== shown) low += 1;
  return [low, high];
}
