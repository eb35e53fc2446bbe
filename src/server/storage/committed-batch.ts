/** What makes one import the same as another: the file's bytes, read the same way, into the same dataset. */
export interface ImportKey {
  readonly dataset: string;
  /** sha256 of the file, in hexadecimal. */
  readonly digest: string;
  readonly mappingVersion: string;
}

/** Every line of a file is one of these five; they add up to `read`. */
export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly blank: number;
}

/** How sure the publisher is of the figures of a batch. */
export type Finality = 'provisional' | 'final';

/** A file's figures, or what puts back what stood before another batch. */
export type BatchKind = 'import' | 'undo';

/** An import that everybody sees. */
export interface CommittedBatch extends ImportKey {
  readonly id: string;
  /** Orders commits, whatever the clock said. */
  readonly seq: number;
  readonly receivedAt: string;
  readonly committedAt: string;
  readonly counts: ImportCounts;
  /** Code of the agency whose batch it is; `operator` for whoever runs the installation. */
  readonly owner: string;
  /** Account that committed it; null when it was the program itself. */
  readonly actor: string | null;
  readonly kind: BatchKind;
  /** The batch that this one undoes; null for an import. */
  readonly undoes: string | null;
  /** The batch that undid this one; null while it stands. A redo undoes that one again. */
  readonly undoneBy: string | null;
  readonly finality: Finality;
  readonly fileName: string;
}

/** A problem of one line, as data: kept with its batch. */
export type KeptProblem = Readonly<Record<string, unknown>>;
