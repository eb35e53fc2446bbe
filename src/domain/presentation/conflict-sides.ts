import { isJudged, type HeldGoal } from '#domain/alignment/snapshot';
import type { Finding } from '#domain/alignment/report';
import type { GoalSide } from '#domain/contract/conflict-view';
import { agencyName, holdersOf, leadingHolders, nameHolders, verb } from './agency-names.ts';
import { figureInWords, sayFigure } from './figure-words.ts';
import { asSet, capital } from './number-words.ts';
import { dayInWords, monthInWords } from '#domain/measure/period-words';
import { toSourceViews } from './source-view.ts';
import { barInWords, targetInWords } from './target-words.ts';
import { identityOf, movedChanges, partsOf } from './tell-attribution.ts';
import { asksFor, endsOf } from './tell-finding.ts';
import { listedGoals, type Telling } from './telling.ts';
import { moneySides } from './money-sides.ts';
import { betterWords } from './to-series-view.ts';
import { setValueInWords } from './unit-words.ts';

/** Labels of rows that are marked when the two sides say something else. */
const COMPARED = new Set(['Direction', 'Counts', 'Target', 'If missed']);

/** The goals of a finding as the two sides that face each other; one side, or none, where there is no second. */
export function sidesOf(telling: Telling, finding: Finding): readonly (readonly HeldGoal[])[] {
  const goals = listedGoals(telling, finding);
  return split(telling, finding, goals)
    .filter((side) => side.length > 0)
    .slice(0, 2);
}

function split(telling: Telling, finding: Finding, goals: readonly HeldGoal[]): readonly (readonly HeldGoal[])[] {
  const on = (measure: string): readonly HeldGoal[] => goals.filter((goal) => goal.measure.id === measure);
  switch (finding.kind) {
    case 'POLARITY':
      return [
        goals.filter((goal) => asksFor(goal, goals) === 'more'),
        goals.filter((goal) => asksFor(goal, goals) === 'less'),
      ];
    case 'STRUCTURAL':
    case 'SYNERGY': {
      const [x, y] =
        finding.subkind === 'fork' ? [finding.measures[0] ?? '', finding.measures[1] ?? ''] : endsOf(finding);
      const sides = [on(x), on(y)];
      return sides.every((side) => side.length > 0) ? sides : byMeasure(goals);
    }
    case 'ATTRIBUTION': {
      if (finding.subkind === 'reasons') return byType(goals);
      const changes = movedChanges(telling, finding);
      const parts =
        changes === null ? partsOf(identityOf(telling, finding)) : changes.parts.map((part) => part.measure);
      return [...parts.map(on)].filter((side) => side.length > 0).sort((a, b) => weightOf(b) - weightOf(a));
    }
    case 'TARGET':
      return new Set(goals.map((goal) => goal.measure.id)).size > 1 && finding.subkind !== 'different_bar'
        ? byMeasure(goals)
        : byTarget(goals);
    case 'FOOTPRINT':
      if (finding.subkind === 'split_provider') return byHospital(finding, goals);
      return finding.subkind === 'tiers' || finding.subkind === 'boundaries' ? byType(goals) : byMeasure(goals);
    case 'COST_SHUNT':
      return [goals];
    case 'IMBALANCE':
    case 'GAMING':
    case 'UNCONTROLLABLE':
      return byType(goals);
    case 'WHOLE_RED': {
      const whole = finding.whole ?? finding.id.split('/')[2] ?? '';
      return [goals.filter((goal) => goal.measure.id !== whole).slice(0, 1), on(whole)];
    }
    case 'INCENTIVE':
      // Everybody judged on what the money pays against faces the paid; by a path, those most harmed do.
      return finding.harms === undefined || finding.harms.length === 0
        ? [goals]
        : finding.harms.map((harm) => on(harm.measure));
    case 'DEFINITION':
    case 'EMPIRICAL':
    case 'DOUBLE_COUNT':
    case 'TIMING':
    case 'CONTENTION':
    case 'ORPHAN':
      return byMeasure(goals);
  }
}

/** The goals of one measure as each hospital alone holds them, the highest value first and the lowest second. */
function byHospital(finding: Finding, goals: readonly HeldGoal[]): readonly (readonly HeldGoal[])[] {
  const values = [...(finding.values ?? [])].sort((a, b) => b.value - a.value || (a.agency < b.agency ? -1 : 1));
  const [high, low] = [values[0], values.at(-1)];
  return [high, low].flatMap((value) => {
    if (value === undefined || (value === low && high === low)) return [];
    const held = goals.filter((goal) => goal.holders.includes(value.agency));
    return [
      held.map((goal) => ({
        ...goal,
        row: { ...goal.row, id: `${goal.row.id}@${value.agency}` },
        holders: [value.agency],
      })),
    ];
  });
}

function byMeasure(goals: readonly HeldGoal[]): readonly (readonly HeldGoal[])[] {
  return grouped(goals, (goal) => goal.measure.id);
}

function byType(goals: readonly HeldGoal[]): readonly (readonly HeldGoal[])[] {
  return grouped(goals, (goal) => goal.row.agency_type);
}

function byTarget(goals: readonly HeldGoal[]): readonly (readonly HeldGoal[])[] {
  return grouped(goals, (goal) => (goal.row.target === null ? '' : barInWords(goal.row.target)));
}

