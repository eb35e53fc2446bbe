import type { ThroughTimeView, TimeCell, TimeLook, TimeRow } from '#domain/contract/through-time-view';

/** One conflict on one look, as chart and table show it. */
export type TimeMark = {
  readonly look: number;
  /** Null where the conflict is not found on that look. */
  readonly cell: TimeCell | null;
  /** What the cell says, in words; the same for the chart's label and the table's cell. */
  readonly said: string;
  /** The finding it opens. */
  readonly conflict: string;
  /** The bar goes on to the left, to the right. */
  readonly joinsLeft: boolean;
  readonly joinsRight: boolean;
};

/** One line: a conflict and its marks, one a look. */
export type TimeLine = { readonly row: TimeRow; readonly number: number; readonly marks: readonly TimeMark[] };

/** The lines of one kind. */
export type TimeGroup = { readonly kind: string; readonly name: string; readonly lines: readonly TimeLine[] };

/** What is said of a cell, from its parts. */
export type SayCell = (cell: TimeCell) => string;

/** Lays rows out by kind: the one series that drawing and table are made from. */
export function timeGroups(
  kinds: ThroughTimeView['kinds'],
  looks: readonly TimeLook[],
  rows: readonly TimeRow[],
  say: SayCell,
  notFound: string,
): readonly TimeGroup[] {
  let number = 0;
  return kinds.flatMap(({ kind, name }) => {
    const lines = rows
      .filter((row) => row.kind === kind)
      .map((row): TimeLine => {
        number += 1;
        return { row, number, marks: marksOf(row, looks, say, notFound) };
      });
    return lines.length === 0 ? [] : [{ kind, name, lines }];
  });
}

function marksOf(row: TimeRow, looks: readonly TimeLook[], say: SayCell, notFound: string): readonly TimeMark[] {
  const byLook = new Map(row.cells.map((cell) => [cell.look, cell]));
  return looks.map((_, look) => {
    const cell = byLook.get(look) ?? null;
    return {
      look,
      cell,
      said: cell === null ? notFound : say(cell),
      conflict: cell === null ? '' : (row.ids[cell.id] ?? ''),
      joinsLeft: byLook.has(look - 1),
      joinsRight: byLook.has(look + 1),
    };
  });
}
