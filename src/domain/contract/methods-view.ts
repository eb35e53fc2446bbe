import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const LabelledValue = Type.Object({ label: Type.String(), value: Type.String() }, closed);

/** An example that is worked out anew for every answer, by the functions that judge real places. */
export const WorkedExample = Type.Object(
  {
    title: Type.String(),
    given: Type.Array(LabelledValue),
    found: Type.Array(LabelledValue),
    /** The sentence a board would read; null where the example is a number alone. */
    sentence: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);
export type WorkedExample = Static<typeof WorkedExample>;

/** One method: what it asks, its rule, its limits, an example. */
export const MethodView = Type.Object(
  {
    /** Where a link leads: `/methods#attribution`. */
    anchor: Type.String(),
    /** The kind of finding it makes; null for a method that every kind uses. */
    kind: Type.Union([Type.String(), Type.Null()]),
    name: Type.String(),
    asks: Type.String(),
    rules: Type.Array(Type.Object({ form: Type.Union([Type.String(), Type.Null()]), text: Type.String() }, closed)),
    limits: Type.Array(Type.String()),
    /** How sure such a finding is; null for a method that every kind uses. */
    confidence: Type.Union([Type.String(), Type.Null()]),
    examples: Type.Array(WorkedExample),
    /** Where the formula comes from. */
    sources: Type.Array(Type.String()),
  },
  closed,
);
export type MethodView = Static<typeof MethodView>;

/** `GET /api/methods` */
export const MethodsView = Type.Object(
  {
    sentence: Type.String(),
    lead: Type.String(),
    kinds: Type.Array(MethodView),
    /** Severity, confidence, headlines and the like. */
    shared: Type.Array(MethodView),
    /** Conflicts people have written about that no rule can find, with the reason. */
    notDerivable: Type.Object(
      {
        sentence: Type.String(),
        rows: Type.Array(
          Type.Object(
            {
              id: Type.String(),
              kindName: Type.String(),
              mechanism: Type.String(),
              status: Type.String(),
              why: Type.String(),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    /** How the rows of the catalogue are known. */
    footings: Type.Object(
      {
        sentence: Type.String(),
        rows: Type.Array(
          Type.Object(
            {
              what: Type.String(),
              read: Type.Integer(),
              knowledge: Type.Integer(),
              local: Type.Integer(),
              all: Type.Integer(),
            },
            closed,
          ),
        ),
        dates: Type.Array(Type.Object({ words: Type.String(), goals: Type.Integer() }, closed)),
      },
      closed,
    ),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type MethodsView = Static<typeof MethodsView>;
