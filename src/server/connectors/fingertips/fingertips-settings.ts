import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Id = Type.Integer({ minimum: 1 });

/** What is read from the Fingertips API of the Office for Health Improvement and Disparities. */
export const FingertipsSettings = Type.Object(
  {
    kind: Type.Literal('fingertips'),
    host: Type.String({ minLength: 1 }),
    /** Which indicators: by their own ids, by a group of a profile, or a whole profile. */
    by: Type.Union([
      Type.Object({ indicators: Type.Array(Id, { minItems: 1 }) }, closed),
      Type.Object({ group: Id }, closed),
      Type.Object({ profile: Id }, closed),
    ]),
    /** Profile whose polarity holds: it may differ by profile. */
    profile: Type.Optional(Id),
    /** Kinds of area, each with the kind that it is grouped by and our word for its level. */
    areaTypes: Type.Array(Type.Object({ child: Id, parent: Id, level: Type.String({ minLength: 1 }) }, closed), {
      minItems: 1,
    }),
    /** Our measure for each indicator. `age` where an indicator has several. */
    measures: Type.Array(
      Type.Object(
        {
          indicator: Id,
          measure: Type.String({ minLength: 1 }),
          sex: Type.String({ default: 'Persons' }),
          age: Type.Optional(Type.String()),
          /** Which way we take good to run, to be told when the source says otherwise. */
          polarity: Type.Optional(Type.Enum(['higher', 'lower', 'band', 'none'])),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
export type FingertipsSettings = Static<typeof FingertipsSettings>;
