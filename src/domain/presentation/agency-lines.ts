import { isJudged, type HeldGoal, type Snapshot } from '#domain/alignment/snapshot';
import { agencyName } from './agency-names.ts';
import { joined, small } from './number-words.ts';
import { dutyWords } from './tell-footprint.ts';
import type { Telling } from './telling.ts';

/** The goals of one agency in one capacity. */
export interface CapacityLine {
  readonly form: 'own' | 'taken' | 'kept';
  /** Empty where the agency has one capacity only. */
  readonly words: string;
  readonly goals: readonly HeldGoal[];
}

/** The goals each agency holds, in order of id. */
export function goalsByHolder(snapshot: Snapshot): ReadonlyMap<string, readonly HeldGoal[]> {
  const held = new Map<string, HeldGoal[]>();
  for (const goal of snapshot.goals) {
    for (const agency of goal.holders) {
      const goals = held.get(agency);
      if (goals === undefined) held.set(agency, [goal]);
      else goals.push(goal);
    }
  }
  return held;
}

/** For whom an agency holds a goal that was handed to it: the agencies that stay answerable; none for a goal of its own. */
export function heldFor(snapshot: Snapshot, agency: string, goal: HeldGoal): readonly string[] {
  if (goal.givers.length === 0) return [];
  const rows = snapshot.delegations.filter((row) => row.type === goal.row.agency_type && row.to_agency === agency);
  return goal.givers.filter((giver) => rows.some((row) => row.from_agency === giver));
}

/** `for Torbay Council, which stays answerable` */
export function heldForInWords(snapshot: Snapshot, givers: readonly string[]): string {
  return `for ${joined(givers.map((giver) => agencyName(snapshot, giver)))}, which stays answerable`;
}

/** The goals of an agency, apart: its own, those it holds for others, and those it kept when it handed a duty over. */
export function linesOfAgency(telling: Telling, agency: string, goals: readonly HeldGoal[]): readonly CapacityLine[] {
  const { snapshot } = telling;
  const handed = new Set(snapshot.delegations.filter((row) => row.from_agency === agency).map((row) => row.type));
  const takenFor = (goal: HeldGoal): string => heldFor(snapshot, agency, goal).join(' ');
  const isKept = (goal: HeldGoal): boolean => takenFor(goal) === '' && handed.has(goal.row.agency_type);
  const own = goals.filter((goal) => takenFor(goal) === '' && !isKept(goal));
  const kept = Map.groupBy(goals.filter(isKept), (goal) => goal.row.agency_type);
  const taken = Map.groupBy(
    goals.filter((goal) => takenFor(goal) !== ''),
    takenFor,
  );
  if (kept.size === 0 && taken.size === 0) return [{ form: 'own', words: '', goals: own }];
  return [
    ...(own.length === 0 ? [] : [{ form: 'own' as const, words: ownWords(telling, agency, handed), goals: own }]),
    ...[...taken].map(([givers, held]) => ({
      form: 'taken' as const,
      words: heldForInWords(snapshot, givers.split(' ')),
      goals: held,
    })),
    ...[...kept].map(([type, held]) => ({
      form: 'kept' as const,
      words: keptWords(telling, agency, type),
      goals: held,
    })),
  ];
}

/** Is a goal of an agency judged by its figures here. */
export function isJudgedOn(snapshot: Snapshot, agency: string, goal: HeldGoal): boolean {
  return isJudged(snapshot, agency, goal.row.agency_type);
}

function ownWords(telling: Telling, agency: string, handed: ReadonlySet<string>): string {
  const { snapshot } = telling;
  const others = (snapshot.agencies.get(agency)?.types ?? []).filter((type) => !handed.has(type));
  return handed.size === 0 || others.length === 0
    ? 'for itself'
    : joined(others.map((type) => small(dutyWords(telling, type))));
}

function keptWords(telling: Telling, agency: string, type: string): string {
  const { snapshot } = telling;
  const rows = snapshot.delegations.filter((row) => row.from_agency === agency && row.type === type);
  const areas = [...new Set(rows.flatMap((row) => row.except_areas))].map((area) => area.replaceAll('_', ' '));
  const takers = [...new Set(rows.map((row) => agencyName(snapshot, row.to_agency)))];
  return `${joined(areas)} of ${small(dutyWords(telling, type))}, kept; ${joined(takers)} ${takers.length === 1 ? 'has' : 'have'} the rest`;
}
