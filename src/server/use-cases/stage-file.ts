import { createHash } from 'node:crypto';
import type { FigureReference } from '#domain/intake/figure-verdict';
import type { ProblemGroup } from '#domain/intake/group-problems';
import { describeProblem, type Problem } from '#domain/intake/problem';
import { comparePeriods } from '#domain/measure/period';
import type { ImportCounts } from '#server/storage/committed-batch';
import type { ObservationRepository, OpenBatch } from '#server/storage/observation-repository';
import { BYTES_A_LINE, VERDICT, WARNED, type LinesPart, type StagedPart } from '#server/storage/staging';
import type { CheckedGoal } from './checked-goal.ts';
import type { CheckedPart, FigureReader, FigureRequest, ReadFile } from './figure-reading.ts';

/** Figures of the file told in one row of `batch_lines`. */
const LINES_A_PART = 10_000;
const MOST_MOVEMENTS = 20;
const MOST_SAMPLES = 20;

/** A figure that would change. */
export interface Movement {
  readonly measure: string;
  readonly area: string;
  readonly breakdown: string;
  readonly period: string;
  readonly before: number;
  readonly after: number;
  readonly line: number;
}

/** A figure as it will be stored. */
export interface SampleFigure {
  readonly measure: string;
  readonly area: string;
  readonly breakdown: string;
  readonly period: string;
  /** Null where a reason stands. */
  readonly value: number | null;
  /** `MISSING_NUMBER`; 0 where there is a value. */
  readonly missing: number;
  readonly line: number;
  readonly verdict: 'created' | 'changed' | 'unchanged';
}

/** A file that was checked, compared with what stands, and written ahead under a batch that only its owner sees. Plain JSON. */
export interface StagedFile {
  readonly counts: ImportCounts;
  readonly warned: number;
  readonly groups: readonly ProblemGroup[];
  readonly fileProblems: readonly Problem[];
  /** Nothing of the file may be stored, and nothing is written ahead. */
  readonly isBlocked: boolean;
  /** Problems that are only counted in their group. */
  readonly untold: number;
  readonly samples: readonly SampleFigure[];
  /** The largest first. */
  readonly movements: readonly Movement[];
  readonly measures: readonly { readonly id: string; readonly figures: number }[];
  readonly areas: number;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  /** Codes of agencies whose stored figures would be replaced; `operator` for national figures. */
  readonly replaces: readonly string[];
  readonly sheets: readonly (string | null)[];
  /** Names exactly this result: the same file, read the same way, beside the same stored figures. */
  readonly digest: string;
  /** Goals that a goal file would set anew or otherwise, the first of them; left out for figures. */
  readonly goals?: readonly CheckedGoal[];
}

/** What whoever has a file staged may want besides. */
export interface StagingWishes {
  /** Told how far it is. */
  readonly onStaged?: (done: { readonly figures: number; readonly bytesDone: number }) => void;
  readonly signal?: AbortSignal;
  /** What a figure is called in problems: its measure, area and period in words. Left out, by their codes. */
  readonly tellFigure?: (measure: string, area: string, period: string) => string;
}

/**
 * Reads, checks, compares and writes a file ahead, in short transactions, under an open batch. Nobody but its owner sees any of it
 * until it is committed. When it throws, the batch is there still: its caller drops it.
 */
