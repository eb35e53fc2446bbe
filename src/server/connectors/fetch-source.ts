import { readFile } from 'node:fs/promises';
import { fetchDhis2 } from './dhis2/fetch-dhis2.ts';
import { fetchFhir } from './fhir/fetch-fhir.ts';
import { fetchFingertips } from './fingertips/fetch-fingertips.ts';
import { fetchOpenSdg } from './open-sdg/fetch-open-sdg.ts';
import type { Fetched, RunContext } from './outside-source.ts';
import type { SourceSettings } from './source-settings.ts';
import { readWatchedFolder } from './watched-folder/read-watched-folder.ts';

/** Asks a source of any kind. @throws FetchRefusedError, SourceNotUnderstoodError */
export async function fetchSource({ from, mostMegabytes }: SourceSettings, context: RunContext): Promise<Fetched> {
  const more = {
    ...(mostMegabytes === undefined ? {} : { mostBytes: mostMegabytes * 1024 * 1024 }),
    ...(await authorizationOf(from)),
  };
  const asked: RunContext = {
    ...context,
    fetch: (question, signal) => context.fetch({ ...question, ...more }, signal),
  };
  switch (from.kind) {
    case 'fingertips':
      return fetchFingertips(from, asked);
    case 'dhis2':
      return fetchDhis2(from, asked);
    case 'fhir':
      return fetchFhir(from, asked);
    case 'open-sdg':
      return fetchOpenSdg(from, asked);
    case 'watched-folder':
      return readWatchedFolder(from, context);
  }
}

/** The word that lets us in, read anew for each run, so that it can be changed without a restart. */
async function authorizationOf(from: SourceSettings['from']): Promise<{ readonly authorization?: string }> {
  if (!('tokenFile' in from)) return {};
  const token = (await readFile(from.tokenFile, 'utf8')).trim();
  return { authorization: from.kind === 'dhis2' ? `ApiToken ${token}` : `Bearer ${token}` };
}
