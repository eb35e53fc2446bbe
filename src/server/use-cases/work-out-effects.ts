import type { NationalScores } from '#domain/alignment/unusual';
import type { PlaceEffectView } from '#domain/contract/upload-effects-view';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Board } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import { toPlaceEffect } from '#domain/presentation/to-place-effect';
import type { PackedFigures } from '#server/storage/observation-repository';
import { analyseBoard } from './analyse-board.ts';
import { eachFigure } from './unpack-figures.ts';

/** One place on one day to be worked out. */
export interface EffectTask {
  readonly board: Board;
  readonly asOf: string;
  /** Scores of all boards that day, as they stand now; null where nobody has worked them out. */
  readonly national: NationalScores | null;
}

/** What stands now, and what would: plain data, so that it can be handed to a thread. */
export interface EffectRequest {
  readonly catalogue: Catalogue;
  readonly packed: PackedFigures;
  /** With the goals of the file; null: the file sets none. */
  readonly catalogueAfter: Catalogue | null;
  /** New and changed figures of whole areas; a null value takes one away. */
  readonly figures: readonly FigureRow[];
  readonly tasks: readonly EffectTask[];
}

/** Works effects out: in a thread of its own in the server, here and now for specs. */
export interface EffectWorker {
  work(request: EffectRequest, take: (effect: PlaceEffectView) => void, signal: AbortSignal): Promise<void>;
}

/** Analyses each place as it stands and as it would, one after the other. */
export function* workOutEffects(request: EffectRequest): Generator<PlaceEffectView> {
  const { catalogue, catalogueAfter, figures, packed, tasks } = request;
  const before = { catalogue, figures: Figures.from(eachFigure(packed)) };
  const after = {
    catalogue: catalogueAfter ?? catalogue,
    figures: figures.length === 0 ? before.figures : Figures.from(overlay(packed, figures)),
  };
  for (const { board, asOf, national } of tasks) {
    yield toPlaceEffect(
      { code: board.code, name: board.name },
      analyseBoard(before, board, asOf, national),
      analyseBoard(after, board, asOf, national),
    );
  }
}

/** Works them out in the thread that asks. */
export class EffectsHere implements EffectWorker {
  async work(request: EffectRequest, take: (effect: PlaceEffectView) => void, signal: AbortSignal): Promise<void> {
    for (const effect of workOutEffects(request)) {
      signal.throwIfAborted();
      take(effect);
    }
  }
}

/** What stands, with some figures in its place: of two for one cell the one that comes last in time, not the larger. */
function* overlay(packed: PackedFigures, figures: readonly FigureRow[]): Generator<FigureRow> {
  const keyOf = ({ measure, area, period }: FigureRow): string => `${measure}\t${area}\t${period}`;
  const given = new Map(figures.map((row) => [keyOf(row), row]));
  for (const row of eachFigure(packed)) if (!given.has(keyOf(row))) yield row;
  yield* given.values();
}
