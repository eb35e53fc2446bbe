import { readGoal } from '#domain/alignment/speaking-value';
import { isJudged, type HeldGoal } from '#domain/alignment/snapshot';
import type { AgencyGoal, AgencyView } from '#domain/contract/agency-view';
import { footingOf } from '#domain/framework/footing';
import type { Board, DelegationRow } from '#domain/framework/place-agencies';
import {
  agencyInTime,
  datesOf,
  isToBeChecked,
  kindsInWords,
  neighboursInTime,
  toSpells,
  type AgencyInTime,
} from './agency-in-time.ts';
import { asksPeople } from './agency-balance.ts';
import { goalsByHolder, heldFor, heldForInWords, isJudgedOn } from './agency-lines.ts';
import { agencyName, shareOf } from './agency-names.ts';
import { elsewhereInWords, toServes } from './agency-serves.ts';
import { byWeight } from './by-weight.ts';
import { betterOf, inForce } from './conflict-sides.ts';
import { datesInWords } from './footing-words.ts';
import { figureForGoal } from './goal-marks.ts';
import { capital, counted, joined, shareInWords, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { pullsTwoWays } from './pulled-two-ways.ts';
import { toSourceViews } from './source-view.ts';
import { targetInWords } from './target-words.ts';
import { dutyWords } from './tell-footprint.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { tellingOf, type JourneyInput } from './to-journey-view.ts';

/** Everything an agency's page at one place is told from. */
export interface AgencyInput extends Pick<JourneyInput, 'board' | 'snapshot' | 'report' | 'chance'> {
  /** Boards in force on the day. */
  readonly boards: readonly Board[];
  /** What is already worked out of the other places it serves. */
  readonly elsewhere: {
    /** Places with their whole report, and places known by their first headline alone. */
    readonly whole: number;
    readonly first: number;
    readonly headlines: AgencyView['elsewhere']['headlines'];
  };
}

/** One agency at one place on a day. Null for an agency the place never had. */
export function toAgencyView(input: AgencyInput, agency: string): AgencyView | null {
  const { board, snapshot, report } = input;
  const there = agencyInTime(snapshot, agency);
  if (there === null) return null;
  const telling = tellingOf(input);
  const goals = goalsByHolder(snapshot).get(agency) ?? [];
  const numbers = new Map(report.headlines.map((id, index) => [id, index + 1]));
  const conflicts = report.findings
    .filter((finding) => finding.kind !== 'SYNERGY' && finding.agencies?.includes(agency) === true)
    .sort((a, b) => (numbers.get(a.id) ?? Infinity) - (numbers.get(b.id) ?? Infinity) || byWeight(a, b));
  const twoWays = conflicts.filter((finding) => !finding.contested && pullsTwoWays(telling, finding, agency));
  const serves = toServes(snapshot, agency, board, input.boards);
  const others = serves.places.filter((place) => !place.isHere).length;
  const { whole, first, headlines } = input.elsewhere;
  const rows = snapshot.agencies.get(agency)?.rows ?? [];
  const judged = there.types.some((type) => isJudged(snapshot, agency, type));
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    agency: {
      id: agency,
      name: there.name,
      types: kindsInWords(snapshot, there.types, there.edge ?? snapshot.asOf),
      collective: rows.some((row) => row.collective === true),
      judged,
    },
    presence: there.presence,
    title: titleOf(telling, there, agency, goals.length, twoWays.length),
    lead: leadOf(telling, there, agency, judged),
    inTime: neighboursInTime(snapshot, agency, there),
    spells: toSpells(snapshot, there.rows),
    heldTo: heldTo(telling, agency, goals),
    twoWays: twoWays.map((finding) => toFindingCard(telling, finding, numbers.get(finding.id) ?? null)),
    conflicts: conflicts.length,
    serves,
    elsewhere: {
      sentence: there.presence === 'here' ? elsewhereInWords(others, whole, first, headlines.length) : '',
      looked: whole + first,
      of: others,
      headlines,
    },
    delegations: snapshot.delegations.flatMap((row) => toDelegation(telling, agency, row)),
    sources: toSourceViews(
      snapshot.catalogue,
      goals.flatMap((goal) => [...goal.row.sources]),
    ),
    catalogueVersion: report.catalogueVersion,
  };
}

