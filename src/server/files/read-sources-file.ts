import { readFile } from 'node:fs/promises';
import { Errors } from 'typebox/value';
import { SourcesFile, type SourceSettings } from '#server/connectors/source-settings';

/** Thrown for a file of sources that cannot be; the message names every fault. */
export class BadSourcesError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadSourcesError';
  }
}

/** Reads the file that says which outside sources there are. @throws BadSourcesError */
export async function readSourcesFile(path: string): Promise<readonly SourceSettings[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new BadSourcesError(
      `SOURCES is "${path}", which cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return checkSources(parsed, path);
}

/** Checks parsed settings of sources. @throws BadSourcesError */
export function checkSources(parsed: unknown, path: string): readonly SourceSettings[] {
  const errors = Errors(SourcesFile, parsed);
  if (errors.length > 0) {
    const told = errors
      .slice(0, 5)
      .map(({ instancePath, message }) => `${instancePath === '' ? 'the file' : instancePath}: ${message}`);
    throw new BadSourcesError(`SOURCES is "${path}", which does not describe outside sources: ${told.join('; ')}.`);
  }
  const { sources } = parsed as { readonly sources: readonly SourceSettings[] };
  const ids = sources.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new BadSourcesError(`SOURCES is "${path}", in which "${twice}" stands twice.`);
  return sources;
}
