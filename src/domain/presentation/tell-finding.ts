import { agenciesOfType, type HeldGoal } from '#domain/alignment/snapshot';
import type { Finding } from '#domain/alignment/report';
import { months } from '#domain/measure/period';
import { agencyName, budgetName, holdersOf, nameHolders, typeName, verb, type NamedAgencies } from './agency-names.ts';
import { changeOfFigure, figureInWords, figureOn, figureOrNone } from './figure-words.ts';
import { afterLag, lagInWords } from './lag-words.ts';
import {
  asSet,
  capital,
  countInWords,
  inDigits,
  joined,
  measuredInDigits,
  shareInWords,
  small,
} from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { stepName } from './step-names.ts';
import { tellAttribution } from './tell-attribution.ts';
import { tellFootprint } from './tell-footprint.ts';
import { tellIncentive } from './tell-incentive.ts';
import { tellTarget } from './tell-target.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { FACET_WORDS, FLAG_WORDS } from './facet-words.ts';

/** How every sentence ends that has nothing of this place in it. */
export const TRUE_EVERYWHERE = 'True everywhere in England.';

/**
 * The one sentence of a finding, for screen, table, paper and speech alike. Follows section 5 of the domain reference:
 * a finding true everywhere ends with those words and prints no figure of the place; any other holds a value, a name,
 * a share or a date of the place; an association never gets a causal verb.
 */
export function tellFinding(finding: Finding, telling: Telling): string {
  const said = tell(telling, finding).filter((sentence) => sentence !== '');
  if (finding.here === 'none') return [...said, TRUE_EVERYWHERE].join(' ');
  const sentence = said.join(' ');
  return holdsSomethingOfThePlace(telling, sentence)
    ? sentence
    : [sentence, ...somethingOfThePlace(telling, finding)].join(' ');
}

function tell(telling: Telling, finding: Finding): string[] {
  switch (finding.kind) {
    case 'POLARITY':
      return polarity(telling, finding);
    case 'TARGET':
      return tellTarget(telling, finding);
    case 'DEFINITION':
      return definition(telling, finding);
    case 'STRUCTURAL':
      return finding.subkind === 'fork' ? fork(telling, finding) : path(telling, finding, 'worse');
    case 'SYNERGY':
      return path(telling, finding, 'better');
    case 'EMPIRICAL':
      return empirical(telling, finding);
    case 'INCENTIVE':
      return tellIncentive(telling, finding);
    case 'COST_SHUNT':
      return costShunt(telling, finding);
    case 'ORPHAN':
      return orphan(telling, finding);
    case 'IMBALANCE':
      return imbalance(telling, finding);
    case 'GAMING':
      return gaming(telling, finding);
    case 'DOUBLE_COUNT':
      return doubleCount(telling, finding);
    case 'TIMING':
      return timing(telling, finding);
    case 'FOOTPRINT':
      return tellFootprint(telling, finding);
    case 'UNCONTROLLABLE':
      return uncontrollable(telling, finding);
    case 'CONTENTION':
      return contention(telling, finding);
    case 'ATTRIBUTION':
      return tellAttribution(telling, finding);
    case 'WHOLE_RED':
      return wholeRed(telling, finding);
  }
}

/** Figures of two measures as a sentence of their own; the second is named where it would not be told apart. */
function twoFigures(telling: Telling, finding: Finding, x: string, y: string, always: boolean): string[] {
  if (finding.here === 'none') return [];
  const first = figureOn(telling, finding, x);
  const second = figureOn(telling, finding, y);
  const firstWords =
    first === null ? `${nameOfNode(telling, x)}: no figure here` : capital(figureInWords(telling, first));
  if (x === y) return [`${firstWords}.`];
  const secondWords = second === null ? 'no figure here' : figureInWords(telling, second);
  const named = always || first === null || second === null ? `${nameOfNode(telling, y)}: ${secondWords}` : secondWords;
  return [`${firstWords}; ${named}.`];
}

