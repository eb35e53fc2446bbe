import { Type, type Static } from 'typebox';
import { MeasureTarget } from './place-measures-view.ts';
import { SeriesView } from './series-view.ts';
import { ConfidenceGrade, DomainRoleName, Here, IsoDay } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const Way = Type.Object({ code: Type.String(), name: Type.String(), words: Type.String() }, closed);

/** Part of a question that has no answer: said beside what has. */
export const CompareNote = Type.Object(
  {
    what: Type.Union([
      Type.Literal('unknown place'),
      Type.Literal('not there that day'),
      Type.Literal('same place twice'),
      Type.Literal('too many places'),
      Type.Literal('unknown measure'),
      Type.Literal('too many measures'),
    ]),
    /** What was asked for and found nothing; empty where nothing is to be left out. */
    found: Type.String(),
    words: Type.String(),
    /** Places that were probably meant, or that stood there on the day. */
    ways: Type.Array(Way),
  },
  closed,
);
export type CompareNote = Static<typeof CompareNote>;

/** A headline of one place, beside those of the others. */
export const CompareHeadline = Type.Object(
  {
    id: Type.String(),
    number: Type.Integer(),
    sentence: Type.String(),
    here: Here,
    hereWords: Type.String(),
    kind: Type.String(),
    kindName: Type.String(),
    bandWord: Type.String(),
    /** `8 to 11 of 12` */
    points: Type.String(),
    total: Type.Integer(),
    top: Type.Integer(),
    confidence: ConfidenceGrade,
    /** Other places that have the same among their headlines: `also in Bradford`; empty where none has. */
    also: Type.String(),
  },
  closed,
);
export type CompareHeadline = Static<typeof CompareHeadline>;

/** One place beside others. */
export const ComparedPlace = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    board: Type.String(),
    /** Who lives there, as far as it is on file: `799,000 people, 16% aged 65 and over (mid-2020)`. */
    people: Type.String(),
    headlines: Type.Array(CompareHeadline),
    conflicts: Type.Integer(),
    /** Seen in its own figures, on one side or both. */
    here: Type.Integer(),
    index: Type.Object(
      {
        aligned: Type.Integer(),
        tension: Type.Integer(),
        opposed: Type.Integer(),
        unknown: Type.Integer(),
        /** Share aligned of all four, 0 to 1; null when nothing can be compared. */
        index: Type.Union([Type.Number(), Type.Null()]),
        words: Type.String(),
      },
      closed,
    ),
    cracks: Type.Integer(),
    seams: Type.Integer(),
    /** Steps with a crack on either side of the hand-over, in words. */
    crackWords: Type.String(),
    newestFigures: Type.Union([IsoDay, Type.Null()]),
  },
  closed,
);
export type ComparedPlace = Static<typeof ComparedPlace>;

/** The figure of one place on one measure. */
export const ComparedFigure = Type.Object(
  {
    state: Type.Union([Type.Literal('fresh'), Type.Literal('old'), Type.Literal('none')]),
    /** `74.0%`; empty where there is none. */
    text: Type.String(),
    /** `January 2025`, `last known: 2019-20, too old to judge`, `no figures here` */
    periodWords: Type.String(),
    /** `residents of Leeds`, `Leeds Teaching Hospitals NHS Trust`; empty where there is none. */
    whose: Type.String(),
    targets: Type.Array(MeasureTarget),
  },
  closed,
);
export type ComparedFigure = Static<typeof ComparedFigure>;

/** One measure over all places: a figure a place, in their order. */
export const ComparedMeasure = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    code: Type.String(),
    domain: Type.Object({ id: Type.String(), name: Type.String(), role: DomainRoleName }, closed),
    betterWords: Type.String(),
    figures: Type.Array(ComparedFigure),
    /** England beside them, in the period that is compared; empty text where there is none. */
    england: Type.Object({ text: Type.String(), periodWords: Type.String() }, closed),
    /** What may be said of the figures together, or why nothing may: `different periods, so not compared: …`. */
    note: Type.String(),
    isComparable: Type.Boolean(),
  },
  closed,
);
export type ComparedMeasure = Static<typeof ComparedMeasure>;

/** `GET /api/compare`: up to six places side by side on a day. */
export const CompareView = Type.Object(
  {
    asOf: IsoDay,
    asOfWords: Type.String(),
    /** What stands out between them, in one sentence. */
    title: Type.String(),
    lead: Type.String(),
    reviewLine: Type.Union([Type.String(), Type.Null()]),
    notes: Type.Array(CompareNote),
    places: Type.Array(ComparedPlace),
    /** Places like those chosen, and why they are called so. */
    similar: Type.Object(
      {
        places: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), reason: Type.String() }, closed)),
        /** How likeness is worked out, with its sources. */
        method: Type.String(),
      },
      closed,
    ),
    measures: Type.Object(
      {
        rows: Type.Array(ComparedMeasure),
        /** Nobody chose: `the eight with a fresh figure at most of these places that lie furthest apart`. */
        isDefault: Type.Boolean(),
        words: Type.String(),
        /** Every measure with a figure at one of them at least, by domain and name. */
        options: Type.Array(
          Type.Object(
            {
              id: Type.String(),
              name: Type.String(),
              domain: Type.String(),
              domainName: Type.String(),
              /** `fresh at both`, `fresh at two of three`, `only older figures` */
              words: Type.String(),
            },
            closed,
          ),
        ),
        most: Type.Integer(),
      },
      closed,
    ),
    /** One measure over time; null where none of the chosen has a figure. */
    chart: Type.Union([
      Type.Object(
        {
          measure: Type.String(),
          name: Type.String(),
          series: SeriesView,
          /** Whose figures the lines are, one line a place. */
          whose: Type.Array(Type.String()),
        },
        closed,
      ),
      Type.Null(),
    ]),
    sources: Type.Array(Type.String()),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type CompareView = Static<typeof CompareView>;
