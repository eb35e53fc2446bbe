import { join } from 'node:path';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '../load-or-refuse.ts';
import { EXIT, StartRefused } from '../start-refused.ts';
import { findHolder, type Holder } from '../storage/hold-data-folder.ts';
import { AllPlacesHere } from '../use-cases/all-places-here.ts';
import { analyseBoard } from '../use-cases/analyse-board.ts';
import { SYSTEM_CLOCK } from '../use-cases/clock.ts';
import { findBoard } from '../use-cases/find-board.ts';
import { gatherKnowledge } from '../use-cases/gather-knowledge.ts';
import { loadStarterFigures } from '../use-cases/load-starter-figures.ts';
import { publishReport, type PublishedReport } from '../use-cases/show-report.ts';
import type { CommandLine } from './command-line.ts';
import { BadUsage } from './parse-arguments.ts';

/** The report of a place with the figures of the store; through the server where one holds the embedded store. */
export async function analyseInStore(line: CommandLine, code: string, asOf: string, withDetails: boolean): Promise<PublishedReport> {
  const { config } = line;
  if (config.databaseUrl === null) {
    const holder = await findHolder(config.dataDir);
    if (holder !== null) return askServer(holder, code, asOf, withDetails);
  }
  const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
  const register = await loadRegisterOrRefuse(config.root);
  const board = findBoard(register, code, asOf);
  const { openStore } = await import('../storage/open-store.ts');
  const store = await openStore(config);
  try {
    let told = '';
    await loadStarterFigures(store.observations, catalogue, SYSTEM_CLOCK, join(config.root, 'data'), ({ title, done, of }) => {
      if (title !== told) line.say(`Loading figures, ${String(done + 1)} of ${String(of)}: ${title}`);
      told = title;
    });
    const knowledge = await gatherKnowledge(store.observations, catalogue, register);
    const national = await new AllPlacesHere(() => knowledge).scoreAll(asOf);
    return publishReport(analyseBoard(knowledge, board, asOf, national, withDetails).report, withDetails);
  } finally {
    await store.close();
  }
}

/** Asks the server that holds the store. */
async function askServer({ pid, url }: Holder, code: string, asOf: string, withDetails: boolean): Promise<PublishedReport> {
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
    throw new StartRefused('server_does_not_answer', EXIT.unavailable, `The server at ${url} (process ${String(pid)}) holds the store and does not answer.`, error);
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer as PublishedReport;
  const detail = typeof answer === 'object' && answer !== null && 'detail' in answer ? String(answer.detail) : `The server answered ${String(response.status)}.`;
  if (response.status < 500) throw new BadUsage(detail);
  throw new StartRefused('server_not_ready', EXIT.unavailable, detail);
}
