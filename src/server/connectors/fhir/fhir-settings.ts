import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 500 });

/** What is read from a FHIR R4 server: summary reports on measures. */
export const FhirSettings = Type.Object(
  {
    kind: Type.Literal('fhir'),
    host: Type.String({ minLength: 1 }),
    /** Path of the server's base, such as `/fhir`. */
    base: Type.String({ pattern: '^(/[A-Za-z0-9._-]+)*$' }),
    /** Our measure for each canonical address, its version left off. */
    measures: Type.Array(
      Type.Object(
        { canonical: Text, measure: Text, polarity: Type.Optional(Type.Enum(['higher', 'lower', 'band', 'none'])) },
        closed,
      ),
      { minItems: 1 },
    ),
    /** Our area for each identifier; one that is not named is taken as it is. */
    areas: Type.Array(Type.Object({ identifier: Text, area: Text }, closed)),
    level: Type.String(),
    /** File with the access token, readable by the server alone; left out for an open server. */
    tokenFile: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
);
export type FhirSettings = Static<typeof FhirSettings>;
