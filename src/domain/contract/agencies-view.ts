import { Type, type Static } from 'typebox';
import { DomainRoleName, FindingCard, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** One measure an agency is held to, as a mark. */
export const AgencyMark = Type.Object(
  {
    measure: Type.String(),
    name: Type.String(),
    role: DomainRoleName,
    /** `not judged`: a distant hospital, whose figures are not read as news about this place. */
    state: Type.Union([
      Type.Literal('met'),
      Type.Literal('missed'),
      Type.Literal('figures'),
      Type.Literal('no figures'),
      Type.Literal('not judged'),
    ]),
    /** It asks people how it was. */
    reported: Type.Boolean(),
    /** How many goals the mark stands for. */
    goals: Type.Integer(),
    /** `A&E within 4 hours: 74.1% in January 2025, at least 95%, missed` */
    words: Type.String(),
  },
  closed,
);
export type AgencyMark = Static<typeof AgencyMark>;

/** How goals are spread over the domains, by weight. */
export const BalanceView = Type.Object(
  {
    /** In the catalogue's order; the shares add up to 1. */
    shares: Type.Array(
      Type.Object({ domain: Type.String(), role: DomainRoleName, name: Type.String(), share: Type.Number() }, closed),
    ),
    /** Part of the share of experience that people report themselves. */
    reportedShare: Type.Number(),
    /** In too few domains, by the rule of IMBALANCE. */
    lopsided: Type.Boolean(),
    /** Said in full, for whoever does not see the bar. */
    words: Type.String(),
  },
  closed,
);
export type BalanceView = Static<typeof BalanceView>;

/** In one capacity: for itself, for an agency that handed a duty over, or what a giver kept. */
export const AgencyLine = Type.Object(
  {
    form: Type.Union([Type.Literal('own'), Type.Literal('taken'), Type.Literal('kept')]),
    /** `for itself`, `for Torbay Council, which stays answerable`; empty where there is only one line. */
    words: Type.String(),
    goals: Type.Integer(),
    cells: Type.Array(Type.Object({ domain: Type.String(), marks: Type.Array(AgencyMark) }, closed)),
    /** Null: too few goals to say. */
    balance: Type.Union([BalanceView, Type.Null()]),
    /** How many goals ask people, and what is missing: `2 of 27, few outcomes`; `too few goals to say`. */
    balanceLine: Type.String(),
  },
  closed,
);
export type AgencyLine = Static<typeof AgencyLine>;

export const AgencyRowView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** Kinds held, in words. */
    types: Type.Array(Type.String()),
    /** What stands under the name: `Acute trust, 2% of emergencies, not judged here`; null where nothing is to be said. */
    note: Type.Union([Type.String(), Type.Null()]),
    judged: Type.Boolean(),
    goals: Type.Integer(),
    lines: Type.Array(AgencyLine),
  },
  closed,
);
export type AgencyRowView = Static<typeof AgencyRowView>;

/** How two agencies' goals stand to each other. */
export const AgencyPair = Type.Object(
  {
    /** In the order of the rows: the first stands above the second. */
    agencies: Type.Tuple([Type.String(), Type.String()]),
    aligned: Type.Integer(),
    tension: Type.Integer(),
    opposed: Type.Integer(),
    unknown: Type.Integer(),
    /** `28 aligned, 10 in tension, none opposed, 14 unknown` */
    words: Type.String(),
    /** Two measures each, as places in `measures`: of the first agency, of the second; how many pairs of goals. */
    compared: Type.Array(
      Type.Object(
        {
          standing: Type.Union([
            Type.Literal('aligned'),
            Type.Literal('tension'),
            Type.Literal('opposed'),
            Type.Literal('unknown'),
          ]),
          measures: Type.Tuple([Type.Integer(), Type.Integer()]),
          goals: Type.Integer(),
        },
        closed,
      ),
    ),
    /** Conflicts that involve both, and the first of them, as places in `cards`. */
    conflicts: Type.Integer(),
    first: Type.Array(Type.Integer()),
  },
  closed,
);
export type AgencyPair = Static<typeof AgencyPair>;

/** `GET /api/places/{code}/agencies`: who is held to what, and who pulls against whom. */
export const AgenciesView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    title: Type.String(),
    /** Plain sentences, most telling first. */
    lead: Type.Array(Type.String()),
    domains: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), asks: Type.String(), role: DomainRoleName }, closed),
    ),
    agencies: Type.Array(AgencyRowView),
    /** Pairs with at least one comparable goal. */
    pairs: Type.Array(AgencyPair),
    total: Type.Object(
      {
        aligned: Type.Integer(),
        tension: Type.Integer(),
        opposed: Type.Integer(),
        unknown: Type.Integer(),
        /** Aligned as a part of all; null when nothing is comparable. */
        index: Type.Union([Type.Number(), Type.Null()]),
      },
      closed,
    ),
    /** Marks by state. */
    states: Type.Object(
      {
        met: Type.Integer(),
        missed: Type.Integer(),
        figures: Type.Integer(),
        noFigures: Type.Integer(),
        notJudged: Type.Integer(),
      },
      closed,
    ),
    /** Measures that pairs name. */
    measures: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: DomainRoleName }, closed)),
    /** Conflicts that pairs name first. */
    cards: Type.Array(FindingCard),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type AgenciesView = Static<typeof AgenciesView>;