/** Groups in the order of their heaviest goal, then of their first goal's id. */
function grouped(goals: readonly HeldGoal[], key: (goal: HeldGoal) => string): readonly (readonly HeldGoal[])[] {
  const groups = new Map<string, HeldGoal[]>();
  for (const goal of goals) {
    const group = groups.get(key(goal));
    if (group === undefined) groups.set(key(goal), [goal]);
    else group.push(goal);
  }
  return [...groups.values()].sort((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(goals: readonly HeldGoal[]): number {
  return Math.max(0, ...goals.map((goal) => goal.row.consequence));
}

/** The two sides as cards, rows that differ marked. Money that follows a measure is a side of its own, and stands first. */
export function toGoalSides(telling: Telling, finding: Finding): GoalSide[] {
  const goalSides = sidesOf(telling, finding).map((goals) => toGoalSide(telling, goals));
  const sides = [...moneySides(telling, finding), ...goalSides].slice(0, 2);
  const [one, other] = sides;
  if (one === undefined || other === undefined) return sides;
  const labels = new Set(sides.flatMap((side) => side.rows.map((row) => row.label)));
  const differs = (label: string): boolean => {
    const values = sides.map((side) => side.rows.find((row) => row.label === label)?.value ?? '');
    return COMPARED.has(label) && values[0] !== values[1];
  };
  const differing = new Set([...labels].filter(differs));
  return sides.map((side) => ({
    ...side,
    rows: side.rows.map((row) => ({ ...row, differs: differing.has(row.label) })),
  }));
}

function toGoalSide(telling: Telling, goals: readonly HeldGoal[]): GoalSide {
  const { snapshot } = telling;
  const holders = holdersOf(snapshot, goals);
  const named = nameHolders(snapshot, holders);
  const heaviest =
    [...goals].sort((a, b) => b.row.consequence - a.row.consequence || (a.row.id < b.row.id ? -1 : 1))[0] ?? goals[0];
  if (heaviest === undefined) throw new RangeError('A side of a conflict needs at least one goal.');
  const { measure } = heaviest;
  const leading = leadingHolders(snapshot, holders).map((holder) => holder.agency);
  const others = [...new Set(holders.map((holder) => holder.agency))].filter((agency) => !leading.includes(agency));
  const figure = sayFigure(telling, goals);
  return {
    title: named.words,
    agencies: [...leading, ...others].map((id) => ({ id, name: agencyName(snapshot, id) })),
    heldTo: `${verb(named, 'is', 'are')} held to ${wanted(heaviest)} ${measure.name}`,
    rows: [
      row('Direction', betterOf(heaviest)),
      row('Counts', measure.full_name === '' ? measure.name : measure.full_name),
      ...(goals.some((goal) => goal.row.target !== null) ? [row('Target', targetsOf(goals))] : []),
      ...(heaviest.row.deadline === null ? [] : [row('By', dayInWords(heaviest.row.deadline))]),
      row('If missed', heaviest.row.consequence_reason === '' ? 'not on file' : heaviest.row.consequence_reason),
      row('In force', inForce(heaviest)),
      row('Figure here', figure === null ? 'no figure here' : capital(figureInWords(telling, figure))),
      row('Code', measure.code),
      ...(heaviest.row.set_by === null ? [] : [row('Set by', heaviest.row.set_by)]),
    ],
    goals: goals.map((goal) => goal.row.id.split('@')[0] ?? goal.row.id),
    measure: { id: measure.id, name: measure.name, fullName: measure.full_name, code: measure.code },
    sources: toSourceViews(
      snapshot.catalogue,
      goals.flatMap((goal) => [...goal.row.sources]),
    ),
  };
}

function row(label: string, value: string): GoalSide['rows'][number] {
  return { label, value, differs: false };
}

/** What a goal wants of its measure: `a higher figure for`, `a lower figure for`. */
function wanted(goal: HeldGoal): string {
  if (goal.band !== null) return 'a figure inside a band for';
  return goal.direction === 1
    ? 'a higher figure for'
    : goal.direction === -1
      ? 'a lower figure for'
      : 'a figure, without a good direction, for';
}

/** Which way good runs for one goal: its own polarity, which need not be the measure's. */
export function betterOf(goal: HeldGoal): string {
  const { band, measure } = goal;
  if (band === null) return betterWords({ ...measure, polarity: goal.row.polarity });
  if (band.lo !== null && band.hi !== null)
    return `between ${asSet(band.lo)} and ${setValueInWords(band.hi, measure.unit)} is right`;
  if (band.hi !== null) return `${setValueInWords(band.hi, measure.unit)} or less is right`;
  return band.lo === null
    ? betterWords({ ...measure, polarity: 'band' })
    : `${setValueInWords(band.lo, measure.unit)} or more is right`;
}

function targetsOf(goals: readonly HeldGoal[]): string {
  return [...new Set(goals.flatMap((goal) => (goal.row.target === null ? [] : [targetInWords(goal.row.target)])))].join(
    '; ',
  );
}

/** Since when, or from when to when, a goal is in force. */
export function inForce(goal: HeldGoal): string {
  const { in_force_from: from, in_force_to: to } = goal.row;
  if (from === null) return 'dates not known';
  return to === null ? `since ${monthInWords(from)}` : `${monthInWords(from)} to ${monthInWords(to)}`;
}

/** Goals of the finding that face nobody on the two cards, in words. */
export function moreGoals(telling: Telling, finding: Finding): string[] {
  const shown = new Set(toGoalSides(telling, finding).flatMap((side) => side.goals));
  const rest = listedGoals(telling, finding).filter((goal) => !shown.has(goal.row.id));
  return rest.map((goal) => {
    const judged = goal.holders.filter((agency) => isJudged(telling.snapshot, agency, goal.row.agency_type));
    const named = nameHolders(
      telling.snapshot,
      (judged.length > 0 ? judged : goal.holders).map((agency) => ({ agency, type: goal.row.agency_type })),
    );
    const target = goal.row.target === null ? '' : `, ${targetInWords(goal.row.target)}`;
    return `${named.words}: ${goal.measure.name}, ${betterOf(goal)}${target}`;
  });
}
