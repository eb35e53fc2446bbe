import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/** One point of a series, with where it came from. `value` null: missing, and `missing` says why. */
export const SeriesPoint = Type.Object(
  {
    period: Type.String(),
    /** `March 2018`, `2017-18` */
    periodWords: Type.String(),
    end: Type.String(),
    value: Type.Union([Type.Number(), Type.Null()]),
    /** As printed: `15.3`, `[c]`, `no figure` */
    text: Type.String(),
    missing: Type.Union([Type.String(), Type.Null()]),
    numerator: Type.Union([Type.Number(), Type.Null()]),
    denominator: Type.Union([Type.Number(), Type.Null()]),
    provenance: Type.Union([
      Type.Object({ dataset: Type.String(), file: Type.String(), line: Type.Integer(), batch: Type.String() }, closed),
      Type.Null(),
    ]),
  },
  closed,
);
export type SeriesPoint = Static<typeof SeriesPoint>;

/** One line of a chart and one column of its table. */
export const SeriesLine = Type.Object(
  {
    id: Type.String(),
    measure: Type.String(),
    area: Type.String(),
    /** `everyone waiting`, `put down to the NHS` */
    label: Type.String(),
    /** Decides weight, dash and hue; never colour alone. */
    part: Type.Union([
      Type.Literal('whole'),
      Type.Literal('first'),
      Type.Literal('second'),
      Type.Literal('third'),
      Type.Literal('fourth'),
      Type.Literal('fifth'),
      Type.Literal('rest'),
      Type.Literal('comparator'),
      /** Lower and upper edge of a band, in this order, one after the other. */
      Type.Literal('band'),
    ]),
    points: Type.Array(SeriesPoint),
  },
  closed,
);
export type SeriesLine = Static<typeof SeriesLine>;

/** Chart and table are drawn from this one object, so they cannot disagree. All lines share the unit. */
export const SeriesView = Type.Object(
  {
    title: Type.String(),
    /** Generated: what the lines show, in one sentence without a causal word. */
    sentence: Type.String(),
    unit: Type.String(),
    /** `lower is better`, `higher is better`, `no judgement`, `between 85 and 92 is right` */
    betterWords: Type.String(),
    /** Drawn with low values at the top, because lower is better: up is better on the page. */
    turned: Type.Optional(Type.Boolean()),
    lines: Type.Array(SeriesLine),
    /** Where the way of counting changed: the first period counted the new way, and what changed. */
    breaks: Type.Optional(Type.Array(Type.Object({ period: Type.String(), words: Type.String() }, closed))),
    /** What a band shows: `middle half of ten similar places`. */
    bandWords: Type.Optional(Type.String()),
    /** Shaded stretches the rule compared, with the mean of each line in them. */
    windows: Type.Array(
      Type.Object(
        {
          label: Type.String(),
          from: Type.String(),
          to: Type.String(),
          means: Type.Array(Type.Object({ line: Type.String(), mean: Type.Number(), text: Type.String() }, closed)),
        },
        closed,
      ),
    ),
    /** Horizontal target lines. */
    targets: Type.Array(Type.Object({ value: Type.Number(), label: Type.String() }, closed)),
    source: Type.String(),
  },
  closed,
);
export type SeriesView = Static<typeof SeriesView>;
