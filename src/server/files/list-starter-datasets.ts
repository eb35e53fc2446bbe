import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './read-json.ts';

/** A dataset that comes with the program: its figures in the tidy format, and what the publisher and licence are. */
export interface StarterDataset {
  readonly id: string;
  readonly figures: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The datasets of a folder, in order of name. @throws when a manifest cannot be read */
export async function listStarterDatasets(dataFolder: string): Promise<readonly StarterDataset[]> {
  const found: StarterDataset[] = [];
  for (const name of (await readdir(dataFolder)).sort()) {
    const figures = join(dataFolder, name, 'figures.csv.gz');
    if (!existsSync(figures)) continue;
    const reading = await readJson(join(dataFolder, name, 'manifest.json'));
    if (reading.kind !== 'read' || typeof reading.content !== 'object' || reading.content === null) {
      throw new Error(
        `data/${name}/manifest.json: found ${reading.kind === 'missing' ? 'no file' : 'text that is no JSON object'}, expected one JSON object.`,
      );
    }
    found.push({ id: name, figures, manifest: Object.fromEntries(Object.entries(reading.content)) });
  }
  return found;
}
