import type { ThroughTimeView, TimeRow, TimeTurn } from '#domain/contract/through-time-view';
import type { TimeShow } from '#app/url/page-address';

/** Kinds that are gaps and risks of one side, not a conflict between goals. */
const oneSided = new Set(['ORPHAN', 'IMBALANCE', 'GAMING', 'DOUBLE_COUNT', 'UNCONTROLLABLE']);

/** The rows that a choice shows. */
export function rowsShown(view: ThroughTimeView, show: TimeShow): readonly TimeRow[] {
  switch (show) {
    case 'here':
      return view.rows.filter(({ nearest }) => nearest !== 'none');
    case 'goals':
      return view.rows.filter(({ kind }) => !oneSided.has(kind));
    case 'all':
      return view.rows;
  }
}

/** One turn of one conflict, with where it can be read: the look it is found on nearest to the turn. */
export type ToldTurn = {
  readonly row: TimeRow;
  readonly turn: TimeTurn;
  readonly conflict: string;
  readonly asOf: string;
};

/** What happened between two looks, newest first, by what it was. */
export type Chapter = {
  readonly look: number;
  readonly from: string;
  readonly to: string;
  readonly sentence: string;
  readonly parts: readonly { readonly what: TimeTurn['what']; readonly turns: readonly ToldTurn[] }[];
};

const order = ['began', 'ended', 'renewed', 'changed'] as const;

/** The story as chapters, one between two looks, newest first. */
export function chaptersOf(view: ThroughTimeView, rows: readonly TimeRow[]): readonly Chapter[] {
  return view.looks
    .map((look, index) => ({ look, index, before: view.looks[index - 1] }))
    .filter(({ index }) => index > 0)
    .reverse()
    .map(({ look, index, before }) => ({
      look: index,
      from: before?.words ?? '',
      to: look.words,
      sentence: look.sentence,
      parts: order
        .map((what) => ({
          what,
          turns: rows.flatMap((row) =>
            row.turns.filter((turn) => turn.look === index && turn.what === what).map((turn) => tell(view, row, turn)),
          ),
        }))
        .filter(({ turns }) => turns.length > 0),
    }));
}

function tell(view: ThroughTimeView, row: TimeRow, turn: TimeTurn): ToldTurn {
  const look = turn.what === 'ended' ? turn.look - 1 : turn.look;
  const cell = row.cells.find((one) => one.look === look);
  return { row, turn, conflict: row.ids[cell?.id ?? 0] ?? '', asOf: view.looks[look]?.asOf ?? view.asOf };
}
