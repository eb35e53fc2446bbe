import type { Catalogue } from '#domain/framework/catalogue';
import type { MissingReason } from '#domain/measure/measured-value';
import type { NumberRange } from './range-of-measure.ts';
import { rangeOfMeasure } from './range-of-measure.ts';

/** What the check of a row needs to know of its measure. */
export interface MeasureToCheck {
  readonly range: NumberRange;
  /** A part of a whole in percent: the count above the line cannot pass the one below. */
  readonly isShare: boolean;
}

/** What rows are checked against. */
export interface IntakeContext {
  /** Measures and context figures of the catalogue, by id. */
  readonly measures: ReadonlyMap<string, MeasureToCheck>;
  /** The file the rows stand in: where a row does not name the publisher's file, this is it. */
  readonly fileName: string;
  /** Last day that a figure can be of; null: not checked. */
  readonly today: string | null;
  /** Whether a code is an area or organisation we know; null: any code is. */
  readonly isKnownArea: ((code: string) => boolean) | null;
  /** What a bare dash in the value column means in this file; null: refused until somebody says. */
  readonly dashMeans: MissingReason | null;
}

/** Makes the context of a file from the catalogue. Everything else is left unchecked unless given. */
export function makeIntakeContext(
  catalogue: Pick<Catalogue, 'measures' | 'context'>,
  fileName: string,
  more: Partial<Pick<IntakeContext, 'today' | 'isKnownArea' | 'dashMeans'>> = {},
): IntakeContext {
  const measures = new Map<string, MeasureToCheck>();
  for (const measure of catalogue.measures) {
    const range = rangeOfMeasure(measure);
    measures.set(measure.id, { range, isShare: range.low === 0 && range.high === 100 });
  }
  for (const figure of catalogue.context) {
    measures.set(figure.id, { range: { low: 0, high: Infinity }, isShare: false });
  }
  return { measures, fileName, today: null, isKnownArea: null, dashMeans: null, ...more };
}
