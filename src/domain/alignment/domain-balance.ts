import type { Catalogue } from '#domain/framework/catalogue';
import { isBelow } from './slack.ts';
import type { HeldGoal } from './snapshot.ts';

/** Fewest goals that can be in or out of balance, lowest evenness, and lowest share of a domain. */
const LEAST_GOALS = 5;
const LEAST_EVENNESS = 0.7;
const LEAST_SHARE = 0.1;

/** How the weight of some goals is spread over the domains. */
export interface DomainBalance {
  /** Share of each declared domain, 0 to 1, in the catalogue's order. */
  readonly shares: readonly { readonly domain: string; readonly share: number }[];
  /** Share of experience that people report themselves, 0 to 1: part of the share of experience. */
  readonly reportedShare: number;
  /** 0: all in one domain; 1: equal. */
  readonly evenness: number;
  /** Evenness under 0.70, or a domain with less than a tenth. */
  readonly isLopsided: boolean;
}

/**
 * Spreads goals that judge (a direction or a band) over the declared domains by weight.
 * @returns null for fewer than five such goals, or none with a weight: too few to say
 */
export function balanceDomains(catalogue: Catalogue, goals: readonly HeldGoal[]): DomainBalance | null {
  const { domains } = catalogue;
  const experience = new Set(domains.filter((domain) => domain.role === 'experience').map((domain) => domain.id));
  const judged = goals.filter((goal) => goal.direction !== 0 || goal.band !== null);
  const weight = judged.reduce((sum, goal) => sum + (goal.row.weight ?? 0), 0);
  if (judged.length < LEAST_GOALS || weight <= 0) return null;
  const share = (isCounted: (goal: HeldGoal) => boolean): number =>
    judged.filter(isCounted).reduce((sum, goal) => sum + (goal.row.weight ?? 0), 0) / weight;
  const shares = domains.map(({ id }) => ({ domain: id, share: share((goal) => goal.measure.domain === id) }));
  const evenness = domainEvenness(shares.map((one) => one.share));
  return {
    shares,
    reportedShare: share((goal) => experience.has(goal.measure.domain) && goal.measure.experience_kind === 'reported'),
    evenness,
    isLopsided: isBelow(evenness, LEAST_EVENNESS) || shares.some((one) => isBelow(one.share, LEAST_SHARE)),
  };
}

/** Evenness of shares, 0 (all in one) to 1 (equal): -sum v ln v / ln n; 1 when there is one domain. */
export function domainEvenness(shares: readonly number[]): number {
  if (shares.length < 2) return 1;
  const entropy = shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  return entropy / Math.log(shares.length);
}
