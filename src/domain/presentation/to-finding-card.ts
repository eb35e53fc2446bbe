import type { Finding } from '#domain/alignment/report';
import { isJudged, type Snapshot } from '#domain/alignment/snapshot';
import type { FindingCard } from '#domain/contract/shared-parts';
import { agencyName } from './agency-names.ts';
import { cautionsOf, TO_BE_CHECKED } from './cautions.ts';
import { findingLabels } from './finding-labels.ts';
import { placeFinding, stepsOf } from './finding-placement.ts';
import { hereWords } from './here-words.ts';
import { kindName } from './kind-words.ts';
import { RESTS_ON_KNOWLEDGE, restsOnKnowledge } from './rests-on-knowledge.ts';
import { severityView } from './severity-words.ts';
import { tellFinding } from './tell-finding.ts';
import type { Telling } from './telling.ts';

/**
 * A finding as the card that is the same on every page.
 * @param number its place among the headlines, from 1; null when it is none
 */
export function toFindingCard(telling: Telling, finding: Finding, number: number | null): FindingCard {
  return {
    id: finding.id,
    kind: finding.kind,
    subkind: finding.subkind,
    kindName: kindName(finding),
    number,
    sentence: tellFinding(finding, telling),
    here: finding.here,
    hereWords: hereWords(finding.here),
    severity: severityView(telling, finding),
    confidence: finding.confidence,
    labels: [
      ...findingLabels(finding, telling.snapshot.asOf),
      ...(restsOnKnowledge(telling.snapshot.catalogue, finding) ? [RESTS_ON_KNOWLEDGE] : []),
      ...(cautionsOf(telling.snapshot, finding.figures).length > 0 ? [TO_BE_CHECKED] : []),
    ],
    steps: stepsOf(telling, finding).map((step) => step.id),
    placement: placeFinding(telling, finding),
    agencies: distantLast(telling.snapshot, finding.agencies ?? []).map((id) => ({
      id,
      name: agencyName(telling.snapshot, id),
    })),
  };
}

/** Hospitals that are not judged here after all others: a card names the first few. */
function distantLast(snapshot: Snapshot, agencies: readonly string[]): readonly string[] {
  const isDistant = (id: string): boolean => {
    const types = snapshot.agencies.get(id)?.types ?? [];
    return types.length > 0 && types.every((type) => !isJudged(snapshot, id, type));
  };
  return [...agencies.filter((id) => !isDistant(id)), ...agencies.filter(isDistant)];
}
