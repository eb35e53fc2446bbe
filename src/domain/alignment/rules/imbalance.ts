import type { DraftFinding } from '../draft-finding.ts';
import { isBelow } from '../slack.ts';
import type { HeldGoal, Snapshot } from '../snapshot.ts';

/** Fewest goals an agency type must have, lowest evenness, and lowest share of a domain. */
const LEAST_GOALS = 5;
const LEAST_EVENNESS = 0.7;
const LEAST_SHARE = 0.1;

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
  const domains = snapshot.catalogue.domains;
  const experience = new Set(domains.filter((domain) => domain.role === 'experience').map((domain) => domain.id));
  return [...byType].flatMap(([type, goals]): DraftFinding[] => {
    const judged = goals.filter((goal) => goal.direction !== 0 || goal.band !== null);
    const weight = judged.reduce((sum, goal) => sum + (goal.row.weight ?? 0), 0);
    if (judged.length < LEAST_GOALS || weight <= 0) return [];
    const share = (isCounted: (goal: HeldGoal) => boolean): number =>
      judged.filter(isCounted).reduce((sum, goal) => sum + (goal.row.weight ?? 0), 0) / weight;
    const shares = domains.map((domain) => share((goal) => goal.measure.domain === domain.id));
    const evenness = domainEvenness(shares);
    if (!isBelow(evenness, LEAST_EVENNESS) && !shares.some((value) => isBelow(value, LEAST_SHARE))) return [];
    const reportedShare = share(
      (goal) => experience.has(goal.measure.domain) && goal.measure.experience_kind === 'reported',
    );
    return [
      {
        kind: 'IMBALANCE',
        subkind: 'agency',
        goals,
        measures: [],
        unique: type,
        score: evenness,
        size: shares.some((value) => value === 0) ? 2 : 1,
        confidence: 'A',
        local: { rule: 'unknown' },
        reason: `${type}: ${domains.map((domain, index) => `${domain.id} ${shares[index] ?? 0}`).join(', ')}; evenness ${evenness}; reported ${reportedShare}.`,
        details: {
          domainShares: Object.fromEntries(domains.map((domain, index) => [domain.id, shares[index] ?? 0])),
          reportedShare,
        },
      },
    ];
  });
}

/** Evenness of shares, 0 (all in one) to 1 (equal): -sum v ln v / ln n; 1 when there is one domain. */
export function domainEvenness(shares: readonly number[]): number {
  if (shares.length < 2) return 1;
  const entropy = shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  return entropy / Math.log(shares.length);
}
