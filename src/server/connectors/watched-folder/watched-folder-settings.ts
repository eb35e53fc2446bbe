import { Type, type Static } from 'typebox';

/** A folder on the server into which somebody puts tidy tables. */
export const WatchedFolderSettings = Type.Object(
  {
    kind: Type.Literal('watched-folder'),
    /** Whole path, from the settings of whoever runs the installation. */
    folder: Type.String({ minLength: 1 }),
    /** Most bytes of one file. */
    mostBytes: Type.Integer({ minimum: 1, default: 52_428_800 }),
  },
  { additionalProperties: false },
);
export type WatchedFolderSettings = Static<typeof WatchedFolderSettings>;
