import { Type, type Static } from 'typebox';
import { PlaceMeasureRow, PlaceMeasuresView } from './place-measures-view.ts';
import { DomainRoleName, FindingCard, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** One organisation in its part at a step. */
export const StepAgency = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** `92% of the people of this place go to it`, `for Torbay Council, which stays answerable`; empty where nothing is known. */
    words: Type.String(),
  },
  closed,
);
export type StepAgency = Static<typeof StepAgency>;

/** A part somebody has at a step, and who has it here on the day; nobody where the list is empty. */
export const StepParty = Type.Object(
  {
    /** `Acute hospital trust` */
    kind: Type.String(),
    agencies: Type.Array(StepAgency),
    /** Distant hospitals that have the part too and are not judged here. */
    distant: Type.Integer(),
  },
  closed,
);
export type StepParty = Static<typeof StepParty>;

/** What one agency is held to by one measure, and what the figures of the day say of it. Unknown is never met and never missed. */
export const StepHolder = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    state: Type.Union([
      Type.Literal('met'),
      Type.Literal('missed'),
      Type.Literal('figures'),
      Type.Literal('no figures'),
    ]),
    /** `72.1% in 2017-18`, `no figures here`; empty where the measure's own line says it already. */
    figure: Type.String(),
    /** `at least 95%, missed`, `at most 3.5, cannot be judged`; none where nobody set one. */
    targets: Type.Array(Type.String()),
    /** `for Torbay Council, which stays answerable`; empty for a goal of its own. */
    heldFor: Type.String(),
  },
  closed,
);
export type StepHolder = Static<typeof StepHolder>;

/** A measure that somebody here is held to, as the board's table has it, with each of them. */
export const StepMeasure = Type.Object(
  {
    ...PlaceMeasureRow.properties,
    holders: Type.Array(StepHolder),
    /** Distant hospitals that hold it too and are not judged here. */
    distant: Type.Integer(),
  },
  closed,
);
export type StepMeasure = Static<typeof StepMeasure>;

/** A hand-over as one line: where it leads, and whether anybody asks how it went. */
export const SeamLine = Type.Object(
  {
    /** As in the address: `J07-J08`. */
    id: Type.String(),
    state: Type.Union([Type.Literal('crack'), Type.Literal('half'), Type.Literal('closed')]),
    /** `No measure asks how the hand-over from hospital stay to leaving hospital went.` */
    sentence: Type.String(),
    /** The step at its other end. */
    step: Type.Object({ id: Type.String(), name: Type.String() }, closed),
  },
  closed,
);
export type SeamLine = Static<typeof SeamLine>;

/** `GET /api/places/{code}/steps/{step}`: one step of the person's journey at one place on a day. */
export const PlaceStepView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    step: Type.Object(
      {
        id: Type.String(),
        /** The name on the map: `Leaving hospital`. */
        name: Type.String(),
        /** The whole name, where it says more; else empty. */
        fullName: Type.String(),
        /** What the person says. */
        voice: Type.String(),
        place: Type.Integer(),
        of: Type.Integer(),
      },
      closed,
    ),
    /** `South Tees Hospitals NHS Foundation Trust answers for “Leaving hospital” in Redcar and Cleveland.` */
    title: Type.String(),
    /** What is measured there, counted, and how much of it can be judged. */
    lead: Type.String(),
    /** Offered where figures of the step exist and all are too old for the day. */
    newerFigures: PlaceMeasuresView.properties.newerFigures,
    /** Null where nobody owns the step. */
    owner: Type.Union([StepParty, Type.Null()]),
    others: Type.Array(StepParty),
    axis: PlaceMeasuresView.properties.axis,
    domains: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          /** What the domain asks: `What was it like for the person?` */
          asks: Type.String(),
          role: DomainRoleName,
          measures: Type.Array(StepMeasure),
          /** The finding that says that nobody measures this side; null where somebody does. */
          hole: Type.Union([Type.String(), Type.Null()]),
        },
        closed,
      ),
    ),
    notMeasured: Type.Object(
      {
        /** What the framework says is missing; empty where it says nothing. */
        gap: Type.String(),
        /** Measures of the step in use on the day that nobody here is held to. */
        unheld: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)),
        /** `Two more measures of this step were not in use on this day.`; empty where all were. */
        outOfUse: Type.String(),
      },
      closed,
    ),
    conflicts: Type.Object(
      {
        /** All that touch the step, those that only say that nobody answers or asks included. */
        count: Type.Integer(),
        /** The first of them: headlines, then by weight. */
        cards: Type.Array(FindingCard),
      },
      closed,
    ),
    before: Type.Union([SeamLine, Type.Null()]),
    after: Type.Union([SeamLine, Type.Null()]),
    sources: Type.Array(Type.String()),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type PlaceStepView = Static<typeof PlaceStepView>;
