import type { Finding } from '#domain/alignment/report';
import { readGoal } from '#domain/alignment/speaking-value';
import type { HeldGoal } from '#domain/alignment/snapshot';
import { meetsTarget, targetInterval } from '#domain/alignment/target-interval';
import type { Target } from '#domain/framework/catalogue';
import { agencyName, holdersOf, leadingHolders, nameHolders, shareOf, verb, type Holder } from './agency-names.ts';
import { figureInWords, figureOn, sayFigure } from './figure-words.ts';
import { asSet, capital, countInWords, joined, measuredInDigits } from './number-words.ts';
import { periodInWords, seasonsInWords } from '#domain/measure/period-words';
import { barInWords, targetInWords } from './target-words.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { valueInWords } from './unit-words.ts';

/** Targets that do not fit, in one sentence for each of the six forms. Without the closing words of `here`. */
export function tellTarget(telling: Telling, finding: Finding): string[] {
  const goals = listedGoals(telling, finding);
  switch (finding.subkind) {
    case 'different_bar':
      return differentBar(telling, finding, goals);
    case 'cannot_both_hold':
      return cannotBothHold(telling, finding, goals);
    case 'sum_cannot_hold':
      return [
        `These ${countInWords(goals.length)} targets cannot all be met: ${joined(goals.map((goal) => `${targetOf(goal)} for ${goal.measure.name}`))}.`,
        `The parts need ${measuredInDigits(finding.score)} more than the total allows.`,
      ];
    case 'not_reconciled':
      return notReconciled(telling, finding, goals);
    case 'opposite_paths':
      return oppositePaths(telling, finding, goals);
    case 'never_both':
      return neverBoth(telling, finding, goals);
    default:
      return [
        `${capital(joined(goals.map(targetOf)))} do not fit together for ${joined(finding.measures.map((id) => nameOfNode(telling, id)))}.`,
      ];
  }
}

function targetOf(goal: HeldGoal): string {
  return goal.row.target === null ? 'no target' : targetInWords(goal.row.target);
}

/** Distinct bars of one measure, the stricter first. */
function barsOf(goals: readonly HeldGoal[]): readonly Target[] {
  const bars = new Map<string, Target>();
  for (const goal of goals) if (goal.row.target !== null) bars.set(barInWords(goal.row.target), goal.row.target);
  const strict = (target: Target): number => {
    const interval = targetInterval(target);
    if (interval === null) return -Infinity;
    return Number.isFinite(interval.lo) ? interval.lo : -interval.hi;
  };
  return [...bars.values()].sort((a, b) => strict(b) - strict(a));
}

function differentBar(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): string[] {
  const measureIds = [...new Set(goals.map((goal) => goal.measure.id))];
  const name = nameOfNode(telling, measureIds[0] ?? '');
  const held = heldByOne(telling, goals);
  if (held === null) {
    const owners = barsOf(goals).map((bar) => {
      const same = goals.filter((goal) => goal.row.target !== null && barInWords(goal.row.target) === barInWords(bar));
      const named = nameHolders(telling.snapshot, holdersOf(telling.snapshot, same));
      return { named, bar };
    });
    const figure = measureIds.map((id) => figureOn(telling, finding, id)).find((one) => one !== null) ?? null;
    return [
      `For ${name} ${joined(owners.map(({ named, bar }, index) => `${named.words}${index === 0 ? ` ${verb(named, 'is', 'are')} held` : ''} to ${barInWords(bar)}`))}.`,
      ...(figure === null || finding.here === 'none' ? [] : [`${capital(figureInWords(telling, figure))}.`]),
    ];
  }
  const bars = barsOf(held.goals);
  const who = agencyName(telling.snapshot, held.holder.agency);
  const opening = `${who} is held to ${joined(bars.map(barInWords))} for ${name}`;
  const figure = finding.here === 'none' ? null : sayFigure(telling, held.goals);
  if (figure === null) {
    const other = finding.here === 'none' ? null : sayFigure(telling, goals);
    return [`${opening}.`, ...(other === null ? [] : [`${capital(figureInWords(telling, other))}.`])];
  }
  const value = `${valueInWords(figure.value, figure.measure.unit)} in ${periodInWords(figure.period)}`;
  const at = figure.isOfResidents ? `with residents at ${value}` : `at ${value}`;
  // A value says nothing of a bar that was not in force when its period ended.
  const judged = bars.filter((bar) => figure.marks.some((mark) => barInWords(mark.target) === barInWords(bar)));
  if (judged.length < bars.length) {
    const said = judged.map((bar) => `${isMet(bar, figure.value) ? 'met' : 'missed'} ${barInWords(bar)}`);
    return [
      `${opening}; ${at} it ${joined(said)}, and no figure speaks to the ${bars.length - judged.length === 1 ? 'other' : 'others'} yet.`,
    ];
  }
  const met = bars.filter((bar) => isMet(bar, figure.value)).length;
  const metWords = met === bars.length ? 'all' : met === 0 ? 'none' : `${met} of ${bars.length}`;
  return [
    `${opening}; ${at} it met ${metWords}.`,
    ...between(telling, figure.measure.id, figure.area, figure.period, bars),
  ];
}

