/** Figures as a tidy table, the form in which they are checked; the first row is the heading. */
export interface ReadFigures {
  readonly rows: readonly (readonly string[])[];
  /** What could not be read, in plain words; the rest was. */
  readonly problems: readonly string[];
}

/** A parsed file that is not of this format at all. */
export interface NotThisFormat {
  readonly refused: string;
}

/** Whether a reader gave up on the whole file. */
export function isRefused(read: ReadFigures | NotThisFormat): read is NotThisFormat {
  return 'refused' in read;
}

/** A field of parsed JSON as text; empty when it is not there or is no text or number. */
export function textIn(row: unknown, field: string): string {
  const value = fieldIn(row, field);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A field of parsed JSON; undefined when there is no such object or field. Inherited names are no fields. */
export function fieldIn(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, field)
    ? new Map<string, unknown>(Object.entries(row)).get(field)
    : undefined;
}

/** A field of parsed JSON as a list; empty when it is none. */
export function listIn(row: unknown, field: string): readonly unknown[] {
  const value = fieldIn(row, field);
  return Array.isArray(value) ? value : [];
}