function polarity(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const goals = listedGoals(telling, finding);
  const concept =
    snapshot.catalogue.concepts.find((row) => row.id === goals[0]?.measure.concept)?.name ?? 'One subject';
  const more = goals.filter((goal) => asksFor(goal, goals) === 'more');
  const less = goals.filter((goal) => asksFor(goal, goals) === 'less');
  const a = nameHolders(snapshot, holdersOf(snapshot, more));
  const b = nameHolders(snapshot, holdersOf(snapshot, less));
  const x = more[0]?.measure.id ?? finding.measures[0] ?? '';
  const y = less[0]?.measure.id ?? finding.measures.at(-1) ?? '';
  return [
    `${concept}: ${a.words} ${verb(a, 'answers', 'answer')} for more, ${b.words} for less.`,
    ...twoFigures(telling, finding, x, y, false),
  ];
}

/** Which way a goal pulls its concept. Of two bands that do not meet, the higher asks for more. */
export function asksFor(goal: HeldGoal, among: readonly HeldGoal[]): 'more' | 'less' {
  if (goal.band !== null) {
    const highest = Math.max(...among.flatMap((one) => one.band?.lo ?? []));
    return goal.band.lo !== null && goal.band.lo === highest ? 'more' : 'less';
  }
  return goal.direction * goal.measure.concept_orientation === 1 ? 'more' : 'less';
}

function definition(telling: Telling, finding: Finding): string[] {
  if (finding.subkind === 'code_collision') {
    const stem = measureOf(telling, finding.measures[0] ?? '')?.code_stem ?? 'One code';
    const names = [...new Set(finding.measures.map((id) => nameOfNode(telling, id)))];
    return [`The code ${stem} has stood for different things: ${joined(names)}.`];
  }
  const withFigure = (id: string): boolean => finding.here !== 'none' && figureOn(telling, finding, id) !== null;
  const measures = [...finding.measures].sort(
    (a, b) => Number(withFigure(b)) - Number(withFigure(a)) || (a < b ? -1 : 1),
  );
  const said = measures.map(
    (id) => nameOfNode(telling, id) + (finding.here === 'none' ? '' : ` (${figureOrNone(telling, finding, id)})`),
  );
  const differs = (finding.differs ?? []).map((facet) => FACET_WORDS[facet] ?? facet.replaceAll('_', ' '));
  const different = differs.length === 0 ? '' : ` (different ${differs.join(', ')})`;
  return [
    `${joined(said)} count one thing in ${countInWords(measures.length)} ways${different} and cannot be compared.`,
  ];
}

function path(telling: Telling, finding: Finding, how: 'worse' | 'better'): string[] {
  const [x, y] = endsOf(finding);
  return [
    `Doing better on ${nameOfNode(telling, x)} tends to mean doing ${how} on ${nameOfNode(telling, y)}${afterLag(finding.lagMonths)} (evidence ${finding.confidence}).`,
    ...twoFigures(telling, finding, x, y, true),
  ];
}

/** The two ends of a declared cause: the root, or what the id says. */
export function endsOf(finding: Finding): readonly [string, string] {
  if (finding.root !== undefined) return finding.root;
  const [from, to] = (finding.id.split('/').at(-1) ?? '').split('>');
  return [from ?? finding.measures[0] ?? '', to ?? finding.measures.at(-1) ?? ''];
}

function fork(telling: Telling, finding: Finding): string[] {
  const driver = nameOfNode(telling, finding.driver ?? finding.id.split('/').at(-1) ?? '');
  const [x = '', y = ''] = finding.measures;
  return [
    `Under ${small(driver)}, doing better on ${nameOfNode(telling, x)} tends to come with doing worse on ${nameOfNode(telling, y)} (evidence ${finding.confidence}).`,
    ...twoFigures(telling, finding, x, y, true),
  ];
}

function empirical(telling: Telling, finding: Finding): string[] {
  const [x = '', y = ''] = finding.measures;
  const rho = inDigits(finding.score, 2);
  const areas = finding.association === undefined ? '' : `Across ${asSet(finding.association.areas)} areas `;
  const causes = finding.subkind === 'backed' ? 'declared causes point the same way' : 'no declared cause joins them';
  return [
    `${areas}${nameOfNode(telling, x)} and ${nameOfNode(telling, y)} moved apart (rho ${rho}); ${causes}.`,
    ...twoFigures(telling, finding, x, y, true),
  ];
}

