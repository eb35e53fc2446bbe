/** What can be wrong with a catalogue, each a code that tests and tools can rely on. */
export type CatalogueFaultCode =
  /** The file is not there. */
  | 'missing-file'
  /** The file is not JSON: said by whoever read it. */
  | 'not-json'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-type'
  /** A word or number that is not among the allowed ones, for example an unknown polarity. */
  | 'not-allowed'
  | 'out-of-range'
  | 'not-a-date'
  /** A reference to a row that does not exist. */
  | 'dangling-id'
  | 'duplicate-id'
  /** Framework, version and code the same as another measure's. */
  | 'duplicate-identity'
  /** The same pair of ends twice. */
  | 'duplicate-pair'
  | 'dates-out-of-order'
  /** Two fields of one row that contradict each other. */
  | 'contradiction';

/** `refuses`: the catalogue is not loaded. `doubtful`: it is, and its author should look. */
export type FaultSeverity = 'refuses' | 'doubtful';

/** One thing wrong in one catalogue file: enough to find it and to know what would be right. */
export interface CatalogueFault {
  readonly file: string;
  /** Id of the row, else its place in the list counting from 1; null when the fault is of the file itself. */
  readonly row: string | number | null;
  /** Path of the field inside the row, for example `target.value`; empty when the fault is of the row itself. */
  readonly field: string;
  readonly code: CatalogueFaultCode;
  readonly severity: FaultSeverity;
  readonly found: string;
  readonly expected: string;
  /** All of it in one plain sentence. */
  readonly message: string;
}

/** Makes a fault with its sentence; it refuses the catalogue unless told otherwise. */
export function describeFault(
  fault: Omit<CatalogueFault, 'message' | 'severity'> & { readonly severity?: FaultSeverity },
): CatalogueFault {
  const where = [
    fault.file,
    fault.row === null ? '' : typeof fault.row === 'number' ? `row number ${fault.row}` : `row "${fault.row}"`,
    fault.field === '' ? '' : `field ${fault.field}`,
  ].filter((part) => part !== '');
  return {
    severity: 'refuses',
    ...fault,
    message: `${where.join(', ')}: found ${fault.found}, expected ${fault.expected}.`,
  };
}

/** A file that could not be read as JSON, as whoever read it reports it beside the faults of the loader. */
export function notJson(file: string, reason: string): CatalogueFault {
  return describeFault({
    file,
    row: null,
    field: '',
    code: 'not-json',
    found: `text that is not JSON (${reason})`,
    expected: 'one JSON object',
  });
}
