import { Type, type Static } from 'typebox';
import { IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** What can be gone to by name. */
export const FinderGroup = Type.Union([
  Type.Literal('place'),
  Type.Literal('agency'),
  Type.Literal('conflict'),
  Type.Literal('measure'),
  Type.Literal('method'),
  Type.Literal('word'),
]);
export type FinderGroup = Static<typeof FinderGroup>;

/** One thing with a page, or a place on a page: its name, a quiet note, and what else it is called. */
export const FinderEntry = Type.Object(
  {
    group: FinderGroup,
    /** For the link alone: code of a place or agency, id of a conflict or measure, anchor of a method; of a word the word. */
    id: Type.String(),
    name: Type.String(),
    note: Type.String(),
    /** Other names it is found by: a board's long name, a code, a kind. */
    also: Type.Array(Type.String()),
  },
  closed,
);
export type FinderEntry = Static<typeof FinderEntry>;

/** `GET /api/finder`: everything that can be gone to by name from a place on a day; without a place, what every place shares. */
export const FinderView = Type.Object(
  {
    asOf: IsoDay,
    place: Type.Union([Type.Object({ code: Type.String(), name: Type.String() }, closed), Type.Null()]),
    entries: Type.Array(FinderEntry),
  },
  closed,
);
export type FinderView = Static<typeof FinderView>;
