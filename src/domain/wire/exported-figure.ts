import type { Observation } from '#domain/measure/observation';

/** A figure on its way out, as everybody may see it, with where it came from. */
export interface ExportedFigure {
  readonly observation: Observation;
  /** Dataset it was published in. */
  readonly dataset: string;
  /** The publisher's file and the line in it. */
  readonly file: string;
  readonly line: number;
}

/** A number as it is stored and read back: at most 15 significant digits. */
export function storedDigits(value: number): number {
  return Number(value.toPrecision(15));
}
