import { Type, type Static } from 'typebox';
import { ConfidenceGrade, DomainRoleName, FindingCard, IsoDay, SourceView } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** What a finding rests on: figures (`observed`), rules, goals and payments in force (`declared`), or links and costs people believe in (`believed`). */
export const FindingBasis = Type.Union([Type.Literal('observed'), Type.Literal('declared'), Type.Literal('believed')]);
export type FindingBasis = Static<typeof FindingBasis>;

/** One conflict of the list: its card, and what it can be found by. */
export const ListedConflict = Type.Object(
  {
    card: FindingCard,
    basis: FindingBasis,
    /** Ids of domains of the measures it is about, in the catalogue's order. */
    domains: Type.Array(Type.String()),
    /** What has been decided about it; nobody decides anything yet. */
    status: Type.Literal('detected'),
    /** Evidence points the other way: one step away, never in the list. */
    contested: Type.Boolean(),
    /** Pairs that follow from the same root, folded beneath it. */
    echoes: Type.Array(Type.String()),
  },
  closed,
);
export type ListedConflict = Static<typeof ListedConflict>;

/** A thing the list can be narrowed to; counts are taken where it is shown. */
export const FilterChoice = Type.Object({ id: Type.String(), name: Type.String() }, closed);
export type FilterChoice = Static<typeof FilterChoice>;

/** A measure held here, or a cause no measure counts. */
export const InfluenceNode = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    form: Type.Union([Type.Literal('measure'), Type.Literal('lever'), Type.Literal('cause')]),
    /** `measure, held by South Tees Hospitals NHS Foundation Trust`; for a cause `a cause that no measure counts` */
    words: Type.String(),
    /** Role of the measure's domain; null for a cause. */
    role: Type.Union([DomainRoleName, Type.Null()]),
  },
  closed,
);
export type InfluenceNode = Static<typeof InfluenceNode>;

/** A link that the framework declares and that nobody contests. */
export const InfluenceLink = Type.Object(
  {
    id: Type.String(),
    from: Type.String(),
    to: Type.String(),
    /** More of one goes with more of the other, or with less. */
    sign: Type.Union([Type.Literal(1), Type.Literal(-1)]),
    strength: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
    confidence: ConfidenceGrade,
    /** `When Home care capacity rises, Delayed transfers tends to fall.` */
    words: Type.String(),
    /** `evidence B, after about six months` */
    footing: Type.String(),
    /** Conflicts whose path runs over it. */
    conflicts: Type.Array(Type.String()),
  },
  closed,
);
export type InfluenceLink = Static<typeof InfluenceLink>;

/** A link that some sources support and others deny: told apart from the rest, used by no rule. */
export const ContestedLink = Type.Object(
  { words: Type.String(), footing: Type.String(), note: Type.String(), sources: Type.Array(SourceView) },
  closed,
);
export type ContestedLink = Static<typeof ContestedLink>;

/** Every conflict of a place on a day, to be searched, narrowed and put in order; and the links that the believed ones rest on. */
export const ConflictsView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    /** `The rules find 104 conflicts in Redcar and Cleveland; six lead the list.` */
    title: Type.String(),
    lead: Type.String(),
    /** Said once for all; null without a conflict. */
    reviewLine: Type.Union([Type.String(), Type.Null()]),
    /** Headlines first in their order, then by weight. Synergies are not among them. */
    conflicts: Type.Array(ListedConflict),
    /** Where one goal helps another: never a conflict, one step away. */
    helps: Type.Array(FindingCard),
    bases: Type.Array(Type.Object({ id: FindingBasis, name: Type.String(), words: Type.String() }, closed)),
    /** What each filter offers, in the order shown; only what a conflict of the list has. */
    choices: Type.Object(
      {
        kinds: Type.Array(FilterChoice),
        agencies: Type.Array(FilterChoice),
        domains: Type.Array(FilterChoice),
        steps: Type.Array(FilterChoice),
        severities: Type.Array(FilterChoice),
        confidences: Type.Array(FilterChoice),
        heres: Type.Array(FilterChoice),
        statuses: Type.Array(FilterChoice),
      },
      closed,
    ),
    influence: Type.Object(
      {
        /** `61 measures held here and 13 other causes, joined by 88 declared links.` */
        sentence: Type.String(),
        nodes: Type.Array(InfluenceNode),
        links: Type.Array(InfluenceLink),
      },
      closed,
    ),
    contestedLinks: Type.Array(ContestedLink),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type ConflictsView = Static<typeof ConflictsView>;