export async function stageFile(
  observations: ObservationRepository,
  reader: FigureReader,
  request: FigureRequest,
  batch: OpenBatch,
  { onStaged, signal, tellFigure }: StagingWishes = {},
): Promise<StagedFile> {
  const staging = observations.openStaging(batch);
  const ledger = new Ledger(tellFigure ?? ((...codes) => codes.join(', ')));
  let problems = 0;
  const keep = async (told: readonly Problem[]): Promise<void> => {
    if (told.length === 0) return;
    // Its sentence can be told again, and its fix stands in its group.
    await staging.keepProblems(
      problems,
      told.map(({ message: _message, fix: _fix, ...problem }) => problem),
    );
    problems += told.length;
  };
  const read = await reader.read(
    request,
    async (part) => {
      const staged = part.figures.count === 0 ? null : await staging.stage(part.figures);
      await keep(part.problems);
      if (staged !== null) await keep(ledger.takeFigures(part, staged));
      ledger.takeEntries(part, staged);
      onStaged?.({ figures: ledger.read, bytesDone: part.bytesDone });
    },
    signal,
  );
  const gone = ledger.withdraw(read.sheets);
  if (gone.seriesIds.length > 0) await staging.withdraw(gone.seriesIds, gone.periodIds);
  const isBlocked = read.fileProblems.some(({ severity }) => severity === 'refused');
  await keep(read.fileProblems);
  await staging.keepLines([...ledger.lines()]);
  if (isBlocked) await staging.discardFigures();
  else await staging.finish();
  return ledger.finish(batch, read, isBlocked);
}

/** Keeps account of every figure of a file: fourteen bytes each, and twelve more for those that are stored. */
class Ledger {
  read = 0;
  readonly #tellFigure: (measure: string, area: string, period: string) => string;
  readonly #parts: { readonly first: number; readonly entries: Buffer }[] = [];
  readonly #stored: { readonly entryOf: Int32Array; readonly staged: StagedPart; readonly series: Int32Array }[] = [];
  readonly #series: (readonly [string, string, string])[] = [];
  readonly #periods: string[] = [];
  readonly #withdrawn: FigureReference[] = [];
  readonly #replaces = new Set<string>();
  readonly #samples: SampleFigure[] = [];
  #movements: Movement[] = [];
  readonly #foreignGroup: Problem[] = [];
  #foreign = 0;

  constructor(tellFigure: (measure: string, area: string, period: string) => string) {
    this.#tellFigure = tellFigure;
  }

