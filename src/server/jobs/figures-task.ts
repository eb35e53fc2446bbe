import type { Problem } from '#domain/intake/problem';
import type { CheckedPart, FigureColumns, FigureRequest, ReadFile } from '#server/use-cases/figure-reading';

/** What the thread that reads a file is given. */
export interface FiguresTask {
  /** Folder with `catalogue/` and `data/`. */
  readonly root: string;
  readonly request: FigureRequest;
}

/** What it says: parts, each of which is answered when it is dealt with, and then how it ended. */
export type FiguresAnswer =
  | { readonly kind: 'part'; readonly part: CheckedPart }
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A part was dealt with: its columns come back to be written over. */
export interface PartTaken {
  readonly spare: FigureColumns;
}

/** The memory of a part's columns, which goes over to the other thread whole. */
export function buffersOf(columns: FigureColumns): ArrayBuffer[] {
  return Object.values(columns).map(({ buffer }) => buffer as ArrayBuffer);
}