function titleOf(
  { snapshot, placeName }: Telling,
  there: AgencyInTime,
  agency: string,
  goals: number,
  twoWays: number,
): string {
  const place = placeName ?? 'the place';
  if (there.presence === 'ended') return `${there.name} served ${place} until ${dayInWords(there.edge ?? '')}.`;
  if (there.presence === 'not yet')
    return `${there.name} has served ${place} only since ${dayInWords(there.edge ?? '')}.`;
  const isMany = snapshot.agencies.get(agency)?.rows.some((row) => row.collective === true) ?? false;
  const is = isMany ? 'are' : 'is';
  if (goals === 0) return `${there.name} ${is} held to no goal in ${place} on this day.`;
  const held = `${there.name} ${is} held to ${counted(goals, 'goal')} in ${place}`;
  if (twoWays === 0) return `${held}, and no rule finds ${isMany ? 'them' : 'it'} pulled two ways.`;
  return `${held} and pulled two ways in ${counted(twoWays, 'conflict')}.`;
}

function leadOf({ snapshot, placeName }: Telling, there: AgencyInTime, agency: string, judged: boolean): string[] {
  const kinds = capital(joined(kindsInWords(snapshot, there.types, there.edge ?? snapshot.asOf).map(small)));
  if (there.presence !== 'here') {
    const edge = dayInWords(there.edge ?? '');
    return there.presence === 'ended'
      ? [`Until ${edge} it served as ${small(kinds)}; on ${dayInWords(snapshot.asOf)} it holds nothing here.`]
      : [`From ${edge} it serves as ${small(kinds)}; on ${dayInWords(snapshot.asOf)} it holds nothing here.`];
  }
  const current = there.rows.filter((row) => snapshot.agencies.get(agency)?.rows.includes(row));
  const dates = [...new Set(current.map(datesOf))];
  const hospital = there.types.find((type) => snapshot.types.get(type)?.boundary === 'hospital trust');
  const share = hospital === undefined ? null : shareOf(snapshot, { agency, type: hospital });
  return [
    `${kinds}, here ${dates.length === 1 ? (dates[0] ?? '') : 'in several stretches'}.`,
    ...(share === null ? [] : [`It takes ${shareInWords(share)} of the emergencies of ${placeName ?? 'the place'}.`]),
    ...(judged
      ? []
      : [
          'Because that is under a twentieth, it holds its goals but is not judged here: its figures are not read as news about this place.',
        ]),
  ];
}

const STATE_ORDER: readonly AgencyGoal['state'][] = ['missed', 'met', 'figures', 'no figures', 'not judged'];

function heldTo(telling: Telling, agency: string, goals: readonly HeldGoal[]): AgencyView['heldTo'] {
  return telling.snapshot.catalogue.domains.map(({ id, name, asks, role }) => ({
    domain: id,
    name,
    asks,
    role,
    goals: goals
      .filter((goal) => goal.measure.domain === id)
      .map((goal) => toGoal(telling, agency, goal))
      .sort(
        (a, b) =>
          STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
          (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      ),
  }));
}

function toGoal(telling: Telling, agency: string, goal: HeldGoal): AgencyGoal {
  const { snapshot } = telling;
  const { row, measure } = goal;
  const isRead = isJudgedOn(snapshot, agency, goal);
  const reading = readGoal(snapshot, goal).find((one) => one.agency === agency);
  const value = reading?.value ?? null;
  const givers = heldFor(snapshot, agency, goal);
  return {
    id: row.id,
    measure: measure.id,
    name: capital(measure.name),
    direction: betterOf(goal),
    target: row.target === null ? null : targetInWords(row.target),
    state: isRead ? (reading?.state ?? (value === null ? 'no figures' : 'figures')) : 'not judged',
    figure: isRead ? figureForGoal(telling, agency, goal, value) : 'not judged here',
    setBy: row.set_by,
    since: inForce(goal),
    datesNote: row.date_precision === 'knowledge' ? datesInWords(row.date_precision) : null,
    heldFor: givers.length === 0 ? null : heldForInWords(snapshot, givers),
    reported: asksPeople(snapshot.catalogue, goal),
    footing: footingOf(row, new Map(snapshot.catalogue.sources.map((source) => [source.id, source]))),
  };
}

function toDelegation(telling: Telling, agency: string, row: DelegationRow): AgencyView['delegations'] {
  if (row.from_agency !== agency && row.to_agency !== agency) return [];
  const { snapshot } = telling;
  const direction = row.to_agency === agency ? 'to' : 'by';
  const otherId = direction === 'to' ? row.from_agency : row.to_agency;
  const [giver, taker] = [agencyName(snapshot, row.from_agency), agencyName(snapshot, row.to_agency)];
  const except =
    row.except_areas.length === 0
      ? ''
      : `, except ${joined(row.except_areas.map((area) => area.replaceAll('_', ' ')))},`;
  return [
    {
      direction,
      other: { id: otherId, name: agencyName(snapshot, otherId) },
      sentence: `${dutyWords(telling, row.type)}${except} is delivered by ${taker} for ${giver}, ${datesOf(row)}; ${giver} stays answerable.`,
      source: row.source,
      toBeChecked: isToBeChecked(row.source),
    },
  ];
}
