import type { Confidence } from './report.ts';
import { rememberOnce } from './remember-once.ts';
import { SLACK } from './slack.ts';
import type { HeldPayment, Snapshot } from './snapshot.ts';
import { compareText } from './sorted-text.ts';
import { connect } from './structural-paths.ts';

/** Payments of one agency type on one measure that offset each other, taken as one. */
export interface NettedPayment {
  /** Ids in order, joined by `+`. */
  readonly id: string;
  readonly ids: readonly string[];
  /** +1 paid more when the raw value rises, -1 when it falls. */
  readonly sign: 1 | -1;
  /** The row with the largest payment a unit (ties: first id): payer, settlement and source are its. */
  readonly main: HeldPayment;
  /** All rows, in order of id. */
  readonly all: readonly HeldPayment[];
}

/**
 * Payments in force after netting: rows of one agency type and measure of which one names the other are one payment,
 * whose sign is that of the sum of their payments a unit. A sum of nought is no incentive.
 * Example: tariff slope 1.0 less marginal rate 0.7 is +0.3: sign +1.
 */
export const nettedPayments = rememberOnce((snapshot: Snapshot): readonly NettedPayment[] => {
  const byId = new Map(snapshot.payments.map((payment) => [payment.row.id, payment]));
  const groups: string[][] = [];
  for (const { row } of snapshot.payments) {
    groups.push([row.id]);
    for (const other of row.nets_with ?? []) {
      const named = byId.get(other)?.row;
      if (named !== undefined && named.paid === row.paid && named.measure === row.measure) groups.push([row.id, other]);
    }
  }
  const sets = new Map<number, HeldPayment[]>();
  for (const [id, number] of connect(groups)) {
    const payment = byId.get(id);
    if (payment === undefined) continue;
    const set = sets.get(number);
    if (set === undefined) sets.set(number, [payment]);
    else set.push(payment);
  }
  return [...sets.values()]
    .map((set) => netOf(set.sort((a, b) => compareText(a.row.id, b.row.id))))
    .filter((netted) => netted !== null)
    .sort((a, b) => compareText(a.id, b.id));
});

function netOf(all: readonly HeldPayment[]): NettedPayment | null {
  const first = all[0];
  if (first === undefined) return null;
  const size = (payment: HeldPayment): number => Math.abs(payment.row.per_unit?.value ?? 0);
  const main = all.reduce((best, payment) => (size(payment) > size(best) + SLACK ? payment : best), first);
  const sign = all.length === 1 ? first.sign : signOfSum(all, main);
  if (sign === 0) return null;
  const ids = all.map((payment) => payment.row.id);
  return { id: ids.join('+'), ids, sign, main, all };
}

function signOfSum(all: readonly HeldPayment[], main: HeldPayment): 1 | -1 | 0 {
  let sum = 0;
  for (const { row } of all) {
    if (row.per_unit === null) return main.sign;
    sum += row.per_unit.value;
  }
  return Math.abs(sum) <= SLACK ? 0 : sum > 0 ? 1 : -1;
}

/** Do the sources cited hold nothing but what the authors knew. */
export function isOnlyKnowledge(snapshot: Snapshot, sources: readonly string[]): boolean {
  if (sources.length === 0) return false;
  const kinds = new Map(snapshot.catalogue.sources.map((row) => [row.id, row.kind]));
  return sources.every((id) => kinds.get(id)?.startsWith('knowledge') === true);
}

/** A, or D when the payment rests on knowledge alone. */
export function sourceGrade(snapshot: Snapshot, payment: NettedPayment): Confidence {
  return isOnlyKnowledge(snapshot, payment.main.row.sources) ? 'D' : 'A';
}
