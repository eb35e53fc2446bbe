import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import { asSet } from '#domain/presentation/number-words';

/** One point of the chart with where it was published. */
export type PublishedPoint = {
  readonly key: string;
  readonly period: string;
  readonly line: string;
  readonly text: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly file: string;
  readonly fileLine: string;
  readonly dataset: string;
  readonly published: string;
};

/** Whether any point of the series stands in a publisher's file. */
export function hasPublishedPoints({ series }: PlaceMeasureView): boolean {
  return series?.lines.some(({ points }) => points.some(({ provenance }) => provenance !== null)) ?? false;
}

/** The points of a measure's series that stand in a publisher's file, newest first. What is worked out from many areas stands in none. */
export function pointsOfSeries(view: PlaceMeasureView): readonly PublishedPoint[] {
  const published = new Map(view.publications.map(({ dataset, line }) => [dataset, line]));
  const points = (view.series?.lines ?? []).flatMap((line) =>
    line.points.flatMap((point) =>
      point.provenance === null
        ? []
        : [
            {
              end: point.end,
              key: `${line.id} ${point.period}`,
              period: point.periodWords,
              line: line.label,
              text: point.value === null ? (point.missing ?? point.text) : point.text,
              numerator: point.numerator === null ? '' : asSet(point.numerator),
              denominator: point.denominator === null ? '' : asSet(point.denominator),
              file: point.provenance.file,
              fileLine: String(point.provenance.line),
              dataset: point.provenance.dataset,
              published: published.get(point.provenance.dataset) ?? '',
            },
          ],
    ),
  );
  return points
    .map((point, index) => ({ ...point, index }))
    .sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : a.index - b.index));
}
