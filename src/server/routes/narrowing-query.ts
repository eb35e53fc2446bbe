import { Type, type Static } from 'typebox';
import type { Narrowing, NarrowingName } from '#domain/presentation/narrow-conflicts';
import { AsOf } from './api-schemas.ts';

const Choices = Type.Optional(
  Type.String({
    maxLength: 2_000,
    description: 'What is wanted, apart by commas; what means nothing here is left out',
  }),
);

/** How a list of conflicts is narrowed and ordered, in the words of the page's own link. */
export const NarrowedOnADay = Type.Object(
  {
    asOf: AsOf,
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

/** What a request asks of the list. */
export function toNarrowing(query: Static<typeof NarrowedOnADay>): Narrowing {
  const chosen = (name: NarrowingName): readonly string[] =>
    (query[name] ?? '').split(',').filter((value) => value !== '');
  return {
    search: query.search ?? '',
    sort: query.sort ?? null,
    filters: {
      basis: chosen('basis'),
      kind: chosen('kind'),
      agency: chosen('agency'),
      domain: chosen('domain'),
      step: chosen('step'),
      severity: chosen('severity'),
      confidence: chosen('confidence'),
      here: chosen('here'),
      status: chosen('status'),
    },
  };
}
