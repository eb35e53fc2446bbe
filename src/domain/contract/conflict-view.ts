import { Type, type Static } from 'typebox';
import { ConfidenceGrade, FindingCard, IsoDay, SourceView } from './shared-parts.ts';
import { SeriesView } from './series-view.ts';

const closed = { additionalProperties: false } as const;

/** One side of a conflict: an agency (or several) and what it is held to. */
export const GoalSide = Type.Object(
  {
    /** `Redcar and Cleveland Council` */
    title: Type.String(),
    agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)),
    /** `is held to fewer delays put down to social care` */
    heldTo: Type.String(),
    /** Direction, Counts, Target, If missed, In force, Figure here, Code, Set by. `differs`: the other side's row says something else. */
    rows: Type.Array(Type.Object({ label: Type.String(), value: Type.String(), differs: Type.Boolean() }, closed)),
    goals: Type.Array(Type.String()),
    measure: Type.Object(
      { id: Type.String(), name: Type.String(), fullName: Type.String(), code: Type.String() },
      closed,
    ),
    sources: Type.Array(SourceView),
  },
  closed,
);
export type GoalSide = Static<typeof GoalSide>;

/** A line of the because-path: a declared cause, or the arithmetic that ties the two. */
export const BecauseLine = Type.Object(
  {
    text: Type.String(),
    grade: Type.Union([ConfidenceGrade, Type.Null()]),
    gradeWords: Type.String(),
    /** `after about six months`; empty when there is none */
    lagWords: Type.String(),
    sources: Type.Array(SourceView),
  },
  closed,
);
export type BecauseLine = Static<typeof BecauseLine>;

/** Exactly what the rule compared, as a small table. */
export const ComparedTable = Type.Object(
  {
    title: Type.String(),
    caption: Type.String(),
    columns: Type.Array(Type.String()),
    rows: Type.Array(
      Type.Object(
        {
          label: Type.String(),
          part: Type.String(),
          cells: Type.Array(Type.Object({ text: Type.String(), small: Type.String() }, closed)),
        },
        closed,
      ),
    ),
    /** `Moved: one part fell, another rose, and the total changed by less than a quarter of the two together (0.9 is under 1.7).` */
    verdict: Type.String(),
  },
  closed,
);
export type ComparedTable = Static<typeof ComparedTable>;

/** One conflict, whole: everything its page shows, in reading order. */
export const ConflictView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    card: FindingCard,
    /** Headlines of the place that day, for `Conflict 1 of 6` and the arrows. */
    headlines: Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), sentence: Type.String() }, closed)),
    /** Where it runs, and where it is seen: `leaving hospital, seen here on both sides` */
    about: Type.String(),
    sides: Type.Array(GoalSide),
    /** Under the glyph between the cards: `one total, two owners` */
    glyphWords: Type.String(),
    /** More goals than the two that face each other, in words, one step away. */
    moreGoals: Type.Array(Type.String()),
    because: Type.Object({ lead: Type.String(), explanation: Type.String(), lines: Type.Array(BecauseLine) }, closed),
    /** Null: no figures here; then `noFiguresWords` says what would bring them. */
    series: Type.Union([SeriesView, Type.Null()]),
    /** Series in other units, below the first on the same time axis. */
    otherSeries: Type.Optional(Type.Array(SeriesView)),
    noFiguresWords: Type.String(),
    compared: Type.Union([ComparedTable, Type.Null()]),
    confidenceWords: Type.Object(
      {
        /** One line: what the grade means for this finding. */
        meaning: Type.String(),
        /** What would change our mind. */
        wouldChange: Type.Array(Type.String()),
      },
      closed,
    ),
    evidence: Type.Object(
      {
        for: Type.Array(Type.Object({ text: Type.String(), sources: Type.Array(SourceView) }, closed)),
        against: Type.Array(Type.Object({ text: Type.String(), sources: Type.Array(SourceView) }, closed)),
        notKnown: Type.Array(Type.Object({ text: Type.String(), sources: Type.Array(SourceView) }, closed)),
      },
      closed,
    ),
    /** Who gains and who pays, people as a row; empty when the kind has none. */
    gains: Type.Array(Type.String()),
    pays: Type.Array(Type.String()),
    echoes: Type.Array(Type.Object({ text: Type.String(), net: Type.Number() }, closed)),
    /** What boards usually do about this kind. */
    moves: Type.Array(Type.String()),
    statusWords: Type.String(),
    organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), words: Type.String() }, closed)),
    /** The exact rule line for an analyst. */
    reason: Type.String(),
    /** `Rule ATTRIBUTION, form moved; catalogue 3f9a…; figures as at 31 March 2018` */
    method: Type.String(),
    sources: Type.Array(SourceView),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type ConflictView = Static<typeof ConflictView>;
