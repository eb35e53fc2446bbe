import { Type, type Static } from 'typebox';
import { DomainRoleName, Here, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const Named = Type.Object({ id: Type.String(), name: Type.String() }, closed);

/** A target or band and what the figure beside it says of it. Unknown is never met and never missed. */
export const MeasureTarget = Type.Object(
  {
    /** `at least 95%`, `between 85 and 92% is right` */
    words: Type.String(),
    state: Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('unknown')]),
    /** `met`, `missed`, or why it cannot be judged: `too old to judge`, `not converted`... */
    stateWords: Type.String(),
    /** The bar in the measure's own unit, to draw a line at; null where there is no single one. */
    value: Type.Union([Type.Number(), Type.Null()]),
  },
  closed,
);
export type MeasureTarget = Static<typeof MeasureTarget>;

/** The latest figure of a measure at a place, and whose it is. */
export const MeasureFigureView = Type.Object(
  {
    state: Type.Union([Type.Literal('fresh'), Type.Literal('old'), Type.Literal('none')]),
    /** `74.0%`; empty where there is none. */
    text: Type.String(),
    /** `January 2025`, `last known: 2019-20, too old to judge`, `no figures here` */
    periodWords: Type.String(),
    end: Type.Union([IsoDay, Type.Null()]),
    /** `residents of Leeds`, `Leeds Teaching Hospitals NHS Trust`; empty where there is none. */
    whose: Type.String(),
  },
  closed,
);
export type MeasureFigureView = Static<typeof MeasureFigureView>;

/** The latest figure against the same season a year before. */
export const MeasureDirection = Type.Object(
  {
    /** Which way the number went; null where nothing can be said. */
    way: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('same'), Type.Null()]),
    better: Type.Union([Type.Literal('better'), Type.Literal('worse'), Type.Literal('no judgement')]),
    /** Larger than three quarters of the changes of areas of its kind; null where too few areas can be compared. */
    clear: Type.Union([Type.Boolean(), Type.Null()]),
    /** `up 2.0 points`; empty where nothing can be said. */
    change: Type.String(),
    /** `worse, not clear`, `better, among the larger changes in England`, `no figure for the year before` */
    words: Type.String(),
  },
  closed,
);
export type MeasureDirection = Static<typeof MeasureDirection>;

/** How the goals on a measure stand to those of other agencies, counted by measure. */
export const MeasureAlignmentView = Type.Object(
  {
    aligned: Type.Integer(),
    tension: Type.Integer(),
    opposed: Type.Integer(),
    unknown: Type.Integer(),
    /** `the same way as three measures, in tension with two; not known for one` */
    words: Type.String(),
  },
  closed,
);
export type MeasureAlignmentView = Static<typeof MeasureAlignmentView>;

/** One line of the board's table. */
export const PlaceMeasureRow = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    code: Type.String(),
    domain: Type.String(),
    /** `people are asked`, `nobody is asked`; empty outside experience or where not known. */
    asked: Type.String(),
    figure: MeasureFigureView,
    /** Figures of one area over time, oldest first; `joined` false where the period before has none. */
    spark: Type.Array(Type.Object({ end: IsoDay, value: Type.Number(), joined: Type.Boolean() }, closed)),
    /** What the spark says, for those who do not see it. */
    sparkWords: Type.String(),
    betterWords: Type.String(),
    targets: Type.Array(MeasureTarget),
    /** The worst known: missed before met; `unknown` where no target can be judged, `none` where nobody set one. */
    verdict: Type.Union([Type.Literal('missed'), Type.Literal('met'), Type.Literal('unknown'), Type.Literal('none')]),
    direction: MeasureDirection,
    /** `Leeds City Council, NHS West Yorkshire and two more`, `nobody is held to it` */
    heldWords: Type.String(),
    held: Type.Integer(),
    alignment: MeasureAlignmentView,
    /** Headlines that list it. */
    headlines: Type.Array(
      Type.Object(
        { id: Type.String(), number: Type.Integer(), here: Here, hereWords: Type.String(), words: Type.String() },
        closed,
      ),
    ),
    /** Other conflicts that list it. */
    otherConflicts: Type.Integer(),
    /** What would bring figures; empty where there are some. */
    wouldBring: Type.String(),
  },
  closed,
);
export type PlaceMeasureRow = Static<typeof PlaceMeasureRow>;

/** `GET /api/places/{code}/measures`: what a place is held to, as its board reads it. */
export const PlaceMeasuresView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    title: Type.String(),
    lead: Type.String(),
    /** Offered when hardly a figure is fresh and there are newer days to look from. */
    newerFigures: Type.Union([Type.Object({ text: Type.String(), asOf: IsoDay }, closed), Type.Null()]),
    /** One axis for every spark. */
    axis: Type.Object(
      { from: IsoDay, freshFrom: IsoDay, to: IsoDay, fromWords: Type.String(), toWords: Type.String() },
      closed,
    ),
    domains: Type.Array(Type.Object({ ...Named.properties, role: DomainRoleName, line: Type.String() }, closed)),
    /** In the order of the domains, then by name. */
    rows: Type.Array(PlaceMeasureRow),
    counts: Type.Object(
      // `fresh`, `old` and `none` are of those that somebody here is held to; `met`, `missed` and `unjudged` count targets.
      {
        held: Type.Integer(),
        unheld: Type.Integer(),
        fresh: Type.Integer(),
        old: Type.Integer(),
        none: Type.Integer(),
        met: Type.Integer(),
        missed: Type.Integer(),
        unjudged: Type.Integer(),
      },
      closed,
    ),
    reviewLine: Type.Union([Type.String(), Type.Null()]),
    sources: Type.Array(Type.String()),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type PlaceMeasuresView = Static<typeof PlaceMeasuresView>;
