import { join } from 'node:path';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { EXIT, StartRefused } from '#server/start-refused';
import { findHolder, type Holder } from '#server/storage/hold-data-folder';
import { AllPlacesHere } from '#server/use-cases/all-places-here';
import { analyseBoard } from '#server/use-cases/analyse-board';
import { SYSTEM_CLOCK } from '#server/use-cases/clock';
import { findBoard } from '#server/use-cases/find-board';
import { gatherKnowledge } from '#server/use-cases/gather-knowledge';
import { loadStarterFigures } from '#server/use-cases/load-starter-figures';
import { publishReport, type PublishedReport } from '#server/use-cases/show-report';
import type { CommandLine } from './command-line.ts';
import { BadUsage } from './parse-arguments.ts';

/** The report of a place with the figures of the store; through the server where one holds the embedded store. */
export async function analyseInStore(
  line: CommandLine,
  code: string,
  asOf: string,
  withDetails: boolean,
): Promise<PublishedReport> {
  const { config } = line;
  if (config.databaseUrl === null) {
    const holder = await findHolder(config.dataDir);
    if (holder !== null) return askServer(holder, code, asOf, withDetails);
  }
  const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
  const register = await loadRegisterOrRefuse(config.root);
  const board = findBoard(register, code, asOf);
  const { openStore } = await import('#server/storage/open-store');
  const store = await openStore(config);
  try {
    let told = '';
    await loadStarterFigures(
      store.observations,
      catalogue,
      SYSTEM_CLOCK,
      join(config.root, 'data'),
      ({ title, done, of }) => {
        if (title !== told) line.say(`Loading figures, ${String(done + 1)} of ${String(of)}: ${title}`);
        told = title;
      },
    );
    const knowledge = await gatherKnowledge(store.observations, catalogue, register, store.goals);
    const national = await new AllPlacesHere(() => knowledge).scoreAll(asOf);
    return publishReport(analyseBoard(knowledge, board, asOf, national, withDetails).report, withDetails);
  } finally {
    await store.close();
  }
}

/** Asks the server that holds the store. */
async function askServer(
  { pid, url }: Holder,
  code: string,
  asOf: string,
  withDetails: boolean,
): Promise<PublishedReport> {
  if (url === null) {
    throw new StartRefused(
      'data_folder_held',
      EXIT.unavailable,
      `The store is in use by process ${String(pid)}, which does not answer questions (yet). Try again when it is done.`,
    );
  }
  const address = `${url}/api/places/${encodeURIComponent(code)}/report?asOf=${asOf}${withDetails ? '&details=true' : ''}`;
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new StartRefused(
      'server_does_not_answer',
      EXIT.unavailable,
      `The server at ${url} (process ${String(pid)}) holds the store and does not answer.`,
      error,
    );
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer as PublishedReport;
  const detail =
    typeof answer === 'object' && answer !== null && 'detail' in answer
      ? String(answer.detail)
      : `The server answered ${String(response.status)}.`;
  if (response.status < 500) throw new BadUsage(detail);
  throw new StartRefused('server_not_ready', EXIT.unavailable, detail);
}
