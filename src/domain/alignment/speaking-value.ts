import { isFresh, yearBefore } from '#domain/measure/period';
import { bandImprovement, clearMovementBar, type BandLimits } from './clear-movement-bar.ts';
import { rememberOnce } from './remember-once.ts';
import { isOver, SLACK } from './slack.ts';
import { isJudged, isWithin, type HeldGoal, type Snapshot } from './snapshot.ts';
import { meetsTarget, ownUnitInterval } from './target-interval.ts';

/** One figure that may speak: of whom, when, how much. */
export interface AreaValue {
  /** Area the figure is of: the agency's own code, or the place's for its residents. */
  readonly area: string;
  readonly period: string;
  /** Last day of the period, ISO. */
  readonly end: string;
  readonly value: number;
}

/** Change of an improvement value against the same season a year before: better above 0, worse below. */
export interface Movement {
  readonly change: number;
  /** Larger than three quarters of the changes of like areas. */
  readonly clear: boolean;
}

/** What the figures here say of one goal at one agency. */
export interface GoalReading {
  readonly agency: string;
  /** The latest value that speaks to the goal; null when none does. */
  readonly value: AreaValue | null;
  readonly state: 'met' | 'missed' | null;
  readonly movement: Movement | null;
}

/** Area an agency's figures of a measure are under: its own code when it has any, else the place's; null without a place. */
export function areaOf(snapshot: Snapshot, measure: string, agency: string): string | null {
  return hasFigures(snapshot, measure, agency) ? agency : snapshot.place;
}

/** Has an area any figure of a measure whose period has ended by the day. */
export function hasFigures(snapshot: Snapshot, measure: string, area: string): boolean {
  const table = snapshot.figures.of(measure);
  const values = table?.areas.get(area)?.values;
  if (table === null || values === undefined) return false;
  return table.periods.some((period, index) => period.end <= snapshot.asOf && !Number.isNaN(values[index]));
}

/**
 * The latest value of a measure in an area that is fresh on the day and ends between two days (null: open):
 * the later end of period, then the later text.
 */
export function latestValue(
  snapshot: Snapshot,
  measure: string,
  area: string,
  from: string | null = null,
  to: string | null = null,
): AreaValue | null {
  if (!snapshot.measures.has(measure)) return null;
  const table = snapshot.figures.of(measure);
  const values = table?.areas.get(area)?.values;
  if (table === null || values === undefined) return null;
  for (let index = table.periods.length - 1; index >= 0; index -= 1) {
    const period = table.periods[index];
    const value = values[index];
    if (period === undefined || value === undefined || Number.isNaN(value)) continue;
    if (!isFresh(period.end, snapshot.asOf) || !isWithin(period.end, from, to)) continue;
    return { area, period: period.text, end: period.end, value };
  }
  return null;
}

/**
 * Movement of a value against the same season a year before, in improvement values.
 * @param direction +1 higher is better, -1 lower; ignored where a band is given
 * @returns null when the year before is missing, or when the value doubled or halved: the way it is reported may have changed
 */
export function movementOf(
  snapshot: Snapshot,
  measure: string,
  latest: AreaValue,
  direction: 1 | -1,
  band: BandLimits | null,
): Movement | null {
  const before = yearBefore(latest.period);
  if (before === null) return null;
  const then = snapshot.figures.value(measure, latest.area, before);
  if (then === null || hasDoubledOrHalved(then, latest.value)) return null;
  const change =
    band === null
      ? direction * (latest.value - then)
      : bandImprovement(latest.value, band) - bandImprovement(then, band);
  const level = snapshot.figures.levelOf(measure, latest.area) ?? '';
  const bar = clearMovementBar(snapshot.figures, measure, latest.period, level, band, snapshot.comparator);
  return bar === null ? null : { change, clear: isOver(Math.abs(change), bar) };
}

/** Is a value at least twice, or at most half, that of a year before; from 0 always. */
export function hasDoubledOrHalved(then: number, now: number): boolean {
  const sizeThen = Math.abs(then);
  const sizeNow = Math.abs(now);
  return then === 0 || sizeNow >= 2 * sizeThen - SLACK || sizeNow <= sizeThen / 2 + SLACK;
}

const readings = rememberOnce((_: Snapshot) => new Map<string, readonly GoalReading[]>());

/** What the figures here say of a goal, one reading for each agency that holds it and is judged; none without a place. */
export function readGoal(snapshot: Snapshot, goal: HeldGoal): readonly GoalReading[] {
  if (snapshot.place === null) return [];
  const stored = readings(snapshot).get(goal.row.id);
  if (stored !== undefined) return stored;
  const read = goal.holders
    .filter((agency) => isJudged(snapshot, agency, goal.row.agency_type))
    .map((agency) => readGoalAt(snapshot, goal, agency));
  readings(snapshot).set(goal.row.id, read);
  return read;
}

function readGoalAt(snapshot: Snapshot, goal: HeldGoal, agency: string): GoalReading {
  const { measure, row } = goal;
  const area = areaOf(snapshot, measure.id, agency);
  const value = area === null ? null : latestValue(snapshot, measure.id, area, row.in_force_from, row.in_force_to);
  if (value === null) return { agency, value: null, state: null, movement: null };
  const movement =
    goal.band !== null
      ? movementOf(snapshot, measure.id, value, 1, goal.band)
      : goal.direction === 0
        ? null
        : movementOf(snapshot, measure.id, value, goal.direction, null);
  return { agency, value, state: stateOf(goal, value.value), movement };
}

function stateOf(goal: HeldGoal, value: number): GoalReading['state'] {
  const interval = ownUnitInterval(goal.row.target, goal.measure);
  if (interval !== null && goal.row.target !== null)
    return meetsTarget(goal.row.target, interval, value) ? 'met' : 'missed';
  if (goal.band !== null) return bandImprovement(value, goal.band) >= -SLACK ? 'met' : 'missed';
  return null;
}
