import { Type, type Static } from 'typebox';
import { DomainRoleName, FindingCard, Here, IsoDay, SourceView } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** One goal an agency is held to. */
export const AgencyGoal = Type.Object(
  {
    id: Type.String(),
    measure: Type.String(),
    name: Type.String(),
    /** `higher is better` */
    direction: Type.String(),
    /** `at least 95%`; null without one. */
    target: Type.Union([Type.String(), Type.Null()]),
    state: Type.Union([
      Type.Literal('met'),
      Type.Literal('missed'),
      Type.Literal('figures'),
      Type.Literal('no figures'),
      Type.Literal('not judged'),
    ]),
    /** `74.1% in January 2025`, `no figures here`, `not judged here` */
    figure: Type.String(),
    setBy: Type.Union([Type.String(), Type.Null()]),
    /** `since April 2015`, `dates not known` */
    since: Type.String(),
    /** `dates from knowledge, to be checked`; null when they are known better. */
    datesNote: Type.Union([Type.String(), Type.Null()]),
    /** `for Torbay Council, which stays answerable`; null when it is the agency's own. */
    heldFor: Type.Union([Type.String(), Type.Null()]),
    reported: Type.Boolean(),
    footing: Type.String(),
  },
  closed,
);
export type AgencyGoal = Static<typeof AgencyGoal>;

/** A stretch of days in which the agency serves the place in some kinds. */
export const AgencySpell = Type.Object(
  {
    name: Type.String(),
    types: Type.Array(Type.String()),
    /** `since 1 October 2015`, `1 April 2013 to 31 March 2019` */
    dates: Type.String(),
    /** It covers the day looked from. */
    current: Type.Boolean(),
    /** How it is known. */
    basis: Type.String(),
    toBeChecked: Type.Boolean(),
  },
  closed,
);
export type AgencySpell = Static<typeof AgencySpell>;

/** A board it serves on the day. */
export const ServedPlace = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    /** Part of the place that goes to it; part of it that lives there. Null: not known. */
    share: Type.Union([Type.Number(), Type.Null()]),
    back: Type.Union([Type.Number(), Type.Null()]),
    shareWords: Type.String(),
    backWords: Type.String(),
    isHere: Type.Boolean(),
  },
  closed,
);
export type ServedPlace = Static<typeof ServedPlace>;

/** `GET /api/places/{code}/agencies/{agency}`: one agency as it stands at one place. */
export const AgencyView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    agency: Type.Object(
      {
        id: Type.String(),
        name: Type.String(),
        types: Type.Array(Type.String()),
        collective: Type.Boolean(),
        judged: Type.Boolean(),
      },
      closed,
    ),
    /** `here`; or it had ended, or not begun, by the day. */
    presence: Type.Union([Type.Literal('here'), Type.Literal('ended'), Type.Literal('not yet')]),
    title: Type.String(),
    lead: Type.Array(Type.String()),
    /** When it is not here: who held its kinds on the day, and the day on which it can be seen. */
    inTime: Type.Object(
      {
        neighbours: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), words: Type.String() }, closed)),
        seenOn: Type.Union([Type.Object({ asOf: IsoDay, words: Type.String() }, closed), Type.Null()]),
      },
      closed,
    ),
    spells: Type.Array(AgencySpell),
    heldTo: Type.Array(
      Type.Object(
        {
          domain: Type.String(),
          name: Type.String(),
          asks: Type.String(),
          role: DomainRoleName,
          goals: Type.Array(AgencyGoal),
        },
        closed,
      ),
    ),
    /** Findings in which it is on both sides, heaviest first. */
    twoWays: Type.Array(FindingCard),
    /** All conflicts here that involve it. */
    conflicts: Type.Integer(),
    serves: Type.Object(
      {
        /** Whose figures are these? */
        sentence: Type.String(),
        places: Type.Array(ServedPlace),
      },
      closed,
    ),
    /** Headlines of other places that name it. */
    elsewhere: Type.Object(
      {
        sentence: Type.String(),
        looked: Type.Integer(),
        of: Type.Integer(),
        headlines: Type.Array(
          Type.Object(
            {
              place: Type.Object({ code: Type.String(), name: Type.String() }, closed),
              conflict: Type.String(),
              sentence: Type.String(),
              here: Here,
              hereWords: Type.String(),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    delegations: Type.Array(
      Type.Object(
        {
          /** It was handed to it, or by it. */
          direction: Type.Union([Type.Literal('to'), Type.Literal('by')]),
          other: Type.Object({ id: Type.String(), name: Type.String() }, closed),
          sentence: Type.String(),
          source: Type.Union([Type.String(), Type.Null()]),
          toBeChecked: Type.Boolean(),
        },
        closed,
      ),
    ),
    sources: Type.Array(SourceView),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type AgencyView = Static<typeof AgencyView>;