/** The holder with the largest share among those held to more than one of the bars, preferring one with a figure. */
function heldByOne(
  telling: Telling,
  goals: readonly HeldGoal[],
): { readonly holder: Holder; readonly goals: readonly HeldGoal[] } | null {
  const { snapshot } = telling;
  const candidates = holdersOf(snapshot, goals).flatMap((holder) => {
    const mine = goals.filter((goal) => goal.holders.includes(holder.agency));
    if (barsOf(mine).length < 2) return [];
    const speaks = mine.some((goal) =>
      readGoal(snapshot, goal).some((reading) => reading.agency === holder.agency && reading.value !== null),
    );
    return [{ holder, goals: mine, speaks, share: shareOf(snapshot, holder) ?? -1 }];
  });
  candidates.sort(
    (a, b) => Number(b.speaks) - Number(a.speaks) || b.share - a.share || (a.holder.agency < b.holder.agency ? -1 : 1),
  );
  const first = candidates[0];
  if (first === undefined) return null;
  return { holder: first.holder, goals: onlyFor(first.goals, first.holder.agency) };
}

/** The same goals, as held by one agency alone. */
function onlyFor(goals: readonly HeldGoal[], agency: string): readonly HeldGoal[] {
  return goals.map((goal) => ({ ...goal, row: { ...goal.row, id: `${goal.row.id}@${agency}` }, holders: [agency] }));
}

function isMet(bar: Target, value: number): boolean {
  const interval = targetInterval(bar);
  return interval !== null && meetsTarget(bar, interval, value);
}

/** How many areas like this one met some of the bars in the period but not all of them. */
function between(telling: Telling, measure: string, area: string, period: string, bars: readonly Target[]): string[] {
  const { figures, comparator } = telling.snapshot;
  const level = figures.levelOf(measure, area);
  if (level === null) return [];
  const values = figures
    .areasAt(measure, level)
    .filter((code) => code !== comparator)
    .flatMap((code) => {
      const value = figures.value(measure, code, period);
      return value === null ? [] : [value];
    });
  const apart = values.filter((value) => {
    const met = bars.filter((bar) => isMet(bar, value)).length;
    return met > 0 && met < bars.length;
  });
  return values.length < 2
    ? []
    : [
        `${apart.length} of ${values.length} like it in England ${apart.length === 1 ? 'stands' : 'stand'} between them.`,
      ];
}

function cannotBothHold(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): string[] {
  const [a, b] = goals;
  if (a === undefined || b === undefined) return [];
  const named = (goal: HeldGoal): string => nameHolders(telling.snapshot, holdersOf(telling.snapshot, [goal])).words;
  const first = nameHolders(telling.snapshot, holdersOf(telling.snapshot, [a]));
  const measures = [...new Set([a.measure.name, b.measure.name])];
  const figures = finding.here === 'none' ? [] : finding.measures.flatMap((id) => figureOn(telling, finding, id) ?? []);
  return [
    `${measures.join(' and ')}: ${first.words} ${verb(first, 'is', 'are')} held to ${targetOf(a)}, ${named(b)} to ${targetOf(b)}; no value meets both.`,
    ...figures.slice(0, 1).map((figure) => `${capital(figureInWords(telling, figure))}.`),
  ];
}

