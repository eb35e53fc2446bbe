import { isFresh } from '#domain/measure/period';
import { LEAST_AREAS } from '../clear-movement-bar.ts';
import type { DraftFinding } from '../draft-finding.ts';
import { rememberOnce } from '../remember-once.ts';
import { holdAnyGoal, isJudged, isWithin, type HeldGoal, type Snapshot } from '../snapshot.ts';
import { areaOf } from '../speaking-value.ts';
import { sortedSet } from '../sorted-text.ts';
import { areMechanical, causalMap } from '../structural-paths.ts';
import { meetsTarget, ownUnitInterval, type TargetInterval } from '../target-interval.ts';
import type { Figures } from '#domain/measure/figures';
import type { Target } from '#domain/framework/catalogue';

/** Fewest periods with both values that say anything. */
export const LEAST_PERIODS = 6;

interface BarredGoal {
  readonly goal: HeldGoal;
  readonly target: Target;
  readonly interval: TargetInterval;
  /** Judged agencies that hold it here, by the area they are read from. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
}

interface BothMet {
  readonly period: string;
  readonly met: readonly [boolean, boolean];
}

/**
 * TARGET `never_both`: at a place, two goals on two joined measures, both read from one area, that were never both met
 * in any of at least 6 periods that speak to both. The goals need not be in force on the day.
 */
export function findNeverBoth(snapshot: Snapshot): DraftFinding[] {
  if (snapshot.place === null) return [];
  const byMeasure = barredGoals(snapshot);
  return joinedMeasures(snapshot).flatMap(([u, v]) =>
    (byMeasure.get(u) ?? []).flatMap((a) =>
      (byMeasure.get(v) ?? []).flatMap((b) =>
        [...a.readers.keys()].filter((area) => b.readers.has(area)).flatMap((area) => compareAt(snapshot, a, b, area)),
      ),
    ),
  );
}

function barredGoals(snapshot: Snapshot): ReadonlyMap<string, readonly BarredGoal[]> {
  const byMeasure = new Map<string, BarredGoal[]>();
  for (const row of snapshot.catalogue.goals) {
    const measure = snapshot.measures.get(row.measure);
    if (measure === undefined || measure.unit_kind === 'change' || snapshot.figures.of(measure.id) === null) continue;
    const interval = ownUnitInterval(row.target, measure);
    if (row.target === null || interval === null) continue;
    const goal = holdAnyGoal(snapshot, row);
    if (goal === null) continue;
    const readers = new Map<string, string[]>();
    for (const agency of goal.holders) {
      if (!isJudged(snapshot, agency, row.agency_type)) continue;
      const area = areaOf(snapshot, measure.id, agency);
      if (area !== null) readers.set(area, [...(readers.get(area) ?? []), agency]);
    }
    const list = byMeasure.get(measure.id) ?? [];
    byMeasure.set(measure.id, [...list, { goal, target: row.target, interval, readers }]);
  }
  return byMeasure;
}

/** Measures in use joined by a structural path in either direction (not mechanical), or both needs of one resource. */
export function joinedMeasures(snapshot: Snapshot): readonly (readonly [string, string])[] {
  const keys = new Set<string>();
  for (const pair of causalMap(snapshot.catalogue, snapshot.asOf).everyPair()) {
    if (pair.class !== 'mechanical') keys.add(sortedSet([pair.from, pair.to]).join('\n'));
  }
  for (const resource of snapshot.catalogue.resources) {
    const needed = sortedSet(resource.needs.map((need) => need.measure));
    for (const [index, a] of needed.entries()) {
      for (const b of needed.slice(index + 1)) {
        if (!areMechanical(snapshot.catalogue, a, b)) keys.add(`${a}\n${b}`);
      }
    }
  }
  return sortedSet(keys).map((key) => {
    const [a, b] = key.split('\n');
    return [a ?? '', b ?? ''] as const;
  });
}

function compareAt(snapshot: Snapshot, a: BarredGoal, b: BarredGoal, area: string): DraftFinding[] {
  const periods = periodsAt(snapshot, a, b, area);
  if (periods.length < LEAST_PERIODS || periods.some(({ met }) => met[0] && met[1])) return [];
  const compared = compareAreas(snapshot, a, b, area);
  const agencies = [...(a.readers.get(area) ?? []), ...(b.readers.get(area) ?? [])];
  const ids = sortedSet([a.goal.row.id, b.goal.row.id]);
  const metOnce = [0, 1].map((index) => periods.filter(({ met }) => met[index] === true).length);
  return [
    {
      kind: 'TARGET',
      subkind: 'never_both',
      goals: [a.goal, b.goal],
      measures: [a.goal.measure.id, b.goal.measure.id],
      unique: `${ids.join('+')}@${area}`,
      score: periods.length,
      size: 2,
      confidence: 'A',
      local: { rule: 'fixed', points: 2 },
      onlyAgencies: agencies,
      unusual: compared.areas < LEAST_AREAS ? null : compared.ever / compared.areas,
      reason: `${area}: ${periods.length} periods, ${a.goal.row.id} met in ${metOnce[0] ?? 0}, ${b.goal.row.id} in ${metOnce[1] ?? 0}, never together; ${compared.ever} of ${compared.areas} areas did at least once.`,
      details: { area, periods, compared },
    },
  ];
}

function periodsAt(snapshot: Snapshot, a: BarredGoal, b: BarredGoal, area: string): readonly BothMet[] {
  const one = snapshot.figures.of(a.goal.measure.id);
  const other = snapshot.figures.of(b.goal.measure.id);
  const values = one?.areas.get(area)?.values;
  const others = other?.areas.get(area)?.values;
  if (one === null || other === null || values === undefined || others === undefined) return [];
  const met: BothMet[] = [];
  for (const [column, period] of one.periods.entries()) {
    if (!isFresh(period.end, snapshot.asOf)) continue;
    const x = values[column];
    const y = others[other.column.get(period.text) ?? -1];
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) continue;
    const isInside = [a, b].every(
      ({ goal }) =>
        isWithin(period.end, goal.row.in_force_from, goal.row.in_force_to) &&
        isWithin(period.end, goal.measure.in_use_from, goal.measure.in_use_to),
    );
    if (!isInside) continue;
    met.push({
      period: period.text,
      met: [meetsTarget(a.target, a.interval, x), meetsTarget(b.target, b.interval, y)],
    });
  }
  return met;
}

