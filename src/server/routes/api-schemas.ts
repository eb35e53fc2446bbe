import { Type } from 'typebox';
import { Problem } from '#domain/contract/places-view';

/** The day to judge on. Any text passes, so that what is no date gets the code `bad_date` and not a general one. */
export const AsOf = Type.Optional(
  Type.String({ maxLength: 40, description: 'Day to judge on, as 2018-03-31; today when left out' }),
);

export const OnADay = Type.Object({ asOf: AsOf }, { additionalProperties: false });
export const NoQuery = Type.Object({}, { additionalProperties: false });
export const PlaceParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 40, description: 'Code of a board area, as E06000003' }),
});

/** Every answer that is not the one hoped for. */
export const PROBLEMS = {
  '4xx': { description: 'A problem with a stable code', content: { 'application/problem+json': { schema: Problem } } },
  '5xx': { description: 'A problem on our side', content: { 'application/problem+json': { schema: Problem } } },
} as const;
