import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** What became of the lines of a run; `read` is the sum of the others. */
const Counts = Type.Object(
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

/** One run of an outside source. */
export const OutsideRunView = Type.Object(
  {
    id: Type.Integer(),
    startedAt: Type.String(),
    endedAt: orNull(Type.String()),
    state: Type.Enum(['running', 'published', 'waiting', 'unchanged', 'failed_checks', 'failed']),
    /** What became of it. */
    words: Type.String(),
    notes: Type.Array(Type.String()),
    counts: orNull(Counts),
    /** It was due, and nobody asked for it. */
    isScheduled: Type.Boolean(),
  },
  closed,
);

/** An outside source and how fresh it is. */
export const OutsideSourceView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** `Fingertips API`, `DHIS2 server`... */
    kind: Type.String(),
    /** Where it is asked: a host, or a folder of the server. */
    at: Type.String(),
    /** Organisation that answers for it; null: whoever runs the installation. */
    owner: orNull(Type.String()),
    publisher: Type.String(),
    everyHours: orNull(Type.Number()),
    lastGoodAt: orNull(Type.String()),
    isStale: Type.Boolean(),
    nextAt: orNull(Type.String()),
    progress: orNull(Type.Object({ words: Type.String(), done: Type.Integer(), of: orNull(Type.Integer()) }, closed)),
    mayRun: Type.Boolean(),
    /** What went wrong and the asker, who answers for it, has not read yet. */
    message: orNull(Type.Object({ run: Type.Integer(), at: Type.String(), words: Type.String() }, closed)),
    /** Newest first. */
    runs: Type.Array(OutsideRunView),
  },
  closed,
);
export type OutsideSourceView = Static<typeof OutsideSourceView>;

/** Every outside source that the asker may see. */
export const OutsideSourcesView = Type.Object({ sources: Type.Array(OutsideSourceView) }, closed);
export type OutsideSourcesView = Static<typeof OutsideSourcesView>;

/** What asking for a run gave. */
export const RunStartedView = Type.Object({ answer: Type.Enum(['begun', 'under way']) }, closed);
export type RunStartedView = Static<typeof RunStartedView>;
