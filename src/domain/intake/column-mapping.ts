import type { MissingReason } from '#domain/measure/measured-value';
import type { ProblemCode } from './problem.ts';
import type { Replacement } from './suggested-fix.ts';

/** How a mapping is written down; a new number where an older one would be read otherwise. */
export const MAPPING_VERSION = 1;

/** How a table lays out its figures. */
export type TableLayout =
  /** One figure a line. */
  | 'long'
  /** A column for each period, or for each measure and period. */
  | 'wide by period'
  /** A column for each area. */
  | 'wide by area'
  /** A column for each measure. */
  | 'wide by measure'
  /** Value, numerator and denominator of one figure on lines of their own. */
  | 'a line each part';

/** How several lines become the figures of one. */
export type LineJoin =
  /**
   * The lines of value, numerator and denominator: the numerator then stands in the column after the last one, the
   * denominator in the one after that.
   */
  | 'parts of a figure'
  /** Figures of single days: each column of figures is the mean of the days of its month. */
  | 'mean of days'
  /** Lines that say of one measure, area and period: each column of figures is added up. */
  | 'sum of lines';

/** What a column of a table can say of the figures of its line. */
export const COLUMN_PARTS = [
  'measure',
  'framework version',
  'area',
  'area name',
  'level',
  'period',
  'period start',
  'period end',
  'period kind',
  'year',
  'quarter',
  'month',
  'breakdown',
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'missing',
  /** Words beside a value, which say why it is missing when it is. */
  'value note',
  'status',
  'unit',
  /** Whether the line is the outcome, the numerator or the denominator. */
  'part of figure',
  'source file',
  'source line',
  /** Nothing we store: kept with the file and reported. */
  'kept',
] as const;

/** What a column of the table says of the figures of its line. */
export type ColumnPart = (typeof COLUMN_PARTS)[number];

/** A column of the table and what it was taken for. */
export interface MappedColumn {
  /** Counting from 0. */
  readonly index: number;
  readonly heading: string;
  readonly part: ColumnPart;
  /** Why, in plain words: shown beside the column. */
  readonly reason: string;
  /** False: a guess that somebody should look at before publishing. */
  readonly isSure: boolean;
  /** Cells of a breakdown column that mean the whole and not a part, in lower case; an empty cell always does. */
  readonly whole: readonly string[];
}

/** How the cells of a line become the value. */
export type ValueReading =
  /** The cell of `column`, times `times` (1 as it stands, 100 for a share from 0 to 1). */
  | { readonly kind: 'cell'; readonly column: number; readonly times: number }
  /** Numerator over denominator, times `times`; `isRest`: what is left of the whole, 1 less the quotient. */
  | { readonly kind: 'quotient'; readonly times: number; readonly isRest: boolean }
  /** The numerator columns added up; numerator itself is then not stored. */
  | { readonly kind: 'sum'; readonly columns: readonly number[]; readonly times: number }
  /** The numerator a day of the period for each person of the area, times `times`; `people` is a context figure's id. */
  | { readonly kind: 'rate a day'; readonly people: string; readonly times: number };

/** One figure that each line gives. A long table has one of these, a wide one has one for each column of figures. */
export interface FigureColumn {
  /** What its heading says; empty for a long table. */
  readonly heading: string;
  readonly value: ValueReading;
  /** Columns that add up to the count above the line; empty: not given. */
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
  /** Said by the heading or by whoever mapped it; null: a column of the line says it. */
  readonly measure: string | null;
  readonly area: string | null;
  /** In its stored spelling. */
  readonly period: string | null;
  readonly breakdown: string;
  /** Stands behind the code of the area: `:quin_1` for the least deprived fifth of a board. Empty otherwise. */
  readonly areaSuffix: string;
  readonly reason: string;
}

/** The condition that a line belongs to the figures: other lines of the table are refused as not of this mapping. */
export interface LineCondition {
  readonly column: number;
  /** In lower case; an empty text stands for an empty cell. */
  readonly is: readonly string[];
}

