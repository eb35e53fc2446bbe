import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout. */
export const repositoryRoot = join(import.meta.dirname, '..', '..');

/** The folder that holds the publishers' files, beside the checkout. */
export const sharedFolder = join(repositoryRoot, '..', 'shared');

/** The folder that the carried figures are written to. */
export const dataFolder = join(repositoryRoot, 'data');

/** Whether the publishers' files are at hand; without them nothing can be carried and the specs that read them skip. */
export const sharedFolderIsPresent = existsSync(join(sharedFolder, 'data', 'measure-map.csv'));
