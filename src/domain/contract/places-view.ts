import { Type, type Static } from 'typebox';
import { Here, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** One board in the list and on the map. */
export const PlaceRow = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    board: Type.String(),
    region: Type.Union([Type.String(), Type.Null()]),
    hex: Type.Union([Type.Object({ q: Type.Integer(), r: Type.Integer() }, closed), Type.Null()]),
    /** Newest day for which the place or one of its agencies has a figure, whatever day is looked from. */
    newestFigures: Type.Union([IsoDay, Type.Null()]),
    /** Null while this day's reports are still being computed. */
    summary: Type.Union([
      Type.Object(
        {
          /** First headline that is true here on both or one side; null: nothing of its own in the figures. */
          headline: Type.Union([
            Type.Object({ id: Type.String(), sentence: Type.String(), here: Here, kindName: Type.String() }, closed),
            Type.Null(),
          ]),
          cracks: Type.Integer(),
          seams: Type.Integer(),
          headlines: Type.Object({ both: Type.Integer(), one: Type.Integer(), none: Type.Integer() }, closed),
        },
        closed,
      ),
      Type.Null(),
    ]),
  },
  closed,
);
export type PlaceRow = Static<typeof PlaceRow>;

/** What a search found besides boards: a district inside a board, an organisation that serves some. */
export const SearchHit = Type.Object(
  {
    kind: Type.Union([Type.Literal('board'), Type.Literal('district'), Type.Literal('organisation')]),
    name: Type.String(),
    /** Boards it leads to, best first. */
    boards: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
    /** `a district of Worcestershire` */
    words: Type.String(),
  },
  closed,
);
export type SearchHit = Static<typeof SearchHit>;

/** `GET /api/places` */
export const PlacesView = Type.Object(
  {
    asOf: IsoDay,
    asOfWords: Type.String(),
    /** `153 boards in England on 31 March 2025` and what the map colours show, in one sentence. */
    sentence: Type.String(),
    places: Type.Array(PlaceRow),
    /** Only with `search`. */
    hits: Type.Array(SearchHit),
    /** How many of `places` have their summary. */
    analysed: Type.Integer(),
  },
  closed,
);
export type PlacesView = Static<typeof PlacesView>;

/** `GET /api/places/{code}`: the place on a day, or why it is not there. */
export const PlaceView = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    board: Type.String(),
    asOf: IsoDay,
    asOfWords: Type.String(),
    region: Type.Union([Type.String(), Type.Null()]),
    from: IsoDay,
    to: Type.Union([IsoDay, Type.Null()]),
    newestFigures: Type.Union([IsoDay, Type.Null()]),
    agencies: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          types: Type.Array(Type.String()),
          share: Type.Union([Type.Number(), Type.Null()]),
          judged: Type.Boolean(),
        },
        closed,
      ),
    ),
    similar: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
  },
  closed,
);
export type PlaceView = Static<typeof PlaceView>;

/** RFC 9457 problem, with a stable code. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    instance: Type.Optional(Type.String()),
    /** For `place_not_in_force`: when it was, and its neighbours in time. */
    place: Type.Optional(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          from: IsoDay,
          to: Type.Union([IsoDay, Type.Null()]),
          neighbours: Type.Array(
            Type.Object({ code: Type.String(), name: Type.String(), asOf: IsoDay, words: Type.String() }, closed),
          ),
        },
        closed,
      ),
    ),
    /** For an unknown place: what was probably meant. */
    suggestions: Type.Optional(Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed))),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), found: Type.String(), expected: Type.String() }, closed)),
    ),
  },
  { additionalProperties: true },
);
export type Problem = Static<typeof Problem>;
