import type { DraftFinding } from '../draft-finding.ts';
import { isOnlyKnowledge, nettedPayments, sourceGrade, type NettedPayment } from '../netted-payments.ts';
import type { Confidence, Harm } from '../report.ts';
import { roundTo12 } from '../slack.ts';
import { directionOf, goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText, sortedSet } from '../sorted-text.ts';
import { causalMap, isClearPair, stronger, weaker, type JoinedPair } from '../structural-paths.ts';

/** INCENTIVE: a payment against a goal, directly or by a path of declared causes, or against another payment. */
export function findIncentive(snapshot: Snapshot): readonly DraftFinding[] {
  const payments = nettedPayments(snapshot);
  return [
    ...payments.flatMap((payment) => findAgainstGoal(snapshot, payment)),
    ...payments.flatMap((payment) => findByPath(snapshot, payment)),
    ...findAgainstPayments(snapshot),
  ];
}

/** `pay_v_goal`: paid for a movement that another type's goal on the same measure asks against. */
function findAgainstGoal(snapshot: Snapshot, payment: NettedPayment): DraftFinding[] {
  const { row, measure, holders } = payment.main;
  const harmed = goalsOf(snapshot, measure.id).filter(
    (goal) => goal.row.agency_type !== row.paid && payment.sign * goal.direction === -1,
  );
  if (harmed.length === 0) return [];
  return [
    {
      kind: 'INCENTIVE',
      subkind: 'pay_v_goal',
      goals: harmed,
      measures: [measure.id],
      unique: payment.id,
      score: 3,
      size: 3,
      confidence: isOnlyKnowledge(snapshot, row.sources) ? 'D' : 'B',
      local: { rule: 'payment', payments: payment.all, sign: payment.sign, harmed },
      moreTypes: [row.paid],
      moreCounted: holders,
      payments: payment.all,
      reason: `${payment.id} pays ${row.paid} more when ${measure.id} ${payment.sign > 0 ? 'rises' : 'falls'}; against ${harmed.map((goal) => goal.row.id).join(', ')}.`,
      details: { incentives: payment.ids, shape: row.shape },
    },
  ];
}

/** Pairs that a payment on a measure reaches, with the raw movement of the far end when the near end rises. */
function reachedFrom(
  snapshot: Snapshot,
  measure: string,
): readonly { readonly pair: JoinedPair; readonly raw: number }[] {
  return causalMap(snapshot.catalogue, snapshot.asOf)
    .pairsFrom(measure)
    .filter(isClearPair)
    .flatMap((pair) => {
      const u = snapshot.measures.get(pair.from);
      const v = snapshot.measures.get(pair.to);
      return u === undefined || v === undefined
        ? []
        : [{ pair, raw: Math.sign(pair.net) * directionOf(u) * directionOf(v) }];
    });
}

