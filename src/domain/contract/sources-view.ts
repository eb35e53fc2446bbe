import { Type, type Static } from 'typebox';
import { DatasetView } from './datasets-view.ts';
import { SourceView } from './shared-parts.ts';

const closed = { additionalProperties: false } as const;

/** A source with everything in the catalogue that cites it. */
export const CitedSource = Type.Object(
  {
    ...SourceView.properties,
    /** `official`, `research`... in words */
    kindWords: Type.String(),
    /** How many rows cite it. */
    count: Type.Integer(),
    /** `12 goals, 3 links`; `nothing rests on it` */
    countWords: Type.String(),
    /** What cites it, by kind of row, in words. */
    restsOn: Type.Array(Type.Object({ what: Type.String(), rows: Type.Array(Type.String()) }, closed)),
  },
  closed,
);
export type CitedSource = Static<typeof CitedSource>;

/** `GET /api/sources`: everything the catalogue cites and every publication of figures, once. */
export const SourcesView = Type.Object(
  {
    sentence: Type.String(),
    lead: Type.String(),
    datasets: Type.Array(DatasetView),
    sources: Type.Array(CitedSource),
    catalogueVersion: Type.String(),
  },
  closed,
);
export type SourcesView = Static<typeof SourcesView>;
