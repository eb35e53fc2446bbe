import type { FigureRow, MeasureFigures } from '#domain/measure/figures';
import { isFresh, months, yearBefore } from '#domain/measure/period';
import type { Measure } from '#domain/framework/catalogue';
import { LEAST_PERIODS, joinedMeasures } from '../rules/target-never-both.ts';
import type { Snapshot } from '../snapshot.ts';

/** Part of the figures of one measure: periods, and one row of cells an area; null where there is no figure. */
export interface FigureTable {
  readonly measure: string;
  readonly periods: readonly string[];
  readonly areas: readonly {
    readonly area: string;
    readonly level: string;
    readonly values: readonly (number | null)[];
  }[];
}

/** Two windows of 24 months, the newest of them ending with a figure that is still fresh. */
const OWN_MONTHS = 48;

/**
 * The figures that a report of one place on one day can read, whoever is held to what there: those of the place and its
 * agencies, and of like areas those that are counted beside them. What is compared with all of England in one number
 * (bars, middles, tests of pairs) is not here.
 */
export function cutFigures(snapshot: Snapshot): readonly FigureTable[] {
  const own = ownAreas(snapshot);
  const compared = comparedPeriods(snapshot, own);
  return [...snapshot.measures.keys()].flatMap((id) => {
    const table = snapshot.figures.of(id);
    if (table === null) return [];
    const ours = own.filter((area) => table.areas.has(area));
    if (ours.length === 0) return [];
    const beside = compared.get(id) ?? { levels: new Set<string>(), periods: new Set<string>() };
    const areas = [...table.areas.values()].flatMap((row) => {
      const isOwn = ours.includes(row.area);
      if (!isOwn && !beside.levels.has(row.level)) return [];
      const keep = isOwn ? ownPeriods(snapshot, table, row.area) : beside.periods;
      return [{ area: row.area, level: row.level, keep, values: row.values }];
    });
    const used = table.periods.flatMap((period, column) =>
      areas.some(({ keep, values }) => keep.has(period.text) && !Number.isNaN(values[column])) ? [column] : [],
    );
    if (used.length === 0) return [];
    return [
      {
        measure: id,
        periods: used.map((column) => table.periods[column]?.text ?? ''),
        areas: areas.flatMap(({ area, level, keep, values }) => {
          const cells = used.map((column) => {
            const value = values[column];
            const isKept = keep.has(table.periods[column]?.text ?? '');
            return !isKept || value === undefined || Number.isNaN(value) ? null : value;
          });
          return cells.every((cell) => cell === null) ? [] : [{ area, level, values: cells }];
        }),
      },
    ];
  });
}

/** The rows that figures are built from again. */
export function* rowsOfTables(tables: readonly FigureTable[]): Generator<FigureRow> {
  for (const { measure, periods, areas } of tables) {
    for (const { area, level, values } of areas) {
      for (const [column, value] of values.entries()) {
        yield { measure, area, level, period: periods[column] ?? '', value };
      }
    }
  }
}

/** The place, its agencies of the day, and the area it is compared with. */
export function ownAreas(snapshot: Snapshot): readonly string[] {
  return [snapshot.place, snapshot.comparator, ...snapshot.agencies.keys()].filter((area) => area !== null);
}

/** Periods of an area that some rule reads: the last four years, and the newest figure however old. */
function ownPeriods(snapshot: Snapshot, table: MeasureFigures, area: string): ReadonlySet<string> {
  const ended = snapshot.figures.periods(table.measure, area).filter(({ end }) => end <= snapshot.asOf);
  const kept = ended.filter(({ end }) => months(end, snapshot.asOf) <= OWN_MONTHS);
  const last = ended.at(-1);
  return new Set([...kept, ...(last === undefined ? [] : [last])].map(({ text }) => text));
}

interface Compared {
  readonly levels: Set<string>;
  readonly periods: Set<string>;
}

/**
 * Like areas are counted in two sentences: how many stand between two bars (the period of the figure that is told),
 * and how many ever met two targets together (every fresh period of two joined measures).
 */
function comparedPeriods(snapshot: Snapshot, own: readonly string[]): ReadonlyMap<string, Compared> {
  const compared = new Map<string, Compared>();
  const need = (measure: string, level: string, periods: Iterable<string>): void => {
    const known = compared.get(measure) ?? { levels: new Set<string>(), periods: new Set<string>() };
    known.levels.add(level);
    for (const period of periods) known.periods.add(period);
    compared.set(measure, known);
  };
  const goalsOfConcept = Map.groupBy(snapshot.goals, (goal) => goal.measure.concept);
  for (const measure of snapshot.measures.values()) {
    const goals = goalsOfConcept.get(measure.concept) ?? [];
    if (goals.length < 2) continue;
    for (const area of own) {
      const fresh = freshPeriods(snapshot, measure, area);
      const level = snapshot.figures.levelOf(measure.id, area);
      if (level === null || fresh.length === 0) continue;
      // The newest figure inside the dates of each goal, and the newest of all for a goal that an edit makes.
      const dates = [{ in_force_from: null, in_force_to: null }, ...goals.map(({ row }) => row)];
      const told = dates.flatMap(
        ({ in_force_from: from, in_force_to: to }) =>
          fresh.findLast(({ end }) => (from === null || from <= end) && (to === null || end <= to)) ?? [],
      );
      need(
        measure.id,
        level,
        told.map(({ text }) => text),
      );
    }
  }
  for (const [u, v] of joinedMeasures(snapshot)) {
    for (const area of own) {
      const [one, other] = [u, v].map((id) => {
        const measure = snapshot.measures.get(id);
        return measure === undefined || measure.unit_kind === 'change' ? [] : freshPeriods(snapshot, measure, area);
      });
      const texts = new Set((other ?? []).map(({ text }) => text));
      const both = (one ?? []).flatMap(({ text }) => (texts.has(text) ? [text] : []));
      const level = snapshot.figures.levelOf(u, area);
      if (both.length < LEAST_PERIODS || level === null) continue;
      const all = (id: string): string[] =>
        (snapshot.figures.of(id)?.periods ?? [])
          .filter(({ end }) => isFresh(end, snapshot.asOf))
          .map(({ text }) => text);
      need(u, level, all(u));
      need(v, level, all(v));
    }
  }
  return compared;
}

function freshPeriods(snapshot: Snapshot, measure: Measure, area: string) {
  return snapshot.figures.periods(measure.id, area).filter(({ end }) => isFresh(end, snapshot.asOf));
}

/** Fresh periods of an area that have a figure of the year before: those a movement can be told of. */
export function movingPeriods(snapshot: Snapshot, measure: Measure, area: string): readonly string[] {
  const has = (text: string): boolean => snapshot.figures.value(measure.id, area, text) !== null;
  return freshPeriods(snapshot, measure, area).flatMap(({ text }) => {
    const before = yearBefore(text);
    return before !== null && has(before) ? [text] : [];
  });
}
