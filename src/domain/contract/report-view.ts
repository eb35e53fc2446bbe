import { Type } from 'typebox';
import { ConfidenceGrade, Here, IsoDay } from './shared-parts.ts';

/*
 * The report as analysts read it: field names of the domain reference, numbers at full precision. A kind adds fields of its own to
 * a finding, so the schemas are open and nothing is left out on the way.
 */
const open = { additionalProperties: true } as const;

const Counts = Type.Object(
  {
    aligned: Type.Integer(),
    tension: Type.Integer(),
    opposed: Type.Integer(),
    unknown: Type.Integer(),
    index: Type.Union([Type.Number(), Type.Null()]),
  },
  open,
);

const Finding = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    subkind: Type.String(),
    goals: Type.Array(Type.String()),
    measures: Type.Array(Type.String()),
    score: Type.Number(),
    confidence: ConfidenceGrade,
    here: Here,
    reason: Type.String(),
  },
  open,
);

/** `GET /api/places/{code}/report` */
export const ReportView = Type.Object(
  {
    asOf: IsoDay,
    place: Type.Union([Type.String(), Type.Null()]),
    catalogueVersion: Type.String(),
    findings: Type.Array(Finding),
    headlines: Type.Array(Type.String()),
    index: Type.Object({ pairs: Type.Array(Counts), total: Counts }, open),
    counts: Type.Record(Type.String(), Type.Integer()),
    reviewWords: Type.String({ description: 'What is said of every finding until a person has reviewed it' }),
  },
  open,
);

/** `GET /api/catalogue`: the framework as data, with the field names of its files. */
export const CatalogueView = Type.Object({ version: Type.String() }, open);
