import type { Catalogue, Measure } from '#domain/framework/catalogue';
import type { AreaFigures, Figures, MeasureFigures } from '#domain/measure/figures';
import { endOfPeriod, yearBefore } from '#domain/measure/period';
import { averageRanks } from '#domain/statistics/average-ranks';
import { rejectBenjaminiHochberg } from '#domain/statistics/benjamini-hochberg';
import { twoSidedP } from '#domain/statistics/complementary-error-function';
import { associateByPermutation } from '#domain/statistics/permutation-association';
import { bandImprovement, type BandLimits } from './clear-movement-bar.ts';
import { rememberOnce } from './remember-once.ts';
import type { EmpiricalClass, EmpiricalPair } from './report.ts';
import { isAtLeast, isAtMost } from './slack.ts';
import { goalsOf, type Snapshot } from './snapshot.ts';
import { compareText } from './sorted-text.ts';
import { areMechanical } from './structural-paths.ts';

/** Fewest areas and seasonal differences for a test, the false discovery rate, and rho from which a pair is classed. */
const LEAST_AREAS = 15;
const LEAST_DIFFERENCES = 8;
const DISCOVERY_RATE = 0.1;
const CLASSED_RHO = 0.3;
const STRONG_RHO = 0.6;
/** Part of the areas that must have both values for a period to be in the panel. */
const PANEL_SHARE = 0.8;

/** Measure with figures, ready to be compared. */
interface ReadyMeasure {
  readonly measure: Measure;
  readonly band: BandLimits | null;
  readonly table: MeasureFigures;
  /** Number of periods that have ended by the day. */
  readonly columns: number;
  /** Areas with a figure by the day, without the comparator, by level and area. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<string, AreaFigures>>;
  /** Improvement values by level, made when first asked for. */
  readonly improved: Map<string, (value: number) => number>;
}

type Untested = Omit<EmpiricalPair, 'bhReject' | 'class'>;

/**
 * Tests depend on the rows of measures, links and identities and on the figures, and on goals only through their bands:
 * a catalogue with other goals or payments keeps those rows, and so shares the tests.
 */
const remembered = rememberOnce((_: Catalogue['measures']) =>
  rememberOnce((__: Catalogue['links']) =>
    rememberOnce((___: Catalogue['identities']) =>
      rememberOnce((____: Figures) => new Map<string, readonly EmpiricalPair[]>()),
    ),
  ),
);

/** Days and places kept a store of figures. */
const MOST_KEPT = 16;

/**
 * Every unordered pair of measures with figures and judgement, and whether the figures can be tested against each other
 * (seasonal differences of improvement values, none across a dated break of a series, area and period means removed, rank correlation,
 * permutation of whole areas, Benjamini-Hochberg over all pairs tested). Ordered by names.
 */
export function empiricalPairs(snapshot: Snapshot): readonly EmpiricalPair[] {
  const given = givenPairs.get(snapshot.figures);
  if (given !== undefined) return chooseGiven(snapshot, given);
  const { measures, links, identities } = snapshot.catalogue;
  const kept = remembered(measures)(links)(identities)(snapshot.figures);
  const bands = [...snapshot.measures.values()]
    .filter((measure) => measure.polarity === 'band')
    .map((measure) => ({ id: measure.id, band: bandOf(snapshot, measure.id) }));
  const key = JSON.stringify([snapshot.asOf, snapshot.comparator, bands]);
  const found = kept.get(key);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const pairs = testPairs(snapshot);
  kept.set(key, pairs);
  return pairs;
}

/** Pairs tested on the figures of all England, for what the bands of some measures then were. */
export interface GivenPairs {
  readonly bands: readonly { readonly id: string; readonly band: BandLimits | null }[];
  readonly pairs: readonly EmpiricalPair[];
}

const givenPairs = new WeakMap<Figures, readonly GivenPairs[]>();

/**
 * Hands tests made on the figures of all England to figures that hold a part of them: those are then never tested
 * themselves. Of several, the one whose bands are those of the snapshot is taken; bands nobody tested give no pairs.
 */
