import type { CommittedBatch, KeptProblem } from './committed-batch.ts';

/** Names that figures speak of, numbered in the order they are first given, from 0, over all parts of one batch. */
export interface NewNames {
  /** Measure, area and breakdown. */
  readonly series: readonly (readonly [measure: string, area: string, breakdown: string])[];
  /** Stored spellings. */
  readonly periods: readonly string[];
  readonly levels: readonly string[];
  /** The publisher's files. */
  readonly files: readonly string[];
}

/**
 * Some thousand figures in columns, small enough to hand over between threads without a copy. Names are numbers of `NewNames`, of
 * this part or an earlier one. Numbers that a figure does not have are NaN; a reason, a status it does not have is 0.
 */
export interface FigurePart {
  readonly names: NewNames;
  readonly count: number;
  readonly series: Int32Array;
  readonly period: Int32Array;
  readonly level: Int32Array;
  readonly file: Int32Array;
  /** Line of the publisher's file. */
  readonly line: Int32Array;
  /** `MISSING_NUMBER` of the reason; 0 where there is a value. */
  readonly missing: Uint8Array;
  /** `STATUS_NUMBER` of the status; 0 where the file does not say. */
  readonly status: Uint8Array;
  readonly value: Float64Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What the store made of a figure: the first three bytes of a verdict. `foreign`: another agency's figure stands there, untouched. */
export const VERDICT = { created: 1, changed: 2, unchanged: 3, refused: 4, blank: 5, foreign: 6 } as const;
/** Added to a verdict when somebody should look first. */
export const WARNED = 128;

/** Number of a status in the tables; frozen by the migration. */
export const STATUS_NUMBER = { provisional: 1, final: 2, revised: 3, estimated: 4 } as const;

/** A changed figure of a part: its place in it, and the value before (NaN where a reason stood). */
export interface ChangedFigure {
  readonly at: number;
  readonly before: number;
}

/** What became of the figures of one part. */
export interface StagedPart {
  /** One of `VERDICT` for each figure. */
  readonly verdicts: Uint8Array;
  readonly changed: readonly ChangedFigure[];
  /** Codes of the agencies whose figures would be replaced. */
  readonly replaces: readonly string[];
  /** Ids in the tables, to withdraw by. */
  readonly seriesIds: Int32Array;
  readonly periodIds: Int32Array;
}

/** Bytes of one figure in `batch_lines`: verdict, sheet, column, line, offset. */
export const BYTES_A_LINE = 14;

/** Places and verdicts of some thousand figures of a file, packed. */
export interface LinesPart {
  readonly part: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly figures: number;
  readonly refused: number;
  readonly entries: Uint8Array;
}

/** Writes the figures of one open batch ahead, each part in a short transaction of its own, seen by nobody else. */
export interface Staging {
  /** Compares with what stands, writes what is new or changed, and says which is which. A figure stands once in a batch. */
  stage(part: FigurePart): Promise<StagedPart>;
  /** Takes figures back that turned out to be refused. */
  withdraw(seriesIds: Int32Array, periodIds: Int32Array): Promise<void>;
  /** Takes all figures back and leaves lines and problems: nothing of the file may be stored. */
  discardFigures(): Promise<void>;
  keepLines(parts: readonly LinesPart[]): Promise<void>;
  /** @param from number of the first */
  keepProblems(from: number, problems: readonly KeptProblem[]): Promise<void>;
  /** Keeps which series the batch speaks of, so that a later commit on them is noticed. Once, at the end. */
  finish(): Promise<void>;
}

/** What undoing a batch would do, or did. */
export interface UndoneBatch {
  readonly batch: CommittedBatch;
  /** Figures that others replaced since, at most a hundred of them. */
  readonly leftAlone: readonly { readonly measure: string; readonly area: string; readonly period: string }[];
  readonly replayed: boolean;
}
