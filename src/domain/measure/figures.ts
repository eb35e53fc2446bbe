import { comparePeriods, parsePeriod, type Period } from './period.ts';

/** One figure as it is put in: a null value is a missing cell and is as if the row were not there. */
export interface FigureRow {
  readonly measure: string;
  readonly area: string;
  /** Kind of area it is compared within; null or empty when the source names none. */
  readonly level: string | null;
  /** Stored spelling of a period; rows with any other text are left out. */
  readonly period: string;
  readonly value: number | null;
}

/** The figures of one area, as a row of its measure's table. */
export interface AreaFigures {
  readonly area: string;
  readonly level: string;
  /** One cell for each of the measure's periods, NaN where there is none. Read through `Figures.value`. */
  readonly values: Float64Array;
}

/** All figures of one measure: a table of areas by periods. */
export interface MeasureFigures {
  readonly measure: string;
  /** Oldest first: by end, then by text. */
  readonly periods: readonly Period[];
  /** Column of a period's text. */
  readonly column: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, AreaFigures>;
}

/** Level of an area no source gives a level for: all such areas are of one level. */
export const NO_LEVEL = '';

/**
 * The published figures, held once and read by every analysis. Immutable: no call changes an answer.
 * Values are in the measure's own unit. The order of the rows never matters; of two rows for one cell the larger stands.
 * About 9 bytes a cell, so that all figures of England fit many times over.
 */
export class Figures {
  readonly #measures: ReadonlyMap<string, MeasureFigures>;
  readonly #memory = new Map<string, unknown>();

  private constructor(measures: ReadonlyMap<string, MeasureFigures>) {
    this.#measures = measures;
  }

  /**
   * Builds the store. Rows whose value is null or not finite, or whose period is no stored spelling, are left out.
   * @param levels level of an area by its code; used where a row names none
   */
  static from(rows: Iterable<FigureRow>, levels: ReadonlyMap<string, string> = new Map()): Figures {
    interface Draft {
      readonly periods: Set<string>;
      readonly areas: Map<string, { level: string; readonly cells: Map<string, number> }>;
    }
    const drafts = new Map<string, Draft>();
    for (const { measure, area, level, period, value } of rows) {
      if (value === null || !Number.isFinite(value) || parsePeriod(period) === null) continue;
      let draft = drafts.get(measure);
      if (draft === undefined) drafts.set(measure, (draft = { periods: new Set(), areas: new Map() }));
      draft.periods.add(period);
      const given = level === null || level === '' ? (levels.get(area) ?? NO_LEVEL) : level;
      let row = draft.areas.get(area);
      if (row === undefined) draft.areas.set(area, (row = { level: given, cells: new Map() }));
      else if (given > row.level) row.level = given;
      const stored = row.cells.get(period);
      if (stored === undefined || value > stored) row.cells.set(period, value);
    }
    const measures = new Map<string, MeasureFigures>();
    for (const measure of [...drafts.keys()].sort()) {
      const draft = drafts.get(measure);
      if (draft === undefined) continue;
      const texts = [...draft.periods].sort(comparePeriods);
      const column = new Map(texts.map((text, index) => [text, index]));
      const areas = new Map<string, AreaFigures>();
      for (const area of [...draft.areas.keys()].sort()) {
        const row = draft.areas.get(area);
        if (row === undefined) continue;
        const values = new Float64Array(texts.length).fill(Number.NaN);
        for (const [text, value] of row.cells) values[column.get(text) ?? 0] = value;
        areas.set(area, { area, level: row.level, values });
      }
      const periods = texts.map(parsePeriod).filter((period) => period !== null);
      measures.set(measure, { measure, periods, column, areas });
      drafts.delete(measure);
    }
    return new Figures(measures);
  }

  /** No figures at all. */
  static none(): Figures {
    return new Figures(new Map());
  }

  /** Measures with at least one figure, in order of id. */
  get measures(): readonly string[] {
    return [...this.#measures.keys()];
  }

  /** The table of one measure; null when it has no figure. */
  of(measure: string): MeasureFigures | null {
    return this.#measures.get(measure) ?? null;
  }

  /** The figures of one measure in one area; null when there is none. */
  series(measure: string, area: string): AreaFigures | null {
    return this.#measures.get(measure)?.areas.get(area) ?? null;
  }

  /** One figure; null when it is missing. */
  value(measure: string, area: string, period: string): number | null {
    const table = this.#measures.get(measure);
    const column = table?.column.get(period);
    if (table === undefined || column === undefined) return null;
    const value = table.areas.get(area)?.values[column];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  /** Periods for which one area has a figure of the measure, oldest first. */
  periods(measure: string, area: string): readonly Period[] {
    const table = this.#measures.get(measure);
    const values = table?.areas.get(area)?.values;
    if (table === undefined || values === undefined) return [];
    return table.periods.filter((_, index) => !Number.isNaN(values[index]));
  }

  /** Areas of one level with at least one figure of the measure, in order of code. */
  areasAt(measure: string, level: string): readonly string[] {
    const table = this.#measures.get(measure);
    return table === undefined
      ? []
      : [...table.areas.values()].filter((row) => row.level === level).map((row) => row.area);
  }

  /** Kind of area that the area's figures of this measure are compared within; null when it has none. */
  levelOf(measure: string, area: string): string | null {
    return this.series(measure, area)?.level ?? null;
  }

  /**
   * Latest end of a period that is on or before the day, for which one of the areas has a figure; null when none.
   * @param of the measures that count; all where they are left out
   */
  newestEnd(areas: readonly string[], asOf: string, of?: ReadonlySet<string>): string | null {
    let newest: string | null = null;
    for (const [measure, table] of this.#measures) {
      if (of?.has(measure) === false) continue;
      for (const area of areas) {
        const values = table.areas.get(area)?.values;
        if (values === undefined) continue;
        for (let index = table.periods.length - 1; index >= 0; index -= 1) {
          const end = table.periods[index]?.end;
          if (end === undefined || end > asOf || Number.isNaN(values[index])) continue;
          if (newest === null || end > newest) newest = end;
          break;
        }
      }
    }
    return newest;
  }

  /**
   * Remembers an answer that depends on these figures and on what the key says, and on nothing else.
   * Many places share such answers; the store forgets all of them when it would hold more than 64.
   */
  remember<T>(key: string, make: () => T): T {
    if (this.#memory.has(key)) return this.#memory.get(key) as T;
    const made = make();
    if (this.#memory.size >= 64) this.#memory.clear();
    this.#memory.set(key, made);
    return made;
  }
}
