import type { NationalScores } from '#domain/alignment/unusual';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import type { PackedFigures } from '#server/storage/observation-repository';
import type { PlaceSummary } from '#server/use-cases/all-places';

/** What a thread is started with. */
export interface WorkerKnowledge {
  readonly catalogue: Catalogue;
  readonly boards: readonly Board[];
  readonly packed: PackedFigures;
}

/** What a thread is asked for. */
export type BoardsTask =
  | { readonly id: number; readonly kind: 'score'; readonly asOf: string; readonly codes: readonly string[] }
  | {
      readonly id: number;
      readonly kind: 'summarise';
      readonly asOf: string;
      readonly codes: readonly string[];
      readonly national: NationalScores;
    };

/** What it answers: board by board, then that it is done. */
export type BoardsAnswer =
  | { readonly id: number; readonly kind: 'scores'; readonly scores: NationalScores }
  | { readonly id: number; readonly kind: 'summary'; readonly code: string; readonly summary: PlaceSummary }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };
