import type { Snapshot } from '#domain/alignment/snapshot';

/** Fixed words beside a sentence that tells a figure of a measure with a caution. */
export const TO_BE_CHECKED = 'figures to be checked with the publisher';

/** Why figures of these measures should be checked before one is quoted; each reason once, in order. */
export function cautionsOf(snapshot: Snapshot, measures: readonly string[]): readonly string[] {
  return [...new Set(measures.flatMap((id) => snapshot.measures.get(id)?.caution ?? []))];
}
