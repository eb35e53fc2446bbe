import { balanceDomains } from '../domain-balance.ts';
import type { DraftFinding } from '../draft-finding.ts';
import type { HeldGoal, Snapshot } from '../snapshot.ts';

/**
 * IMBALANCE: success in too few domains. Shares by weight of every declared domain; H = -sum v ln v / ln(number of
 * domains); flagged when H < 0.70 or any share < 0.10.
 * Example: shares 0.5, 0.5, 0 of three domains: H = ln 2 / ln 3 = 0.63093.
 */
export function findImbalance(snapshot: Snapshot): readonly DraftFinding[] {
  const byType = new Map<string, HeldGoal[]>();
  for (const goal of snapshot.goals) {
    const list = byType.get(goal.row.agency_type);
    if (list === undefined) byType.set(goal.row.agency_type, [goal]);
    else list.push(goal);
  }
  return [...byType].flatMap(([type, goals]): DraftFinding[] => {
    const balance = balanceDomains(snapshot.catalogue, goals);
    if (balance === null || !balance.isLopsided) return [];
    const { shares, evenness, reportedShare } = balance;
    return [
      {
        kind: 'IMBALANCE',
        subkind: 'agency',
        goals,
        measures: [],
        unique: type,
        score: evenness,
        size: shares.some(({ share }) => share === 0) ? 2 : 1,
        confidence: 'A',
        local: { rule: 'unknown' },
        reason: `${type}: ${shares.map(({ domain, share }) => `${domain} ${share}`).join(', ')}; evenness ${evenness}; reported ${reportedShare}.`,
        details: {
          domainShares: Object.fromEntries(shares.map(({ domain, share }) => [domain, share])),
          reportedShare,
        },
      },
    ];
  });
}