const comparisons = rememberOnce((_: Figures) => new Map<string, { readonly areas: number; readonly ever: number }>());

function compareAreas(
  snapshot: Snapshot,
  a: BarredGoal,
  b: BarredGoal,
  area: string,
): { readonly areas: number; readonly ever: number } {
  const level = snapshot.figures.levelOf(a.goal.measure.id, area) ?? '';
  const key = [
    snapshot.catalogue.version,
    snapshot.asOf,
    snapshot.comparator ?? '',
    level,
    a.goal.row.id,
    b.goal.row.id,
  ].join('|');
  const bars = JSON.stringify([a.target.op, a.interval, b.target.op, b.interval]);
  const stored = comparisons(snapshot.figures).get(`${key}|${bars}`);
  if (stored !== undefined) return stored;
  let areas = 0;
  let ever = 0;
  for (const other of snapshot.figures.areasAt(a.goal.measure.id, level)) {
    if (other === snapshot.comparator) continue;
    const periods = periodsAt(snapshot, a, b, other);
    if (periods.length < LEAST_PERIODS) continue;
    areas += 1;
    if (periods.some(({ met }) => met[0] && met[1])) ever += 1;
  }
  comparisons(snapshot.figures).set(`${key}|${bars}`, { areas, ever });
  return { areas, ever };
}
