import type { FigureReference, FigureVerdict } from '#domain/intake/figure-verdict';
import { createProblemGroups } from '#domain/intake/group-problems';
import type { Problem } from '#domain/intake/problem';
import { MISSING_NUMBER } from '#server/storage/observation-repository';
import { BYTES_A_LINE, STATUS_NUMBER, VERDICT, WARNED } from '#server/storage/staging';
import type { CheckedPart, FigureColumns, ReadFile } from './figure-reading.ts';

/** Figures of one part: written in one short transaction. */
export const FIGURES_A_PART = 8_000;
/** Room for them: a part ends with the piece of the file that fills it. */
const ROOM = FIGURES_A_PART + 1_000;
/** Refused figures whose problems are kept one by one: as many as an upload can have. Others are counted in their group. */
const MOST_REFUSALS = 200_000;
/** Warnings and notes of one code that are kept one by one. */
const MOST_OF_A_CODE = 1_000;

/** Packs verdicts into parts that can be handed between threads and written at once. */
export class FigurePacker {
  readonly #fileName: string;
  readonly #sheets: (string | null)[] = [];
  readonly #series = new Map<string, Map<string, number>>();
  #seriesCount = 0;
  /** Where the figure before was looked up: most figures of a file share its measure and breakdown. */
  #last = { measure: '', breakdown: '', areas: new Map<string, number>() };
  readonly #periods = new Map<string, number>();
  readonly #levels = new Map<string, number>();
  readonly #files = new Map<string, number>();
  readonly #groups = createProblemGroups();
  readonly #kept = new Map<string, number>();
  #refusals = 0;
  #untold = 0;
  #told = 0;
  readonly #spare: () => FigureColumns | null;
  #draft: Draft;

  /** @param spare columns of a part that is dealt with, to write the next one over; null: none */
  constructor(fileName: string, spare: () => FigureColumns | null = () => null) {
    this.#fileName = fileName;
    this.#spare = spare;
    this.#draft = new Draft(columnsOf(ROOM), Buffer.allocUnsafeSlow(ROOM * BYTES_A_LINE));
  }

  /** Takes verdicts in; tells whether there are enough for a part. */
  add(verdicts: readonly FigureVerdict[]): boolean {
    for (const verdict of verdicts) this.#addOne(verdict);
    return this.#draft.count >= FIGURES_A_PART || this.#draft.entryCount >= 4 * FIGURES_A_PART;
  }

  /** Notes a problem of a figure that was told before. */
  addProblem(problem: Problem): void {
    this.#tell(problem);
  }

  /** Notes a problem of the file as a whole: it is told at the end, not with a figure. */
  addProblemOfFile(problem: Problem): void {
    this.#groups.add(problem);
  }

  withdraw(references: readonly FigureReference[]): void {
    this.#draft.withdrawn.push(...references);
  }

  /** The figures taken in since the last part. */
  take(bytesDone: number): CheckedPart {
    const draft = this.#draft;
    const part = draft.finish(bytesDone);
    this.#draft = new Draft(this.#spare() ?? columnsOf(ROOM), draft.entries);
    return part;
  }

