import { goalComparisons, pairKey, type GoalComparison } from '#domain/alignment/goal-comparisons';
import type { Finding } from '#domain/alignment/report';
import { isJudged, type HeldGoal, type PlaceAgency } from '#domain/alignment/snapshot';
import type { AgenciesView, AgencyLine, AgencyMark, AgencyPair, AgencyRowView } from '#domain/contract/agencies-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import { kindsInWords } from './agency-in-time.ts';
import { asksPeople, balanceLine, toBalanceView } from './agency-balance.ts';
import { goalsByHolder, heldFor, isJudgedOn, linesOfAgency, type CapacityLine } from './agency-lines.ts';
import { agencyName, shareOf } from './agency-names.ts';
import { byWeight } from './by-weight.ts';
import { toGoalMark } from './goal-marks.ts';
import { asSet, capital, countInWords, counted, joined, shareInWords, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { dutyWords } from './tell-footprint.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { tellingOf, type JourneyInput } from './to-journey-view.ts';
import { inOrderOfLanes } from './to-lanes.ts';

/** Conflicts of a pair that are shown beside it; the rest are one link away. */
const MOST_FIRST = 3;
/** What pulls apart first, then what nobody knows. */
const STANDING_ORDER = ['opposed', 'tension', 'unknown', 'aligned'] as const;

type Totals = AgenciesView['total'];

/** Who is held to what at a place on a day, and who pulls against whom. */
export function toAgenciesView(input: Pick<JourneyInput, 'board' | 'snapshot' | 'report' | 'chance'>): AgenciesView {
  const { board, snapshot, report } = input;
  const telling = tellingOf(input);
  const held = goalsByHolder(snapshot);
  const agencies = inOrderOfLanes(telling);
  const rows = agencies.map((agency) => toRow(telling, agency, held.get(agency.id) ?? []));
  const { pairs, cards, measures } = toPairs(telling, report.findings, report.headlines, agencies);
  const { total } = report.index;
  const marks = rows.flatMap((row) => row.lines.flatMap((line) => line.cells.flatMap((cell) => cell.marks)));
  const count = (state: AgencyMark['state']): number => marks.filter((mark) => mark.state === state).length;
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    title: titleOf(placeInWords(board.name), pairs, total),
    lead: leadOf(telling, rows, held, pairs, total),
    domains: snapshot.catalogue.domains.map(({ id, name, asks, role }) => ({ id, name, asks, role })),
    agencies: rows,
    pairs,
    total,
    states: {
      met: count('met'),
      missed: count('missed'),
      figures: count('figures'),
      noFigures: count('no figures'),
      notJudged: count('not judged'),
    },
    measures,
    cards,
    catalogueVersion: report.catalogueVersion,
  };
}

function toRow(telling: Telling, agency: PlaceAgency, goals: readonly HeldGoal[]): AgencyRowView {
  const { snapshot } = telling;
  const judged = agency.types.some((type) => isJudged(snapshot, agency.id, type));
  return {
    id: agency.id,
    name: agency.name,
    types: kindsInWords(snapshot, agency.types, snapshot.asOf),
    note: noteOn(telling, agency, judged),
    judged,
    goals: goals.length,
    lines: linesOfAgency(telling, agency.id, goals).map((line) => toLine(telling, agency.id, line)),
  };
}

