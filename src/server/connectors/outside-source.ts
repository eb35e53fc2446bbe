import type { FetchPolitely, Validators } from './fetch-politely.ts';

/** A file as the source gave it: kept unchanged, as proof. */
export interface RawFile {
  /** Name for people, and for the figures' provenance. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a run brought. */
export type Fetched =
  /** The source says that nothing is new. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'figures';
      readonly raw: readonly RawFile[];
      /** Tidy table, its heading first. */
      readonly rows: readonly (readonly string[])[];
      /** Columns or fields of the source, as it names them. */
      readonly columns: readonly string[];
      /** Names that the source gives to areas, by our code; empty where it gives none. */
      readonly areaNames: ReadonlyMap<string, string>;
      /** What was left out and why, in plain words. */
      readonly notes: readonly string[];
      /** By path. */
      readonly validators: Readonly<Record<string, Validators>>;
    };

/** What a run works with. */
export interface RunContext {
  readonly fetch: FetchPolitely;
  /** From the last good run, by path. */
  readonly validators: Readonly<Record<string, Validators>>;
  readonly signal: AbortSignal;
  /** How far it is, in plain words. */
  readonly onProgress: (words: string, done: number, of: number | null) => void;
}

/** A kind of source: settings in, figures out. @throws FetchRefusedError, SourceNotUnderstoodError */
export type FetchFigures<Settings> = (settings: Settings, context: RunContext) => Promise<Fetched>;

/** Thrown when an answer came and is not what the source is known for; the message is for people. */
export class SourceNotUnderstoodError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SourceNotUnderstoodError';
  }
}

/** Parses JSON of a source. @throws SourceNotUnderstoodError */
export function parseAnswer(bytes: Buffer, host: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new SourceNotUnderstoodError(
      `The answer of ${host} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Text of a source, in UTF-8. @throws SourceNotUnderstoodError for a page in place of a table */
export function textOfAnswer(bytes: Buffer, host: string): string {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    throw new SourceNotUnderstoodError(`${host} answered with a web page in place of a table.`);
  return text;
}
