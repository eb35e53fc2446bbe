import type { Identity } from '#domain/framework/catalogue';
import { isFresh, periodBefore, seasonsAYear } from '#domain/measure/period';
import { quantileInterpolated } from '#domain/statistics/quantile-interpolated';
import { LEAST_AREAS } from '../clear-movement-bar.ts';
import type { DraftFinding } from '../draft-finding.ts';
import { mainHospitals } from '../main-hospitals.ts';
import type { ComparedPeriods, MeasuredChange } from '../report.ts';
import { isAtLeast, isBelow } from '../slack.ts';
import { goalsOf, type Snapshot } from '../snapshot.ts';
import { sortedSet } from '../sorted-text.ts';
import { areDifferentlyOwned } from '../structural-paths.ts';
import { rememberOnce } from '../remember-once.ts';
import type { Figures } from '#domain/measure/figures';

type SumIdentity = Extract<Identity, { type: 'sum' }>;
type SplitIdentity = Extract<Identity, { type: 'split' }>;

/** ATTRIBUTION: a total split by blame, so that a part can improve by moving it. */
export function findAttribution(snapshot: Snapshot): readonly DraftFinding[] {
  return snapshot.catalogue.identities.flatMap((identity) => {
    switch (identity.type) {
      case 'sum':
        return [...findExposed(snapshot, identity), ...findMoved(snapshot, identity)];
      case 'split':
        return findReasons(snapshot, identity);
      case 'same_quantity':
      case 'change_of':
      case 'numerator_is_denominator':
        return [];
    }
  });
}

/** `exposed`: a sum with at least two held parts whose owners differ. */
function findExposed(snapshot: Snapshot, identity: SumIdentity): DraftFinding[] {
  if (differentlyOwnedParts(snapshot, identity).length === 0) return [];
  return [
    {
      kind: 'ATTRIBUTION',
      subkind: 'exposed',
      goals: identity.parts.flatMap((part) => goalsOf(snapshot, part)),
      measures: [identity.total, ...identity.parts],
      unique: identity.id,
      score: 1,
      size: 2,
      confidence: 'B',
      local: { rule: 'unknown' },
      reason: `${identity.total} is the sum of ${identity.parts.join(', ')}; held parts have different owners.`,
      details: { identity: identity.id },
    },
  ];
}

function differentlyOwnedParts(snapshot: Snapshot, identity: SumIdentity): (readonly [string, string])[] {
  const held = sortedSet(identity.parts).filter((part) => goalsOf(snapshot, part).length > 0);
  return held.flatMap((a, index) =>
    held
      .slice(index + 1)
      .filter((b) => areDifferentlyOwned(snapshot, a, b))
      .map((b) => [a, b] as const),
  );
}

/** `moved`: at the place, one part fell about as much as another rose while the total hardly changed. */
function findMoved(snapshot: Snapshot, identity: SumIdentity): DraftFinding[] {
  if (snapshot.place === null) return [];
  const pairs = differentlyOwnedParts(snapshot, identity);
  if (pairs.length === 0) return [];
  const periods = lastTwoYears(snapshot, snapshot.place, [identity.total, ...identity.parts]);
  if (periods === null) return [];
  const place = snapshot.place;
  const changeOf = (measure: string): MeasuredChange => {
    const before = meanOver(snapshot, measure, place, periods.before);
    const after = meanOver(snapshot, measure, place, periods.after);
    return { measure, before, after, change: after - before };
  };
  const total = changeOf(identity.total);
  return pairs.flatMap(([one, other]): DraftFinding[] => {
    const changes = [changeOf(one), changeOf(other)].sort((a, b) => a.change - b.change);
    const [a, b] = changes;
    if (a === undefined || b === undefined || !hasBlameMoved(a, b, total)) return [];
    const score = (Math.abs(a.change) + Math.abs(b.change)) / total.before;
    return [
      {
        kind: 'ATTRIBUTION',
        subkind: 'moved',
        goals: [...goalsOf(snapshot, one), ...goalsOf(snapshot, other)],
        measures: [one, other, identity.total],
        unique: identity.id,
        score,
        size: 2,
        confidence: 'C',
        local: { rule: 'fixed', points: 3 },
        reason: `${a.measure} ${a.change}, ${b.measure} ${b.change}, ${total.measure} ${total.change} against ${total.before} before (${periods.after[0] ?? ''} to ${periods.after[periods.after.length - 1] ?? ''} less the year before).`,
        details: { identity: identity.id, changes: [a, b, total], comparedPeriods: periods },
      },
    ];
  });
}

