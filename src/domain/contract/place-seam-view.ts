import { Type, type Static } from 'typebox';
import { StepParty } from './place-step-view.ts';
import { FindingCard, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** One end of a hand-over. */
export const SeamEnd = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    voice: Type.String(),
    /** Null where nobody owns the step. */
    owner: Type.Union([StepParty, Type.Null()]),
    others: Type.Array(StepParty),
  },
  closed,
);
export type SeamEnd = Static<typeof SeamEnd>;

/** One thing a hand-over needs so that it is no crack, and whether it is there. */
export const SeamNeed = Type.Object(
  {
    there: Type.Boolean(),
    /** `Somebody who answers for first weeks back home` */
    need: Type.String(),
    /** `Nobody does.`, `Experience of integrated care spans both, and was never filled.` */
    words: Type.String(),
  },
  closed,
);
export type SeamNeed = Static<typeof SeamNeed>;

/** A measure beside a hand-over, with what keeps it from saying how the hand-over went. */
export const SeamMeasure = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** `times or counts it, nobody is asked; nobody here is held to it` */
    words: Type.String(),
    /** `residents of Leeds: 9.1 in 2017-18`, `no figures here` */
    figure: Type.String(),
  },
  closed,
);
export type SeamMeasure = Static<typeof SeamMeasure>;

const Neighbour = Type.Union([
  Type.Object({ id: Type.String(), words: Type.String() }, { additionalProperties: false }),
  Type.Null(),
]);

/** `GET /api/places/{code}/seams/{seam}`: the hand-over between two steps at one place on a day. */
export const PlaceSeamView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    /** As in the address: `J07-J08`. */
    id: Type.String(),
    position: Type.Object({ place: Type.Integer(), of: Type.Integer() }, closed),
    state: Type.Union([Type.Literal('crack'), Type.Literal('half'), Type.Literal('closed')]),
    /** `No measure asks people in Leeds how the hand-over from hospital stay to leaving hospital went.` */
    title: Type.String(),
    /** Who hands over to whom here, by name. */
    handOver: Type.String(),
    from: SeamEnd,
    to: SeamEnd,
    needs: Type.Array(SeamNeed),
    /** Measures listed at both steps that somebody here is held to. */
    spanning: Type.Array(SeamMeasure),
    /** Measures that ask people, whatever their step, that come nearest to asking about this hand-over; at most three. */
    nearest: Type.Array(SeamMeasure),
    /** The finding of the crack; null where the hand-over is closed. */
    finding: Type.Union([FindingCard, Type.Null()]),
    /** Conflicts that touch both steps. */
    conflicts: Type.Object({ count: Type.Integer(), cards: Type.Array(FindingCard) }, closed),
    previous: Neighbour,
    next: Neighbour,
    catalogueVersion: Type.String(),
  },
  closed,
);
export type PlaceSeamView = Static<typeof PlaceSeamView>;
