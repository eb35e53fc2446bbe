import type { JourneyStep } from '#domain/framework/catalogue';
import { bandImprovement } from '../clear-movement-bar.ts';
import type { DraftFinding } from '../draft-finding.ts';
import { isAtLeast, isBelow } from '../slack.ts';
import { directionOf, goalsOf, isJudged, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { sortedSet } from '../sorted-text.ts';
import { areaOf, latestValue, readGoal, type GoalReading } from '../speaking-value.ts';
import { ownUnitInterval, targetInterval } from '../target-interval.ts';

const LEAST_PARTS = 3;
const LEAST_SHARE_MET = 0.8;

/** WHOLE_RED: at a step most parts meet their targets here, yet the whole result is missed. */
export function findWholeRed(snapshot: Snapshot): readonly DraftFinding[] {
  if (snapshot.place === null) return [];
  return snapshot.catalogue.steps.flatMap((step) => findAt(snapshot, step));
}

function findAt(snapshot: Snapshot, step: JourneyStep): DraftFinding[] {
  const parts = step.measures
    .filter((measure) => !step.whole_measures.includes(measure))
    .map((measure) => {
      const judged = goalsOf(snapshot, measure).filter(
        (goal) => ownUnitInterval(goal.row.target, goal.measure) !== null && statesOf(snapshot, goal).length > 0,
      );
      return {
        measure,
        judged,
        met: judged.every((goal) => statesOf(snapshot, goal).every((state) => state === 'met')),
      };
    })
    .filter((part) => part.judged.length > 0);
  const partsMet = parts.filter((part) => part.met).length;
  const share = partsMet / parts.length;
  if (parts.length < LEAST_PARTS || !isAtLeast(share, LEAST_SHARE_MET)) return [];
  const roles = new Map(snapshot.catalogue.domains.map((domain) => [domain.id, domain.role]));
  return sortedSet(step.whole_measures).flatMap((whole): DraftFinding[] => {
    const role = roles.get(snapshot.measures.get(whole)?.domain ?? '');
    if (role !== 'experience' && role !== 'outcome') return [];
    const form = missedForm(snapshot, whole);
    if (form === null) return [];
    const goals = [...parts.flatMap((part) => part.judged), ...goalsOf(snapshot, whole)];
    return [
      {
        kind: 'WHOLE_RED',
        subkind: form,
        goals,
        measures: [whole, ...parts.map((part) => part.measure)],
        idMeasures: [whole],
        unique: step.id,
        score: share,
        size: 3,
        confidence: 'B',
        local: { rule: 'fixed', points: 2 },
        steps: [step.id],
        reason: `${step.id}: ${partsMet} of ${parts.length} parts at target, ${whole} ${form}.`,
        details: { step: step.id, partsMet, parts: parts.length, whole },
      },
    ];
  });
}

function statesOf(snapshot: Snapshot, goal: HeldGoal): GoalReading['state'][] {
  return readGoal(snapshot, goal)
    .map((reading) => reading.state)
    .filter((state) => state !== null);
}

function missedForm(snapshot: Snapshot, whole: string): 'below_target' | 'below_comparator' | null {
  const goals = goalsOf(snapshot, whole);
  const targeted = goals.filter((goal) => targetInterval(goal.row.target) !== null);
  if (
    targeted.some(
      (goal) => ownUnitInterval(goal.row.target, goal.measure) !== null && statesOf(snapshot, goal).includes('missed'),
    )
  ) {
    return 'below_target';
  }
  return targeted.length === 0 && isBelowComparator(snapshot, whole, goals) ? 'below_comparator' : null;
}

function isBelowComparator(snapshot: Snapshot, whole: string, goals: readonly HeldGoal[]): boolean {
  const { comparator, place } = snapshot;
  const measure = snapshot.measures.get(whole);
  if (comparator === null || place === null || measure === undefined) return false;
  const judged = goals.flatMap((goal) =>
    goal.holders
      .filter((agency) => isJudged(snapshot, agency, goal.row.agency_type))
      .map((agency) => areaOf(snapshot, whole, agency)),
  );
  const areas = sortedSet(judged.length > 0 ? judged.filter((area) => area !== null) : [place]);
  const band = goals.find((goal) => goal.band !== null)?.band ?? null;
  const direction = directionOf(measure);
  const improvement = (value: number): number | null =>
    measure.polarity === 'band'
      ? band === null
        ? null
        : bandImprovement(value, band)
      : direction === 0
        ? null
        : direction * value;
  return areas.some((area) => {
    const latest = latestValue(snapshot, whole, area);
    const theirs = latest === null ? null : snapshot.figures.value(whole, comparator, latest.period);
    if (latest === null || theirs === null) return false;
    const ours = improvement(latest.value);
    const usual = improvement(theirs);
    return ours !== null && usual !== null && isBelow(ours, usual);
  });
}
