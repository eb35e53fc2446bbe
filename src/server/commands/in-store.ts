import { join } from 'node:path';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { EXIT, StartRefused } from '#server/start-refused';
import { findHolder } from '#server/storage/hold-data-folder';
import { SYSTEM_CLOCK } from '#server/use-cases/clock';
import { loadStarterFigures } from '#server/use-cases/load-starter-figures';
import type { CommandLine } from './command-line.ts';
import { exportFiguresFile } from './export-figures-file.ts';
import { importFigures } from './import-figures.ts';
import { listImportBatches } from './list-import-batches.ts';
import type { Opened } from './opened.ts';
import type { Arguments } from './parse-arguments.ts';
import { askServerToRun } from './serve-commands.ts';
import { undoImport } from './undo-import.ts';

type StoreCommand = (line: CommandLine, told: Arguments, opened: Opened) => Promise<number>;

/** Commands that work on the store: in this process, or in the server that holds it. */
export const STORE_COMMANDS: Readonly<Record<string, StoreCommand>> = {
  import: importFigures,
  export: exportFiguresFile,
  batches: listImportBatches,
  undo: undoImport,
};

/** Runs a command on the store; through the server where one holds the embedded store. */
export async function inStore(line: CommandLine, told: Arguments): Promise<number> {
  const command = STORE_COMMANDS[told.command];
  if (command === undefined) throw new Error(`No command stands behind "${told.command}".`);
  const { config } = line;
  const holder = config.databaseUrl === null ? await findHolder(config.dataDir) : null;
  if (holder !== null) {
    const code = await askServerToRun(config.dataDir, holder.pid, told.given, config.typedIn, line);
    if (code !== null) return code;
    throw new StartRefused(
      'data_folder_held',
      EXIT.unavailable,
      `The store is in use by process ${String(holder.pid)}, which takes no commands (yet). Try again when it is ready.`,
    );
  }
  const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
  const register = await loadRegisterOrRefuse(config.root);
  const { openStore } = await import('#server/storage/open-store');
  const { openUploads } = await import('#server/open-uploads');
  const store = await openStore(config);
  try {
    let title = '';
    await loadStarterFigures(store.observations, catalogue, SYSTEM_CLOCK, join(config.root, 'data'), (progress) => {
      if (progress.title !== title)
        line.say(`Loading figures, ${String(progress.done + 1)} of ${String(progress.of)}: ${progress.title}`);
      title = progress.title;
    });
    const uploads = await openUploads(config, store, catalogue, register, {
      onPublished: () => Promise.resolve(),
      onFailure: (error) => line.say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    });
    try {
      return await command(line, told, { store, uploads, catalogue, register });
    } finally {
      await uploads.close();
    }
  } finally {
    await store.close();
  }
}
