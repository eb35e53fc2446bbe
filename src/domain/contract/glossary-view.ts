import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/** `GET /api/glossary`: one word for one thing. */
export const GlossaryView = Type.Object(
  {
    sentence: Type.String(),
    sections: Type.Array(
      Type.Object(
        {
          heading: Type.String(),
          entries: Type.Array(
            Type.Object(
              {
                word: Type.String(),
                /** What the same thing is called elsewhere; null where it has one name. */
                also: Type.Union([Type.String(), Type.Null()]),
                meaning: Type.String(),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type GlossaryView = Static<typeof GlossaryView>;
