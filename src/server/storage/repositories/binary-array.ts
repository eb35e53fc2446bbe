/** Object ids of PostgreSQL's types that arrays are made of; the same on every server. */
const INTEGER = 23;
const SMALL_INTEGER = 21;
const DOUBLE = 701;

/** Bytes before the first element: dimensions, whether there are nulls, type, length, lower bound. */
const HEADER = 20;

/** Integers as PostgreSQL's binary `int[]`: reading it costs the server nothing, where text would be parsed number by number. */
export function integers(values: Int32Array): Buffer {
  const bytes = begin(INTEGER, values.length, 4);
  let at = HEADER;
  for (const value of values) {
    bytes.writeInt32BE(4, at);
    bytes.writeInt32BE(value, at + 4);
    at += 8;
  }
  return bytes;
}

/** Small whole numbers as binary `smallint[]`. */
export function smallIntegers(values: Uint8Array): Buffer {
  const bytes = begin(SMALL_INTEGER, values.length, 2);
  let at = HEADER;
  for (const value of values) {
    bytes.writeInt32BE(2, at);
    bytes.writeInt16BE(value, at + 4);
    at += 6;
  }
  return bytes;
}

/** Numbers as binary `float8[]`; NaN stays NaN. */
export function doubles(values: Float64Array): Buffer {
  const bytes = begin(DOUBLE, values.length, 8);
  let at = HEADER;
  for (const value of values) {
    bytes.writeInt32BE(8, at);
    bytes.writeDoubleBE(value, at + 4);
    at += 12;
  }
  return bytes;
}

function begin(type: number, length: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER + length * (4 + size));
  bytes.writeInt32BE(length === 0 ? 0 : 1, 0);
  // No element is null: the server then finds each by its place alone.
  bytes.writeInt32BE(0, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(length, 12);
  bytes.writeInt32BE(1, 16);
  return length === 0 ? bytes.subarray(0, 12) : bytes;
}
