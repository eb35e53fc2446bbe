/** Finds figures that stand twice in a file. Memory: 28 bytes a figure at most twice over, whatever its texts. */
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

/** Makes an empty finder. Keys are compared whole: two figures are never taken for one by chance. */
export function createRepeatedFigures(): RepeatedFigures {
  let capacity = 1 << 12;
  let used = 0;
  let keys = new Uint32Array(capacity * 3);
  let contents = new Float64Array(capacity);
  /** Line; 0: free. */
  let places = new Uint32Array(capacity);
  let columns = new Uint32Array(capacity);
  let contested = new Uint8Array(capacity);
  let isSame = false;
  let wasContested = false;

  const slotOf = (one: number, two: number, three: number): number => {
    let hash = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(two, 0xc2b2ae35) ^ Math.imul(three, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 13;
    let slot = (hash >>> 0) & (capacity - 1);
    while (
      places[slot] !== 0 &&
      (keys[slot * 3] !== one || keys[slot * 3 + 1] !== two || keys[slot * 3 + 2] !== three)
    ) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };

  const grow = (): void => {
    const [oldKeys, oldContents, oldPlaces, oldColumns, oldContested] = [keys, contents, places, columns, contested];
    capacity *= 2;
    keys = new Uint32Array(capacity * 3);
    contents = new Float64Array(capacity);
    places = new Uint32Array(capacity);
    columns = new Uint32Array(capacity);
    contested = new Uint8Array(capacity);
    oldPlaces.forEach((place, old) => {
      if (place === 0) return;
      const [one, two, three] = [oldKeys[old * 3] ?? 0, oldKeys[old * 3 + 1] ?? 0, oldKeys[old * 3 + 2] ?? 0];
      const slot = slotOf(one, two, three);
      keys[slot * 3] = one;
      keys[slot * 3 + 1] = two;
      keys[slot * 3 + 2] = three;
      contents[slot] = oldContents[old] ?? 0;
      places[slot] = place;
      columns[slot] = oldColumns[old] ?? 0;
      contested[slot] = oldContested[old] ?? 0;
    });
  };

  return {
    note: (one, two, three, content, line, column, sheet) => {
      const slot = slotOf(one, two, three);
      const known = places[slot] ?? 0;
      if (known !== 0) {
        isSame = Object.is(contents[slot], content);
        wasContested = contested[slot] === 1;
        if (!isSame) contested[slot] = 1;
        return slot;
      }
      keys[slot * 3] = one;
      keys[slot * 3 + 1] = two;
      keys[slot * 3 + 2] = three;
      contents[slot] = content;
      places[slot] = line;
      columns[slot] = (sheet << 16) | (column & 0xffff);
      used += 1;
      if (used * 4 > capacity * 3) grow();
      return -1;
    },
    lineOf: (slot) => places[slot] ?? 0,
    columnOf: (slot) => (columns[slot] ?? 0) & 0xffff,
    sheetOf: (slot) => (columns[slot] ?? 0) >>> 16,
    get isSame() {
      return isSame;
    },
    get wasContested() {
      return wasContested;
    },
  };
}
