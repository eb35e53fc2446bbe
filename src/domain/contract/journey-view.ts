import { Type, type Static } from 'typebox';
import { DomainRoleName, FindingCard, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** A step as a person meets it. */
export const StepView = Type.Object(
  {
    id: Type.String(),
    order: Type.Integer(),
    /** Short label under the station, at most three words a line: `Leaving hospital` */
    name: Type.String(),
    personVoice: Type.String(),
    gap: Type.String(),
    /** Agencies that answer for it on the day; empty when nobody does. */
    answeredBy: Type.Array(Type.String()),
    /** The owner's kind in words; null when nobody owns the step. */
    ownerType: Type.Union([Type.String(), Type.Null()]),
    nobodyAnswers: Type.Boolean(),
    measures: Type.Integer(),
  },
  closed,
);
export type StepView = Static<typeof StepView>;

/** The hand-over between two steps. */
export const SeamView = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    state: Type.Union([Type.Literal('crack'), Type.Literal('half'), Type.Literal('closed')]),
    /** `No measure asks how the hand-over from hospital stay to leaving hospital went.` */
    sentence: Type.String(),
    findingId: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);
export type SeamView = Static<typeof SeamView>;

/** One agency held to one measure at one step: a mark in a lane. */
export const GoalMark = Type.Object(
  {
    goals: Type.Array(Type.String()),
    measure: Type.String(),
    measureName: Type.String(),
    domain: Type.String(),
    role: DomainRoleName,
    /** `met` or `missed` when a figure speaks and a target is known; `figures` when a figure speaks but there is no target; else `no figures`. */
    state: Type.Union([
      Type.Literal('met'),
      Type.Literal('missed'),
      Type.Literal('figures'),
      Type.Literal('no figures'),
    ]),
    /** Full words for a tooltip and a screen reader: `A&E within 4 hours: 74.1% in January 2025, at least 95%, missed` */
    words: Type.String(),
  },
  closed,
);
export type GoalMark = Static<typeof GoalMark>;

export const LaneView = Type.Object(
  {
    agency: Type.String(),
    name: Type.String(),
    /** Kinds held, in words. */
    types: Type.Array(Type.String()),
    /** `takes 92% of the place's emergencies`; null when not known or not a hospital. */
    shareWords: Type.Union([Type.String(), Type.Null()]),
    /** False for a distant hospital: drawn last, folded. */
    judged: Type.Boolean(),
    /** Numbers of the headlines that are facts about this agency. */
    headlineNumbers: Type.Array(Type.Integer()),
    cells: Type.Array(Type.Object({ step: Type.String(), marks: Type.Array(GoalMark) }, closed)),
  },
  closed,
);
export type LaneView = Static<typeof LaneView>;

/** The home of a place on one day: the person's journey, and what runs through it. */
export const JourneyView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    /** `31 March 2018` */
    asOfWords: Type.String(),
    /** `Six conflicts run through care in Redcar and Cleveland, and in the first weeks back home nobody answers for the person.` */
    title: Type.String(),
    /** Same without the place's name, for a narrow screen that shows the name above. */
    shortTitle: Type.String(),
    /** `One is seen here on both sides and three on one side; two are true everywhere in England. At none of the eleven hand-overs does a measure ask people how it went.` */
    lead: Type.String(),
    /** `All six: found by rule, not yet reviewed`; null when there is no headline. */
    reviewLine: Type.Union([Type.String(), Type.Null()]),
    /** Shown calmly above the journey when fewer than three findings are true here; null otherwise. */
    newerFigures: Type.Union([Type.Object({ text: Type.String(), asOf: IsoDay }, closed), Type.Null()]),
    /** Newest day for which this place or one of its agencies has a figure; null without any. */
    newestFigures: Type.Union([IsoDay, Type.Null()]),
    steps: Type.Array(StepView),
    seams: Type.Array(SeamView),
    headlines: Type.Array(FindingCard),
    domains: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), asks: Type.String(), role: DomainRoleName }, closed),
    ),
    lanes: Type.Array(LaneView),
    /** `155 goals in force that day, 16 of them with figures that speak for it.` */
    goalsLine: Type.String(),
    counts: Type.Object(
      {
        findings: Type.Integer(),
        conflicts: Type.Integer(),
        cracks: Type.Integer(),
        seams: Type.Integer(),
        goals: Type.Integer(),
        goalsWithFigures: Type.Integer(),
        /** Of the headlines. */
        here: Type.Object({ both: Type.Integer(), one: Type.Integer(), none: Type.Integer() }, closed),
      },
      closed,
    ),
    /** Findings that are no headline, grouped by kind, each a card: one step away, never hidden. */
    others: Type.Array(
      Type.Object({ kind: Type.String(), kindName: Type.String(), cards: Type.Array(FindingCard) }, closed),
    ),
    /** Where the figures drawn here come from, one line a publication. */
    sources: Type.Array(Type.String()),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type JourneyView = Static<typeof JourneyView>;
