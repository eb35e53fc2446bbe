import { join } from 'node:path';
import { notJson } from '#domain/framework/catalogue-fault';
import { loadBoards, type LoadedBoards } from '#domain/framework/load-boards';
import { readJson } from './read-json.ts';

/** Loads England's boards from the folder of the starter figures. */
export async function readBoards(dataFolder: string): Promise<LoadedBoards> {
  const reading = await readJson(join(dataFolder, 'places', 'boards.json.gz'));
  if (reading.kind === 'not-json') return { kind: 'refused', faults: [notJson('boards.json.gz', reading.reason)] };
  return loadBoards(reading.kind === 'read' ? reading.content : null);
}