function notReconciled(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): string[] {
  const { snapshot } = telling;
  const groups = new Map<string, HeldGoal[]>();
  for (const goal of [...goals].sort((a, b) => Number(isLocal(a)) - Number(isLocal(b)))) {
    const words = goal.row.target === null ? '' : distinctTarget(goal);
    groups.set(words, [...(groups.get(words) ?? []), goal]);
  }
  const said = [...groups].map(([words, group]) => `${words} (${byShare(telling, group).join(', ')})`);
  const figures =
    finding.here === 'none'
      ? []
      : finding.measures.flatMap(
          (id) =>
            sayFigure(
              telling,
              goals.filter((goal) => goal.measure.id === id),
            ) ?? [],
        );
  return [
    `${capital(joined(said))} are due together for one thing, in units nobody has converted.`,
    ...figures.slice(0, 1).map((figure) => `${capital(figureInWords(telling, figure))}.`),
  ];

  function byShare(of: Telling, group: readonly HeldGoal[]): string[] {
    return leadingHolders(snapshot, holdersOf(snapshot, group))
      .slice(0, 2)
      .map((holder) => agencyName(of.snapshot, holder.agency));
  }
}

/** A local target without its own words is told apart by what it is for. */
function distinctTarget(goal: HeldGoal): string {
  const words = targetOf(goal);
  return words === 'a local target' ? `a local target for ${goal.measure.name}` : words;
}

function isLocal(goal: HeldGoal): boolean {
  return goal.row.target?.value === null;
}

function oppositePaths(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): string[] {
  const [a, b] = goals;
  if (a === undefined || b === undefined) return [];
  const concept =
    telling.snapshot.catalogue.concepts.find((row) => row.id === a.measure.concept)?.name ?? a.measure.name;
  const path = (goal: HeldGoal): string => {
    const { baseline, target } = goal.row;
    const from = baseline?.value ?? null;
    return `from ${from === null || baseline === null ? 'its baseline' : valueInWords(from, baseline.unit)} to ${target === null ? 'no target' : barInWords(target)}`;
  };
  const first = nameHolders(telling.snapshot, holdersOf(telling.snapshot, [a]));
  const second = nameHolders(telling.snapshot, holdersOf(telling.snapshot, [b]));
  return [
    `${concept}: ${first.words} ${verb(first, 'is', 'are')} to go ${path(a)}, ${second.words} ${path(b)}: opposite ways.`,
  ];
}

function neverBoth(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): string[] {
  const order = (goal: HeldGoal): string => `${'>' === goal.row.target?.op.charAt(0) ? 0 : 1}${goal.row.id}`;
  const known = goals.length === 2 ? goals : goalsOfCatalogue(telling, finding);
  const targets = [...known]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((goal) => `${targetOf(goal)} for ${goal.measure.name}`);
  const area = finding.area ?? finding.id.split('@').at(-1) ?? '';
  const who =
    area === telling.snapshot.place
      ? `residents of ${telling.placeName ?? 'the place'}`
      : agencyName(telling.snapshot, area);
  const period = finding.periods?.[0]?.period ?? finding.period ?? '2000-01';
  const { compared } = finding;
  const like =
    compared === undefined
      ? ''
      : compared.ever === 0
        ? `; none of ${compared.areas} like it did even once`
        : `; ${compared.ever} of ${compared.areas} like it did at least once`;
  return [
    `In ${asSet(finding.score)} ${seasonsInWords(period, finding.score)} ${who} never met both ${targets.join(' and ')}${like}.`,
  ];
}

/** Goals of a `never_both` need not be in force on the day: they are read from the catalogue. */
function goalsOfCatalogue(telling: Telling, finding: Finding): readonly HeldGoal[] {
  return finding.goals.flatMap((id) => {
    const row = telling.snapshot.catalogue.goals.find((goal) => goal.id === id);
    const measure = row === undefined ? null : measureOf(telling, row.measure);
    return row === undefined || measure === null
      ? []
      : [{ row, measure, direction: 0 as const, band: null, holders: [], givers: [] }];
  });
}
