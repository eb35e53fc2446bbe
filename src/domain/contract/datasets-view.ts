import { Type, type Static } from 'typebox';
import { IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const maybeText = Type.Union([Type.String(), Type.Null()]);

/** One publication whose figures are in the store, and on what terms. */
export const DatasetView = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    publisher: maybeText,
    licence: maybeText,
    /** False: shown as "licence to be confirmed". */
    licenceConfirmed: Type.Boolean(),
    licenceNote: maybeText,
    attribution: maybeText,
    origin: maybeText,
    traps: Type.Array(Type.String()),
    observations: Type.Integer(),
    measures: Type.Integer(),
    /** Names of what it measures, with how the figure is read from the file where the manifest says so. */
    measureNames: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), reading: maybeText }, closed)),
    /** First and last period in words; null without a figure. */
    periods: maybeText,
    periodNote: maybeText,
    areas: Type.Union([Type.Integer(), Type.Null()]),
    /** What the files hold and the store does not, and why. */
    leftOut: Type.Array(
      Type.Object({ what: Type.String(), rows: Type.Union([Type.Integer(), Type.Null()]), why: Type.String() }, closed),
    ),
    /** Latest end of a period with a figure. */
    newest: Type.Union([IsoDay, Type.Null()]),
    lastImport: Type.Union([
      Type.Object(
        {
          batch: Type.String(),
          /** sha256 of the file; null where disclosure control hides something of what it says. */
          digest: maybeText,
          committedAt: Type.String(),
          counts: Type.Object(
            {
              read: Type.Integer(),
              created: Type.Integer(),
              changed: Type.Integer(),
              unchanged: Type.Integer(),
              refused: Type.Integer(),
              blank: Type.Integer(),
            },
            closed,
          ),
        },
        closed,
      ),
      Type.Null(),
    ]),
  },
  closed,
);
export type DatasetView = Static<typeof DatasetView>;

/** `GET /api/datasets` */
export const DatasetsView = Type.Object({ datasets: Type.Array(DatasetView) }, closed);
export type DatasetsView = Static<typeof DatasetsView>;
