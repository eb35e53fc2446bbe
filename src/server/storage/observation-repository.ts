import type { MissingReason } from '#domain/measure/measured-value';
import type { Observation, Provenance } from '#domain/measure/observation';
import type { CommittedBatch, Finality, ImportCounts, ImportKey, KeptProblem } from './committed-batch.ts';
import type { Scope } from './scope.ts';
import type { Staging, UndoneBatch } from './staging.ts';

/** An import under way, which nobody sees. */
export interface OpenBatch extends ImportKey {
  readonly id: string;
  /** Newest commit when it was opened: the state of the store that its rows are compared with. */
  readonly comparedAt: number;
}

/** A figure and the line of the publisher's file it was read from. */
export interface SourcedObservation {
  readonly observation: Observation;
  readonly file: string;
  readonly line: number;
}

/** A figure as it stood from one commit to another. */
export interface ObservationVersion {
  readonly observation: Observation;
  readonly provenance: Provenance;
  readonly seq: number;
  readonly recordedAt: string;
  /** When another version took its place; null while it stands. */
  readonly supersededAt: string | null;
  /** Ends of its published interval; null: none was published. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What its file says of how final it is: provisional, final, revised, estimated; null: nothing. */
  readonly status: string | null;
  /** What whoever published the batch said of all of it. */
  readonly finality: Finality;
  /** Code of the agency that stated it. */
  readonly owner: string;
}

/**
 * The figures of one measure in one area, packed: for each, four bytes of the period's number and eight of the value, the most
 * significant first, in hexadecimal.
 */
export interface PackedSeries {
  readonly measure: string;
  readonly area: string;
  readonly level: string;
  readonly cells: string;
}

/** All current figures of whole areas, packed small enough to hand to a worker. */
export interface PackedFigures {
  /** Newest commit they hold; 0 for an empty store. */
  readonly seq: number;
  /** Text of a period by its number. */
  readonly periods: readonly (readonly [number, string])[];
  readonly series: readonly PackedSeries[];
}

/** A dataset as it was last described. */
export interface DatasetManifest {
  readonly id: string;
  /** The manifest, as it was given. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** A dataset, and what of it is in the store. */
export interface StoredDataset extends DatasetManifest {
  readonly observations: number;
  readonly measures: number;
  /** Latest end of a period with a value; null when there is none. */
  readonly newest: string | null;
  readonly lastCommit: CommittedBatch | null;
}

/**
 * The figures of the store. Append-only: a correction is a new version, and what stood before can be asked again.
 * Rows of a batch are written ahead in short transactions and seen by nobody until `commit`, which is one small transaction.
 */
export interface ObservationRepository {
  /** The same figures, read and written as somebody else's work. */
  as(scope: Scope): ObservationRepository;
  /** Keeps what the publisher and the licence are said to be; the same words again add nothing. */
  describeDataset(dataset: string, manifest: Readonly<Record<string, unknown>>, at: string): Promise<void>;
  /** What is said of every dataset, newest words; nothing for one that nobody has described. */
  readManifests(): Promise<readonly DatasetManifest[]>;
  listDatasets(): Promise<readonly StoredDataset[]>;

  /** The first result for the same file read the same way; null when it is new. */
  findCommitted(key: ImportKey): Promise<CommittedBatch | null>;
  /** Every commit, oldest first. */
  listCommits(): Promise<readonly CommittedBatch[]>;
  openBatch(key: ImportKey, fileName: string, receivedAt: string): Promise<OpenBatch>;
  /** Writes rows ahead. `changed` rows take the place of the version that stands for the same figure. */
  stage(
    batch: OpenBatch,
    created: readonly SourcedObservation[],
    changed: readonly SourcedObservation[],
  ): Promise<void>;
  /** Writes the figures of a whole file ahead, part by part, comparing each with what stands. */
  openStaging(batch: OpenBatch): Staging;
  keepProblems(batch: OpenBatch, problems: readonly KeptProblem[]): Promise<void>;
  /**
   * Makes the batch visible whole.
   * @returns the commit; `stale` when a figure of the batch was stored by another since it was compared; or the first
   *   result when the same file was committed meanwhile (the batch is then dropped)
   */
  commit(batch: OpenBatch, counts: ImportCounts, at: string, finality?: Finality): Promise<CommittedBatch | 'stale'>;
  /**
   * Puts back what stood before a committed batch of the scope's own, as a new batch. Figures that others replaced since are left alone.
   * Undoing an undo is the redo; the same undo again is its first result. @returns null when there is no such batch
   */
  undo(id: string, at: string): Promise<UndoneBatch | null>;
  /** How many figures of a batch others have replaced since. */
  countSupersededSince(id: string): Promise<number>;
  /** Problems of a batch of the scope's own, in order. @param from number of the first, from 0 */
  readProblems(id: string, from: number, most: number): Promise<readonly KeptProblem[]>;
  /** Fourteen bytes a figure of one part of a batch's lines, see `Staging`; null past the last part. */
  readLines(id: string, part: number): Promise<Uint8Array | null>;
  /** Figures of whole areas that an open batch of the scope's own would bring, new and changed ones. @param most no more are read */
  readStaged(id: string, most: number): Promise<readonly Observation[]>;
  /** Drops a batch that is not committed. */
  drop(batch: OpenBatch): Promise<void>;
  /**
   * Drops every batch that was never committed, as after a kill; returns how many.
   * @param hours only those received so long ago: a younger one may be another process's, still under way
   */
  sweep(hours?: number): Promise<number>;

  /** Number of the newest commit; 0 for an empty store. Changes exactly when figures may have changed. */
  newestCommit(): Promise<number>;
  /** The commits known at a time. @param at ISO time */
  newestCommitAt(at: string): Promise<number>;
  /** Figures of whole areas that stood after a commit; without one: the current ones. */
  readFigures(knownAt?: number): Promise<PackedFigures>;
  /** Current figures of some measures, missing ones too, with their provenance. @param areas all when left out */
  readObservations(
    measures: readonly string[],
    areas?: readonly string[],
    knownAt?: number,
  ): Promise<readonly ObservationVersion[]>;
  /** Every version of the figures of some datasets that was known after a commit, oldest first within a figure. */
  readVersionsOfDatasets(datasets: readonly string[], knownAt?: number): Promise<readonly ObservationVersion[]>;
  /** Every version of one figure of a whole area, oldest first. */
  readVersions(measure: string, area: string, period: string): Promise<readonly ObservationVersion[]>;
}

/** Number of a missing reason in the tables; frozen by the migration. */
export const MISSING_NUMBER: Readonly<Record<MissingReason, number>> = {
  suppressed: 1,
  'not-available': 2,
  'not-applicable': 3,
  'not-collected': 4,
  low: 5,
  blank: 6,
};
