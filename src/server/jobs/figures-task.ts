import type { Problem } from '#domain/intake/problem';
import type { CheckedPart, FigureRequest, ReadFile } from '#server/use-cases/figure-reading';

/** What the thread that reads a file is given. */
export interface FiguresTask {
  /** Folder with `catalogue/` and `data/`. */
  readonly root: string;
  readonly request: FigureRequest;
}

/** What it says: parts, each of which is answered by a message when it is dealt with, and then how it ended. */
export type FiguresAnswer =
  | { readonly kind: 'part'; readonly part: CheckedPart }
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'refused'; readonly problem: Problem };
