import { MISSING_NUMBER, type SourcedObservation } from '#server/storage/observation-repository';
import type { FigurePart } from '#server/storage/staging';

/** Figures in columns, as a first and only part has them. */
export function aPart(figures: readonly SourcedObservation[]): FigurePart {
  const names = {
    series: [] as (readonly [string, string, string])[],
    periods: [] as string[],
    levels: [] as string[],
    files: [] as string[],
  };
  const numberIn = (list: string[], name: string): number =>
    list.includes(name) ? list.indexOf(name) : list.push(name) - 1;
  const seriesOf = ({ observation: { measure, area, breakdown } }: SourcedObservation): number => {
    const known = names.series.findIndex(([a, b, c]) => a === measure && b === area && c === breakdown);
    return known === -1 ? names.series.push([measure, area, breakdown]) - 1 : known;
  };
  const numbers = (pick: (figure: SourcedObservation) => number | null): Float64Array =>
    Float64Array.from(figures, (figure) => pick(figure) ?? Number.NaN);
  return {
    names,
    count: figures.length,
    series: Int32Array.from(figures, seriesOf),
    period: Int32Array.from(figures, ({ observation }) => numberIn(names.periods, observation.period)),
    level: Int32Array.from(figures, ({ observation }) => numberIn(names.levels, observation.level)),
    file: Int32Array.from(figures, ({ file }) => numberIn(names.files, file)),
    line: Int32Array.from(figures, ({ line }) => line),
    missing: Uint8Array.from(figures, ({ observation: { value } }) =>
      value.kind === 'missing' ? MISSING_NUMBER[value.reason] : 0,
    ),
    status: new Uint8Array(figures.length),
    value: numbers(({ observation: { value } }) => (value.kind === 'value' ? value.value : null)),
    numerator: numbers(({ observation }) => observation.numerator),
    denominator: numbers(({ observation }) => observation.denominator),
    lower: numbers(() => null),
    upper: numbers(() => null),
  };
}
