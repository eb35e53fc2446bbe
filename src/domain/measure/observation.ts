import type { MeasuredValue } from './measured-value.ts';

/**
 * One figure of one measure, area and period, with where it came from.
 * `breakdown` is empty for the figure of the whole area; a sub-group never stands for the area.
 */
export interface Observation {
  /** Measure id of the catalogue. */
  readonly measure: string;
  /** Area or organisation code: GSS or ODS. Codes are text. */
  readonly area: string;
  /** Kind of area the figure is compared within: council, trust, specialist, icb, subicb, region, country... */
  readonly level: string;
  /** Stored spelling of a period, see `period.ts`. */
  readonly period: string;
  readonly breakdown: string;
  readonly value: MeasuredValue;
  /** Count above the line, when the source gives it (for example delayed days). */
  readonly numerator: number | null;
  /** Count below the line, when the source gives it. */
  readonly denominator: number | null;
}

/** Where one stored figure came from: enough to find the line in the published file. */
export interface Provenance {
  /** Dataset id of `data/<dataset>/manifest.json`. */
  readonly dataset: string;
  /** Name of the publisher's file. */
  readonly file: string;
  /** Line in the publisher's file, 1 for its heading. */
  readonly line: number;
  /** Import batch that brought it in. */
  readonly batch: string;
}
