import { Type, type Static } from 'typebox';

/** Parts that several answers share. Every text here is ready to be read aloud; ids are only for links. */

export const IsoDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day, as 2018-03-31' });

export const Here = Type.Union([Type.Literal('both'), Type.Literal('one'), Type.Literal('none')], {
  description: 'both: seen in the figures here on both sides; one: on one side; none: true everywhere in England',
});

export const ConfidenceGrade = Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C'), Type.Literal('D')]);

export const DomainRoleName = Type.Union([
  Type.Literal('experience'),
  Type.Literal('outcome'),
  Type.Literal('resource'),
]);

/** How bad: twelve points, of which some may be unknown. Never merged with how sure. */
export const SeverityView = Type.Object(
  {
    band: Type.Union([Type.Literal('low'), Type.Literal('moderate'), Type.Literal('high'), Type.Literal('critical')]),
    /** `High` */
    bandWord: Type.String(),
    total: Type.Integer(),
    /** Highest total the unknown part allows; equal to total when all is known. */
    top: Type.Integer(),
    /** `9 of 12` or `8 to 11 of 12` */
    words: Type.String(),
    parts: Type.Array(
      Type.Object(
        {
          part: Type.Union([
            Type.Literal('consequence'),
            Type.Literal('size'),
            Type.Literal('reach'),
            Type.Literal('local'),
          ]),
          /** 0 to 3; null while unknown. */
          points: Type.Union([Type.Integer(), Type.Null()]),
          /** `consequence: money and law for one side` */
          reason: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type SeverityView = Static<typeof SeverityView>;

/** One finding as a card: the same sentence and marks on every page, on paper and in speech. */
export const FindingCard = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    subkind: Type.String(),
    /** `A total split by blame` */
    kindName: Type.String(),
    /** Place in the list of headlines, 1 to 7; null when it is no headline. */
    number: Type.Union([Type.Integer(), Type.Null()]),
    sentence: Type.String(),
    here: Here,
    /** `seen here on both sides`, `seen here on one side`, `true everywhere in England` */
    hereWords: Type.String(),
    severity: Type.Union([SeverityView, Type.Null()]),
    confidence: ConfidenceGrade,
    /** Fixed words beside the sentence: `found by rule, not yet reviewed`, `dates not known`, `inside one organisation`, `contested`... */
    labels: Type.Array(Type.String()),
    /** Steps of the journey it touches, in order. */
    steps: Type.Array(Type.String()),
    /** Where it is drawn: an arc over several steps, a pin at one, or beside the line when it is a fact of the place. */
    placement: Type.Union([
      Type.Object(
        { form: Type.Literal('arc'), from: Type.String(), to: Type.String() },
        { additionalProperties: false },
      ),
      Type.Object({ form: Type.Literal('pin'), step: Type.String() }, { additionalProperties: false }),
      Type.Object(
        {
          form: Type.Literal('place'),
          /** `about the hospital itself, at no single step` */
          words: Type.String(),
          agencies: Type.Array(Type.String()),
        },
        { additionalProperties: false },
      ),
    ]),
    agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type FindingCard = Static<typeof FindingCard>;

/** Where a source can be read, and on what footing. */
export const SourceView = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    url: Type.Union([Type.String(), Type.Null()]),
    publisher: Type.Union([Type.String(), Type.Null()]),
    date: Type.Union([Type.String(), Type.Null()]),
    kind: Type.String(),
    /** `read in the source` or `from knowledge, to be checked` */
    footing: Type.String(),
  },
  { additionalProperties: false },
);
export type SourceView = Static<typeof SourceView>;
