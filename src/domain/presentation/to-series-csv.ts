import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import { writeCsv, type CsvCell } from './write-csv.ts';

const COLUMNS = [
  'Measure',
  'Code',
  'Line',
  'Area',
  'Period',
  'Period ends',
  'Value',
  'Unit',
  'Why there is no value',
  'Numerator',
  'Denominator',
  'Dataset',
  'File',
  'Line of the file',
  'Published as, and licence',
  'Place',
  'As at',
  'Catalogue',
] as const;

/**
 * The figures of a measure's page as a table for a spreadsheet: one row a point, every line of the chart, with the publisher's
 * file and line. What is worked out from other figures (a middle, an edge of a band) has no file. A missing value is an empty cell.
 */
export function toSeriesCsv(view: PlaceMeasureView): string {
  const published = new Map(view.publications.map(({ dataset, line }) => [dataset, line]));
  const rows = (view.series?.lines ?? []).flatMap((line) =>
    line.points.map((point): CsvCell[] => [
      view.measure.name,
      view.measure.code,
      line.label,
      line.area,
      point.period,
      point.end,
      point.value,
      view.measure.unit,
      point.missing,
      point.numerator,
      point.denominator,
      point.provenance?.dataset ?? null,
      point.provenance?.file ?? null,
      point.provenance?.line ?? null,
      point.provenance === null
        ? point.value === null
          ? null
          : 'worked out from the figures of other areas'
        : (published.get(point.provenance.dataset) ?? null),
      view.place.name,
      view.asOf,
      view.catalogueVersion,
    ]),
  );
  return writeCsv([COLUMNS, ...rows]);
}

/** The name of the file: `measure-as-much-company-leeds-2025-03-31.csv`, plain letters only. */
export function seriesFileName({ measure, place, asOf }: Pick<PlaceMeasureView, 'measure' | 'place' | 'asOf'>): string {
  const slug = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  return `measure-${slug(measure.name)}-${slug(place.name)}-${asOf}.csv`;
}
