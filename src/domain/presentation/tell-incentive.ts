import { agenciesOfType } from '#domain/alignment/snapshot';
import type { Finding } from '#domain/alignment/report';
import type { Incentive } from '#domain/framework/catalogue';
import { budgetName, holdersOf, leadingHolders, nameHolders, verb, type NamedAgencies } from './agency-names.ts';
import { figureInWords, figureOn } from './figure-words.ts';
import { capital, joined } from './number-words.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';

/** Payments after netting: the row that speaks for them, and which way the money follows the measure. */
export interface SpokenPayment {
  readonly row: Incentive;
  readonly sign: 1 | -1;
}

/** Payment against a goal, in one sentence for each form. Without the closing words of `here`. */
export function tellIncentive(telling: Telling, finding: Finding): string[] {
  const payments = paymentsOf(telling, finding);
  const payment = payments[0];
  if (payment === undefined)
    return [`A payment on ${joined(finding.measures.map((id) => nameOfNode(telling, id)))} pulls against a goal.`];
  switch (finding.subkind) {
    case 'pay_v_goal':
      return payAgainstGoal(telling, finding, payment);
    case 'pay_v_pay':
      return payAgainstPay(telling, payments);
    default:
      return payByPath(telling, finding, payment);
  }
}

/** The payments of a finding, netted by who is paid and for what, in the order of the finding's id. */
export function paymentsOf(telling: Telling, finding: Finding): readonly SpokenPayment[] {
  const tail = finding.id.split('/').slice(3).join('/');
  const order = (id: string): number => {
    const at = tail.indexOf(id);
    return at < 0 ? tail.length : at;
  };
  const ids =
    finding.incentives ??
    telling.snapshot.catalogue.incentives.filter((row) => tail.split(/[+>]/).includes(row.id)).map((row) => row.id);
  const groups = new Map<string, Incentive[]>();
  for (const id of [...ids].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))) {
    const row = telling.snapshot.catalogue.incentives.find((incentive) => incentive.id === id);
    if (row === undefined) continue;
    const key = `${row.paid}>${row.measure}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows) => net(rows) ?? []);
}

function net(rows: readonly Incentive[]): SpokenPayment | null {
  const [leading] = [...rows].sort(
    (a, b) => Math.abs(b.per_unit?.value ?? 0) - Math.abs(a.per_unit?.value ?? 0) || (a.id < b.id ? -1 : 1),
  );
  if (leading === undefined) return null;
  const slopes = rows.flatMap((row) => row.per_unit?.value ?? []);
  const sum =
    rows.length > 1 && slopes.length === rows.length ? slopes.reduce((total, slope) => total + slope, 0) : leading.sign;
  return { row: leading, sign: sum < 0 ? -1 : 1 };
}

/** Who is paid: a type that was handed to another may have kept its money. */
export function paidAgencies(telling: Telling, row: Incentive): NamedAgencies {
  const { snapshot } = telling;
  const held = snapshot.payments.find((payment) => payment.row.id === row.id)?.holders;
  return nameType(telling, row.paid, held ?? agenciesOfType(snapshot, row.paid));
}

/** Who pays: a bill goes to whoever stays answerable, even where another delivers. */
export function payingAgencies(telling: Telling, row: Incentive): NamedAgencies {
  const { snapshot } = telling;
  const givers = snapshot.delegations.filter((one) => one.type === row.payer).map((one) => one.from_agency);
  return nameType(telling, row.payer, givers.length > 0 ? givers : agenciesOfType(snapshot, row.payer));
}

function nameType(telling: Telling, type: string, agencies: readonly string[]): NamedAgencies {
  const holders = agencies.map((agency) => ({ agency, type }));
  return holders.length === 0
    ? { words: budgetName(telling.snapshot, type), plural: false }
    : nameHolders(telling.snapshot, leadingHolders(telling.snapshot, holders));
}

/** Is a fine one that the paid agency has to bear, so that it is paid more by escaping it. */
export function isBorne(telling: Telling, { row, sign }: SpokenPayment): boolean {
  const polarity = measureOf(telling, row.measure)?.polarity;
  return row.shape === 'fine' && ((polarity === 'higher' && sign === 1) || (polarity === 'lower' && sign === -1));
}

/** Which way a measure moves when the money follows it. */
export function moves(sign: 1 | -1): string {
  return sign === 1 ? 'rises' : 'falls';
}

/** What changes hands, without the money's working: `a daily sum`, `a tariff price for each attendance`. */
function amountWords(row: Incentive): string {
  const per = /^GBP per (\w+)$/.exec(row.amount.unit ?? '')?.[1];
  if (per === 'day') return 'a daily sum';
  if (per === 'week') return 'a weekly sum';
  if (per !== undefined) return `a sum for each ${per}`;
  return row.amount.text;
}

function payAgainstGoal(telling: Telling, finding: Finding, payment: SpokenPayment): string[] {
  const { row, sign } = payment;
  const measure = nameOfNode(telling, row.measure);
  const paid = paidAgencies(telling, row);
  const payer = payingAgencies(telling, row);
  const judged = nameHolders(telling.snapshot, holdersOf(telling.snapshot, listedGoals(telling, finding)));
  const opening =
    row.shape === 'budget'
      ? `${paid.words} ${verb(paid, 'answers', 'answer')} for a budget that gains when ${measure} ${moves(sign)}`
      : isBorne(telling, payment)
        ? `${payer.words} ${verb(payer, 'fines', 'fine')} ${paid.words} when ${measure} ${moves(sign === 1 ? -1 : 1)}`
        : `${payer.words} ${verb(payer, 'pays', 'pay')} ${[paid.words, amountWords(row)].filter((words) => words !== '').join(' ')} when ${measure} ${moves(sign)}`;
  const itself = judged.words === paid.words ? `itself ` : '';
  return [
    `${opening}; ${judged.words} ${verb(judged, 'is', 'are')} ${itself}judged on the opposite.`,
    ...figureOf(telling, finding, [row.measure]),
  ];
}

function payByPath(telling: Telling, finding: Finding, payment: SpokenPayment): string[] {
  const { row, sign } = payment;
  const paid = paidAgencies(telling, row);
  const harmed = [...new Set((finding.harms ?? []).map((harm) => harm.measure))];
  const worse = (harmed.length > 0 ? harmed : finding.measures.filter((id) => id !== row.measure)).slice(0, 2);
  const when = `when ${nameOfNode(telling, row.measure)} ${moves(sign)}`;
  const opening =
    row.shape === 'budget'
      ? `${paid.words} ${verb(paid, 'answers', 'answer')} for a budget that gains ${when}`
      : isBorne(telling, payment)
        ? `${paid.words} ${verb(paid, 'escapes', 'escape')} a fine ${when}`
        : `${paid.words} ${verb(paid, 'is', 'are')} paid ${when}`;
  const tends = `that tends to mean worse ${joined(worse.map((id) => nameOfNode(telling, id)))} (evidence ${finding.confidence}).`;
  return [`${opening}; ${tends}`, ...figureOf(telling, finding, [...worse, row.measure])];
}

function payAgainstPay(telling: Telling, payments: readonly SpokenPayment[]): string[] {
  const said = payments.slice(0, 2).map(({ row, sign }, index) => {
    const paid = paidAgencies(telling, row);
    const isPaid = index === 0 ? ` ${verb(paid, 'is', 'are')} paid` : '';
    return `${paid.words}${isPaid} when ${nameOfNode(telling, row.measure)} ${moves(sign)}`;
  });
  return [`${said.join(', ')}: what one earns the other loses.`];
}

/** The first figure among some measures: bare for the first of them, named for any other. */
function figureOf(telling: Telling, finding: Finding, measures: readonly string[]): string[] {
  if (finding.here === 'none') return [];
  for (const [index, id] of measures.entries()) {
    const figure = figureOn(telling, finding, id);
    if (figure === null) continue;
    const words = figureInWords(telling, figure);
    return [`${index === 0 ? capital(words) : `${nameOfNode(telling, id)}: ${words}`}.`];
  }
  return [];
}
