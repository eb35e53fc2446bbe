import type { ColumnMapping } from '#domain/intake/column-mapping';
import type { FigureReference } from '#domain/intake/figure-verdict';
import type { ProblemGroup } from '#domain/intake/group-problems';
import type { Problem } from '#domain/intake/problem';
import type { ReadCaps } from '#server/files/read-caps';
import type { PackedFigures } from '#server/storage/observation-repository';
import type { FigurePart } from '#server/storage/staging';

/** Most bytes of an upload. */
export const UPLOAD_BYTES = 50 * 1024 * 1024;

/** A file to read and check, as plain data that can be handed to a worker. */
export interface FigureRequest {
  /** Where its bytes lie. */
  readonly path: string;
  readonly fileName: string;
  readonly mapping: ColumnMapping;
  /** The organisation that may be written of; null: any, for the operator of the installation. */
  readonly agency: string | null;
  /** Last day that a figure can be of. */
  readonly today: string;
  /** What stands in the store, to compare new figures with; null: not compared. */
  readonly history: PackedFigures | null;
  readonly caps: ReadCaps;
}

/** Columns of a part, which are written over once it is dealt with. */
export type FigureColumns = Omit<FigurePart, 'names' | 'count'> & Pick<CheckedPart, 'entryOf'>;

/**
 * Some thousand figures of a file, checked. The columns of `figures` and `entryOf` are lent: whoever takes a part copies what is to
 * outlive that. The rest is given.
 */
export interface CheckedPart {
  /** Those that can be stored. */
  readonly figures: FigurePart;
  /** For each of them its number in the file, counting told figures from 0. */
  readonly entryOf: Int32Array;
  /** Fourteen bytes for each figure told, as `batch_lines` has them; verdict 0 where the store must still say. */
  readonly entries: Uint8Array;
  readonly problems: readonly Problem[];
  /** Figures told before as accepted or repeated that are refused after all. */
  readonly withdrawn: readonly FigureReference[];
  /** Bytes read so far, for progress. */
  readonly bytesDone: number;
}

/** What is known when the whole file has been read. */
export interface ReadFile {
  /** Names of the sheets that entries speak of by number. */
  readonly sheets: readonly (string | null)[];
  readonly groups: readonly ProblemGroup[];
  /** Problems of the file as a whole; one that refuses blocks it. */
  readonly fileProblems: readonly Problem[];
  /** Problems that were counted in their group and are not told one by one. */
  readonly untold: number;
}

/** Reads and checks files: in a thread of its own in the server, here and now for commands and specs. */
export interface FigureReader {
  /**
   * Reads a file to its end. `take` is awaited before much more is read, so that memory stays the same whatever the length.
   * @throws FileRefused when it is no table, or has more than the caps allow
   */
  read(request: FigureRequest, take: (part: CheckedPart) => Promise<void>, signal?: AbortSignal): Promise<ReadFile>;
}
