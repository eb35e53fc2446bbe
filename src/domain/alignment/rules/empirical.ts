import type { DraftFinding } from '../draft-finding.ts';
import { empiricalPairs } from '../empirical-pairs.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { areDifferentlyOwned, causalMap, endsKey } from '../structural-paths.ts';

/** EMPIRICAL: two measures with different owners move apart in the figures; `backed` where declared causes point the same way. */
export function findEmpirical(snapshot: Snapshot): readonly DraftFinding[] {
  const { byEnds } = causalMap(snapshot.catalogue, snapshot.asOf);
  return empiricalPairs(snapshot).flatMap((pair): DraftFinding[] => {
    if (pair.class !== 'trade-off' && pair.class !== 'strong trade-off') return [];
    const [u, v] = pair.measures;
    if (!areDifferentlyOwned(snapshot, u, v)) return [];
    const isBacked = [endsKey(u, v), endsKey(v, u)].some((key) => byEnds.get(key)?.class === 'trade_off');
    return [
      {
        kind: 'EMPIRICAL',
        subkind: isBacked ? 'backed' : 'moves_apart',
        goals: [...goalsOf(snapshot, u), ...goalsOf(snapshot, v)],
        measures: pair.measures,
        unique: '',
        score: pair.rho ?? 0,
        size: pair.class === 'strong trade-off' ? 3 : 2,
        confidence: isBacked ? 'C' : 'D',
        local: { rule: 'sides', one: goalsOf(snapshot, u), other: goalsOf(snapshot, v) },
        reason: `${u} and ${v}: rho ${pair.rho ?? ''}, ${pair.areas} areas x ${pair.diffs} differences, p ${pair.p ?? ''}, ${pair.class}.`,
        details: { association: { rho: pair.rho ?? 0, areas: pair.areas, diffs: pair.diffs, level: pair.level } },
      },
    ];
  });
}
