import { Type, type Static } from 'typebox';

const Choices = Type.Optional(
  Type.String({
    maxLength: 2_000,
    description: 'What is wanted, apart by commas; what means nothing here is left out',
  }),
);

/** How a list of conflicts is searched, ordered and narrowed, in the words of its page's own link. */
export const ConflictsNarrowing = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Words that all have to occur' })),
    sort: Type.Optional(Type.String({ maxLength: 40, description: 'headlines, severity, confidence, here or kind' })),
    basis: Choices,
    kind: Choices,
    agency: Choices,
    domain: Choices,
    step: Choices,
    severity: Choices,
    confidence: Choices,
    here: Choices,
    status: Choices,
  },
  { additionalProperties: false },
);
export type ConflictsNarrowing = Static<typeof ConflictsNarrowing>;
