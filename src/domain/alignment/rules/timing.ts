import { months } from '#domain/measure/period';
import type { DraftFinding } from '../draft-finding.ts';
import { nettedPayments, type NettedPayment } from '../netted-payments.ts';
import { isBelow, isOver, SLACK } from '../slack.ts';
import { agenciesOfType, directionOf, goalsOf, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';
import { causalMap, endsKey, isClearPair } from '../structural-paths.ts';
import type { Link } from '#domain/framework/catalogue';

/** TIMING: judged or settled before the effect can show. */
export function findTiming(snapshot: Snapshot): readonly DraftFinding[] {
  return [...findDeadlines(snapshot), ...nettedPayments(snapshot).flatMap((payment) => findSettled(snapshot, payment))];
}

/** Months between the start and the deadline less the lag: 2025-04-01 to 2026-03-31 with lag 18 is -6.0. */
export function slackMonths(from: string, deadline: string, lag: number): number {
  return months(from, deadline) - lag;
}

/** `deadline_before_effect`: the worst slack of any goal on u against any deadline on v. */
function findDeadlines(snapshot: Snapshot): DraftFinding[] {
  const spans = new Map<string, number>();
  // few days begin or end many goals, and every two goals of every pair are asked
  const monthsOnce = (from: string, deadline: string): number => {
    const key = `${from} ${deadline}`;
    let span = spans.get(key);
    if (span === undefined) spans.set(key, (span = months(from, deadline)));
    return span;
  };
  return causalMap(snapshot.catalogue, snapshot.asOf).pairs.flatMap((pair): DraftFinding[] => {
    const lag = pair.strongest.lag;
    if (!isClearPair(pair) || lag <= 0) return [];
    let worst: { readonly near: HeldGoal; readonly far: HeldGoal; readonly slack: number } | null = null;
    for (const near of goalsOf(snapshot, pair.from)) {
      for (const far of goalsOf(snapshot, pair.to)) {
        const from = near.row.in_force_from;
        const deadline = far.row.deadline;
        if (from === null || deadline === null || from >= deadline) continue;
        const slack = monthsOnce(from, deadline) - lag;
        // goals come in order of id, so an equal slack leaves the earlier ids standing
        if (isBelow(slack, 0) && (worst === null || slack < worst.slack - SLACK)) worst = { near, far, slack };
      }
    }
    if (worst === null) return [];
    const { near, far, slack } = worst;
    return [
      {
        kind: 'TIMING',
        subkind: 'deadline_before_effect',
        goals: [near, far],
        measures: [pair.from, pair.to],
        unique: endsKey(pair.from, pair.to),
        score: slack,
        size: 1,
        confidence: pair.strongest.confidence,
        local: { rule: 'unknown' },
        reason: `${near.row.id} from ${near.row.in_force_from ?? ''}, ${far.row.id} due ${far.row.deadline ?? ''}, lag ${lag}: slack ${slack} months.`,
        details: { via: pair.strongest.nodes, lagMonths: lag },
      },
    ];
  });
}

/** `paid_before_effect`: a payment for improvement, settled before a lever can show in the measure. */
function findSettled(snapshot: Snapshot, payment: NettedPayment): DraftFinding[] {
  const { row, measure } = payment.main;
  const settlement = row.settlement_months;
  if (settlement === null || payment.sign !== directionOf(measure)) return [];
  const slowest = new Map<string, Link>();
  for (const link of snapshot.links) {
    if (link.target !== measure.id || !helps(snapshot, link, payment.sign)) continue;
    const known = slowest.get(link.source);
    if (known === undefined || (link.lag_months ?? 0) > (known.lag_months ?? 0)) slowest.set(link.source, link);
  }
  return [...slowest]
    .filter(([, link]) => isOver(link.lag_months ?? 0, settlement))
    .sort(([a], [b]) => compareText(a, b))
    .map(([driver, link]): DraftFinding => {
      const lag = link.lag_months ?? 0;
      const payer = agenciesOfType(snapshot, row.payer);
      return {
        kind: 'TIMING',
        subkind: 'paid_before_effect',
        goals: goalsOf(snapshot, measure.id),
        measures: [measure.id, ...(snapshot.measures.has(driver) ? [driver] : [])],
        unique: `${payment.id}<${driver}`,
        score: settlement - lag,
        size: 1,
        confidence: link.confidence,
        local: { rule: 'unknown' },
        onlyTypes: [row.paid],
        onlyCounted: [...payment.main.holders, ...(payer.length > 0 ? payer : [`payer ${row.payer}`])],
        payments: payment.all,
        reason: `${payment.id} is settled every ${settlement} months for ${measure.id}; ${driver} takes ${lag}.`,
        details: { driver, lagMonths: lag, incentives: payment.ids, shape: row.shape },
      };
    });
}

/** Does improving the lever improve the measure: a latent lever pulled, or a measure with a cause link doing better. */
function helps(snapshot: Snapshot, link: Link, direction: 1 | -1): boolean {
  const latent = snapshot.catalogue.latentNodes.find((node) => node.id === link.source);
  if (latent !== undefined) return latent.lever && link.sign === direction;
  const source = snapshot.measures.get(link.source);
  return source !== undefined && link.nature === 'cause' && directionOf(source) * link.sign === direction;
}