/** Share of the parts' movement under which a total hardly changed. */
const STILL = 0.25;

/** da < 0 < db, |dX| < 0.25 (|da| + |db|), and a total that was over 0. Example: -4.0 and +3.5, total -0.5: 0.5 < 1.875. */
export function hasBlameMoved(
  a: Pick<MeasuredChange, 'change'>,
  b: Pick<MeasuredChange, 'change'>,
  total: Pick<MeasuredChange, 'change' | 'before'>,
): boolean {
  return (
    a.change < 0 &&
    b.change > 0 &&
    total.before > 0 &&
    isBelow(Math.abs(total.change), STILL * (Math.abs(a.change) + Math.abs(b.change)))
  );
}

/** The newest fresh period, with the 2 s periods up to it, for which all measures have figures in the area. */
function lastTwoYears(snapshot: Snapshot, area: string, measures: readonly string[]): ComparedPeriods | null {
  const first = measures[0];
  if (first === undefined || !measures.every((measure) => snapshot.measures.has(measure))) return null;
  const candidates = [...snapshot.figures.periods(first, area)].reverse();
  for (const { text, end } of candidates) {
    if (!isFresh(end, snapshot.asOf)) continue;
    const seasons = seasonsAYear(text);
    if (seasons === null) continue;
    const back: string[] = [];
    for (let at: string | null = text; at !== null && back.length < 2 * seasons; at = periodBefore(at)) back.push(at);
    const complete = back.every((period) =>
      measures.every((measure) => snapshot.figures.value(measure, area, period) !== null),
    );
    if (complete) return { before: back.slice(seasons).reverse(), after: back.slice(0, seasons).reverse() };
  }
  return null;
}

function meanOver(snapshot: Snapshot, measure: string, area: string, periods: readonly string[]): number {
  const sum = periods.reduce(
    (total, period) => total + (snapshot.figures.value(measure, area, period) ?? Number.NaN),
    0,
  );
  return sum / periods.length;
}

/** Periods that a share is the mean of, and points from the middle that make a finding. */
const PERIODS = 12;
const LEAST_POINTS = 10;

/** `reasons`: a part's share of all parts lies 10 points or more from the middle of England. */
function findReasons(snapshot: Snapshot, identity: SplitIdentity): DraftFinding[] {
  if (snapshot.place === null) return [];
  const parts = identity.parts.map((part) => part.measure);
  if (!parts.every((part) => snapshot.measures.has(part))) return [];
  const areas = [snapshot.place, ...(mainHospitals(snapshot) ?? []).map((hospital) => hospital.id)];
  for (const area of areas) {
    const periods = lastTwelve(snapshot, area, parts);
    if (periods === null) continue;
    const own = partShares(snapshot.figures, parts, area, periods);
    const middle = middleShares(snapshot, parts, area, periods);
    if (own === null || middle === null) return [];
    const shares = parts.map((measure, index) => ({ measure, share: own[index] ?? 0, middle: middle[index] ?? 0 }));
    const largest = Math.max(...shares.map(({ share, middle: usual }) => Math.abs(share - usual)));
    if (!isAtLeast(largest, LEAST_POINTS)) return [];
    const listed = [...parts, ...(identity.total === null ? [] : [identity.total])];
    return [
      {
        kind: 'ATTRIBUTION',
        subkind: 'reasons',
        goals: listed.flatMap((measure) => goalsOf(snapshot, measure)),
        measures: listed,
        idMeasures: parts,
        unique: identity.id,
        score: largest,
        size: 1,
        confidence: 'B',
        local: { rule: 'unknown' },
        moreTypes: identity.parts.flatMap((part) => part.answers),
        aboutPlace: true,
        reason: `${area}, ${periods[0] ?? ''} to ${periods[periods.length - 1] ?? ''}: ${shares.map((row) => `${row.measure} ${row.share}% (middle ${row.middle}%)`).join(', ')}.`,
        details: { identity: identity.id, area, agency: area, shares, comparedPeriods: { before: [], after: periods } },
      },
    ];
  }
  return [];
}

