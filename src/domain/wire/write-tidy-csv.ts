import { writeCsv } from '#domain/presentation/write-csv';
import type { FigureWriter } from './figure-writer.ts';
import { EXPORT_HEADINGS, toTidyRow, type ExportNames } from './to-tidy-row.ts';

const MARK = '\ufeff';

/** Figures as our tidy table in comma-separated text, safe in a spreadsheet. */
export function tidyCsvWriter(names: ExportNames): FigureWriter {
  return {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    open: () => writeCsv([EXPORT_HEADINGS]),
    // Only the file as a whole begins with a byte order mark.
    write: (figures) => writeCsv(figures.map((figure) => toTidyRow(figure, names))).slice(MARK.length),
    close: () => '',
  };
}
