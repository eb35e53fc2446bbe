/** Object ids of PostgreSQL's types that arrays are made of; the same on every server. */
const INTEGER = 23;
const SMALL_INTEGER = 21;
const DOUBLE = 701;

/** Bytes before the first element: dimensions, whether there are nulls, type, length, lower bound. */
const HEADER = 20;

/**
 * Writes columns one after the other into an array without nulls, in PostgreSQL's binary form: reading it costs the server little, where
 * text would be parsed number by number. Each array is written over the one before, so what was given is good until the next is
 * asked for, and a million rows leave nothing behind to collect.
 */
export class BinaryArray {
  #bytes = Buffer.alloc(0);

  /** Integers as `int[]`. */
  integers(columns: readonly Int32Array[]): Buffer {
    const bytes = this.#begin(INTEGER, columns, 4);
    let at = HEADER;
    for (const values of columns) {
      for (const value of values) {
        bytes.writeInt32BE(4, at);
        bytes.writeInt32BE(value, at + 4);
        at += 8;
      }
    }
    return bytes;
  }

  /** Small whole numbers as `smallint[]`. */
  smallIntegers(columns: readonly Uint8Array[]): Buffer {
    const bytes = this.#begin(SMALL_INTEGER, columns, 2);
    let at = HEADER;
    for (const values of columns) {
      for (const value of values) {
        bytes.writeInt32BE(2, at);
        bytes.writeInt16BE(value, at + 4);
        at += 6;
      }
    }
    return bytes;
  }

  /** Numbers as `float8[]`; NaN stays NaN. */
  doubles(columns: readonly Float64Array[]): Buffer {
    const bytes = this.#begin(DOUBLE, columns, 8);
    let at = HEADER;
    for (const values of columns) {
      for (const value of values) {
        bytes.writeInt32BE(8, at);
        bytes.writeDoubleBE(value, at + 4);
        at += 12;
      }
    }
    return bytes;
  }

  #begin(type: number, columns: readonly { readonly length: number }[], size: number): Buffer {
    const length = columns.reduce((sum, column) => sum + column.length, 0);
    const needed = HEADER + length * (4 + size);
    if (this.#bytes.length < needed) this.#bytes = Buffer.allocUnsafeSlow(needed);
    const bytes = this.#bytes;
    bytes.writeInt32BE(length === 0 ? 0 : 1, 0);
    bytes.writeInt32BE(0, 4);
    bytes.writeInt32BE(type, 8);
    bytes.writeInt32BE(length, 12);
    bytes.writeInt32BE(1, 16);
    return bytes.subarray(0, length === 0 ? 12 : needed);
  }
}