function costShunt(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const row = snapshot.catalogue.costEffects.find(
    (effect) => effect.id === (finding.row ?? finding.id.split('/').at(-1)),
  );
  const measure = row?.measure ?? finding.measures[0] ?? '';
  const of = (effect: 'gains' | 'pays'): readonly string[] =>
    (effect === 'gains' ? finding.gains : finding.pays) ??
    row?.effects.filter((one) => one.effect === effect).map((one) => one.budget) ??
    [];
  const gains = purses(telling, of('gains'));
  const pays = purses(telling, of('pays'));
  const net = finding.subkind === 'direction_only' ? '' : `: net ${measuredInDigits(finding.score)}`;
  const figure = finding.here === 'none' ? null : figureOn(telling, finding, measure);
  const change = figure === null ? null : changeOfFigure(telling, figure);
  return [
    `When ${nameOfNode(telling, measure)} ${row?.movement === 'down' ? 'falls' : 'rises'}, ${gains.words} ${verb(gains, 'gains', 'gain')} and ${pays.words} ${verb(pays, 'pays', 'pay')}${net}.`,
    ...(figure === null ? [] : [`${capital(figureInWords(telling, figure))}${change === null ? '' : `, ${change}`}.`]),
  ];
}

/**
 * Budgets by name: those of agency types as the agencies that hold them here, people as they stand; two at most.
 * Where a duty was handed to another, whoever stays answerable keeps the purse.
 */
function purses(telling: Telling, budgets: readonly string[]): NamedAgencies {
  const { snapshot } = telling;
  const keepers = (type: string): readonly string[] => {
    const givers = snapshot.delegations.filter((one) => one.type === type).map((one) => one.from_agency);
    return givers.length > 0 ? givers : agenciesOfType(snapshot, type);
  };
  const holders = budgets.flatMap((type) => keepers(type).map((agency) => ({ agency, type })));
  const others = budgets.filter((budget) => !snapshot.types.has(budget));
  const agencies = holders.length === 0 ? null : nameHolders(snapshot, holders);
  const absent = budgets.filter(
    (budget) => snapshot.types.has(budget) && agenciesOfType(snapshot, budget).length === 0,
  );
  const names = [
    ...(agencies === null ? [] : [agencies.words]),
    ...others.map((budget) => small(budgetName(snapshot, budget))),
    ...absent.map((budget) => small(typeName(snapshot, budget))),
  ];
  if (agencies?.plural === true && names.length === 1) return agencies;
  // People and carers are many, whatever their row is called.
  return { words: joined(names.slice(0, 2)), plural: names.length > 1 || agencies === null };
}

function orphan(telling: Telling, finding: Finding): string[] {
  const { catalogue } = telling.snapshot;
  const name = (id: string): string => stepName(catalogue.steps.find((step) => step.id === id));
  const tail = finding.id.split('/').at(-1) ?? '';
  switch (finding.subkind) {
    case 'step': {
      const step = catalogue.steps.find((row) => row.id === (finding.step ?? tail));
      return step?.owner === null || step === undefined
        ? [`Nobody answers for “${name(step?.id ?? tail)}”.`]
        : [`No measure asks how “${name(step.id)}” goes.`];
    }
    case 'domain_hole': {
      const [step = '', ...domain] = tail.split('+');
      const row = catalogue.domains.find((one) => one.id === (finding.domain ?? domain.join('+')));
      return [`At “${name(finding.step ?? step)}” nothing measures ${small(row?.name ?? 'one domain')}.`];
    }
    default: {
      const [from, to] = finding.seam ?? seamOf(telling, tail);
      const handOver = `the hand-over from ${small(name(from))} to ${small(name(to))}`;
      return finding.subkind === 'seam_half'
        ? [`People are asked how ${handOver} went, but not both sides are held to the answer.`]
        : [`No measure asks people how ${handOver} went.`];
    }
  }
}

function seamOf(telling: Telling, tail: string): readonly [string, string] {
  const seam = telling.snapshot.catalogue.seams.find((row) => `${row.from_step}-${row.to_step}` === tail);
  return [seam?.from_step ?? '', seam?.to_step ?? ''];
}

