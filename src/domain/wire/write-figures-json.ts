import { storedDigits, type ExportedFigure } from './exported-figure.ts';
import { jsonListWriter, type FigureWriter } from './figure-writer.ts';

/** Name of the format, in the file itself. */
export const FIGURES_FORMAT = 'common-measure-figures-1';

/** Figures as our own JSON: one object a figure, with the fields of the tidy table. */
export function figuresJsonWriter(saidAt: string): FigureWriter {
  return jsonListWriter(
    'application/json; charset=utf-8',
    'json',
    `{"format":${JSON.stringify(FIGURES_FORMAT)},"saidAt":${JSON.stringify(saidAt)},"figures":[`,
    (figures) => figures.map(toRow),
  );
}

function toRow({ observation, dataset, file, line }: ExportedFigure): Readonly<Record<string, string | number | null>> {
  const { measure, area, level, period, value, numerator, denominator } = observation;
  return {
    measure,
    area,
    level,
    period,
    value: value.kind === 'value' ? storedDigits(value.value) : null,
    missing: value.kind === 'missing' ? value.reason : null,
    numerator: numerator === null ? null : storedDigits(numerator),
    denominator: denominator === null ? null : storedDigits(denominator),
    dataset,
    source_file: file,
    source_line: line,
  };
}
