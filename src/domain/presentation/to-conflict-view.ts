import { agenciesOfType, isJudged } from '#domain/alignment/snapshot';
import type { Finding } from '#domain/alignment/report';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import { agencyName, budgetName } from './agency-names.ts';
import { toBecause } from './because.ts';
import { toComparedTable } from './compared-table.ts';
import { confidenceMeaning, wouldChange } from './confidence-words.ts';
import { moreGoals, toGoalSides } from './conflict-sides.ts';
import { toConflictSeries, type SourceOfMeasure } from './conflict-series.ts';
import { toEvidence } from './evidence.ts';
import { glyphWords } from './kind-words.ts';
import { movesFor } from './moves.ts';
import { capital, joined, small } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import type { FigureLookup } from './series-lines.ts';
import { stepName } from './step-names.ts';
import { tellFinding } from './tell-finding.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { toFindingCard } from './to-finding-card.ts';
import { tellingOf, type JourneyInput } from './to-journey-view.ts';
import { withoutIds } from './without-ids.ts';

/** What the page of one conflict is made from: the journey's input, and what the store knows of single cells. */
export interface ConflictInput extends Pick<JourneyInput, 'board' | 'snapshot' | 'report' | 'chance'> {
  /** Numerators, missing reasons and where a figure came from; left out where only values are at hand. */
  readonly lookup?: FigureLookup | null;
  /** Who published the figures of a measure, in words. */
  readonly sourceOf?: SourceOfMeasure;
}

/** One conflict, whole, in reading order; null when the report has no finding with this id. */
export function toConflictView(input: ConflictInput, findingId: string): ConflictView | null {
  const { board, snapshot, report } = input;
  const finding = report.findings.find((one) => one.id === findingId);
  if (finding === undefined) return null;
  const telling = tellingOf(input);
  const byId = new Map(report.findings.map((one) => [one.id, one]));
  const headlines = report.headlines.flatMap((id) => byId.get(id) ?? []);
  const number = headlines.findIndex((one) => one.id === findingId);
  const card = toFindingCard(telling, finding, number < 0 ? null : number + 1);
  const [series = null, ...otherSeries] = toConflictSeries(
    telling,
    finding,
    input.lookup ?? null,
    input.sourceOf ?? (() => ''),
  );
  const because = toBecause(telling, finding);
  const evidence = toEvidence(telling, finding);
  const sides = toGoalSides(telling, finding);
  const sources = [
    ...sides.flatMap((side) => side.sources),
    ...because.lines.flatMap((line) => line.sources),
    ...[...evidence.for, ...evidence.against].flatMap((item) => item.sources),
  ];
  return {
    place: { code: board.code, name: board.name },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    card,
    headlines: headlines.map((one, index) => ({ id: one.id, number: index + 1, sentence: tellFinding(one, telling) })),
    about: aboutWords(telling, card),
    sides,
    glyphWords: glyphWords(finding),
    moreGoals: moreGoals(telling, finding),
    because,
    series,
    ...(otherSeries.length === 0 ? {} : { otherSeries }),
    noFiguresWords: series === null ? noFigures(telling, finding) : '',
    compared: toComparedTable(telling, finding, input.lookup ?? null),
    confidenceWords: { meaning: confidenceMeaning(finding), wouldChange: [...wouldChange(finding)] },
    evidence,
    gains: purseNames(telling, finding, 'gains'),
    pays: purseNames(telling, finding, 'pays'),
    echoes: (finding.echoes ?? []).map((echo) => ({
      text: `Doing better on ${nameOfNode(telling, echo.from)} tends to mean doing worse on ${nameOfNode(telling, echo.to)}.`,
      net: echo.net,
    })),
    moves: [...movesFor(finding)],
    statusWords: 'Detected. No owner and no review date yet.',
    organisations: organisations(telling, finding, sides),
    reason: capital(withoutIds(snapshot, finding.reason)),
    method: `Rule ${finding.kind.replaceAll('_', ' ').toLowerCase()}, form ${finding.subkind.replaceAll('_', ' ')}; catalogue ${report.catalogueVersion.slice(0, 8)}; figures as at ${dayInWords(report.asOf)}`,
    sources: [...new Map(sources.map((source) => [source.id, source])).values()],
    catalogueVersion: report.catalogueVersion,
  };
}

/** Where it runs and where it is seen; its kind is said beside it: `leaving hospital, seen here on both sides`. */
function aboutWords(telling: Telling, card: FindingCard): string {
  const { steps } = telling.snapshot.catalogue;
  const name = (id: string): string => small(stepName(steps.find((step) => step.id === id)));
  const { placement } = card;
  const where =
    placement.form === 'pin'
      ? name(placement.step)
      : placement.form === 'arc'
        ? `from ${name(placement.from)} to ${name(placement.to)}`
        : placement.words;
  return [where, card.hereWords].join(', ');
}

/** Why there is nothing to draw, and whose figures would change that. */
function noFigures(telling: Telling, finding: Finding): string {
  const goals = listedGoals(telling, finding);
  const measures = [...new Set(goals.map((goal) => goal.measure.id))]
    .flatMap((id) => measureOf(telling, id) ?? [])
    .slice(0, 2);
  if (measures.length === 0) return 'No figures here: this finding is about who answers for what, not about a number.';
  const named = joined(measures.map((measure) => measure.name));
  const bodies = joined([...new Set(measures.map((measure) => measure.framework))]);
  return `No figures here that speak for this day. Figures of ${named} would bring them; they belong to ${bodies}.`;
}

function purseNames(telling: Telling, finding: Finding, effect: 'gains' | 'pays'): string[] {
  const { snapshot } = telling;
  const budgets = effect === 'gains' ? finding.gains : finding.pays;
  return (budgets ?? []).flatMap((budget) => {
    const agencies = snapshot.types.has(budget)
      ? agenciesOfType(snapshot, budget).filter((agency) => isJudged(snapshot, agency, budget))
      : [];
    return agencies.length === 0
      ? [budgetName(snapshot, budget)]
      : agencies.map((agency) => agencyName(snapshot, agency));
  });
}

/** Those the finding names, and those who handed a duty on and stay answerable: each may answer. */
function organisations(
  telling: Telling,
  finding: Finding,
  sides: ConflictView['sides'],
): ConflictView['organisations'] {
  const { snapshot } = telling;
  const isDistant = (agency: string): boolean => {
    const rows = snapshot.agencies.get(agency)?.rows ?? [];
    return rows.length > 0 && rows.every((row) => row.main === false);
  };
  const ids = [...new Set([...(finding.agencies ?? []), ...(finding.delegated ?? [])])].filter(
    (agency) => !isDistant(agency),
  );
  const facing = sides.flatMap((side) => side.agencies.map((agency) => agency.id));
  const rank = (id: string): number => (facing.includes(id) ? facing.indexOf(id) : facing.length);
  return ids
    .map((id) => ({ id, name: agencyName(snapshot, id), words: 'has not responded' }))
    .sort((a, b) => rank(a.id) - rank(b.id) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
