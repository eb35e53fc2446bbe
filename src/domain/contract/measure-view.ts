import { Type, type Static } from 'typebox';
import { DomainRoleName, IsoDay, SourceView } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

const measureFields = {
  id: Type.String(),
  name: Type.String(),
  fullName: Type.String(),
  framework: Type.String(),
  code: Type.String(),
  domain: Type.Object({ id: Type.String(), name: Type.String(), role: DomainRoleName }, closed),
  concept: Type.Object({ id: Type.String(), name: Type.String() }, closed),
  unit: Type.String(),
  polarity: Type.Union([Type.Literal('higher'), Type.Literal('lower'), Type.Literal('band'), Type.Literal('none')]),
  inUseFrom: Type.Union([IsoDay, Type.Null()]),
  inUseTo: Type.Union([IsoDay, Type.Null()]),
  /** Goals on it, whatever the day; 0: nobody is held to it. */
  goals: Type.Integer(),
  /** What is in the store; null: no figures on file. */
  figures: Type.Union([
    Type.Object({ areas: Type.Integer(), first: Type.String(), last: Type.String(), newest: IsoDay }, closed),
    Type.Null(),
  ]),
};

/** A measure of the catalogue, as a line of a list. */
export const MeasureRow = Type.Object(measureFields, closed);
export type MeasureRow = Static<typeof MeasureRow>;

/** `GET /api/measures` */
export const MeasuresView = Type.Object({ measures: Type.Array(MeasureRow), catalogueVersion: Type.String() }, closed);
export type MeasuresView = Static<typeof MeasuresView>;

/** `GET /api/measures/{id}` */
export const MeasureView = Type.Object(
  {
    ...measureFields,
    numerator: Type.Union([Type.String(), Type.Null()]),
    denominator: Type.Union([Type.String(), Type.Null()]),
    population: Type.Union([Type.String(), Type.Null()]),
    alsoKnownAs: Type.Array(Type.String()),
    heldTo: Type.Array(
      Type.Object(
        {
          goal: Type.String(),
          agencyType: Type.Object({ id: Type.String(), name: Type.String() }, closed),
          inForceFrom: Type.Union([IsoDay, Type.Null()]),
          inForceTo: Type.Union([IsoDay, Type.Null()]),
        },
        closed,
      ),
    ),
    sources: Type.Array(SourceView),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type MeasureView = Static<typeof MeasureView>;
