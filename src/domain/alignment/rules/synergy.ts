import type { DraftFinding } from '../draft-finding.ts';
import { roundTo12 } from '../slack.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { causalMap, endsKey, ownershipOf } from '../structural-paths.ts';

/** SYNERGY: doing better on one measure helps another agency's, by a path without a judged measure in between. Never a conflict. */
export function findSynergy(snapshot: Snapshot): readonly DraftFinding[] {
  return causalMap(snapshot.catalogue, snapshot.asOf)
    .pairs.filter(
      (pair) =>
        pair.class === 'synergy' && pair.strongest.direct && ownershipOf(snapshot, pair.from, pair.to) === 'full',
    )
    .map((pair) => ({
      kind: 'SYNERGY',
      subkind: 'path',
      goals: [...goalsOf(snapshot, pair.from), ...goalsOf(snapshot, pair.to)],
      measures: [pair.from, pair.to],
      unique: endsKey(pair.from, pair.to),
      score: roundTo12(pair.net),
      size: null,
      confidence: pair.strongest.confidence,
      local: { rule: 'unknown' },
      reason: `${pair.from} to ${pair.to}: net ${roundTo12(pair.net)} over ${pair.paths} path(s); strongest ${pair.strongest.nodes.join(' > ')}.`,
      details: { via: pair.strongest.nodes, lagMonths: pair.strongest.lag },
    }));
}