/** How one table is read. */
export interface TableMapping {
  /** Null where the file is one table. */
  readonly sheet: string | null;
  readonly layout: TableLayout;
  /** Null: each line stands for itself. */
  readonly join: LineJoin | null;
  /** Line of the headings; the first of them where there are several. 0: the table has none. */
  readonly headingLine: number;
  /** First line that can hold figures. */
  readonly firstLine: number;
  readonly columns: readonly MappedColumn[];
  readonly figures: readonly FigureColumn[];
  /** Only lines that meet all of them are figures. */
  readonly only: readonly LineCondition[];
  /** Whose codes its column of measures holds; null: ours, or those of frameworks. */
  readonly measureScheme: string | null;
  /** Texts that stand for a missing value in this table only: `-1` in an upload template. In lower case. */
  readonly missingTexts: Readonly<Record<string, MissingReason>>;
  /** Kinds of area its column of areas holds, to tell a council from the board of the same name; null: any. */
  readonly areaLevels: readonly string[] | null;
  /** Levels that figures are compared within here, by the level of the register: districts and unitaries in one. */
  readonly levels: Readonly<Record<string, string>>;
  /** Said once for all lines where no column says it; null where a column does. */
  readonly measure: string | null;
  readonly area: string | null;
  readonly period: string | null;
}

/** What somebody answered about the whole file. Each is null until it is needed and said. */
export interface MappingAnswers {
  /** What a bare dash means. */
  readonly dashMeans: MissingReason | null;
  /** Whether `Q4 2024` counts by the financial or by the calendar year. */
  readonly quartersBy: 'financial year' | 'calendar year' | null;
  /** Whether `2024/25` is a financial year (unless said otherwise) or an academic one. */
  readonly yearsAre: 'financial' | 'academic';
  /** Whether `1.234,5` has its decimals after the comma. */
  readonly decimalMark: 'point' | 'comma';
  /** Whether `03/04/2024` begins with its day or its month. */
  readonly datesBegin: 'day' | 'month';
  /** Whether `2010-11` is a month or a year where nothing else in its column tells; null: not said. */
  readonly shortYearsAre: 'months' | 'years' | null;
  /** Values of a weighted survey are not the quotient of the counts beside them. */
  readonly isWeightedSurvey: boolean;
  /** Lines of organisations that the sender may write no figures of are left out; left out or false: they stop the whole file. */
  readonly ownLinesAlone?: boolean;
}

/** How a whole file is read. Plain JSON: kept with the batch, remembered for an agency and file shape, and given by hand. */
export interface ColumnMapping {
  readonly version: typeof MAPPING_VERSION;
  /** Name of the kind of file it was recognised as: `Fingertips export`; null: none that we know. */
  readonly recognisedAs: string | null;
  /** What made it recognisable. */
  readonly reason: string;
  readonly tables: readonly TableMapping[];
  readonly answers: MappingAnswers;
  readonly replacements: readonly Replacement[];
  /** Value columns multiplied for a measure, as somebody answered a slip of scale: measure id to factor. */
  readonly scales: Readonly<Record<string, number>>;
}

/** A thing that must be said before the file can be checked. */
export interface MappingQuestion {
  readonly sheet: string | null;
  /** What it asks about. */
  readonly part: ColumnPart;
  readonly code: ProblemCode;
  /** In plain words, with what was found. */
  readonly question: string;
  /** Columns to choose from, by their place; empty where the answer is no column. */
  readonly columns: readonly number[];
}

/** The answers of a file that nobody has said anything about. */
export const NO_ANSWERS: MappingAnswers = {
  dashMeans: null,
  quartersBy: null,
  yearsAre: 'financial',
  decimalMark: 'point',
  datesBegin: 'day',
  shortYearsAre: null,
  isWeightedSurvey: false,
};