function imbalance(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const goals = listedGoals(telling, finding);
  const named = nameHolders(snapshot, holdersOf(snapshot, goals));
  const shares = Object.entries(finding.domainShares ?? {}).map(([domain, share]) => {
    const name = snapshot.catalogue.domains.find((row) => row.id === domain)?.name ?? 'one domain';
    return `${shareInWords(share)} ${small(name)}`;
  });
  const reported =
    finding.reportedShare === undefined
      ? ''
      : `; ${shareInWords(finding.reportedShare)} is what people themselves report`;
  const who = named.words === '' ? typeName(snapshot, finding.agencyTypes[0] ?? '') : named.words;
  const counted = `${asSet(goals.length)} goals`;
  return [
    `${who} ${verb(named, 'is', 'are')} held to ${counted}${shares.length === 0 ? '' : `: ${shares.join(', ')}`}${reported}.`,
  ];
}

function gaming(telling: Telling, finding: Finding): string[] {
  const flags = (finding.flags ?? []).map(({ flag }) => FLAG_WORDS[flag] ?? flag.replaceAll('_', ' '));
  const reasons = flags.length === 0 ? '' : `: ${joined(flags)}`;
  return [
    `${nameOfNode(telling, finding.measures[0] ?? '')} carries a risk that the number is met and the point missed (${asSet(finding.score)} points)${reasons}.`,
  ];
}

function doubleCount(telling: Telling, finding: Finding): string[] {
  const names = finding.measures.map((id) => nameOfNode(telling, id));
  if (finding.subkind === 'alias') {
    return [
      `${names[0] ?? 'One measure'} is scored in ${countInWords(finding.score)} frameworks: ${countInWords(finding.score)} scores, one fact.`,
    ];
  }
  return [
    `${joined(names)} are one fact scored ${finding.measures.length === 2 ? 'twice' : `${countInWords(finding.measures.length)} times`}.`,
  ];
}

function timing(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const tail = finding.id.split('/').slice(3).join('/');
  if (finding.subkind === 'paid_before_effect') {
    const [payments = '', driver = ''] = tail.split('<');
    const ids = finding.incentives ?? payments.split('+');
    const row = snapshot.catalogue.incentives.find((incentive) => ids.includes(incentive.id));
    const type = row?.paid ?? '';
    const paid = nameHolders(
      snapshot,
      agenciesOfType(snapshot, type).map((agency) => ({ agency, type })),
    );
    const settled = row?.settlement_months ?? 1;
    const every = settled === 1 ? 'every month' : `every ${asSet(settled)} months`;
    const lag = lagInWords(finding.lagMonths ?? settled - finding.score);
    return [
      `${paid.words} ${verb(paid, 'is', 'are')} settled ${every} for ${nameOfNode(telling, row?.measure ?? '')}; ${nameOfNode(telling, finding.driver ?? driver)} takes ${lag} to show in it.`,
    ];
  }
  const [x = '', y = ''] = tail.split('>');
  const goals = listedGoals(telling, finding).filter((goal) => goal.measure.id === y);
  const judged = nameHolders(snapshot, holdersOf(snapshot, goals));
  const deadline = goals.find((goal) => goal.row.deadline !== null)?.row.deadline ?? null;
  const start = listedGoals(telling, finding).find((goal) => goal.measure.id === x)?.row.in_force_from ?? null;
  const lag = finding.lagMonths ?? (deadline === null || start === null ? 0 : months(start, deadline) - finding.score);
  const few = Math.max(1, Math.round(Math.abs(finding.score)));
  return [
    `${judged.words} ${verb(judged, 'is', 'are')} judged on ${nameOfNode(telling, y)}${deadline === null ? '' : ` by ${dayInWords(deadline)}`}; ${nameOfNode(telling, x)} takes ${lagInWords(lag)} to show there: ${asSet(few)} ${few === 1 ? 'month' : 'months'} too few.`,
  ];
}

function uncontrollable(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const goals = listedGoals(telling, finding);
  const held = nameHolders(snapshot, holdersOf(snapshot, goals));
  const measure = nameOfNode(telling, goals[0]?.measure.id ?? finding.measures[0] ?? '');
  const opening = `${held.words} ${verb(held, 'is', 'are')} held to ${measure}`;
  if (finding.subkind === 'low_share')
    return [`${opening} with ${shareInWords(finding.score)} of the control over it.`];
  const others = goals
    .flatMap((goal) => goal.row.control_shared_with)
    .map((type) => {
      const here = nameHolders(
        snapshot,
        agenciesOfType(snapshot, type).map((agency) => ({ agency, type })),
      ).words;
      return here === '' || snapshot.place === null ? small(typeName(snapshot, type)) : here;
    });
  return [
    `${opening}; control is shared with ${joined([...new Set(others)].slice(0, 2))}, by shares nobody has agreed, and they are not held to it.`,
  ];
}

