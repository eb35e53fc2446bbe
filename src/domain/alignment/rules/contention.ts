import type { Resource } from '#domain/framework/catalogue';
import type { DraftFinding } from '../draft-finding.ts';
import { isOnlyKnowledge } from '../netted-payments.ts';
import { isOver } from '../slack.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { sortedSet } from '../sorted-text.ts';

/**
 * CONTENTION: targets that need one resource. With a capacity K, over it when the needs exceed K x safe occupancy;
 * without quantities two or more measures that use it, direction only.
 * Example: needs 60 + 45 = 105, K 100, safe 92%: over by 13; score 105 / 100 = 1.05.
 */
export function findContention(snapshot: Snapshot): readonly DraftFinding[] {
  return snapshot.catalogue.resources.flatMap((resource) => findAt(snapshot, resource));
}

function findAt(snapshot: Snapshot, resource: Resource): DraftFinding[] {
  const held = (type: string, measure: string) =>
    goalsOf(snapshot, measure).filter((goal) => goal.row.agency_type === type);
  const needs = resource.needs.filter(
    (need) => need.kind === 'uses' && held(need.agency_type, need.measure).length > 0,
  );
  const measures = sortedSet(needs.map((need) => need.measure));
  const common = {
    kind: 'CONTENTION',
    goals: needs.flatMap((need) => held(need.agency_type, need.measure)),
    measures,
    idMeasures: [],
    unique: resource.id,
    local: { rule: 'unknown' },
    details: { resource: resource.id },
  } as const;
  const need = needs.reduce<number | null>(
    (sum, row) => (sum === null || row.amount === null ? null : sum + row.amount),
    needs.length === 0 ? null : 0,
  );
  if (resource.capacity !== null && need !== null) {
    const safe = resource.capacity * ((resource.safe_occupancy ?? 100) / 100);
    if (!isOver(need, safe)) return [];
    return [
      {
        ...common,
        subkind: 'over_capacity',
        score: need / resource.capacity,
        size: 3,
        confidence: 'B',
        reason: `${resource.id}: needs ${need} of ${resource.capacity}, safe ${safe}.`,
      },
    ];
  }
  if (measures.length < 2) return [];
  return [
    {
      ...common,
      subkind: 'direction_only',
      score: measures.length,
      size: 1,
      confidence: isOnlyKnowledge(snapshot, resource.sources) ? 'D' : 'C',
      reason: `${resource.id} is used by ${measures.join(', ')}; no quantities.`,
    },
  ];
}
