/** How publishers lay out their files, and which of their codes are our measures. Read when a file is brought in, by no rule. */

/** A column of a published file, found by its heading. */
export interface PublishedColumn {
  readonly heading: string;
  /** What it says of the figures of its line: `area`, `period`, `kept`... */
  readonly part: string;
  /** Cells that mean the whole and not a part of it. */
  readonly whole: readonly string[] | null;
}

/** A figure that each line of a published file gives: a column, a quotient or a sum of columns, or a rate of a count. */
export interface PublishedFigure {
  /** Null: a column of the line says it, or `written` does. */
  readonly measure: string | null;
  /** The publisher's own word for what the column measures, looked up among the codes. */
  readonly written: string | null;
  readonly value: string | null;
  readonly times: number | null;
  readonly numerator: readonly string[] | null;
  readonly denominator: readonly string[] | null;
  readonly quotient: { readonly times: number; readonly is_rest: boolean } | null;
  readonly sum: readonly string[] | null;
  readonly rate_a_day: { readonly people: string; readonly times: number } | null;
  /** Stands behind the code of the area: `:quin_1`. */
  readonly area_suffix: string | null;
  readonly breakdown: string | null;
}

/** A kind of file that a publisher puts out. */
export interface Publication {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** All of them stand in the line of headings; letter case and spaces do not count. */
  readonly headings: readonly string[];
  readonly layout: 'long' | 'wide by measure' | 'wide by area' | 'a line each part';
  readonly columns: readonly PublishedColumn[];
  readonly figures: readonly PublishedFigure[] | null;
  /** Whose codes its column of measures holds. */
  readonly measure_scheme: string | null;
  /** The measure that all its lines are of. */
  readonly measure: string | null;
  readonly only: readonly { readonly heading: string; readonly is: readonly string[] }[] | null;
  /** Pattern of the heading of the column of areas, where it changes with the year. */
  readonly area_heading: string | null;
  /** Pattern of the headings that are areas, in a file with a column for each. */
  readonly area_columns: string | null;
  readonly area_levels: readonly string[] | null;
  readonly levels: Readonly<Record<string, string>> | null;
  readonly missing_texts: Readonly<Record<string, string>> | null;
  readonly join: 'mean of days' | 'sum of lines' | null;
  /** No column says the period: it stands in the name of the file. */
  readonly period_in_name: boolean | null;
  readonly weighted_survey: boolean | null;
  readonly note: string | null;
}

/** A publisher's code or name for one of our measures. */
export interface PublishedCode {
  readonly scheme: string;
  readonly written: string;
  readonly measure: string;
  /** What its values are multiplied by to be in the unit of the measure. */
  readonly times: number | null;
  /** Words of breakdown columns that mean the whole for this measure: `18+ yrs`. */
  readonly whole: readonly string[] | null;
}

/** The publications and codes of a catalogue. */
export interface Publications {
  readonly publications: readonly Publication[];
  readonly codes: readonly PublishedCode[];
}

/** No publication is known. */
export const NO_PUBLICATIONS: Publications = { publications: [], codes: [] };
