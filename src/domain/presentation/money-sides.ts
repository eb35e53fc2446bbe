import { agenciesOfType, goalsOf } from '#domain/alignment/snapshot';
import type { Finding } from '#domain/alignment/report';
import type { GoalSide } from '#domain/contract/conflict-view';
import type { Measure } from '#domain/framework/catalogue';
import { agencyName, budgetName, nameHolders, verb } from './agency-names.ts';
import { figureInWords, sayFigure } from './figure-words.ts';
import { capital } from './number-words.ts';
import { monthInWords } from '#domain/measure/period-words';
import { toSourceViews } from './source-view.ts';
import { isBorne, moves, paidAgencies, payingAgencies, paymentsOf, type SpokenPayment } from './tell-incentive.ts';
import { measureOf, type Telling } from './telling.ts';

/** The sides of a finding that are money, not goals: who is paid for what, or who gains and who pays. */
export function moneySides(telling: Telling, finding: Finding): readonly GoalSide[] {
  switch (finding.kind) {
    case 'INCENTIVE': {
      const sides = paymentsOf(telling, finding).flatMap((payment) => paymentSide(telling, payment) ?? []);
      return finding.subkind === 'pay_v_pay' ? sides.slice(0, 2) : sides.slice(0, 1);
    }
    case 'TIMING':
      if (finding.subkind !== 'paid_before_effect') return [];
      return paymentsOf(telling, { ...finding, incentives: paymentIds(finding) })
        .flatMap((payment) => paymentSide(telling, payment) ?? [])
        .slice(0, 1);
    case 'COST_SHUNT':
      return [purseSide(telling, finding, 'gains'), purseSide(telling, finding, 'pays')].flatMap((side) => side ?? []);
    default:
      return [];
  }
}

function paymentIds(finding: Finding): readonly string[] {
  return finding.incentives ?? (finding.id.split('/').slice(3).join('/').split('<')[0] ?? '').split('+');
}

function paymentSide(telling: Telling, payment: SpokenPayment): GoalSide | null {
  const { snapshot } = telling;
  const { row, sign } = payment;
  const measure = measureOf(telling, row.measure);
  if (measure === null) return null;
  const paid = paidAgencies(telling, row);
  const holders = snapshot.payments.find((one) => one.row.id === row.id)?.holders ?? agenciesOfType(snapshot, row.paid);
  const way = `when ${measure.name} ${moves(sign)}`;
  const heldTo =
    row.shape === 'budget'
      ? `${verb(paid, 'answers', 'answer')} for a budget that gains ${way}`
      : isBorne(telling, payment)
        ? `${verb(paid, 'escapes', 'escape')} a fine ${way}`
        : `${verb(paid, 'is', 'are')} paid ${way}`;
  const settled = row.settlement_months;
  return side(telling, measure, {
    title: paid.words,
    agencies: holders,
    heldTo,
    rows: [
      ['Direction', sign === 1 ? 'more earns more' : 'less earns more'],
      ['Counts', measure.full_name],
      ['Paid by', payingAgencies(telling, row).words],
      ['Amount', row.amount.text],
      ['Settled', settled === null ? '' : settled === 1 ? 'every month' : `every ${settled} months`],
      ['In force', row.in_force_from === null ? 'dates not known' : span(row.in_force_from, row.in_force_to)],
      ['Figure here', figureHere(telling, measure)],
      ['Code', measure.code],
    ],
    sources: row.sources,
  });
}

function purseSide(telling: Telling, finding: Finding, effect: 'gains' | 'pays'): GoalSide | null {
  const { snapshot } = telling;
  const row = snapshot.catalogue.costEffects.find((one) => one.id === (finding.row ?? finding.id.split('/').at(-1)));
  const measure = measureOf(telling, row?.measure ?? finding.measures[0] ?? '');
  const budgets = (effect === 'gains' ? finding.gains : finding.pays) ?? [];
  if (row === undefined || measure === null || budgets.length === 0) return null;
  const holders = budgets.flatMap((type) => agenciesOfType(snapshot, type).map((agency) => ({ agency, type })));
  const people = budgets
    .filter((budget) => agenciesOfType(snapshot, budget).length === 0)
    .map((budget) => budgetName(snapshot, budget));
  const named = holders.length === 0 ? { words: people.join(' and '), plural: true } : nameHolders(snapshot, holders);
  const word = effect === 'gains' ? verb(named, 'gains', 'gain') : verb(named, 'pays', 'pay');
  const costs = row.effects
    .filter((one) => budgets.includes(one.budget))
    .flatMap((one) => (one.per_unit === null ? [] : [String(one.per_unit)]));
  return side(telling, measure, {
    title: named.words,
    agencies: [...new Set(holders.map((holder) => holder.agency))],
    heldTo: `${word} when ${measure.name} ${row.movement === 'up' ? 'rises' : 'falls'}`,
    rows: [
      [
        'What changes',
        effect === 'gains' ? 'its own costs fall or its income rises' : 'costs come to it that fell elsewhere',
      ],
      ['Amount a unit', costs.length === 0 ? 'not known' : costs.join('; ')],
      ['Also', holders.length > 0 ? people.join(' and ') : ''],
      ['Known from', row.year ?? ''],
      ['Figure here', figureHere(telling, measure)],
      ['Code', measure.code],
    ],
    sources: row.sources,
  });
}

interface SideParts {
  readonly title: string;
  readonly agencies: readonly string[];
  readonly heldTo: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly sources: readonly string[];
}

function side(telling: Telling, measure: Measure, parts: SideParts): GoalSide {
  return {
    title: parts.title,
    agencies: parts.agencies.map((id) => ({ id, name: agencyName(telling.snapshot, id) })),
    heldTo: parts.heldTo,
    rows: parts.rows.flatMap(([label, value]) => (value === '' ? [] : [{ label, value, differs: false }])),
    goals: [],
    measure: { id: measure.id, name: measure.name, fullName: measure.full_name, code: measure.code },
    sources: toSourceViews(telling.snapshot.catalogue, parts.sources),
  };
}

function figureHere(telling: Telling, measure: Measure): string {
  const figure = sayFigure(telling, goalsOf(telling.snapshot, measure.id));
  return figure === null ? 'no figure here' : capital(figureInWords(telling, figure));
}

function span(from: string, to: string | null): string {
  return to === null ? `since ${monthInWords(from)}` : `${monthInWords(from)} to ${monthInWords(to)}`;
}
