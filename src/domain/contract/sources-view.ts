import { Type, type Static } from 'typebox';
import { SourceView } from './shared-parts.ts';

/** `GET /api/sources`: everything the catalogue cites, once. */
export const SourcesView = Type.Object(
  { sources: Type.Array(SourceView), catalogueVersion: Type.String() },
  { additionalProperties: false },
);
export type SourcesView = Static<typeof SourcesView>;