  finish(fileProblems: readonly Problem[]): ReadFile {
    return { sheets: this.#sheets, groups: this.#groups.list(), fileProblems, untold: this.#untold };
  }

  #addOne(verdict: FigureVerdict): void {
    const draft = this.#draft;
    const number = this.#told;
    this.#told += 1;
    let code = 0;
    switch (verdict.kind) {
      case 'blank':
        code = VERDICT.blank;
        break;
      case 'repeated':
        code = VERDICT.unchanged;
        verdict.problems.forEach((problem) => this.#tell(problem));
        break;
      case 'refused':
        code = VERDICT.refused;
        verdict.problems.forEach((problem) => this.#tell(problem));
        if (verdict.withdraws.length > 0) draft.withdrawn.push(...verdict.withdraws);
        break;
      case 'accepted': {
        const { figure, problems } = verdict;
        for (const problem of problems) {
          this.#tell(problem);
          if (problem.severity === 'warned') code = WARNED;
        }
        const { observation, lower, upper, status, source } = figure;
        const { value } = observation;
        draft.addFigure(number, {
          series: this.#seriesOf(observation.measure, observation.area, observation.breakdown),
          period: numberOf(this.#periods, observation.period, draft.names.periods),
          level: numberOf(this.#levels, observation.level, draft.names.levels),
          file: numberOf(this.#files, source?.file ?? this.#fileName, draft.names.files),
          line: source?.line ?? verdict.line,
          missing: value.kind === 'missing' ? MISSING_NUMBER[value.reason] : 0,
          status: status === null ? 0 : STATUS_NUMBER[status],
          value: value.kind === 'value' ? value.value : Number.NaN,
          numerator: observation.numerator ?? Number.NaN,
          denominator: observation.denominator ?? Number.NaN,
          lower: lower ?? Number.NaN,
          upper: upper ?? Number.NaN,
        });
      }
    }
    draft.addEntry(code, this.#sheetOf(verdict.sheet), verdict.column, verdict.line, verdict.offset);
  }

  #sheetOf(sheet: string | null): number {
    const known = this.#sheets.indexOf(sheet);
    return known === -1 ? this.#sheets.push(sheet) - 1 : known;
  }

  #seriesOf(measure: string, area: string, breakdown: string): number {
    const last = this.#last;
    if (measure !== last.measure || breakdown !== last.breakdown) {
      const key = `${measure}\u0000${breakdown}`;
      let areas = this.#series.get(key);
      if (areas === undefined) this.#series.set(key, (areas = new Map<string, number>()));
      this.#last = { measure, breakdown, areas };
    }
    const { areas } = this.#last;
    let number = areas.get(area);
    if (number === undefined) {
      number = this.#seriesCount;
      this.#seriesCount += 1;
      areas.set(area, number);
      this.#draft.names.series.push([measure, area, breakdown]);
    }
    return number;
  }

  #tell(problem: Problem): void {
    this.#groups.add(problem);
    let isKept: boolean;
    if (problem.severity === 'refused') {
      this.#refusals += 1;
      isKept = this.#refusals <= MOST_REFUSALS;
    } else {
      const kept = (this.#kept.get(problem.code) ?? 0) + 1;
      this.#kept.set(problem.code, kept);
      isKept = kept <= MOST_OF_A_CODE;
    }
    if (isKept) this.#draft.problems.push(problem);
    else this.#untold += 1;
  }
}

function numberOf(known: Map<string, number>, name: string, fresh: string[]): number {
  const number = known.get(name) ?? known.size;
  if (number === known.size) {
    known.set(name, number);
    fresh.push(name);
  }
  return number;
}

/** One figure in numbers. */
type Packed = Readonly<Record<Exclude<keyof FigureColumns, 'entryOf'>, number>>;

/** A part under way. */
class Draft {
  readonly names = {
    series: [] as (readonly [string, string, string])[],
    periods: [] as string[],
    levels: [] as string[],
    files: [] as string[],
  };
  readonly problems: Problem[] = [];
  readonly withdrawn: FigureReference[] = [];
  count = 0;
  entryCount = 0;
  /** Written over by the next draft. */
  entries: Buffer;
  #columns: FigureColumns;

  constructor(columns: FigureColumns, entries: Buffer) {
    this.#columns = columns;
    this.entries = entries;
  }

  addFigure(entry: number, figure: Packed): void {
    if (this.count === this.#columns.entryOf.length) this.#grow();
    const at = this.count;
    const columns = this.#columns;
    columns.series[at] = figure.series;
    columns.period[at] = figure.period;
    columns.level[at] = figure.level;
    columns.file[at] = figure.file;
    columns.line[at] = figure.line;
    columns.missing[at] = figure.missing;
    columns.status[at] = figure.status;
    columns.value[at] = figure.value;
    columns.numerator[at] = figure.numerator;
    columns.denominator[at] = figure.denominator;
    columns.lower[at] = figure.lower;
    columns.upper[at] = figure.upper;
    columns.entryOf[at] = entry;
    this.count += 1;
  }

  addEntry(verdict: number, sheet: number, column: number, line: number, offset: number): void {
    const start = this.entryCount * BYTES_A_LINE;
    if (start === this.entries.length) {
      const larger = Buffer.allocUnsafeSlow(2 * this.entries.length);
      this.entries.copy(larger);
      this.entries = larger;
    }
    const { entries } = this;
    entries[start] = verdict;
    entries[start + 1] = sheet;
    entries.writeUInt16BE(column, start + 2);
    entries.writeUInt32BE(line, start + 4);
    entries.writeUIntBE(offset < 0 ? NO_OFFSET : offset, start + 8, 6);
    this.entryCount += 1;
  }

  finish(bytesDone: number): CheckedPart {
    const { entryOf, ...columns } = this.#columns;
    return {
      figures: { names: this.names, count: this.count, ...columns },
      entryOf,
      entries: new Uint8Array(this.entries.subarray(0, this.entryCount * BYTES_A_LINE)),
      problems: this.problems,
      withdrawn: this.withdrawn,
      bytesDone,
    };
  }

  #grow(): void {
    const larger = columnsOf(2 * this.#columns.entryOf.length);
    for (const name of Object.keys(larger) as (keyof FigureColumns)[]) larger[name].set(this.#columns[name]);
    this.#columns = larger;
  }
}

/** What stands for "no place in a file" in six bytes. */
export const NO_OFFSET = 0xffff_ffff_ffff;

function columnsOf(size: number): FigureColumns {
  return {
    entryOf: new Int32Array(size),
    series: new Int32Array(size),
    period: new Int32Array(size),
    level: new Int32Array(size),
    file: new Int32Array(size),
    line: new Int32Array(size),
    missing: new Uint8Array(size),
    status: new Uint8Array(size),
    value: new Float64Array(size),
    numerator: new Float64Array(size),
    denominator: new Float64Array(size),
    lower: new Float64Array(size),
    upper: new Float64Array(size),
  };
}
