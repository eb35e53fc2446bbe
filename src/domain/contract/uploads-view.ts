import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeNumber = Type.Union([Type.Number(), Type.Null()]);

/** What became of the figures of a file; the last five add up to the first. */
export const CountsView = Type.Object(
  {
    read: Type.Integer(),
    created: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    refused: Type.Integer(),
    blank: Type.Integer(),
  },
  closed,
);
export type CountsView = Static<typeof CountsView>;

/** Where a file is on its way in. */
export const UploadState = Type.Union([
  /** Its bytes are kept. */
  Type.Literal('received'),
  /** Its columns are proposed: questions may be open. */
  Type.Literal('understood'),
  Type.Literal('checking'),
  /** Its preview stands. */
  Type.Literal('checked'),
  /** A steward must approve it. */
  Type.Literal('waiting'),
  /** It will be published at its publication time. */
  Type.Literal('scheduled'),
  Type.Literal('published'),
  Type.Literal('abandoned'),
  /** It could not be read or checked; the reason says why. */
  Type.Literal('failed'),
]);
export type UploadState = Static<typeof UploadState>;

/** One thing wrong with, or worth knowing about, a file. */
export const ProblemView = Type.Object(
  {
    line: Type.Union([Type.Integer(), Type.Null()]),
    sheet: maybeText,
    column: maybeText,
    code: Type.String(),
    severity: Type.Union([Type.Literal('refused'), Type.Literal('warned'), Type.Literal('noted')]),
    found: Type.String(),
    expected: Type.String(),
    /** All of it in one plain sentence. */
    message: Type.String(),
  },
  closed,
);
export type ProblemView = Static<typeof ProblemView>;

/** Problems of one cause, with what would mend all of them. */
export const ProblemGroupView = Type.Object(
  {
    /** Names the group when its fix is applied. */
    number: Type.Integer(),
    code: Type.String(),
    severity: Type.Union([Type.Literal('refused'), Type.Literal('warned'), Type.Literal('noted')]),
    sheet: maybeText,
    column: maybeText,
    found: maybeText,
    expected: Type.String(),
    count: Type.Integer(),
    examples: Type.Array(ProblemView),
    /** Words for the button; null where only the file itself can be mended. */
    fix: maybeText,
  },
  closed,
);
export type ProblemGroupView = Static<typeof ProblemGroupView>;

/** A figure that would change much. */
export const MovementView = Type.Object(
  {
    measure: Type.String(),
    measureName: Type.String(),
    area: Type.String(),
    areaName: Type.String(),
    period: Type.String(),
    periodWords: Type.String(),
    breakdown: Type.String(),
    before: Type.Number(),
    after: Type.Number(),
    /** Both with the decimals of the measure's unit. */
    beforeWords: Type.String(),
    afterWords: Type.String(),
    line: Type.Integer(),
    /** `Leeds falls from 71.2 to 7.12: a factor of 10?` */
    words: Type.String(),
  },
  closed,
);
export type MovementView = Static<typeof MovementView>;

/** A row of the file as it will be stored. */
export const SampleRowView = Type.Object(
  {
    line: Type.Integer(),
    measureName: Type.String(),
    areaName: Type.String(),
    periodWords: Type.String(),
    breakdown: Type.String(),
    /** The value in words, or why there is none. */
    value: Type.String(),
    verdict: Type.Union([Type.Literal('created'), Type.Literal('changed'), Type.Literal('unchanged')]),
  },
  closed,
);
export type SampleRowView = Static<typeof SampleRowView>;

/** A goal that a goal file would set, anew or otherwise. */
export const GoalChangeView = Type.Object(
  {
    line: Type.Integer(),
    verdict: Type.Union([Type.Literal('created'), Type.Literal('changed')]),
    measureName: Type.String(),
    /** Who would be held to it. */
    agencyName: Type.String(),
    /** The only place where it would apply; null: wherever the organisation serves. */
    placeName: maybeText,
    /** `at least 85%, higher is better, by 31 March 2027, in force from 1 April 2026` */
    words: Type.String(),
    /** The goal that it takes the place of. */
    beforeWords: maybeText,
    setBy: maybeText,
  },
  closed,
);
export type GoalChangeView = Static<typeof GoalChangeView>;

