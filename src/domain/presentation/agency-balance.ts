import { balanceDomains } from '#domain/alignment/domain-balance';
import type { HeldGoal } from '#domain/alignment/snapshot';
import type { BalanceView } from '#domain/contract/agencies-view';
import type { Catalogue, DomainRole } from '#domain/framework/catalogue';
import { asSet, joined, shareInWords } from './number-words.ts';

const ROLE_WORDS: Readonly<Record<DomainRole, string>> = {
  experience: 'experience',
  outcome: 'outcomes',
  resource: 'resources',
};
/** A share that the rule of IMBALANCE calls too small. */
const FEW = 0.1;

/** Does a goal's measure ask people how it was. */
export function asksPeople(catalogue: Catalogue, { measure }: HeldGoal): boolean {
  const domain = catalogue.domains.find((row) => row.id === measure.domain);
  return domain?.role === 'experience' && measure.experience_kind === 'reported';
}

/** How the goals of one line are spread over the domains, as a bar and in words. Null: too few goals to say. */
export function toBalanceView(catalogue: Catalogue, goals: readonly HeldGoal[]): BalanceView | null {
  const balance = balanceDomains(catalogue, goals);
  if (balance === null) return null;
  const shares = balance.shares.map(({ domain, share }) => {
    const row = catalogue.domains.find((one) => one.id === domain);
    return { domain, role: row?.role ?? 'outcome', name: row?.name ?? 'a domain not on file', share };
  });
  const said = shares.map(({ role, share }) => `${shareInWords(share)} ${ROLE_WORDS[role]}`);
  return {
    shares,
    reportedShare: balance.reportedShare,
    lopsided: balance.isLopsided,
    words: `By weight ${joined(said)}; ${shareInWords(balance.reportedShare)} asks people how it was`,
  };
}

/** How many goals ask people, and what is missing: `2 of 27`, `0 of 6, no resources`. */
export function balanceLine(catalogue: Catalogue, goals: readonly HeldGoal[], balance: BalanceView | null): string {
  if (balance === null) return goals.length === 0 ? 'no goals' : 'too few goals to say';
  const asking = goals.filter((goal) => asksPeople(catalogue, goal)).length;
  const missing = balance.shares.flatMap(({ role, share }) =>
    share === 0 ? [`no ${ROLE_WORDS[role]}`] : share < FEW ? [`few ${ROLE_WORDS[role]}`] : [],
  );
  return [`${asSet(asking)} of ${asSet(goals.length)}`, ...missing].join(', ');
}
