import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/** `GET /api/places/:code/settings`: what a place asks for. Its ETag is sent back with a change. */
export const PlaceSettingsView = Type.Object(
  {
    place: Type.String(),
    placeName: Type.String(),
    /** A data steward must approve what its organisations publish. */
    stewardApproves: Type.Boolean(),
    /** ISO, in UTC; null: nobody has ever said anything. */
    changedAt: Type.Union([Type.String(), Type.Null()]),
    /** Whoever asks may change them. */
    mayChange: Type.Boolean(),
    version: Type.Integer(),
  },
  closed,
);
export type PlaceSettingsView = Static<typeof PlaceSettingsView>;

/** `PUT /api/places/:code/settings` */
export const PlaceSettingsRequest = Type.Object({ stewardApproves: Type.Boolean() }, closed);
export type PlaceSettingsRequest = Static<typeof PlaceSettingsRequest>;
