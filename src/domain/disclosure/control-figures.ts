import type { MeasureUnitKind } from '#domain/framework/catalogue';
import type { Observation } from '#domain/measure/observation';
import { controlCount } from './control-count.ts';
import type { DisclosurePolicy } from './disclosure-policy.ts';
import { cellKey, protectCounts, type TableCount } from './protect-counts.ts';

/** What has to be known beside the figures themselves. */
export interface FigureWorld {
  /** What a measure's value is: a count of people is controlled itself, a rate by its counts. Null: not known. */
  readonly kindOf: (measure: string) => MeasureUnitKind | null;
  /** Code of the region that an area lies in; null when it is in none, or not known. */
  readonly regionOf: (area: string) => string | null;
  /** Measures whose counts are parts of another's count: days by who caused them, days by reason. */
  readonly sums: readonly MeasureSum[];
}

/** Counts of measures that add up to the count of another, in the same area and period. */
export interface MeasureSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Kind of area whose figures are national. */
const NATIONAL = 'country';

/**
 * The figures of one dataset as everybody may see them, in the same order. Give all of them together: what must be hidden in one area
 * depends on the others. Figures that arrive missing stay as they are.
 * - A count is hidden or rounded; with its count goes the value, whatever its unit.
 * - A rate is worked out again from the counts that are shown, where it is their quotient; a standardised rate stays as it is given.
 * - A figure broken down by two things at once, below an area, is hidden: the sums that tie it to others are too many to be sure of.
 * Worked, NHS rule: 4 of 61 people is missing, suppressed; 57 of 463, 12.31 %, becomes 55 of 465, 11.83 %.
 */
export function controlFigures(
  figures: readonly Observation[],
  policy: DisclosurePolicy,
  world: FigureWorld,
): readonly Observation[] {
  const people = (observation: Observation): boolean => !policy.notPeople.includes(observation.measure);
  const hidden = new Set<Observation>();
  for (const observation of figures) if (people(observation) && isBrokenDownTwice(observation)) hidden.add(observation);

  const keyOf = ({ measure, period }: Observation): string => `${measure}\t${period}`;
  const groups = new Map<string, Observation[]>();
  for (const observation of figures) {
    if (!people(observation) || hidden.has(observation)) continue;
    const key = keyOf(observation);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [observation]);
    else group.push(observation);
  }
  const inSums = [...groups.values()].flat().filter(({ breakdown }) => breakdown === '');
  const tables = tablesOfSums(inSums, world.sums);
  // What one table hides, the others know of, until nothing more is hidden.
  for (let toDo = new Set(groups.keys()); toDo.size > 0;) {
    for (const key of toDo) {
      for (const observation of findHidden(groups.get(key) ?? [], hidden, policy, world)) hidden.add(observation);
    }
    toDo = new Set();
    for (const { total, rows } of tables) {
      for (const observation of hideInSum(rows, total, hidden, policy, world)) {
        if (hidden.has(observation)) continue;
        hidden.add(observation);
        toDo.add(keyOf(observation));
      }
    }
  }
  return figures.map((observation) =>
    !people(observation) || (isNational(observation) && !policy.national && !hidden.has(observation))
      ? observation
      : showFigure(observation, hidden.has(observation), policy, world),
  );
}

/** The counts of people behind a figure: those that decide whether it is shown. */
function countsOf(
  observation: Observation,
  world: FigureWorld,
): { readonly top: number | null; readonly bottom: number | null } {
  const isCount = world.kindOf(observation.measure) === 'count';
  const value = observation.value.kind === 'value' ? observation.value.value : null;
  return { top: isCount ? (value ?? observation.numerator) : observation.numerator, bottom: observation.denominator };
}

/** Figures of one measure and period that must be hidden, given all of them. */
function findHidden(
  group: readonly Observation[],
  already: ReadonlySet<Observation>,
  policy: DisclosurePolicy,
  world: FigureWorld,
): ReadonlySet<Observation> {
  const hidden = new Set(group.filter((row) => already.has(row)));
  const levels = [...new Set(group.filter((row) => !isNational(row)).map(({ level }) => level))];
  const dimensions = [...new Set(group.map(({ breakdown }) => dimensionOf(breakdown)))].filter((name) => name !== '');
  const whole = (dimension: string): boolean => dimension === '';
  // One kind of area and one breakdown at a time; what one hides, the others know of, until nothing more is hidden.
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const level of levels.length === 0 ? [NATIONAL] : levels) {
      for (const dimension of dimensions.length === 0 ? [''] : dimensions) {
        for (const part of ['top', 'bottom'] as const) {
          const rows = group.filter(
            (row) =>
              (row.level === level || isNational(row) || isRegionOf(row, level, group, world)) &&
              (whole(dimensionOf(row.breakdown)) || dimensionOf(row.breakdown) === dimension),
          );
          for (const row of hideIn(rows, part, hidden, policy, world, level)) hidden.add(row);
        }
      }
    }
  }
  return hidden;
}

/** The figures of one period that stand in a declared sum. */
interface TableOfSum {
  readonly total: string;
  readonly rows: readonly Observation[];
}

