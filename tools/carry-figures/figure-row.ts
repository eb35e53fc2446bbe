import type { MissingReason } from '#domain/measure/measured-value';

/** One line of a `figures.csv.gz`: a value in the measure's own unit, or the reason why there is none, and where it was read. */
export interface FigureRow {
  /** Measure id, or context id, of the catalogue. */
  readonly measure: string;
  /** GSS or ODS code; a fifth of practices is `QWU:quin_2`. */
  readonly area: string;
  /** Kind of area: figures are compared within one level only. */
  readonly level: string;
  /** Stored spelling: `2018-03`, `2017/18`, `2019`. */
  readonly period: string;
  /** The figure, or null together with `missing`. */
  readonly value: number | null;
  /** Count above the line, when the file gives it. */
  readonly numerator: number | null;
  /** Count below the line, when the file gives it. */
  readonly denominator: number | null;
  /** Why there is no value; null when there is one. */
  readonly missing: MissingReason | null;
  /** The publisher's file. */
  readonly sourceFile: string;
  /** Line in that file, its heading being line 1. For a figure made of several lines, the first of them. */
  readonly sourceLine: number;
}

/** Rows of the publisher's files that were not carried, and why. */
export interface LeftOut {
  readonly what: string;
  readonly rows: number;
  readonly why: string;
}

/** What a script hands over for one dataset: everything but the counts, which are taken from the rows. */
export interface CarriedDataset {
  readonly id: string;
  /** `context` describes a place (population, deprivation): shown, never scored, and never the newest figures of anything. */
  readonly kind: 'figures' | 'context';
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  /** False while the terms of reuse are still to be confirmed: the screens say so. */
  readonly licenceConfirmed: boolean;
  readonly licenceNote: string;
  readonly attribution: string;
  /** The public place where the files were found. */
  readonly origin: string;
  /** Ids of `catalogue/sources.json` that speak of this publication. */
  readonly catalogueSources: readonly string[];
  /** How periods are read. */
  readonly periodNote: string;
  /** Per measure: how its value comes from the file, in words. */
  readonly readings: Readonly<Record<string, string>>;
  readonly traps: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly rows: readonly FigureRow[];
}
