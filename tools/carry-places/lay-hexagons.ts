/** A cell of the hexagon map: odd-r layout, row 0 at the bottom. */
export interface Cell {
  readonly q: number;
  readonly r: number;
}

/** What is needed of a board to find its cell. */
export interface BoardToLay {
  readonly code: string;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
}

/** A board that the published layout does not know, and how its cell was found. */
export interface DerivedCell {
  readonly code: string;
  readonly cell: Cell;
  readonly how: 'cell of a predecessor' | 'cell of a successor' | 'nearest free cell';
  /** The board whose cell it takes or lies beside. */
  readonly of: string;
}

/**
 * Gives every board a cell. A board without one takes the cell of the board it follows or is followed by; when several
 * would take one cell the first code does and the others take the nearest free cell. Boards are laid in order of code.
 */
export function layHexagons(
  boards: readonly BoardToLay[],
  published: ReadonlyMap<string, Cell>,
): { readonly cells: ReadonlyMap<string, Cell>; readonly derived: readonly DerivedCell[] } {
  const cells = new Map(published);
  const derived: DerivedCell[] = [];
  const heirsOf = new Map<string, string>();
  const waiting = boards.filter(({ code }) => !cells.has(code)).sort((a, b) => (a.code < b.code ? -1 : 1));
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ predecessors, successors }) =>
      [...predecessors, ...successors].some((code) => cells.has(code)),
    );
    const board = waiting[index];
    if (board === undefined) throw new Error(`no cell for ${waiting.map(({ code }) => code).join(', ')}`);
    waiting.splice(index, 1);
    const relative = [...board.predecessors, ...board.successors].find((code) => cells.has(code)) ?? '';
    const isAfter = board.predecessors.includes(relative);
    const home = cells.get(relative);
    if (home === undefined) throw new Error(`no cell for ${board.code}`);
    const side = `${relative} ${isAfter ? 'after' : 'before'}`;
    const takes = !heirsOf.has(side);
    if (takes) heirsOf.set(side, board.code);
    const cell = takes ? home : nearestFreeCell(home, [...cells.values()]);
    cells.set(board.code, cell);
    const how = takes ? (isAfter ? 'cell of a predecessor' : 'cell of a successor') : 'nearest free cell';
    derived.push({ code: board.code, cell, how, of: relative });
  }
  return { cells, derived };
}

/** The free cell nearest to a cell; of several the one with most neighbours taken, then the southernmost, then the westernmost. */
export function nearestFreeCell(home: Cell, taken: readonly Cell[]): Cell {
  const isTaken = new Set(taken.map(keyOf));
  for (let distance = 1; ; distance += 1) {
    const free = cellsAtDistance(home, distance).filter(
      (cell) => cell.q >= 0 && cell.r >= 0 && !isTaken.has(keyOf(cell)),
    );
    const companyOf = (cell: Cell) => cellsAtDistance(cell, 1).filter((beside) => isTaken.has(keyOf(beside))).length;
    const [best] = free.sort((a, b) => companyOf(b) - companyOf(a) || a.r - b.r || a.q - b.q);
    if (best !== undefined) return best;
  }
}

function cellsAtDistance(home: Cell, distance: number): Cell[] {
  const cells: Cell[] = [];
  for (let r = home.r - distance; r <= home.r + distance; r += 1) {
    for (let q = home.q - distance; q <= home.q + distance; q += 1) {
      if (distanceBetween(home, { q, r }) === distance) cells.push({ q, r });
    }
  }
  return cells;
}

/** Steps between two cells: odd rows lie half a cell to the right. */
export function distanceBetween(one: Cell, other: Cell): number {
  const [a, b] = [one, other].map(({ q, r }) => {
    const x = q - (r - (r & 1)) / 2;
    return { x, y: -x - r, z: r };
  });
  if (a === undefined || b === undefined) return 0;
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.z - b.z));
}

function keyOf({ q, r }: Cell): string {
  return `${q},${r}`;
}