/** What stands under a name: kinds that the name does not say, the share of emergencies, and that it is not judged here. */
function noteOn({ snapshot }: Telling, agency: PlaceAgency, judged: boolean): string | null {
  const name = agency.name.toLowerCase();
  // The lines of what it kept say what it does.
  const hasHandedOver = snapshot.delegations.some((row) => row.from_agency === agency.id);
  const isCollective = agency.rows.some((row) => row.collective === true);
  const kinds = kindsInWords(snapshot, agency.types, snapshot.asOf)
    .map((kind) => kind.replace(/^Council /, ''))
    .filter((kind) => !isCollective && !hasHandedOver && !name.includes(kind.toLowerCase()));
  const hospital = agency.types.find((type) => snapshot.types.get(type)?.boundary === 'hospital trust');
  const share = hospital === undefined ? null : shareOf(snapshot, { agency: agency.id, type: hospital });
  const parts = [
    ...(kinds.length === 0 ? [] : [capital(joined(kinds.map(small)))]),
    ...(share === null ? [] : [`${shareInWords(share)} of emergencies`]),
    ...(judged ? [] : ['not judged here']),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function toLine(telling: Telling, agency: string, { form, words, goals }: CapacityLine): AgencyLine {
  const { catalogue } = telling.snapshot;
  const balance = toBalanceView(catalogue, goals);
  return {
    form,
    words,
    goals: goals.length,
    cells: catalogue.domains.map(({ id }) => ({
      domain: id,
      marks: marksOf(
        telling,
        agency,
        goals.filter((goal) => goal.measure.domain === id),
      ),
    })),
    balance,
    balanceLine: balanceLine(catalogue, goals, balance),
  };
}

const STATE_ORDER: readonly AgencyMark['state'][] = ['missed', 'met', 'figures', 'no figures', 'not judged'];

function marksOf(telling: Telling, agency: string, goals: readonly HeldGoal[]): AgencyMark[] {
  const { snapshot } = telling;
  const groups = Map.groupBy(goals, (goal) => goal.measure.id);
  const marks = [...groups.values()].flatMap((group): AgencyMark[] => {
    const first = group[0];
    const mark = toGoalMark(telling, agency, group);
    if (first === undefined || mark === null) return [];
    const isRead = group.some((goal) => isJudgedOn(snapshot, agency, goal));
    return [
      {
        measure: mark.measure,
        name: capital(mark.measureName),
        role: mark.role,
        state: isRead ? mark.state : 'not judged',
        reported: asksPeople(snapshot.catalogue, first),
        goals: group.length,
        words: isRead ? mark.words : `${mark.measureName}: not judged here`,
      },
    ];
  });
  return marks.sort(
    (a, b) =>
      STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

function toPairs(
  telling: Telling,
  findings: readonly Finding[],
  headlines: readonly string[],
  agencies: readonly PlaceAgency[],
): Pick<AgenciesView, 'pairs' | 'cards' | 'measures'> {
  const { snapshot } = telling;
  const comparisons = goalComparisons(snapshot);
  const numbers = new Map(headlines.map((id, index) => [id, index + 1]));
  const conflicts = findings
    .filter((finding) => finding.kind !== 'SYNERGY')
    .sort((a, b) => (numbers.get(a.id) ?? Infinity) - (numbers.get(b.id) ?? Infinity) || byWeight(a, b));
  const measures: AgenciesView['measures'] = [];
  const measurePlaces = new Map<string, number>();
  const placeOfMeasure = ({ measure }: HeldGoal): number => {
    const there = measurePlaces.get(measure.id);
    if (there !== undefined) return there;
    const domain = snapshot.catalogue.domains.find((row) => row.id === measure.domain);
    measures.push({ id: measure.id, name: capital(measure.name), role: domain?.role ?? 'outcome' });
    measurePlaces.set(measure.id, measures.length - 1);
    return measures.length - 1;
  };
  const cards: FindingCard[] = [];
  const cardPlaces = new Map<string, number>();
  const placeOfCard = (finding: Finding): number => {
    const there = cardPlaces.get(finding.id);
    if (there !== undefined) return there;
    cards.push(toFindingCard(telling, finding, numbers.get(finding.id) ?? null));
    cardPlaces.set(finding.id, cards.length - 1);
    return cards.length - 1;
  };
  const pairs = agencies.flatMap((y, below) =>
    agencies.slice(0, below).flatMap((x): AgencyPair[] => {
      const list = comparisons.get(pairKey(x.id, y.id));
      if (list === undefined) return [];
      const both = conflicts.filter(({ agencies: named = [] }) => named.includes(x.id) && named.includes(y.id));
      const count = (standing: GoalComparison['standing']): number =>
        list.filter((one) => one.standing === standing).length;
      const four = {
        aligned: count('aligned'),
        tension: count('tension'),
        opposed: count('opposed'),
        unknown: count('unknown'),
      };
      return [
        {
          agencies: [x.id, y.id],
          ...four,
          words: `${asSet(four.aligned)} aligned, ${asSet(four.tension)} in tension, ${asSet(four.opposed)} opposed, ${asSet(four.unknown)} unknown`,
          compared: groupCompared(list, x.id < y.id, placeOfMeasure),
          conflicts: both.length,
          first: both.slice(0, MOST_FIRST).map(placeOfCard),
        },
      ];
    }),
  );
  return { pairs, cards, measures };
}

function groupCompared(
  list: readonly GoalComparison[],
  isInOrder: boolean,
  placeOfMeasure: (goal: HeldGoal) => number,
): AgencyPair['compared'] {
  const groups = new Map<string, AgencyPair['compared'][number]>();
  for (const { goals, standing } of list) {
    const [mine, theirs] = isInOrder ? goals : [goals[1], goals[0]];
    const key = `${standing} ${mine.measure.id} ${theirs.measure.id}`;
    const there = groups.get(key);
    if (there !== undefined) there.goals += 1;
    else groups.set(key, { standing, measures: [placeOfMeasure(mine), placeOfMeasure(theirs)], goals: 1 });
  }
  return [...groups.values()].sort(
    (a, b) => STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing) || b.goals - a.goals,
  );
}

function titleOf(place: string, pairs: readonly AgencyPair[], total: Totals): string {
  const compared = total.aligned + total.tension + total.opposed + total.unknown;
  if (compared === 0) return `In ${place} no two organisations hold goals that can be compared on this day.`;
  const pulling = pairs.filter((pair) => pair.tension + pair.opposed > 0).length;
  const unknown =
    total.unknown === 0
      ? ''
      : `; of ${asSet(compared)} pairs of goals nobody knows how ${asSet(total.unknown)} ${total.unknown === 1 ? 'stands' : 'stand'}`;
  if (pulling === 0) return `In ${place} no two organisations are known to pull against each other${unknown}.`;
  return `In ${place} ${counted(pulling, 'pair')} of organisations ${pulling === 1 ? 'pulls' : 'pull'} against each other in at least one goal${unknown}.`;
}

function leadOf(
  telling: Telling,
  rows: readonly AgencyRowView[],
  held: ReadonlyMap<string, readonly HeldGoal[]>,
  pairs: readonly AgencyPair[],
  total: Totals,
): string[] {
  const { snapshot } = telling;
  const compared = total.aligned + total.tension + total.opposed + total.unknown;
  const is = (count: number): string => `${countInWords(count)} ${count === 1 ? 'is' : 'are'}`;
  const said =
    compared === 0
      ? []
      : [
          `Of the ${asSet(compared)} pairs of goals that two organisations hold, ${is(total.aligned)} aligned, ${is(total.tension)} in tension and ${is(total.opposed)} opposed. ${
            total.unknown === 0 ? 'How each stands is known.' : 'What is not known is never counted as aligned.'
          }`,
        ];
  const silent = (rows.length * (rows.length - 1)) / 2 - pairs.length;
  return [
    ...said,
    ...largestHolder(telling, rows, held, snapshot.goals.length),
    ...(silent === 0
      ? []
      : [
          `${capital(counted(silent, 'pair'))} of organisations ${silent === 1 ? 'holds' : 'hold'} nothing that can be compared.`,
        ]),
  ];
}

/** Who holds the most goals, and whether that is because a duty was handed to it. */
function largestHolder(
  telling: Telling,
  rows: readonly AgencyRowView[],
  held: ReadonlyMap<string, readonly HeldGoal[]>,
  goals: number,
): string[] {
  const { snapshot } = telling;
  const [first, second] = rows.filter((row) => row.judged).sort((a, b) => b.goals - a.goals);
  if (first === undefined || first.goals === 0) return [];
  const holds = `${first.name} holds ${asSet(first.goals)} of the ${asSet(goals)} goals here`;
  const taken = (held.get(first.id) ?? []).filter((goal) => heldFor(snapshot, first.id, goal).length > 0);
  if (taken.length > 0) {
    const duties = [...new Set(taken.map((goal) => small(dutyWords(telling, goal.row.agency_type))))];
    const givers = [...new Set(taken.flatMap((goal) => heldFor(snapshot, first.id, goal)))];
    return [
      `${holds}: it also delivers ${joined(duties)} for ${joined(givers.map((giver) => agencyName(snapshot, giver)))}.`,
    ];
  }
  return second !== undefined && second.goals === first.goals ? [] : [`${holds}, more than any other.`];
}
