import { DESIGN_FLAGS } from '#domain/framework/catalogue';
import type { DraftFinding } from '../draft-finding.ts';
import { isAtLeast } from '../slack.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';

/** GAMING: a design that makes it easy to hit the target and miss the point. Points for flags that are true; unknown ones score nothing and are listed. */
export function findGaming(snapshot: Snapshot): readonly DraftFinding[] {
  const { designRisks, designRiskPoints, designRiskFlagAt } = snapshot.catalogue;
  return designRisks.flatMap((risk): DraftFinding[] => {
    const goals = goalsOf(snapshot, risk.measure);
    if (goals.length === 0) return [];
    const flags = DESIGN_FLAGS.filter((flag) => risk[flag] === true).map((flag) => ({
      flag,
      points: designRiskPoints[flag],
    }));
    const unknownFlags = DESIGN_FLAGS.filter((flag) => risk[flag] === null);
    const score = flags.reduce((sum, { points }) => sum + points, 0);
    if (!isAtLeast(score, designRiskFlagAt)) return [];
    return [
      {
        kind: 'GAMING',
        subkind: 'design_risk',
        goals,
        measures: [risk.measure],
        unique: '',
        score,
        size: score >= 8 ? 3 : score >= 7 ? 2 : 1,
        confidence: 'C',
        local: { rule: 'unknown' },
        reason: `${risk.measure}: ${flags.map(({ flag, points }) => `${flag} ${points}`).join(', ')} = ${score}${unknownFlags.length > 0 ? `; not known: ${unknownFlags.join(', ')}` : ''}.`,
        details: { flags, unknownFlags },
      },
    ];
  });
}
