import type { Observation } from '#domain/measure/observation';
import type { Problem } from './problem.ts';
import type { SourceRow } from './source-table.ts';

/** Provisional figures are marked; a figure without a word is final. */
export type FigureStatus = 'provisional' | 'final' | 'revised' | 'estimated';

/** A figure that can be stored. */
export interface CheckedFigure {
  readonly observation: Observation;
  /** Ends of its 95% interval; null where the file gives none. Both or neither. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Null: the file does not say. */
  readonly status: FigureStatus | null;
  /** The publisher's file and line where the table names them; null: this file and line. */
  readonly source: { readonly file: string; readonly line: number } | null;
}

/** Names a figure of a file: no two of a file have one reference. */
export interface FigureReference {
  readonly sheet: string | null;
  readonly line: number;
  /** Which of the figures of its line, counting from 0: always 0 in a long table. */
  readonly column: number;
}

/** Where a figure stands in the file. */
export interface FigurePlace extends FigureReference {
  /** Byte of the kept file that its line begins at; -1: none. */
  readonly offset: number;
}

/** What became of one figure of a file. */
export type FigureVerdict = FigurePlace &
  (
    | { readonly kind: 'accepted'; readonly figure: CheckedFigure; readonly problems: readonly Problem[] }
    /** Says again what an earlier line of the file says: counted as unchanged. */
    | { readonly kind: 'repeated'; readonly of: FigureReference; readonly problems: readonly Problem[] }
    | { readonly kind: 'blank' }
    | {
        readonly kind: 'refused';
        /** Those of the line, and those of the lines that it withdraws. */
        readonly problems: readonly Problem[];
        /** Earlier lines, told as accepted or repeated, that are refused with it: the same figure with another content. */
        readonly withdraws: readonly FigureReference[];
      }
  );

/** What is found when a whole file has been read. */
export interface FileFindings {
  /** Problems of the file and of its figures together; a refusal here blocks the file. */
  readonly problems: readonly Problem[];
  /** Figures told as accepted that are refused after all, each with its reason (a period that repeats another). */
  readonly withdrawn: readonly { readonly place: FigureReference; readonly problem: Problem }[];
}

/**
 * Checks the figures of a file as its rows come, in memory that grows by some twenty bytes a figure.
 * Every figure of a row is told once, blank ones too: `read = accepted + repeated + refused + blank`, less and plus what is
 * withdrawn. A figure is a line of a long table, a cell of a wide one, or the lines of one figure where each part has a line.
 */
export interface FigureChecker {
  /** Checks rows of one table in their order; rows above `firstLine` are passed over. Never throws. */
  check(sheet: string | null, rows: readonly SourceRow[]): readonly FigureVerdict[];
  /** Verdicts that waited for more lines, and what is found across the file. */
  finish(): { readonly verdicts: readonly FigureVerdict[]; readonly findings: FileFindings };
}
