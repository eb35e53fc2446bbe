import type { CostEffect } from '#domain/framework/catalogue';
import type { DraftFinding } from '../draft-finding.ts';
import { isBelow, isOver, SLACK } from '../slack.ts';
import { agenciesOfType, goalsOf, type Snapshot } from '../snapshot.ts';
import { sortedSet } from '../sorted-text.ts';

/** COST_SHUNT: one budget gains when a measure moves, another pays. */
export function findCostShunt(snapshot: Snapshot): readonly DraftFinding[] {
  return snapshot.catalogue.costEffects.flatMap((row) => {
    const goals = goalsOf(snapshot, row.measure);
    if (goals.length === 0) return [];
    const shunt = readShunt(row);
    if (shunt === null) return [];
    const people = new Set(snapshot.catalogue.budgets.filter((budget) => budget.people).map((budget) => budget.id));
    const budgets = [...shunt.gains, ...shunt.pays];
    const draft: DraftFinding = {
      kind: 'COST_SHUNT',
      subkind: shunt.form,
      goals,
      measures: [row.measure],
      unique: row.id,
      score: shunt.net ?? 0,
      size: 2,
      confidence: row.confidence,
      local: { rule: 'unknown' },
      onlyTypes: budgets.filter((budget) => snapshot.types.has(budget)),
      // people pay too, and are nobody's agency: they count as somebody else
      onlyCounted: budgets.flatMap((budget) => {
        const held = people.has(budget) ? [] : agenciesOfType(snapshot, budget);
        return held.length > 0 ? held : [`budget ${budget}`];
      }),
      contested: row.status !== 'supported',
      reason: `${row.id}: ${row.measure} ${row.movement}: ${shunt.gains.join(', ')} gain, ${shunt.pays.join(', ')} pay${shunt.net === null ? '; no unit costs' : `; net ${shunt.net}`}.`,
      details: { gains: shunt.gains, pays: shunt.pays, net: shunt.net, row: row.id },
    };
    return [draft];
  });
}

/** Who gains and who pays by one cost row. */
export interface Shunt {
  readonly form: 'pure_shunt' | 'wrong_pocket' | 'direction_only';
  readonly gains: readonly string[];
  readonly pays: readonly string[];
  /** Sum over all budgets (cost above 0); null without unit costs. */
  readonly net: number | null;
  /** 1 - share of the benefit that reaches budgets that paid before pooling; null without unit costs. */
  readonly index: number | null;
}

/**
 * Reads a cost row. With unit costs c (cost +, saving -) and pooled shares l: c'_a = sum_b l_ab c_b, own cost alone
 * where no share is given; a shunt when some c' is below and some above 0: `pure_shunt` if the sum is at least 0, else
 * `wrong_pocket`. Without costs `direction_only`, from the words gains and pays.
 * Example: council -100, ICB +60, pooled 70/30 each way: council -52, ICB +12, net -40: wrong pocket.
 */
export function readShunt(row: CostEffect): Shunt | null {
  const costs = new Map<string, number>();
  for (const effect of row.effects) {
    if (effect.per_unit === null) return readWords(row);
    costs.set(effect.budget, (costs.get(effect.budget) ?? 0) + effect.per_unit);
  }
  const budgets = sortedSet([...costs.keys(), ...Object.keys(row.pooled_share ?? {})]);
  const pooled = new Map(
    budgets.map((budget) => {
      const shares = row.pooled_share?.[budget];
      if (shares === undefined) return [budget, costs.get(budget) ?? 0];
      return [budget, Object.entries(shares).reduce((sum, [other, share]) => sum + share * (costs.get(other) ?? 0), 0)];
    }),
  );
  const gains = budgets.filter((budget) => isBelow(pooled.get(budget) ?? 0, 0));
  const pays = budgets.filter((budget) => isOver(pooled.get(budget) ?? 0, 0));
  if (gains.length === 0 || pays.length === 0) return null;
  const net = [...pooled.values()].reduce((sum, cost) => sum + cost, 0);
  const benefit = gains.reduce((sum, budget) => sum - (pooled.get(budget) ?? 0), 0);
  const reaching = gains
    .filter((budget) => isOver(costs.get(budget) ?? 0, 0))
    .reduce((sum, budget) => sum - (pooled.get(budget) ?? 0), 0);
  return { form: net >= -SLACK ? 'pure_shunt' : 'wrong_pocket', gains, pays, net, index: 1 - reaching / benefit };
}

function readWords(row: CostEffect): Shunt | null {
  const of = (effect: 'gains' | 'pays'): string[] =>
    sortedSet(row.effects.filter((line) => line.effect === effect).map((line) => line.budget));
  const gains = of('gains');
  const pays = of('pays');
  return gains.length === 0 || pays.length === 0
    ? null
    : { form: 'direction_only', gains, pays, net: null, index: null };
}
