import { Type, type Static } from 'typebox';
import { ConfidenceGrade, Here, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

export const ChangeGround = Type.Union([
  Type.Literal('goal'),
  Type.Literal('payment'),
  Type.Literal('organisation'),
  Type.Literal('measure'),
  Type.Literal('figures'),
]);
export type ChangeGround = Static<typeof ChangeGround>;

/** One day on which the place was looked at. */
export const TimeLook = Type.Object(
  {
    asOf: IsoDay,
    /** `31 March 2018` */
    words: Type.String(),
    /** `2018`: what stands above its column. */
    short: Type.String(),
    conflicts: Type.Integer(),
    /** Of those, seen here on one side or both. */
    here: Type.Integer(),
    /** Since the look before. */
    began: Type.Integer(),
    ended: Type.Integer(),
    goals: Type.Integer(),
    /** What came and went by this look, and why, in one sentence; empty at the first. */
    sentence: Type.String(),
  },
  closed,
);
export type TimeLook = Static<typeof TimeLook>;

/** A conflict as it was on one look. */
export const TimeCell = Type.Object(
  {
    /** Number of the look, from 0. */
    look: Type.Integer(),
    /** Number of its id in the row's `ids`. */
    id: Type.Integer(),
    here: Here,
    band: Type.Union([
      Type.Literal('low'),
      Type.Literal('moderate'),
      Type.Literal('high'),
      Type.Literal('critical'),
      Type.Null(),
    ]),
    /** `High, 9 of 12` */
    words: Type.String(),
    confidence: ConfidenceGrade,
    /** Findings that are this conflict on this look: more than one where several goals of one year stand side by side. */
    count: Type.Integer(),
  },
  closed,
);
export type TimeCell = Static<typeof TimeCell>;

/** What a conflict did by one look, and what lay under it. */
export const TimeTurn = Type.Object(
  {
    look: Type.Integer(),
    what: Type.Union([Type.Literal('began'), Type.Literal('ended'), Type.Literal('renewed'), Type.Literal('changed')]),
    grounds: Type.Array(ChangeGround),
    /** `From 1 April 2024 Leeds Teaching Hospitals NHS Trust was held to A&E within 4 hours (at least 78%).` */
    text: Type.String(),
  },
  closed,
);
export type TimeTurn = Static<typeof TimeTurn>;

/** One conflict through all looks. */
export const TimeRow = Type.Object(
  {
    name: Type.String(),
    kind: Type.String(),
    kindName: Type.String(),
    /** As it was last found. */
    sentence: Type.String(),
    /** Pairs that follow from the same root, when it was last found. */
    echoes: Type.Integer(),
    /** Nearest to home it ever was. */
    nearest: Here,
    /** `2018 to 2020`, `at every look`, `since 2023` */
    span: Type.String(),
    /** Ids it had, oldest first: a goal set anew gives it another. */
    ids: Type.Array(Type.String()),
    cells: Type.Array(TimeCell),
    turns: Type.Array(TimeTurn),
  },
  closed,
);
export type TimeRow = Static<typeof TimeRow>;

/** `GET /api/places/{code}/through-time`: one place's conflicts by year, up to a day. */
export const ThroughTimeView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    title: Type.String(),
    lead: Type.String(),
    reviewLine: Type.Union([Type.String(), Type.Null()]),
    /** The years since 2011 in which the board was not there. */
    before: Type.Union([
      Type.Object(
        {
          /** `2011 to 2013` */
          years: Type.String(),
          words: Type.String(),
          boards: Type.Array(
            Type.Object({ code: Type.String(), name: Type.String(), asOf: IsoDay, words: Type.String() }, closed),
          ),
        },
        closed,
      ),
      Type.Null(),
    ]),
    /** Where the story goes on: a later day of this board, or the boards that followed it. */
    after: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), asOf: IsoDay, words: Type.String() }, closed),
    ),
    looks: Type.Array(TimeLook),
    /** Kinds in the order of the rows. */
    kinds: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() }, closed)),
    rows: Type.Array(TimeRow),
    /** How the looks were chosen and what a turn means. */
    method: Type.String(),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type ThroughTimeView = Static<typeof ThroughTimeView>;
