import { agenciesOfType, isJudged } from '#domain/alignment/snapshot';
import { readGoal } from '#domain/alignment/speaking-value';
import { HEADLINE_KINDS } from '#domain/alignment/complete-finding';
import type { AlignmentReport, Finding, FindingKind } from '#domain/alignment/report';
import type { Snapshot } from '#domain/alignment/snapshot';
import type { FindingCard } from '#domain/contract/shared-parts';
import type { JourneyView, SeamView, StepView } from '#domain/contract/journey-view';
import type { Board } from '#domain/framework/place-agencies';
import { agencyName, shareOf, typeName } from './agency-names.ts';
import { byWeight } from './by-weight.ts';
import { journeyLead, journeyTitle, reviewLine } from './journey-words.ts';
import { kindHeading } from './kind-words.ts';
import { asSet, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { stepName } from './step-names.ts';
import type { Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { toLanes } from './to-lanes.ts';

/** Everything a place's journey is drawn from. Pure data: the same input gives the same view. */
export interface JourneyInput {
  readonly board: Board;
  /** Taken at the board's place on the day; its figures are those of the report. */
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
  /** Newest day for which the place or one of its agencies has a figure, whatever day is looked from; null without any. */
  readonly newestFigures: string | null;
  /** One line a publication whose figures are drawn here. */
  readonly figureSources?: readonly string[];
  /** How many boards show a `moved` finding and how many chance alone gives, where somebody has computed it. */
  readonly chance?: Telling['chance'];
}

/** Fewer findings than this with something of the place in them, and newer figures are offered. */
const FEW = 3;

/** The home of a place on one day: the person's journey, and what runs through it. */
export function toJourneyView(input: JourneyInput): JourneyView {
  const { board, snapshot, report } = input;
  const { catalogue } = snapshot;
  const telling = tellingOf(input);
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const headlines = report.headlines.flatMap((id) => byId.get(id) ?? []);
  const cards = headlines.map((finding, index) => toFindingCard(telling, finding, index + 1));
  const steps = [...catalogue.steps].sort((a, b) => a.order - b.order);
  const unowned = steps.filter((step) => step.owner === null);
  const cracks = report.findings.filter(
    (finding) => finding.kind === 'ORPHAN' && finding.subkind === 'seam_crack',
  ).length;
  const speaking = snapshot.goals.filter((goal) =>
    readGoal(snapshot, goal).some((reading) => reading.value !== null),
  ).length;
  const grades = headlines.map((finding) => finding.here);
  const local = report.findings.filter((finding) => finding.here !== 'none').length;
  const count = (grade: Finding['here']): number => grades.filter((one) => one === grade).length;
  return {
    place: { code: board.code, name: board.name, board: board.board },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    title: journeyTitle(headlines.length, ` in ${placeInWords(board.name)}`, unowned),
    shortTitle: journeyTitle(headlines.length, ' here', unowned),
    lead: journeyLead(grades, cracks, catalogue.seams.length),
    reviewLine: reviewLine(headlines.length),
    newerFigures: newerFigures(input, local),
    newestFigures: input.newestFigures,
    steps: steps.map((step) => toStepView(telling, step)),
    seams: toSeamViews(telling, report.findings),
    headlines: cards,
    domains: catalogue.domains.map(({ id, name, asks, role }) => ({ id, name, asks, role })),
    lanes: toLanes(telling, cards),
    goalsLine: goalsLine(snapshot.goals.length, speaking),
    counts: {
      findings: report.findings.length,
      conflicts: report.findings.filter((finding) => isConflict(finding.kind)).length,
      cracks,
      seams: catalogue.seams.length,
      goals: snapshot.goals.length,
      goalsWithFigures: speaking,
      here: { both: count('both'), one: count('one'), none: count('none') },
    },
    others: groupOthers(telling, report, headlines),
    sources: [...(input.figureSources ?? [])],
    catalogueVersion: report.catalogueVersion,
  };
}

/** What the sentences of a view are made from. */
export function tellingOf(input: Pick<JourneyInput, 'board' | 'snapshot' | 'chance'>): Telling {
  const base = { snapshot: input.snapshot, placeName: placeInWords(input.board.name) };
  return input.chance === undefined ? base : { ...base, chance: input.chance };
}

function isConflict(kind: FindingKind): boolean {
  return HEADLINE_KINDS.some((one) => one === kind);
}

function newerFigures({ report, newestFigures }: JourneyInput, local: number): JourneyView['newerFigures'] {
  if (local >= FEW || newestFigures === null || newestFigures === report.asOf) return null;
  return {
    text: `Our newest figures here are for ${dayInWords(newestFigures)}. Look from there.`,
    asOf: newestFigures,
  };
}

function goalsLine(goals: number, speaking: number): string {
  if (goals === 0) return 'No goal is in force that day.';
  const held = `${asSet(goals)} ${goals === 1 ? 'goal' : 'goals'} in force that day`;
  if (speaking === 0) return `${held}, none of them with figures that speak for it.`;
  return `${held}, ${asSet(speaking)} of them with figures that speak for it.`;
}

function toStepView(telling: Telling, step: Snapshot['catalogue']['steps'][number]): StepView {
  const { snapshot } = telling;
  return {
    id: step.id,
    order: step.order,
    name: stepName(step),
    personVoice: step.person_voice,
    gap: step.gap,
    answeredBy: step.owner === null ? [] : answeringFor(snapshot, step.owner),
    ownerType: step.owner === null ? null : typeName(snapshot, step.owner),
    nobodyAnswers: step.owner === null,
    measures: step.measures.filter((measure) => (snapshot.goalsByMeasure.get(measure)?.length ?? 0) > 0).length,
  };
}

/** Who answers for a step on the day, largest share first; distant hospitals left out. */
function answeringFor(snapshot: Snapshot, type: string): string[] {
  const agencies = agenciesOfType(snapshot, type);
  const judged = agencies.filter((agency) => isJudged(snapshot, agency, type));
  return [...(judged.length > 0 ? judged : agencies)]
    .map((agency) => ({ name: agencyName(snapshot, agency), share: shareOf(snapshot, { agency, type }) ?? -1 }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** The hand-overs in order, each with whether anybody asks how it went. */
export function toSeamViews(telling: Telling, findings: readonly Finding[]): SeamView[] {
  const { catalogue } = telling.snapshot;
  const name = (id: string): string => small(stepName(catalogue.steps.find((step) => step.id === id)));
  return catalogue.seams.map(({ from_step: from, to_step: to }) => {
    const finding = findings.find((one) => one.seam?.[0] === from && one.seam[1] === to);
    const state: SeamView['state'] =
      finding === undefined ? 'closed' : finding.subkind === 'seam_half' ? 'half' : 'crack';
    const handOver = `the hand-over from ${name(from)} to ${name(to)}`;
    const sentence =
      state === 'crack'
        ? `No measure asks how ${handOver} went.`
        : state === 'half'
          ? `People are asked how ${handOver} went, but not both sides are held to the answer.`
          : `People are asked how ${handOver} went, and both sides are held to the answer.`;
    return { from, to, state, sentence, findingId: finding?.id ?? null };
  });
}

/** Findings that are no headline, by kind: those that could have been one first, heaviest first. */
function groupOthers(telling: Telling, report: AlignmentReport, headlines: readonly Finding[]): JourneyView['others'] {
  const taken = new Set(headlines.map((finding) => finding.id));
  const groups = new Map<FindingKind, Finding[]>();
  for (const finding of report.findings) {
    if (taken.has(finding.id)) continue;
    const group = groups.get(finding.kind);
    if (group === undefined) groups.set(finding.kind, [finding]);
    else group.push(finding);
  }
  const order: readonly FindingKind[] = [
    ...HEADLINE_KINDS,
    'ORPHAN',
    'IMBALANCE',
    'GAMING',
    'DOUBLE_COUNT',
    'UNCONTROLLABLE',
    'SYNERGY',
  ];
  return order.flatMap((kind) => {
    const group = groups.get(kind);
    if (group === undefined) return [];
    const cards: FindingCard[] = [...group].sort(byWeight).map((finding) => toFindingCard(telling, finding, null));
    return [{ kind, kindName: kindHeading(kind), cards }];
  });
}
