/** How much of a file is read before it is refused. */
export interface ReadCaps {
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
  /** Bytes of a workbook once unpacked. */
  readonly unpacked: number;
  /** How many times larger than packed a workbook may be. */
  readonly ratio: number;
  /** Files within a workbook. */
  readonly entries: number;
}

/** For files that people send through the browser. */
export const UPLOAD_CAPS: ReadCaps = {
  rows: 200_000,
  columns: 500,
  cell: 100_000,
  unpacked: 250 * 1024 * 1024,
  ratio: 200,
  entries: 200,
};

/** For the command line and connectors, which take files of any length; a workbook keeps its caps, whoever sends it. */
export const STREAM_CAPS: ReadCaps = { ...UPLOAD_CAPS, rows: Number.MAX_SAFE_INTEGER, columns: 2_000 };