/** The last 12 periods, the last of them fresh, that have all parts in an area; null when there are fewer. */
function lastTwelve(snapshot: Snapshot, area: string, parts: readonly string[]): readonly string[] | null {
  const first = parts[0];
  if (first === undefined) return null;
  const complete = snapshot.figures
    .periods(first, area)
    .filter(
      ({ text, end }) =>
        end <= snapshot.asOf && parts.every((part) => snapshot.figures.value(part, area, text) !== null),
    )
    .slice(-PERIODS);
  const last = complete[complete.length - 1];
  if (last === undefined || complete.length < PERIODS || !isFresh(last.end, snapshot.asOf)) return null;
  return complete.map((period) => period.text);
}

/** For each part the mean over the periods of its percentage of the sum; null when a cell is missing or a sum is 0. */
function partShares(
  figures: Figures,
  parts: readonly string[],
  area: string,
  periods: readonly string[],
): number[] | null {
  const means = parts.map(() => 0);
  for (const period of periods) {
    const values = parts.map((part) => figures.value(part, area, period));
    const sum = values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0);
    if (Number.isNaN(sum) || sum === 0) return null;
    for (const [index, value] of values.entries())
      means[index] = (means[index] ?? 0) + ((value ?? 0) / sum) * (100 / periods.length);
  }
  return means;
}

/** Middle shares already worked out, by what they are of. */
export type KnownMiddles = readonly (readonly [of: string, middle: readonly number[] | null])[];

/** The middle shares that `reasons` asks for at a place, whoever is held to what there. */
export function middlesAt(snapshot: Snapshot): KnownMiddles {
  if (snapshot.place === null) return [];
  const areas = [snapshot.place, ...(mainHospitals(snapshot) ?? []).map((hospital) => hospital.id)];
  return snapshot.catalogue.identities.flatMap((identity) => {
    if (identity.type !== 'split') return [];
    const parts = identity.parts.map((part) => part.measure);
    return areas.flatMap((area) => {
      const periods = lastTwelve(snapshot, area, parts);
      return periods === null
        ? []
        : [[middleKey(snapshot, parts, area, periods), middleShares(snapshot, parts, area, periods)] as const];
    });
  });
}

/** Hands middle shares worked out from the figures of all England to figures that hold a part of them. */
export function knowMiddles(figures: Figures, known: KnownMiddles): void {
  for (const [of, middle] of known) middles(figures).set(of, middle);
}

function middleKey(snapshot: Snapshot, parts: readonly string[], area: string, periods: readonly string[]): string {
  const level = snapshot.figures.levelOf(parts[0] ?? '', area) ?? '';
  return [level, snapshot.comparator ?? '', ...parts, ...periods].join('|');
}

const middles = rememberOnce((_: Figures) => new Map<string, readonly number[] | null>());

/** The middle share of each part over all areas of the level that have the periods; null with fewer than 15. */
function middleShares(
  snapshot: Snapshot,
  parts: readonly string[],
  area: string,
  periods: readonly string[],
): readonly number[] | null {
  const first = parts[0];
  if (first === undefined) return null;
  const level = snapshot.figures.levelOf(first, area) ?? '';
  const key = middleKey(snapshot, parts, area, periods);
  const stored = middles(snapshot.figures).get(key);
  if (stored !== undefined) return stored;
  const all = snapshot.figures
    .areasAt(first, level)
    .filter((other) => other !== snapshot.comparator)
    .map((other) => partShares(snapshot.figures, parts, other, periods))
    .filter((shares) => shares !== null);
  const middle =
    all.length < LEAST_AREAS
      ? null
      : parts.map((_, index) =>
          quantileInterpolated(
            all.map((shares) => shares[index] ?? Number.NaN),
            0.5,
          ),
        );
  middles(snapshot.figures).set(key, middle);
  return middle;
}
