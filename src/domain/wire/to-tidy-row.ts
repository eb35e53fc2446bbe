import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { endOfPeriod } from '#domain/measure/period';
import { storedDigits, type ExportedFigure } from './exported-figure.ts';

/** A cell of a table that goes out: text, a number or nothing. */
export type TidyCell = string | number | null;

/** What stands beside the tidy columns for whoever reads the table: an importer notes them and reads past them. */
const BESIDE = ['measure_name', 'area_name', 'unit', 'period_ends', 'dataset', 'published_as'] as const;

/** Headings of an exported table: our tidy columns, which come back in as they went out, then words for people. */
export const EXPORT_HEADINGS: readonly string[] = [...TIDY_HEADINGS, ...BESIDE];

/** Names for what a table holds as codes; null where there is none. */
export interface ExportNames {
  readonly measure: (id: string) => { readonly name: string; readonly unit: string } | null;
  readonly area: (code: string) => string | null;
  /** Title, publisher and licence of a dataset in one line. */
  readonly publication: (dataset: string) => string | null;
}

/** One figure as a row of the exported table: a missing value is an empty cell and its reason. */
export function toTidyRow(
  { observation, dataset, file, line }: ExportedFigure,
  names: ExportNames,
): readonly TidyCell[] {
  const { measure, area, level, period, value, numerator, denominator } = observation;
  const known = names.measure(measure);
  return [
    measure,
    area,
    level,
    period,
    value.kind === 'value' ? storedDigits(value.value) : null,
    numerator === null ? null : storedDigits(numerator),
    denominator === null ? null : storedDigits(denominator),
    value.kind === 'missing' ? value.reason : null,
    file,
    line,
    known?.name ?? null,
    names.area(area),
    known?.unit ?? null,
    endOfPeriod(period),
    dataset,
    names.publication(dataset),
  ];
}
