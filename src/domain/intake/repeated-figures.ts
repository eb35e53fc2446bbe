/** Finds figures that stand twice in a file. Memory: 28 bytes a figure and some ten to find it by, whatever its texts. */
export interface RepeatedFigures {
  /**
   * Notes a figure.
   * @param key three whole numbers from 0 to 4294967295 that name the figure exactly
   * @param content anything that differs when the figures say something else
   * @param line where it stands, from 1
   * @param column which of the figures of its line, and `sheet` of which sheet, both from 0 to 65535
   * @returns -1 for a new figure; else a number for the first one, to ask about it
   */
  note(one: number, two: number, three: number, content: number, line: number, column: number, sheet: number): number;
  /** After `note` found one: whether the content was the same. */
  readonly isSame: boolean;
  /** After `note` found one: whether another content had been found before. */
  readonly wasContested: boolean;
  lineOf(first: number): number;
  columnOf(first: number): number;
  sheetOf(first: number): number;
}

/** Figures held together: what is held grows by this many, and nothing is copied as it grows. */
const FIGURES_A_BLOCK = 1 << 12;

/** Figures in the order they came, column by column. */
interface Block {
  readonly keys: Uint32Array;
  readonly contents: Float64Array;
  readonly lines: Uint32Array;
  readonly columns: Uint32Array;
  readonly contested: Uint8Array;
}

/** Makes an empty finder. Keys are compared whole: two figures are never taken for one by chance. */
export function createRepeatedFigures(): RepeatedFigures {
  const blocks: Block[] = [];
  let used = 0;
  /** Numbers of figures, from 1, at the place that their keys give; 0: free. */
  let index = new Int32Array(1 << 12);
  let isSame = false;
  let wasContested = false;

  const blockOf = (figure: number): Block => {
    const number = Math.floor(figure / FIGURES_A_BLOCK);
    return (blocks[number] ??= {
      keys: new Uint32Array(FIGURES_A_BLOCK * 3),
      contents: new Float64Array(FIGURES_A_BLOCK),
      lines: new Uint32Array(FIGURES_A_BLOCK),
      columns: new Uint32Array(FIGURES_A_BLOCK),
      contested: new Uint8Array(FIGURES_A_BLOCK),
    });
  };
  const placeOf = (figure: number): number => figure % FIGURES_A_BLOCK;

  /** Where the index has the figure of these keys, or would have it. */
  const slotOf = (one: number, two: number, three: number): number => {
    const mask = index.length - 1;
    let slot = hashOf(one, two, three) & mask;
    for (;;) {
      const figure = (index[slot] ?? 0) - 1;
      if (figure === -1) return slot;
      const { keys } = blockOf(figure);
      const at = placeOf(figure) * 3;
      if (keys[at] === one && keys[at + 1] === two && keys[at + 2] === three) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    index = new Int32Array(index.length * 2);
    const mask = index.length - 1;
    for (let figure = 0; figure < used; figure += 1) {
      const { keys } = blockOf(figure);
      const at = placeOf(figure) * 3;
      let slot = hashOf(keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0) & mask;
      // They are known to differ: none needs to be compared again.
      while (index[slot] !== 0) slot = (slot + 1) & mask;
      index[slot] = figure + 1;
    }
  };

  return {
    note: (one, two, three, content, line, column, sheet) => {
      const slot = slotOf(one, two, three);
      const known = (index[slot] ?? 0) - 1;
      const figure = known === -1 ? used : known;
      const { keys, contents, lines, columns, contested } = blockOf(figure);
      const at = placeOf(figure);
      if (known !== -1) {
        isSame = Object.is(contents[at], content);
        wasContested = contested[at] === 1;
        if (!isSame) contested[at] = 1;
        return known;
      }
      keys[at * 3] = one;
      keys[at * 3 + 1] = two;
      keys[at * 3 + 2] = three;
      contents[at] = content;
      lines[at] = line;
      columns[at] = (sheet << 16) | (column & 0xffff);
      index[slot] = figure + 1;
      used += 1;
      if (used * 4 > index.length * 3) grow();
      return -1;
    },
    lineOf: (first) => blockOf(first).lines[placeOf(first)] ?? 0,
    columnOf: (first) => (blockOf(first).columns[placeOf(first)] ?? 0) & 0xffff,
    sheetOf: (first) => (blockOf(first).columns[placeOf(first)] ?? 0) >>> 16,
    get isSame() {
      return isSame;
    },
    get wasContested() {
      return wasContested;
    },
  };
}

function hashOf(one: number, two: number, three: number): number {
  let hash = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(two, 0xc2b2ae35) ^ Math.imul(three, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