export function givePairs(figures: Figures, given: readonly GivenPairs[]): void {
  givenPairs.set(figures, given);
}

function chooseGiven(snapshot: Snapshot, given: readonly GivenPairs[]): readonly EmpiricalPair[] {
  const isThis = ({ bands }: GivenPairs): boolean =>
    bands.every(({ id, band }) => isSameBand(bandOf(snapshot, id), band));
  return given.find(isThis)?.pairs ?? [];
}

/** Measures judged by a band that have figures: their bands are all that tests take from goals. */
export function bandsTested(snapshot: Snapshot): GivenPairs['bands'] {
  return [...snapshot.measures.values()]
    .filter((measure) => measure.polarity === 'band' && snapshot.figures.of(measure.id) !== null)
    .map((measure) => ({ id: measure.id, band: bandOf(snapshot, measure.id) }));
}

/** Are two bands one, limit by limit. */
export function isSameBand(a: BandLimits | null, b: BandLimits | null): boolean {
  return a === null || b === null ? a === b : a.lo === b.lo && a.hi === b.hi;
}

function bandOf(snapshot: Snapshot, measure: string): BandLimits | null {
  return goalsOf(snapshot, measure).find((goal) => goal.band !== null)?.band ?? null;
}

function testPairs(snapshot: Snapshot): readonly EmpiricalPair[] {
  const ready = [...snapshot.measures.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map((measure) => prepare(snapshot, measure))
    .filter((measure) => measure !== null);
  const untested = ready.flatMap((u, index) => ready.slice(index + 1).map((v) => testPair(snapshot, u, v)));
  const tested = untested.filter((pair) => pair.status === 'tested');
  const rejected = rejectBenjaminiHochberg(
    tested.map((pair) => pair.p ?? 1),
    DISCOVERY_RATE,
  );
  const verdicts = new Map(tested.map((pair, index) => [pair, rejected[index] === true]));
  return untested.map((pair): EmpiricalPair => {
    const bhReject = verdicts.get(pair);
    return bhReject === undefined ? pair : { ...pair, bhReject, class: classOf(pair.rho ?? 0, bhReject) };
  });
}

/** Class of a tested pair: rejected and rho at least 0.30 in size; strong from 0.60. */
export function classOf(rho: number, bhReject: boolean): EmpiricalClass {
  if (!bhReject) return 'not classified';
  if (isAtMost(rho, -STRONG_RHO)) return 'strong trade-off';
  if (isAtMost(rho, -CLASSED_RHO)) return 'trade-off';
  if (isAtLeast(rho, STRONG_RHO)) return 'strong synergy';
  if (isAtLeast(rho, CLASSED_RHO)) return 'synergy';
  return 'not classified';
}

function prepare(snapshot: Snapshot, measure: Measure): ReadyMeasure | null {
  const table = snapshot.figures.of(measure.id);
  const band = measure.polarity === 'band' ? bandOf(snapshot, measure.id) : null;
  if (table === null || measure.polarity === 'none' || (measure.polarity === 'band' && band === null)) return null;
  const columns = table.periods.filter((period) => period.end <= snapshot.asOf).length;
  const levels = new Map<string, Map<string, AreaFigures>>();
  for (const row of table.areas.values()) {
    if (row.area === snapshot.comparator || !hasAny(row.values, columns)) continue;
    const level = levels.get(row.level);
    if (level === undefined) levels.set(row.level, new Map([[row.area, row]]));
    else level.set(row.area, row);
  }
  return levels.size === 0 ? null : { measure, band, table, columns, levels, improved: new Map() };
}

function hasAny(values: Float64Array, columns: number): boolean {
  for (let column = 0; column < columns; column += 1) if (!Number.isNaN(values[column])) return true;
  return false;
}

/** y of a measure at a level: logit of a share, logarithm of what cannot be negative, distance from a band, else x; times polarity. */
function improvementAt(ready: ReadyMeasure, level: string): (value: number) => number {
  const known = ready.improved.get(level);
  if (known !== undefined) return known;
  const made = makeImprovement(ready, level);
  ready.improved.set(level, made);
  return made;
}

function makeImprovement(ready: ReadyMeasure, level: string): (value: number) => number {
  const { measure, band } = ready;
  if (band !== null) return (value) => bandImprovement(value, band);
  const direction = measure.polarity === 'lower' ? -1 : 1;
  switch (measure.unit_kind) {
    case 'share':
      return (value) => {
        const share = Math.min(Math.max(value / 100, 0.0005), 0.9995);
        return direction * Math.log(share / (1 - share));
      };
    case 'rate':
    case 'count':
    case 'time':
    case 'money': {
      const { least, leastPositive } = extremesAt(ready, level);
      if (least < 0) return (value) => direction * value;
      const shift = least > 0 ? 0 : leastPositive === null ? 1 : leastPositive / 2;
      return (value) => direction * Math.log(value + shift);
    }
    case 'score':
    case 'ratio':
    case 'change':
    case null:
      return (value) => direction * value;
  }
}

function extremesAt(
  ready: ReadyMeasure,
  level: string,
): { readonly least: number; readonly leastPositive: number | null } {
  let least = Infinity;
  let leastPositive: number | null = null;
  for (const { values } of ready.levels.get(level)?.values() ?? []) {
    for (let column = 0; column < ready.columns; column += 1) {
      const value = values[column] ?? Number.NaN;
      if (value < least) least = value;
      if (value > 0 && (leastPositive === null || value < leastPositive)) leastPositive = value;
    }
  }
  return { least, leastPositive };
}

function testPair(snapshot: Snapshot, u: ReadyMeasure, v: ReadyMeasure): Untested {
  const measures = [u.measure.id, v.measure.id] as const;
  if (isMechanicalPair(snapshot, u.measure, v.measure)) {
    return { measures, status: 'mechanical', level: null, areas: 0, diffs: 0 };
  }
  const { level, areas: both } = widestLevel(u, v);
  if (level === null || both.length < LEAST_AREAS) {
    return { measures, status: 'not enough data', level, areas: both.length, diffs: 0 };
  }
  const panel = commonPanel(u, v, level, both);
  const differences = panel.periods.flatMap((period) => {
    const before = yearBefore(period);
    if (before === null || !panel.periods.includes(before)) return [];
    return hasBreakBetween(u.measure, before, period) || hasBreakBetween(v.measure, before, period)
      ? []
      : [[before, period] as const];
  });
  const areas = panel.periods.length === 0 ? both.length : panel.areas.length;
  const common = { measures, level, areas, diffs: differences.length };
  if (panel.areas.length < LEAST_AREAS || differences.length < LEAST_DIFFERENCES) {
    return { ...common, status: 'not enough data' };
  }
  const x = centredDifferences(u, level, panel.areas, differences);
  const y = centredDifferences(v, level, panel.areas, differences);
  if (isConstant(x) || isConstant(y)) return { ...common, status: 'constant' };
  const { statistic, mean, variance, scale } = associateByPermutation(
    centredRanks(x),
    centredRanks(y),
    panel.areas.length,
    differences.length,
  );
  const z = variance > 0 ? (statistic - mean) / Math.sqrt(variance) : 0;
  return {
    ...common,
    status: 'tested',
    rho: statistic / scale,
    permMean: mean / scale,
    permSd: Math.sqrt(variance) / scale,
    z,
    p: twoSidedP(z),
  };
}

/** Does a dated break of the series lie after one period and up to the end of another: the two are then not comparable. */
function hasBreakBetween(measure: Measure, before: string, period: string): boolean {
  const from = endOfPeriod(before);
  const to = endOfPeriod(period);
  if (from === null || to === null) return false;
  return measure.series_breaks.some(({ date }) => date !== null && from < date && date <= to);
}

/** Left out as arithmetic: one concept, a shared or nested numerator, declared identities, a component link. */
function isMechanicalPair(snapshot: Snapshot, u: Measure, v: Measure): boolean {
  const [x, y] = [u.definition, v.definition];
  const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b;
  return (
    u.concept === v.concept ||
    isSame(x.numerator, y.numerator) ||
    isSame(x.numerator, y.denominator) ||
    isSame(x.denominator, y.numerator) ||
    areMechanical(snapshot.catalogue, u.id, v.id) ||
    componentLinks(snapshot.catalogue).has([u.id, v.id].sort(compareText).join('|'))
  );
}

const componentLinks = rememberOnce(
  (catalogue: Catalogue): ReadonlySet<string> =>
    new Set(
      catalogue.links
        .filter((link) => link.nature === 'component')
        .map((link) => [link.source, link.target].sort(compareText).join('|')),
    ),
);

function widestLevel(
  u: ReadyMeasure,
  v: ReadyMeasure,
): { readonly level: string | null; readonly areas: readonly string[] } {
  let widest: { level: string | null; areas: string[] } = { level: null, areas: [] };
  for (const level of [...u.levels.keys()].sort(compareText)) {
    const others = v.levels.get(level);
    if (others === undefined) continue;
    const areas = [...(u.levels.get(level)?.keys() ?? [])].filter((area) => others.has(area)).sort(compareText);
    if (areas.length > widest.areas.length) widest = { level, areas };
  }
  return widest;
}

function commonPanel(
  u: ReadyMeasure,
  v: ReadyMeasure,
  level: string,
  both: readonly string[],
): { readonly periods: readonly string[]; readonly areas: readonly string[] } {
  const rows = both.flatMap((area) => {
    const x = u.levels.get(level)?.get(area);
    const y = v.levels.get(level)?.get(area);
    return x === undefined || y === undefined ? [] : [{ area, x: x.values, y: y.values }];
  });
  const columns: { readonly text: string; readonly x: number; readonly y: number }[] = [];
  for (let column = 0; column < u.columns; column += 1) {
    const text = u.table.periods[column]?.text ?? '';
    const other = v.table.column.get(text);
    if (other === undefined) continue;
    let known = 0;
    for (const row of rows) if (!Number.isNaN(row.x[column]) && !Number.isNaN(row.y[other])) known += 1;
    if (isAtLeast(known, PANEL_SHARE * rows.length)) columns.push({ text, x: column, y: other });
  }
  const complete = rows.filter((row) =>
    columns.every(({ x, y }) => !Number.isNaN(row.x[x]) && !Number.isNaN(row.y[y])),
  );
  return { periods: columns.map(({ text }) => text), areas: complete.map(({ area }) => area) };
}

/** Seasonal differences with area and period means removed, rounded to 12 decimals so that ties are the same everywhere. */
function centredDifferences(
  ready: ReadyMeasure,
  level: string,
  areas: readonly string[],
  differences: readonly (readonly [string, string])[],
): Float64Array {
  const improve = improvementAt(ready, level);
  const width = differences.length;
  const cells = new Float64Array(areas.length * width);
  const areaMeans = new Float64Array(areas.length);
  const periodMeans = new Float64Array(width);
  let grand = 0;
  for (const [i, area] of areas.entries()) {
    const values = ready.levels.get(level)?.get(area)?.values;
    for (const [t, [before, period]] of differences.entries()) {
      const then = values?.[ready.table.column.get(before) ?? -1] ?? Number.NaN;
      const now = values?.[ready.table.column.get(period) ?? -1] ?? Number.NaN;
      const difference = improve(now) - improve(then);
      cells[i * width + t] = difference;
      areaMeans[i] = (areaMeans[i] ?? 0) + difference / width;
      periodMeans[t] = (periodMeans[t] ?? 0) + difference / areas.length;
      grand += difference / cells.length;
    }
  }
  for (let cell = 0; cell < cells.length; cell += 1) {
    const centred =
      (cells[cell] ?? 0) - (areaMeans[Math.floor(cell / width)] ?? 0) - (periodMeans[cell % width] ?? 0) + grand;
    // minus nought is another value to a sort, not to a rank
    cells[cell] = Math.round(centred * 1e12) / 1e12 + 0;
  }
  return cells;
}

function isConstant(cells: Float64Array): boolean {
  return cells.every((value) => value === cells[0]);
}

function centredRanks(cells: Float64Array): Float64Array {
  const ranks = averageRanks(cells);
  const middle = (cells.length + 1) / 2;
  return ranks.map((rank) => rank - middle);
}
