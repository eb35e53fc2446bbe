import { Type, type Static } from 'typebox';
import { IsoDay } from './shared-parts.ts';
import { SeriesView } from './series-view.ts';

const closed = { additionalProperties: false } as const;
const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeNumber = Type.Union([Type.Integer(), Type.Null()]);

/** A conflict that a file would bring, take away or have told otherwise. */
export const EffectRow = Type.Object(
  {
    id: Type.String(),
    fate: Type.Union([Type.Literal('comes'), Type.Literal('goes'), Type.Literal('changes')]),
    /** Places among the headlines; null where it is none. */
    numberBefore: maybeNumber,
    numberAfter: maybeNumber,
    /** What is said now; null for one that comes. */
    before: maybeText,
    /** What would be said; null for one that goes. */
    after: maybeText,
    /** What is otherwise, beside the sentence: `severity high, 9 of 12; before moderate, 6 of 12`. */
    changes: Type.Array(Type.String()),
  },
  closed,
);
export type EffectRow = Static<typeof EffectRow>;

/** What a file would change in the findings of one place on one day. */
export const PlaceEffectView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    /** `1 conflict gone, 2 changed.` */
    sentence: Type.String(),
    /** Headlines first. */
    rows: Type.Array(EffectRow),
    /** Rows that are not listed. */
    more: Type.Integer(),
    /** Conflicts that stay as they are. */
    stay: Type.Integer(),
  },
  closed,
);
export type PlaceEffectView = Static<typeof PlaceEffectView>;

/** `GET /api/uploads/{id}/effects`: what would be seen after publishing. Worked out beside the preview, and asked for again until done. */
export const UploadEffectsView = Type.Object(
  {
    state: Type.Union([Type.Literal('none'), Type.Literal('working'), Type.Literal('done'), Type.Literal('failed')]),
    /** Which places and days are worked out, and what is left out; or why there is nothing. */
    words: Type.String(),
    /** Places worked out, of how many. */
    done: Type.Integer(),
    of: Type.Integer(),
    /** Series with the biggest movements, as they are stored and as they would be. */
    charts: Type.Array(SeriesView),
    places: Type.Array(PlaceEffectView),
  },
  closed,
);
export type UploadEffectsView = Static<typeof UploadEffectsView>;
