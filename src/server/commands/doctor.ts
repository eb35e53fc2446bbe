import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { EXIT } from '#server/start-refused';
import { findHolder } from '#server/storage/hold-data-folder';
import { printJson, printTable, type CommandLine } from './command-line.ts';
import type { Arguments } from './parse-arguments.ts';
import { readFormat } from './read-format.ts';

/** One thing looked at. `hint`: not needed to run, worth knowing. */
interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'fault' | 'hint';
  readonly found: string;
  /** How to mend it; empty when there is nothing to mend. */
  readonly mend: string;
}

/** Free space below which a first start may not end. */
const LEAST_FREE_BYTES = 1_000_000_000;

/** `doctor`: whether everything needed is there, and how to mend what is not. @returns 69 when something is at fault */
export async function doctor(line: CommandLine, told: Arguments): Promise<number> {
  const format = readFormat(told);
  const findings = [
    checkRuntime(),
    checkSettings(line),
    ...checkCertificate(line),
    await look('catalogue', 'Put the files of the folder "catalogue" back as they were.', async () => {
      const catalogue = await loadCatalogueOrRefuse(join(line.config.root, 'catalogue'));
      return `${String(catalogue.measures.length)} measures, ${String(catalogue.goals.length)} goals, version ${catalogue.version.slice(0, 12)}`;
    }),
    await look('places', 'Put the folder "data/places" back as it was.', async () => {
      const register = await loadRegisterOrRefuse(line.config.root);
      return `${String(register.boards.length)} boards since 2013, ${String(register.boardsOn(line.today).length)} of them in force`;
    }),
    await checkStore(line),
    await checkDisk(line),
    checkPages(line),
    checkBrowser(line),
  ];
  if (format === 'json') printJson(line, { findings });
  else
    printTable(
      line,
      ['', 'what', 'found', 'how to mend it'],
      findings.map(({ state, what, found, mend }) => [state, what, found, mend]),
    );
  return findings.some(({ state }) => state === 'fault') ? EXIT.unavailable : EXIT.done;
}

/** Days before its end in which a certificate is to be renewed. */
const CERTIFICATE_DAYS = 14;

/** How long the certificate still holds; nothing without one. */
function checkCertificate({ config, today }: CommandLine): readonly Finding[] {
  const { tls } = config.reach;
  if (tls === null) return [];
  const day = tls.expires.slice(0, 10);
  const days = Math.floor((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const found = `valid until ${day}, ${String(days)} days from now`;
  return days >= CERTIFICATE_DAYS
    ? [{ what: 'certificate', state: 'ok', found, mend: '' }]
    : [{ what: 'certificate', state: 'hint', found, mend: 'Renew it, and start the server again.' }];
}

async function look(what: string, mend: string, ask: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', found: await ask(), mend: '' };
  } catch (error) {
    return {
      what,
      state: 'fault',
      found: (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' '),
      mend,
    };
  }
}

function checkRuntime(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 24
    ? { what: 'Node', state: 'ok', found: process.versions.node, mend: '' }
    : { what: 'Node', state: 'fault', found: process.versions.node, mend: 'Start through npm: it brings Node 24.' };
}

function checkSettings({ config }: CommandLine): Finding {
  const store = config.databaseUrl === null ? `embedded store in ${config.dataDir}` : 'PostgreSQL';
  return { what: 'settings', state: 'ok', found: `http://${config.host}:${String(config.port)}, ${store}`, mend: '' };
}

async function checkStore({ config }: CommandLine): Promise<Finding> {
  if (config.databaseUrl === null) {
    if (!existsSync(config.dataDir))
      return { what: 'store', state: 'ok', found: 'none yet; the first start makes it', mend: '' };
    const holder = await findHolder(config.dataDir);
    const url = holder?.url ?? null;
    if (holder !== null && url !== null) {
      return look('store', 'Look at what the server wrote when it started.', async () => {
        const response = await fetch(`${url}/readyz`);
        if (!response.ok) throw new Error(`The server at ${url} (process ${String(holder.pid)}) is not ready.`);
        return `held by the server at ${url} (process ${String(holder.pid)}), which is ready`;
      });
    }
    if (holder !== null)
      return {
        what: 'store',
        state: 'hint',
        found: `in use by process ${String(holder.pid)}`,
        mend: 'Try again when it is done.',
      };
  }
  const mend =
    config.databaseUrl === null
      ? 'Set DATA_DIR to a folder you may write in, or put the last copy back.'
      : 'Check DATABASE_URL and that the database runs.';
  return look('store', mend, async () => {
    const { openStore } = await import('#server/storage/open-store');
    const store = await openStore(config);
    try {
      await store.check();
      const commits = await store.observations.listCommits();
      return `takes and gives; ${String(commits.length)} imports`;
    } finally {
      await store.close();
    }
  });
}

async function checkDisk({ config }: CommandLine): Promise<Finding> {
  let folder = config.dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free`;
  return free >= LEAST_FREE_BYTES
    ? { what: 'disk', state: 'ok', found, mend: '' }
    : { what: 'disk', state: 'fault', found, mend: 'Free at least 1 GB, or set DATA_DIR to a folder on another disk.' };
}

function checkPages({ config }: CommandLine): Finding {
  return existsSync(join(config.root, 'dist', 'app', 'index.html'))
    ? { what: 'pages', state: 'ok', found: 'built', mend: '' }
    : { what: 'pages', state: 'hint', found: 'not built yet', mend: 'npm start builds them.' };
}

/** A browser is needed for the tests alone. */
function checkBrowser({ config }: CommandLine): Finding {
  const { chrome, searchPath, root } = config;
  if (chrome !== null) {
    return existsSync(chrome)
      ? { what: 'browser', state: 'ok', found: chrome, mend: '' }
      : {
          what: 'browser',
          state: 'hint',
          found: `CHROME_BIN is ${chrome}, which is not there`,
          mend: 'Set CHROME_BIN to a Chrome or Chromium, or leave it out.',
        };
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const found = searchPath
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found !== undefined) return { what: 'browser', state: 'ok', found, mend: '' };
  return existsSync(join(root, 'node_modules', '@sparticuz', 'chromium'))
    ? { what: 'browser', state: 'ok', found: 'the one that comes with the packages', mend: '' }
    : {
        what: 'browser',
        state: 'hint',
        found: 'none',
        mend: 'Only the tests need one: install Chrome or Chromium, or set CHROME_BIN.',
      };
}
