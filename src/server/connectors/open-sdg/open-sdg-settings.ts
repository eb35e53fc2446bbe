import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/** What is read from a site of Open SDG, or from any site with tidy tables: comma-separated text by https. */
export const OpenSdgSettings = Type.Object(
  {
    kind: Type.Literal('open-sdg'),
    host: Type.String({ minLength: 1 }),
    /** Folder of the files, such as `/en/data`. */
    folder: Type.String({ pattern: '^(/[A-Za-z0-9._-]+)*$' }),
    files: Type.Array(
      Type.Object(
        {
          /** Name of the file without its ending: `3-8-1`. */
          id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' }),
          /** `open-sdg`: Year to Value; `tidy`: our own columns. */
          form: Type.Enum(['open-sdg', 'tidy']),
          measure: Type.Optional(Type.String({ minLength: 1 })),
          /** Area of rows without a code of their own. */
          area: Type.Optional(Type.String({ minLength: 1 })),
          level: Type.Optional(Type.String()),
          /** `calendar year` unless said. */
          years: Type.Optional(Type.Enum(['calendar', 'financial'])),
          /** Which series and unit, where a file has several. */
          series: Type.Optional(Type.String()),
          units: Type.Optional(Type.String()),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
export type OpenSdgSettings = Static<typeof OpenSdgSettings>;
