import { Type, type Static } from 'typebox';
import { MeasureAlignmentView, MeasureDirection, MeasureFigureView } from './place-measures-view.ts';
import { SeriesView } from './series-view.ts';
import { DomainRoleName, FindingCard, IsoDay, SourceView } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;
const Named = Type.Object({ id: Type.String(), name: Type.String() }, closed);

/** One goal on a measure, with who holds it here. A row that says something else than another is marked. */
export const HeldRow = Type.Object(
  {
    goal: Type.String(),
    agencies: Type.Array(Named),
    /** `Leeds City Council`, `Leeds Teaching Hospitals NHS Trust and two more` */
    title: Type.String(),
    direction: Type.String(),
    /** Empty where none is set. */
    target: Type.String(),
    state: Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('unknown'), Type.Literal('none')]),
    stateWords: Type.String(),
    /** The figure that speaks to it, of its nearest holder; empty where none does. */
    figure: Type.String(),
    deadline: Type.String(),
    ifMissed: Type.String(),
    setBy: Type.String(),
    inForce: Type.String(),
    footing: Type.String(),
    sources: Type.Array(SourceView),
    /** Which of these say something else than another goal on the measure. */
    differs: Type.Array(Type.Union([Type.Literal('direction'), Type.Literal('target'), Type.Literal('ifMissed')])),
  },
  closed,
);
export type HeldRow = Static<typeof HeldRow>;

/** `GET /api/places/{code}/measures/{id}`: one measure at one place, whole. */
export const PlaceMeasureView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), board: Type.String() }, closed),
    asOf: IsoDay,
    asOfWords: Type.String(),
    measure: Type.Object(
      {
        ...Named.properties,
        fullName: Type.String(),
        code: Type.String(),
        framework: Type.String(),
        unit: Type.String(),
        domain: Type.Object({ ...Named.properties, role: DomainRoleName }, closed),
      },
      closed,
    ),
    /** The page's answer: value, whose, when, direction. */
    title: Type.String(),
    /** Where it stands among places like it and all of its kind; empty where that cannot be said. */
    standing: Type.String(),
    /** What is left out or looks odd: not in use that day, other organisations with figures. */
    notes: Type.Array(Type.String()),
    figure: MeasureFigureView,
    direction: MeasureDirection,
    alignment: MeasureAlignmentView,
    series: Type.Union([SeriesView, Type.Null()]),
    /** What would bring figures; empty where there are some. */
    wouldBring: Type.String(),
    definition: Type.Array(Type.Object({ label: Type.String(), value: Type.String() }, closed)),
    history: Type.Array(Type.Object({ text: Type.String(), sources: Type.Array(SourceView) }, closed)),
    successor: Type.Union([Named, Type.Null()]),
    predecessors: Type.Array(Named),
    definitionSources: Type.Array(SourceView),
    heldLine: Type.String(),
    held: Type.Array(HeldRow),
    /** Conflicts that list it: headlines in their order, then the others, heaviest first. */
    conflicts: Type.Array(FindingCard),
    /** Goals on other measures that help it. */
    helps: Type.Array(FindingCard),
    /** Where each figure was published, with its licence, by dataset. */
    publications: Type.Array(Type.Object({ dataset: Type.String(), line: Type.String() }, closed)),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type PlaceMeasureView = Static<typeof PlaceMeasureView>;
