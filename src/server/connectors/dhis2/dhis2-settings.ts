import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Code = Type.String({ minLength: 1, maxLength: 230 });

/** What is read from a DHIS2 server: data values, by codes. */
export const Dhis2Settings = Type.Object(
  {
    kind: Type.Literal('dhis2'),
    host: Type.String({ minLength: 1 }),
    form: Type.Enum(['json', 'csv']),
    dataSet: Code,
    orgUnit: Code,
    /** First and last day, ISO. */
    startDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    endDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    /** Our measure for each data element. */
    measures: Type.Array(Type.Object({ dataElement: Code, measure: Code }, closed), { minItems: 1 }),
    /** Our area for each organisation unit; a unit that is not named is taken by its own code. */
    areas: Type.Array(Type.Object({ orgUnit: Code, area: Code }, closed)),
    level: Type.String(),
    /** File with the access token, readable by the server alone; left out for an open server. */
    tokenFile: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
);
export type Dhis2Settings = Static<typeof Dhis2Settings>;