/** What would happen if the file were published. */
export const PreviewView = Type.Object(
  {
    /** Names exactly this preview: publishing says it, and is refused when a stored figure moved since. */
    digest: Type.String(),
    counts: CountsView,
    /** Figures that are stored and that somebody should look at first. */
    warned: Type.Integer(),
    /** A problem of the file as a whole, which stops it from being published at all. */
    isBlocked: Type.Boolean(),
    groups: Type.Array(ProblemGroupView),
    samples: Type.Array(SampleRowView),
    movements: Type.Array(MovementView),
    measures: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), figures: Type.Integer() }, closed)),
    /** First and last period in words; null when there is none. */
    periods: maybeText,
    areas: Type.Integer(),
    /** For a goal file: the goals it would set, the first of them. */
    goals: Type.Optional(Type.Array(GoalChangeView)),
    /** Whose stored figures would be replaced. */
    replaces: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
  },
  closed,
);
export type PreviewView = Static<typeof PreviewView>;

/** How a column of the file was taken. */
export const MappedColumnView = Type.Object(
  {
    index: Type.Integer(),
    heading: Type.String(),
    part: Type.String(),
    reason: Type.String(),
    isSure: Type.Boolean(),
    /** It stands for no part of a line and is read: figures stand in it, or it tells which lines are figures. Left out where not. */
    use: Type.Optional(Type.Union([Type.Literal('figures'), Type.Literal('lines')])),
  },
  closed,
);

/** What must be said before the file can be checked. */
export const QuestionView = Type.Object(
  {
    sheet: maybeText,
    part: Type.String(),
    code: Type.String(),
    question: Type.String(),
    columns: Type.Array(Type.Integer()),
  },
  closed,
);

/** How a file was understood. */
export const UnderstandingView = Type.Object(
  {
    /** `Fingertips export`; null when it is no kind of file that we know. */
    recognisedAs: maybeText,
    reason: Type.String(),
    /** `UTF-8, commas` or `Workbook, 3 sheets` */
    shapeWords: Type.String(),
    hiddenSheets: Type.Array(Type.String()),
    /** The mapping was remembered from an earlier file of this shape. */
    isRemembered: Type.Boolean(),
    /** It sets goals and holds no figures. */
    isGoalFile: Type.Optional(Type.Boolean()),
    tables: Type.Array(
      Type.Object(
        {
          sheet: maybeText,
          layout: Type.String(),
          headingLine: Type.Integer(),
          columns: Type.Array(MappedColumnView),
          /** The first rows as they stand. */
          sample: Type.Array(Type.Array(Type.String())),
        },
        closed,
      ),
    ),
    questions: Type.Array(QuestionView),
    problems: Type.Array(ProblemView),
    /** The mapping itself, to be sent back changed. Plain JSON whose shape is `ColumnMapping` of the intake. */
    mapping: Type.Unknown(),
  },
  closed,
);
export type UnderstandingView = Static<typeof UnderstandingView>;

/** One file on its way in. `version` is its ETag. */
export const UploadView = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    state: UploadState,
    fileName: Type.String(),
    bytes: Type.Integer(),
    digest: Type.String(),
    agency: Type.String(),
    /** What the organisation is called; left out where no register has it. */
    agencyName: Type.Optional(Type.String()),
    /** Account that sent it; null for the command line. */
    actor: maybeText,
    /** What whoever sent it is called; left out where nobody did, or the account is no more. */
    actorName: Type.Optional(Type.String()),
    receivedAt: Type.String(),
    changedAt: Type.String(),
    understanding: Type.Union([UnderstandingView, Type.Null()]),
    /** How far the check is; null when none is under way. */
    progress: Type.Union([
      Type.Object({ figures: Type.Integer(), bytesDone: Type.Integer(), bytes: Type.Integer() }, closed),
      Type.Null(),
    ]),
    preview: Type.Union([PreviewView, Type.Null()]),
    fixes: Type.Array(Type.String()),
    finality: Type.Union([Type.Literal('provisional'), Type.Literal('final')]),
    publishAt: maybeText,
    goodRowsOnly: Type.Boolean(),
    approvedAt: maybeText,
    /** The batch it was published as. */
    batch: maybeText,
    /** The same file was published before, read the same way: this is that result. */
    replayed: Type.Boolean(),
    /** Why it failed or could not be published when its time came; a stable code and a sentence. */
    failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }, closed), Type.Null()]),
  },
  closed,
);
export type UploadView = Static<typeof UploadView>;