/** By a path: `pay_v_goal_by_path`, or `pay_v_own_unpaid_goal` when only goals of the paid type are harmed. */
function findByPath(snapshot: Snapshot, payment: NettedPayment): DraftFinding[] {
  const { row, measure, holders } = payment.main;
  const harms: (Harm & { readonly held: readonly HeldGoal[] })[] = [];
  for (const { pair, raw } of reachedFrom(snapshot, measure.id)) {
    const isPaidFor = nettedPayments(snapshot).some(
      (other) => other.main.row.paid === row.paid && other.main.measure.id === pair.to,
    );
    const held = goalsOf(snapshot, pair.to).filter(
      (goal) => payment.sign * raw * goal.direction === -1 && (goal.row.agency_type !== row.paid || !isPaidFor),
    );
    if (held.length === 0) continue;
    harms.push({
      measure: pair.to,
      goals: held.map((goal) => goal.row.id),
      net: roundTo12(pair.net),
      via: pair.strongest.nodes,
      confidence: pair.strongest.confidence,
      held,
    });
  }
  if (harms.length === 0) return [];
  harms.sort((a, b) => Math.abs(b.net) - Math.abs(a.net) || compareText(a.measure, b.measure));
  const goals = harms.flatMap((harm) => harm.held);
  const best = harms.reduce<Confidence>((grade, harm) => stronger(grade, harm.confidence), 'D');
  return [
    {
      kind: 'INCENTIVE',
      subkind: goals.every((goal) => goal.row.agency_type === row.paid)
        ? 'pay_v_own_unpaid_goal'
        : 'pay_v_goal_by_path',
      goals,
      measures: [measure.id, ...harms.map((harm) => harm.measure)],
      unique: payment.id,
      score: 2,
      size: 2,
      confidence: weaker(best, sourceGrade(snapshot, payment)),
      local: { rule: 'payment', payments: payment.all, sign: payment.sign, harmed: goals },
      moreTypes: [row.paid],
      moreCounted: holders,
      payments: payment.all,
      spoken: [measure.id, ...harms.slice(0, 2).map((harm) => harm.measure)],
      reason: `${payment.id} pays ${row.paid} more when ${measure.id} ${payment.sign > 0 ? 'rises' : 'falls'}; harms ${harms.map((harm) => `${harm.measure} (${harm.net}: ${harm.goals.join(', ')})`).join('; ')}.`,
      details: {
        harms: harms.map(({ held: _, ...harm }) => harm),
        incentives: payment.ids,
        shape: row.shape,
      },
    },
  ];
}

/** `pay_v_pay`: two types paid for opposite movements, of one measure or along a path. */
function findAgainstPayments(snapshot: Snapshot): DraftFinding[] {
  const payments = nettedPayments(snapshot);
  const drafts: DraftFinding[] = [];
  const opposed = new Map<string, NettedPayment[]>();
  for (const payment of payments) {
    const against = payments.some(
      (other) =>
        other.main.measure.id === payment.main.measure.id &&
        other.main.row.paid !== payment.main.row.paid &&
        other.sign === -payment.sign,
    );
    if (!against) continue;
    opposed.set(payment.main.measure.id, [...(opposed.get(payment.main.measure.id) ?? []), payment]);
  }
  for (const [measure, list] of opposed) {
    drafts.push(
      draftPayVPay(snapshot, list, [measure], sortedSet(list.flatMap((payment) => payment.ids)).join('+'), 'B', []),
    );
  }
  for (const i of payments) {
    for (const { pair, raw } of reachedFrom(snapshot, i.main.measure.id)) {
      for (const j of payments) {
        if (j.main.measure.id !== pair.to || j.main.row.paid === i.main.row.paid || i.sign * raw * j.sign !== -1)
          continue;
        const { confidence, nodes } = pair.strongest;
        drafts.push(draftPayVPay(snapshot, [i, j], [pair.from, pair.to], `${i.id}>${j.id}`, confidence, nodes));
      }
    }
  }
  return drafts;
}

function draftPayVPay(
  snapshot: Snapshot,
  payments: readonly NettedPayment[],
  measures: readonly string[],
  unique: string,
  confidence: Confidence,
  via: readonly string[],
): DraftFinding {
  return {
    kind: 'INCENTIVE',
    subkind: 'pay_v_pay',
    goals: measures.flatMap((measure) => goalsOf(snapshot, measure)),
    measures,
    unique,
    score: 2,
    size: 2,
    confidence,
    local: { rule: 'unknown' },
    moreTypes: payments.map((payment) => payment.main.row.paid),
    moreCounted: payments.flatMap((payment) => payment.main.holders),
    payments: payments.flatMap((payment) => payment.all),
    reason: payments
      .map(
        (payment) =>
          `${payment.id} pays ${payment.main.row.paid} more when ${payment.main.measure.id} ${payment.sign > 0 ? 'rises' : 'falls'}`,
      )
      .join('; '),
    details: {
      incentives: payments.flatMap((payment) => payment.ids),
      ...(via.length > 0 ? { via } : {}),
    },
  };
}
