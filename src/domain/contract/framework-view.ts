import { Type, type Static } from 'typebox';
import { ConfidenceGrade, DomainRoleName, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const maybeText = Type.Union([Type.String(), Type.Null()]);

/** Agency types held to a measure on the day in the same words. */
export const HeldToView = Type.Object(
  {
    goals: Type.Array(Type.String()),
    agencyTypes: Type.Array(Type.String()),
    /** `Acute trust, Council adult social care and Health and wellbeing board` */
    who: Type.String(),
    /** `higher is better` */
    better: Type.String(),
    target: maybeText,
    /** Day the target is due, in words. */
    by: maybeText,
    /** What follows when it is missed. */
    consequence: Type.String(),
    setBy: maybeText,
    /** `since April 2024` */
    inForce: Type.String(),
    /** `read in the source`, `from knowledge, to be checked` or `local` */
    footing: Type.String(),
    /** `dates known to the month` */
    dates: Type.String(),
    /** Titles of what it was read in; the last says so where a part is known from knowledge. */
    sources: Type.Array(Type.String()),
  },
  closed,
);
export type HeldToView = Static<typeof HeldToView>;

/** A measure as the framework lists it. */
export const FrameworkMeasure = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    fullName: Type.String(),
    /** `ASCOF 2C1`, small beside the name. */
    code: Type.String(),
    domain: Type.String(),
    role: DomainRoleName,
    unit: Type.String(),
    better: Type.String(),
    /** `people are asked`, `a clock or a count`; null outside experience domains. */
    experience: maybeText,
    inUse: Type.Boolean(),
    /** `in use since April 2014`, `not in use on this day` */
    use: Type.String(),
    heldTo: Type.Array(HeldToView),
  },
  closed,
);
export type FrameworkMeasure = Static<typeof FrameworkMeasure>;

/** `GET /api/framework`: who is held to what on a day, from the catalogue. */
export const FrameworkView = Type.Object(
  {
    asOf: IsoDay,
    asOfWords: Type.String(),
    sentence: Type.String(),
    lead: Type.String(),
    domains: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          asks: Type.String(),
          role: DomainRoleName,
          measures: Type.Integer(),
          goals: Type.Integer(),
        },
        closed,
      ),
    ),
    areas: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          concepts: Type.Array(
            Type.Object(
              {
                id: Type.String(),
                name: Type.String(),
                moreMeans: Type.String(),
                measures: Type.Array(FrameworkMeasure),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
    steps: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          personVoice: Type.String(),
          gap: Type.String(),
          /** Null: nobody answers for it. */
          owner: maybeText,
          others: Type.Array(Type.String()),
          /** Measures at the step that somebody is held to on the day. */
          measures: Type.Integer(),
        },
        closed,
      ),
    ),
    agencyTypes: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          boundary: Type.String(),
          tier: Type.String(),
          goals: Type.Integer(),
          measures: Type.Integer(),
          payments: Type.Integer(),
          complete: Type.Boolean(),
        },
        closed,
      ),
    ),
    /** Payments in force on the day, in words. */
    payments: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          /** `Integrated care board pays Acute trust` */
          who: Type.String(),
          /** `more when Emergency admissions rises` */
          when: Type.String(),
          amount: Type.String(),
          inForce: Type.String(),
          footing: Type.String(),
          sources: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    /** Declared causes whose two ends are in use, whether followed or not. */
    causes: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          from: Type.String(),
          to: Type.String(),
          /** `rises with it`, `falls as it rises` */
          effect: Type.String(),
          /** `about six months`; empty where none is known */
          lag: Type.String(),
          grade: ConfidenceGrade,
          /** `followed`, `contested, never followed`, `refuted, never followed` */
          status: Type.String(),
          footing: Type.String(),
          sources: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type FrameworkView = Static<typeof FrameworkView>;