/** Files on their way in, newest first. */
export const UploadsView = Type.Object({ uploads: Type.Array(UploadView) }, closed);
export type UploadsView = Static<typeof UploadsView>;

/** One committed batch in the history. */
export const BatchView = Type.Object(
  {
    id: Type.String(),
    kind: Type.Union([Type.Literal('import'), Type.Literal('undo'), Type.Literal('redo')]),
    /** It sets goals and holds no figures. */
    isOfGoals: Type.Optional(Type.Boolean()),
    agency: Type.String(),
    agencyName: Type.Optional(Type.String()),
    actor: maybeText,
    actorName: Type.Optional(Type.String()),
    fileName: Type.String(),
    digest: Type.String(),
    receivedAt: Type.String(),
    committedAt: Type.String(),
    counts: CountsView,
    /** What the counts count: figures where a line of the file holds several. */
    countedAs: Type.Union([Type.Literal('lines'), Type.Literal('figures')]),
    finality: Type.Union([Type.Literal('provisional'), Type.Literal('final')]),
    /** The batch that this one undoes or does again. */
    undoes: maybeText,
    /** The batch that undid this one; null while it stands. */
    undoneBy: maybeText,
    /** What may be done with it by whoever asks. */
    canUndo: Type.Boolean(),
    canRedo: Type.Boolean(),
    /** The upload it came from; null for starter figures, commands and connectors. */
    upload: maybeText,
  },
  closed,
);
export type BatchView = Static<typeof BatchView>;

/** Batches, newest first. */
export const BatchesView = Type.Object({ batches: Type.Array(BatchView) }, closed);
export type BatchesView = Static<typeof BatchesView>;

/** One batch with what its file said, and beside it the batch of the same owner before it. */
export const BatchDetailView = Type.Object(
  {
    batch: BatchView,
    /** The one before of the same owner and dataset; null for the first. */
    before: Type.Union([BatchView, Type.Null()]),
    problems: Type.Array(ProblemView),
    /** Problems that are not listed here. */
    moreProblems: Type.Integer(),
    /** Figures it states that others have replaced since: undoing leaves these alone. */
    supersededSince: Type.Integer(),
  },
  closed,
);
export type BatchDetailView = Static<typeof BatchDetailView>;

/** What an undo or a redo did. */
export const UndoView = Type.Object(
  {
    batch: BatchView,
    /** Figures that others replaced since, left alone; the first hundred in words. */
    leftAlone: Type.Integer(),
    leftAloneExamples: Type.Array(Type.String()),
    replayed: Type.Boolean(),
  },
  closed,
);
export type UndoView = Static<typeof UndoView>;

/** A figure as it stood from one time to another. */
export const VersionView = Type.Object(
  {
    value: maybeNumber,
    /** Why there is none; null when there is one. */
    missing: maybeText,
    numerator: maybeNumber,
    denominator: maybeNumber,
    lower: maybeNumber,
    upper: maybeNumber,
    status: maybeText,
    finality: Type.Union([Type.Literal('provisional'), Type.Literal('final')]),
    recordedAt: Type.String(),
    supersededAt: maybeText,
    batch: Type.String(),
    agency: Type.String(),
    dataset: Type.String(),
    file: Type.String(),
    line: Type.Integer(),
  },
  closed,
);
export type VersionView = Static<typeof VersionView>;

/** Every version of one figure, oldest first. */
export const VersionsView = Type.Object(
  {
    measure: Type.String(),
    area: Type.String(),
    period: Type.String(),
    /** Measure, area and period by name. */
    inWords: Type.Optional(Type.String()),
    versions: Type.Array(VersionView),
  },
  closed,
);
export type VersionsView = Static<typeof VersionsView>;