  /** Notes what the store said of the figures of a part; returns the problems that come of it. */
  takeFigures({ figures, entryOf, entries }: CheckedPart, staged: StagedPart): readonly Problem[] {
    this.#series.push(...figures.names.series);
    this.#periods.push(...figures.names.periods);
    const count = figures.count;
    this.#stored.push({ entryOf: entryOf.slice(0, count), staged, series: figures.series.slice(0, count) });
    for (const agency of staged.replaces) this.#replaces.add(agency);
    const nameAt = (at: number): Pick<SampleFigure, 'measure' | 'area' | 'breakdown' | 'period'> => {
      const [measure, area, breakdown] = this.#series[figures.series[at] ?? 0] ?? ['', '', ''];
      return { measure, area, breakdown, period: this.#periods[figures.period[at] ?? 0] ?? '' };
    };
    const bytes = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength);
    const lineAt = (at: number): number => bytes.readUInt32BE(((entryOf[at] ?? 0) - this.read) * BYTES_A_LINE + 4);
    const problems: Problem[] = [];
    for (let at = 0; at < count; at += 1) {
      const verdict = staged.verdicts[at];
      if (verdict === VERDICT.foreign) {
        const { measure, area, period } = nameAt(at);
        const problem = describeProblem({
          line: lineAt(at),
          column: null,
          code: 'not_your_agency',
          found: `a figure of ${this.#tellFigure(measure, area, period)} that another agency stated`,
          expected: 'figures of your own agency',
        });
        this.#foreign += 1;
        if (this.#foreignGroup.length < MOST_SAMPLES) this.#foreignGroup.push(problem);
        problems.push(problem);
      } else if (this.#samples.length < MOST_SAMPLES) {
        const value = figures.value[at] ?? Number.NaN;
        this.#samples.push({
          ...nameAt(at),
          value: Number.isNaN(value) ? null : value,
          missing: figures.missing[at] ?? 0,
          line: lineAt(at),
          verdict: verdict === VERDICT.changed ? 'changed' : verdict === VERDICT.unchanged ? 'unchanged' : 'created',
        });
      }
    }
    for (const { at, before } of staged.changed) {
      const after = figures.value[at] ?? Number.NaN;
      if (Number.isNaN(before) || Number.isNaN(after)) continue;
      this.#noteMovement({ ...nameAt(at), before, after, line: lineAt(at) });
    }
    return problems;
  }

  takeEntries({ entries, entryOf, figures, withdrawn }: CheckedPart, staged: StagedPart | null): void {
    const own = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength);
    if (staged !== null) {
      for (let at = 0; at < figures.count; at += 1) {
        const start = ((entryOf[at] ?? 0) - this.read) * BYTES_A_LINE;
        const verdict = staged.verdicts[at] === VERDICT.foreign ? VERDICT.refused : (staged.verdicts[at] ?? 0);
        own[start] = (own[start] ?? 0) | verdict;
      }
    }
    this.#parts.push({ first: this.read, entries: own });
    this.read += own.length / BYTES_A_LINE;
    this.#withdrawn.push(...withdrawn);
  }

  /** Marks the figures refused that were withdrawn, and says which of them are written ahead. */
  withdraw(sheets: readonly (string | null)[]): { readonly seriesIds: Int32Array; readonly periodIds: Int32Array } {
    const seriesIds: number[] = [];
    const periodIds: number[] = [];
    if (this.#withdrawn.length > 0) {
      const wanted = new Set(
        this.#withdrawn.map(({ sheet, line, column }) => keyOf(Math.max(0, sheets.indexOf(sheet)), line, column)),
      );
      const gone = new Set<number>();
      for (const { first, entries } of this.#parts) {
        for (let start = 0; start < entries.length; start += BYTES_A_LINE) {
          const key = keyOf(entries[start + 1] ?? 0, entries.readUInt32BE(start + 4), entries.readUInt16BE(start + 2));
          if (!wanted.has(key)) continue;
          // A line that was refused or blank anyway stays what it is.
          const verdict = (entries[start] ?? 0) & ~WARNED;
          if (verdict === VERDICT.refused || verdict === VERDICT.blank) continue;
          entries[start] = VERDICT.refused;
          gone.add(first + start / BYTES_A_LINE);
        }
      }
      for (const { entryOf, staged } of this.#stored) {
        for (const [at, entry] of entryOf.entries()) {
          if (!gone.has(entry)) continue;
          seriesIds.push(staged.seriesIds[at] ?? 0);
          periodIds.push(staged.periodIds[at] ?? 0);
          staged.verdicts[at] = VERDICT.refused;
        }
      }
    }
    return { seriesIds: Int32Array.from(seriesIds), periodIds: Int32Array.from(periodIds) };
  }

  *lines(): Generator<LinesPart> {
    let part = 0;
    for (const { entries } of this.#parts) {
      for (let start = 0; start < entries.length; start += LINES_A_PART * BYTES_A_LINE) {
        const some = entries.subarray(start, start + LINES_A_PART * BYTES_A_LINE);
        let [refused, firstLine, lastLine] = [0, Number.MAX_SAFE_INTEGER, 0];
        for (let at = 0; at < some.length; at += BYTES_A_LINE) {
          if (((some[at] ?? 0) & ~WARNED) === VERDICT.refused) refused += 1;
          const line = some.readUInt32BE(at + 4);
          if (line < firstLine) firstLine = line;
          if (line > lastLine) lastLine = line;
        }
        yield { part, firstLine, lastLine, figures: some.length / BYTES_A_LINE, refused, entries: some };
        part += 1;
      }
    }
  }

  finish(batch: OpenBatch, read: ReadFile, isBlocked: boolean): StagedFile {
    const hash = createHash('sha256').update(`${batch.digest}\n${batch.mappingVersion}\n`);
    const tally = new Int32Array(8);
    let warned = 0;
    for (const { entries } of this.#parts) {
      hash.update(entries);
      for (let start = 0; start < entries.length; start += BYTES_A_LINE) {
        const byte = entries[start] ?? 0;
        const verdict = byte & ~WARNED;
        tally[verdict] = (tally[verdict] ?? 0) + 1;
        if (byte >= WARNED && verdict !== VERDICT.refused) warned += 1;
      }
    }
    const blank = tally[VERDICT.blank] ?? 0;
    const counts: ImportCounts = isBlocked
      ? // Nothing of a blocked file is stored: its sound lines are refused with the others.
        { read: this.read, created: 0, changed: 0, unchanged: 0, refused: this.read - blank, blank }
      : {
          read: this.read,
          created: tally[VERDICT.created] ?? 0,
          changed: tally[VERDICT.changed] ?? 0,
          unchanged: tally[VERDICT.unchanged] ?? 0,
          refused: tally[VERDICT.refused] ?? 0,
          blank,
        };
    const ofSeries = new Int32Array(this.#series.length);
    for (const { series, staged } of this.#stored) {
      for (let at = 0; at < series.length; at += 1) {
        const verdict = staged.verdicts[at];
        const number = series[at] ?? 0;
        if (verdict !== VERDICT.refused && verdict !== VERDICT.foreign) ofSeries[number] = (ofSeries[number] ?? 0) + 1;
      }
    }
    const figuresOf = new Map<string, number>();
    const areas = new Set<string>();
    for (const [number, [measure, area]] of this.#series.entries()) {
      const figures = ofSeries[number] ?? 0;
      if (figures === 0) continue;
      figuresOf.set(measure, (figuresOf.get(measure) ?? 0) + figures);
      areas.add(area);
    }
    const periods = [...this.#periods].sort(comparePeriods);
    const own = (tally[VERDICT.created] ?? 0) + (tally[VERDICT.changed] ?? 0) + (tally[VERDICT.unchanged] ?? 0);
    // Without a line of its own, nothing would be left of the file.
    const groups = read.groups.map((group) =>
      group.fix?.kind === 'own lines alone' && own === 0 ? { ...group, fix: null } : group,
    );
    const [first] = this.#foreignGroup;
    if (first !== undefined) {
      const { code, severity, column, expected } = first;
      const group = { code, severity, sheet: null, column, found: null, expected, count: this.#foreign, fix: null };
      groups.unshift({ ...group, examples: this.#foreignGroup });
    }
    return {
      counts,
      warned,
      groups,
      fileProblems: read.fileProblems,
      isBlocked,
      untold: read.untold,
      samples: this.#samples,
      movements: largest(this.#movements),
      measures: [...figuresOf].map(([id, figures]) => ({ id, figures })).sort((a, b) => b.figures - a.figures),
      areas: areas.size,
      firstPeriod: periods[0] ?? null,
      lastPeriod: periods.at(-1) ?? null,
      replaces: [...this.#replaces].sort(),
      sheets: read.sheets,
      digest: hash.update(JSON.stringify(counts)).digest('hex'),
    };
  }

  #noteMovement(movement: Movement): void {
    const { before, after } = movement;
    // Another denominator, or the last digit of a division, makes a figure new and moves nothing.
    if (Math.abs(after - before) <= 1e-9 * Math.max(Math.abs(before), Math.abs(after))) return;
    this.#movements.push(movement);
    if (this.#movements.length < 4 * MOST_MOVEMENTS) return;
    this.#movements = largest(this.#movements);
  }
}

function largest(movements: readonly Movement[]): Movement[] {
  return [...movements].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_MOVEMENTS);
}

/** How far a figure moves, up or down: by what factor; from or to nought further than anything. */
function sizeOf({ before, after }: Movement): number {
  if (before === 0 || after === 0 || before < 0 !== after < 0) return 1e6 + Math.abs(after - before);
  return Math.abs(Math.log(Math.abs(after / before)));
}

/** One number for a place in a file: below 2^53 for 31 sheets and 2^31 lines. */
function keyOf(sheet: number, line: number, column: number): number {
  return sheet * 2 ** 48 + line * 65_536 + column;
}
