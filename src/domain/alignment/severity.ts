import type { LocalRule } from './draft-finding.ts';
import type { Severity, SeverityBand } from './report.ts';
import { isBelow } from './slack.ts';
import { isJudged, type HeldGoal, type HeldPayment, type Snapshot } from './snapshot.ts';
import { areaOf, latestValue, movementOf, readGoal, type GoalReading } from './speaking-value.ts';

/** Journey steps into points: 0 for none, 1 for one, 2 for two or three, 3 for more. */
export function reachPoints(steps: number): number {
  return steps === 0 ? 0 : steps === 1 ? 1 : steps <= 3 ? 2 : 3;
}

/** Band of a scaled severity: below 3.5 low, below 6.5 moderate, below 9.5 high, else critical. */
export function severityBand(scaled: number): SeverityBand {
  if (isBelow(scaled, 3.5)) return 'low';
  if (isBelow(scaled, 6.5)) return 'moderate';
  if (isBelow(scaled, 9.5)) return 'high';
  return 'critical';
}

/**
 * Adds the four parts (0 to 3 points each). An unknown local part leaves a range of three points, and the band is taken
 * at its middle, so that an unknown neither hides a finding nor makes it look worse than it can be.
 * Example: 3 + 3 + 2 with local unknown: total 8, range 8 to 11, scaled 9.5, critical.
 */
export function addSeverity(consequence: number, size: number, reach: number, local: number | null): Severity {
  const total = consequence + size + reach + (local ?? 0);
  const scaled = local === null ? total + 1.5 : total;
  return {
    consequence,
    size,
    reach,
    local,
    total,
    range: [total, local === null ? total + 3 : total],
    scaled,
    band: severityBand(scaled),
  };
}

/** Severity's local part: 0 to 3 points, or null when the figures here cannot say; always null without a place. */
export function localPoints(snapshot: Snapshot, local: LocalRule): number | null {
  if (snapshot.place === null) return null;
  switch (local.rule) {
    case 'sides':
      return pointsOfSides(snapshot, local.one, local.other);
    case 'bars':
      return pointsOfBars(snapshot, local.goals, local.differ);
    case 'payment':
      return hasMovedAsPaid(snapshot, local.payments, local.sign) &&
        local.harmed.some((goal) => readGoal(snapshot, goal).some((reading) => hasClearly(reading, -1)))
        ? 3
        : null;
    case 'fixed':
      return local.points;
    case 'unknown':
      return null;
  }
}

function pointsOfSides(snapshot: Snapshot, one: readonly HeldGoal[], other: readonly HeldGoal[]): number | null {
  let highest: number | null = null;
  for (const goal of one) {
    for (const a of readGoal(snapshot, goal)) {
      for (const against of other) {
        for (const b of readGoal(snapshot, against)) {
          const points = pointsOfReadings(a, b);
          if (points !== null && (highest === null || points > highest)) highest = points;
        }
      }
    }
  }
  return highest;
}

function pointsOfReadings(a: GoalReading, b: GoalReading): number | null {
  if ((hasClearly(a, 1) && hasClearly(b, -1)) || (hasClearly(a, -1) && hasClearly(b, 1))) return 3;
  if (a.state === null || b.state === null) return null;
  return (a.state === 'missed' ? 1 : 0) + (b.state === 'missed' ? 1 : 0);
}

function hasClearly(reading: GoalReading, way: 1 | -1): boolean {
  return reading.movement !== null && reading.movement.clear && way * reading.movement.change > 0;
}

function pointsOfBars(
  snapshot: Snapshot,
  goals: readonly HeldGoal[],
  differ: readonly (readonly [HeldGoal, HeldGoal])[],
): number | null {
  const isKnown = (goal: HeldGoal): boolean => readGoal(snapshot, goal).some((reading) => reading.state !== null);
  if (!differ.some(([a, b]) => isKnown(a) && isKnown(b))) return null;
  const states = goals.flatMap((goal) => readGoal(snapshot, goal).map((reading) => reading.state));
  const met = states.filter((state) => state === 'met').length;
  const missed = states.filter((state) => state === 'missed').length;
  return missed === 0 ? 0 : met === 0 ? 2 : 1;
}

function hasMovedAsPaid(snapshot: Snapshot, payments: readonly HeldPayment[], sign: 1 | -1): boolean {
  return payments.some(({ row, measure, holders }) =>
    holders
      .filter((agency) => isJudged(snapshot, agency, row.paid))
      .some((agency) => {
        const area = areaOf(snapshot, measure.id, agency);
        const latest =
          area === null ? null : latestValue(snapshot, measure.id, area, row.in_force_from, row.in_force_to);
        const movement = latest === null ? null : movementOf(snapshot, measure.id, latest, sign, null);
        return movement !== null && movement.clear && movement.change > 0;
      }),
  );
}