function tablesOfSums(figures: readonly Observation[], sums: readonly MeasureSum[]): readonly TableOfSum[] {
  return sums.flatMap(({ total, parts }) => {
    const measures = new Set([total, ...parts]);
    const byPeriod = new Map<string, Observation[]>();
    for (const row of figures) {
      if (!measures.has(row.measure)) continue;
      const rows = byPeriod.get(row.period) ?? [];
      rows.push(row);
      byPeriod.set(row.period, rows);
    }
    return [...byPeriod.values()].filter((rows) => rows.length > 1).map((rows) => ({ total, rows }));
  });
}

/** Figures of a sum that must be hidden: its measures stand beside each other like the parts of a breakdown. */
function hideInSum(
  rows: readonly Observation[],
  total: string,
  hidden: ReadonlySet<Observation>,
  policy: DisclosurePolicy,
  world: FigureWorld,
): readonly Observation[] {
  const levels = new Set(rows.filter((row) => !isNational(row)).map(({ level }) => level));
  return [...levels].flatMap((level) =>
    hideIn(
      rows.filter((row) => row.level === level || isNational(row) || isRegionOf(row, level, rows, world)),
      'top',
      hidden,
      policy,
      world,
      level,
      ({ measure }) => (measure === total ? '' : measure),
    ),
  );
}

function hideIn(
  rows: readonly Observation[],
  part: 'top' | 'bottom',
  hidden: ReadonlySet<Observation>,
  policy: DisclosurePolicy,
  world: FigureWorld,
  level: string,
  columnOf: (row: Observation) => string = ({ breakdown }) => breakdown,
): readonly Observation[] {
  const byCell = new Map<string, Observation>();
  const counts: TableCount[] = [];
  for (const row of rows) {
    const count = countsOf(row, world)[part];
    const column = columnOf(row);
    const key = cellKey(row.area, column);
    if (count === null || byCell.has(key)) continue;
    byCell.set(key, row);
    counts.push({ row: row.area, column, count, isOpen: isNational(row) && !policy.national });
  }
  const country = rows.find((row) => isNational(row))?.area;
  const present = new Set(counts.map(({ row }) => row));
  const parentOf = new Map<string, string>();
  for (const { area, level: own } of rows) {
    if (area === country) continue;
    const region = own === level ? world.regionOf(area) : null;
    const parent = region !== null && region !== area && present.has(region) ? region : country;
    if (parent !== undefined) parentOf.set(area, parent);
  }
  const already = new Set([...byCell].filter(([, row]) => hidden.has(row)).map(([key]) => key));
  return [...protectCounts({ counts, parentOf }, policy, already)].flatMap((key) => byCell.get(key) ?? []);
}

/** Whether a row is of a region that areas of this level lie in. */
function isRegionOf(row: Observation, level: string, group: readonly Observation[], world: FigureWorld): boolean {
  return (
    row.level === 'region' &&
    level !== 'region' &&
    group.some((other) => other.level === level && world.regionOf(other.area) === row.area)
  );
}

/** What figures are published per; a rate is one of these times its quotient. */
const SCALES = [1, 100, 1_000, 10_000, 100_000, 1_000_000] as const;
/** A printed rate may be this far, in parts of itself, from the quotient of its counts. */
const ROUNDING = 0.02;

function showFigure(
  observation: Observation,
  isHidden: boolean,
  policy: DisclosurePolicy,
  world: FigureWorld,
): Observation {
  const { value, numerator, denominator } = observation;
  const bottom = denominator === null ? null : controlCount(denominator, policy);
  if (isHidden) {
    const keepsRate = policy.publishRatesFrom === 'source' && world.kindOf(observation.measure) !== 'count';
    return {
      ...observation,
      value: keepsRate || value.kind === 'missing' ? value : { kind: 'missing', reason: 'suppressed' },
      numerator: null,
      denominator: null,
    };
  }
  const top = numerator === null ? null : controlCount(numerator, policy);
  const shown = { ...observation, numerator: top, denominator: bottom };
  if (value.kind === 'missing') return { ...shown, numerator: null, denominator: null };
  if (world.kindOf(observation.measure) === 'count') {
    const count = controlCount(value.value, policy);
    return count === null
      ? { ...shown, value: { kind: 'missing', reason: 'suppressed' } }
      : { ...shown, value: { kind: 'value', value: count } };
  }
  if (policy.publishRatesFrom === 'source' || numerator === null || denominator === null || denominator === 0)
    return shown;
  const scale = SCALES.find((per) => {
    const quotient = (per * numerator) / denominator;
    return Math.abs(quotient - value.value) <= ROUNDING * Math.max(Math.abs(quotient), Math.abs(value.value));
  });
  if (scale === undefined || top === null || bottom === null || bottom === 0) return shown;
  return { ...shown, value: { kind: 'value', value: (scale * top) / bottom } };
}

function isNational({ level }: Observation): boolean {
  return level === NATIONAL;
}

/** `sex` of `sex: male`; a breakdown without a name of its own is one dimension. */
function dimensionOf(breakdown: string): string {
  if (breakdown === '') return '';
  const [name = '', ...rest] = breakdown.split(/[:=]/);
  return rest.length === 0 ? 'part' : name.trim().toLowerCase();
}

function isBrokenDownTwice({ breakdown }: Observation): boolean {
  return /[;|,&]/.test(breakdown) || (breakdown.match(/[:=]/g)?.length ?? 0) > 1;
}
