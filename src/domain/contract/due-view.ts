import { Type, type Static } from 'typebox';
import { IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const maybeText = Type.Union([Type.String(), Type.Null()]);

/** One measure that an organisation is to bring figures of. */
export const DueMeasureView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** `every month`, `every second year`, `how often is not on file` */
    cadenceWords: Type.String(),
    /** The newest figure that is stored; null: none yet. */
    last: Type.Union([
      Type.Object(
        {
          periodWords: Type.String(),
          /** With its unit; or why there is none. */
          valueWords: Type.String(),
          /** It came with national figures and not from the organisation itself. */
          isNational: Type.Boolean(),
        },
        closed,
      ),
      Type.Null(),
    ]),
    /** The period that is next, in words; null where nobody can say. */
    nextWords: maybeText,
    /** What is known of when: `Over since 31 October 2026.` No publisher's day is on file, so none is told. */
    whenWords: Type.String(),
  },
  closed,
);
export type DueMeasureView = Static<typeof DueMeasureView>;

/** `GET /api/figures-due`: the task list of an organisation. */
export const DueView = Type.Object(
  {
    asOf: IsoDay,
    agency: Type.Object({ code: Type.String(), name: Type.String() }, closed),
    /** In one sentence. */
    sentence: Type.String(),
    /** A period is over and has no figure here; those with the newest figures first. */
    due: Type.Array(DueMeasureView),
    /** All that is over is here. */
    here: Type.Array(DueMeasureView),
    /** Nobody can say what is next. */
    unknown: Type.Array(DueMeasureView),
    /** Measures with figures here that have ended: nothing is due of them. */
    ended: Type.Integer(),
  },
  closed,
);
export type DueView = Static<typeof DueView>;