function contention(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const id = finding.resource ?? finding.id.split('/').at(-1);
  const resource = snapshot.catalogue.resources.find((row) => row.id === id);
  const speaks = (measure: string): number =>
    finding.here !== 'none' && figureOn(telling, finding, measure) !== null ? 1 : 0;
  const place = (measure: string): number => resource?.needs.findIndex((need) => need.measure === measure) ?? 0;
  const measures = [...finding.measures].sort(
    (a, b) => speaks(b) - speaks(a) || place(a) - place(b) || (a < b ? -1 : 1),
  );
  const named = measures.slice(0, 2).map((measure) => nameOfNode(telling, measure));
  const need = named.length === 1 ? 'needs' : 'both need';
  const over =
    finding.subkind === 'over_capacity' ? `needs come to ${shareInWords(finding.score)} of what there is` : '';
  const first = measures[0];
  const figure = first === undefined || finding.here === 'none' ? null : figureOn(telling, finding, first);
  const opening = `${joined(named)} ${need} ${small(resource?.name ?? 'one resource')}.`;
  if (figure === null) return [opening, over === '' ? '' : `${capital(over)}.`];
  return [opening, `${capital(figureInWords(telling, figure))}${over === '' ? '' : `; ${over}`}.`];
}

function wholeRed(telling: Telling, finding: Finding): string[] {
  const { snapshot } = telling;
  const stepId = finding.step ?? finding.id.split('/').at(-1);
  const step = snapshot.catalogue.steps.find((row) => row.id === stepId);
  const whole = finding.whole ?? finding.id.split('/')[2] ?? '';
  const figure = figureOn(telling, finding, whole) ?? null;
  const parts =
    finding.parts === undefined ? 'Most parts are' : `${asSet(finding.partsMet ?? 0)} of ${asSet(finding.parts)} parts`;
  const said =
    figure === null
      ? `${nameOfNode(telling, whole)} falls short`
      : `${nameOfNode(telling, whole)} stands short: ${figureInWords(telling, figure)}`;
  const against =
    finding.subkind === 'below_comparator' && figure !== null ? comparatorWords(telling, whole, figure.period) : '';
  return [`${parts} at target at “${stepName(step)}”, yet ${said}${against}.`];
}

function comparatorWords(telling: Telling, measure: string, period: string): string {
  const { comparator, figures } = telling.snapshot;
  const value = comparator === null ? null : figures.value(measure, comparator, period);
  return value === null ? '' : `, against ${measuredInDigits(value)} for the comparator`;
}

/** Does a sentence hold the place's name, or the name of one of its agencies. */
function holdsSomethingOfThePlace(telling: Telling, sentence: string): boolean {
  const { snapshot, placeName } = telling;
  if (placeName !== null && sentence.includes(placeName)) return true;
  return [...snapshot.agencies.values()].some((agency) => sentence.includes(agency.name));
}

/** What makes the sentence this place's own where its template has no slot for it: figures, else who holds it. */
function somethingOfThePlace(telling: Telling, finding: Finding): string[] {
  const figures = finding.figures.flatMap((id) => figureOn(telling, finding, id) ?? []).slice(0, 2);
  if (figures.length > 0) {
    const several = finding.measures.length > 1;
    return figures.map(
      (figure) =>
        `${several ? `${figure.measure.name}: ${figureInWords(telling, figure)}` : capital(figureInWords(telling, figure))}.`,
    );
  }
  const { snapshot } = telling;
  const goals = listedGoals(telling, finding);
  const held =
    goals.length > 0
      ? nameHolders(snapshot, holdersOf(snapshot, goals)).words
      : joined((finding.agencies ?? []).slice(0, 2).map((id) => agencyName(snapshot, id)));
  return held === '' ? [] : [`Held here by ${held}.`];
}
