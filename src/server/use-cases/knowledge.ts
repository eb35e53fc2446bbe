import { rememberOnce } from '#domain/alignment/remember-once';
import type { Board } from '#domain/framework/place-agencies';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import type { Figures } from '#domain/measure/figures';
import type { PackedFigures } from '#server/storage/observation-repository';

/** All that an analysis rests on, at one moment: replaced whole when figures change, never changed in part. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly register: PlaceRegister;
  readonly figures: Figures;
  /** What the figures were published in. */
  readonly publications: readonly Publication[];
  /** The figures as a thread can be given them. */
  readonly packed: PackedFigures;
  /** Newest commit the figures hold; 0 while there are none. */
  readonly dataVersion: number;
  /** Catalogue and figures together: equal versions give equal answers. */
  readonly version: string;
}

/** A publication whose figures are in the store. */
export interface Publication {
  readonly dataset: string;
  readonly measures: ReadonlySet<string>;
  /** One line: title, publisher, licence, and that the licence is to be confirmed where it is. */
  readonly line: string;
}

/** Looks the present knowledge up; two calls may give two versions. */
export type KnowledgeSource = () => Knowledge;

/** Areas whose figures tell of a place: its own, and every organisation's that serves it on the day. */
export function areasOfPlace(board: Board, asOf: string): readonly string[] {
  const serving = board.agencies.agencies.filter(
    (row) => (row.from === null || row.from <= asOf) && (row.to === null || asOf <= row.to),
  );
  return [...new Set([board.figuresCode, ...serving.map((row) => row.id)])];
}

/**
 * The newest day that figures speak for here: the latest end of a period, whatever day is looked from, for which the place or an
 * agency that serves it has a figure of a measure; population and deprivation describe a place and do not count. For a board that has
 * ended, by its last day. Null without any.
 */
export function newestFiguresOf(knowledge: Knowledge, board: Board, today: string): string | null {
  const day = board.to !== null && board.to < today ? board.to : today;
  const known = newestByBoard(knowledge);
  const key = `${board.code} ${board.from} ${day}`;
  let newest = known.get(key);
  if (newest === undefined) {
    const { catalogue, figures } = knowledge;
    newest = figures.newestEnd(areasOfPlace(board, day), day, measuresOf(catalogue));
    known.set(key, newest);
  }
  return newest;
}

/** The list of all boards asks for every one of them, again and again while they are worked out. */
const newestByBoard = rememberOnce((_: Knowledge) => new Map<string, string | null>());

const measuresOf = rememberOnce((catalogue: Catalogue) => new Set(catalogue.measures.map((measure) => measure.id)));
