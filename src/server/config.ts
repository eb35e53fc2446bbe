import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reach } from '#server/routes/reach';
import { readReach } from './read-reach.ts';
import { EXIT, StartRefused } from './start-refused.ts';

/** Every setting of the server, checked once and never changed after. */
export interface Config {
  /** Address the server listens on: loopback, unless what crosses the network is encrypted. */
  readonly host: string;
  /** Who can reach it, and how. */
  readonly reach: Reach;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Folder of the embedded store; not used when `databaseUrl` is set. */
  readonly dataDir: string;
  /** Folder where files are kept as they came, each under its sha256. */
  readonly filesDir: string;
  /** PostgreSQL in place of the embedded store; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** File that says which outside sources there are; null: none. */
  readonly sourcesFile: string | null;
  /** Folder with `catalogue/`, `data/` and `dist/`. */
  readonly root: string;
  /** Where the command was typed: relative paths on the command line count from here. */
  readonly typedIn: string;
  /** The browser that tests are told to use; null when they look for one. */
  readonly chrome: string | null;
  /** Folders that programs are looked for in. */
  readonly searchPath: string;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Reads the settings. The only place where the environment is read.
 * @param now to tell an expired certificate, ISO in UTC
 * @throws StartRefused (exit code 78) naming the setting, what was found and what is expected
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  now: string = new Date().toISOString(),
): Config {
  const typedIn = given(environment.INIT_CWD) ?? process.cwd();
  const dataDir = given(environment.DATA_DIR);
  const fromHere = (path: string | null): string | null => (path === null ? null : resolve(typedIn, path));
  const { host, reach } = readReach(
    {
      host: given(environment.HOST),
      publicUrl: given(environment.PUBLIC_URL),
      tlsCert: fromHere(given(environment.TLS_CERT)),
      tlsKey: fromHere(given(environment.TLS_KEY)),
      trustProxy: given(environment.TRUST_PROXY),
    },
    now,
  );
  return Object.freeze({
    host,
    reach,
    port: readPort(given(environment.PORT)),
    dataDir: dataDir === null ? join(ROOT, '.data') : isAbsolute(dataDir) ? dataDir : resolve(typedIn, dataDir),
    filesDir:
      fromHere(given(environment.FILES_DIR)) ??
      join(dataDir === null ? join(ROOT, '.data') : resolve(typedIn, dataDir), 'files'),
    databaseUrl: readDatabaseUrl(given(environment.DATABASE_URL)),
    sourcesFile: readPath(given(environment.SOURCES), typedIn),
    root: ROOT,
    typedIn,
    chrome: given(environment.CHROME_BIN),
    searchPath: environment.PATH ?? '',
  });
}

function given(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function readPort(text: string | null): number {
  if (text === null) return 4200;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw refuse(`PORT is "${text}"; expected a whole number from 0 to 65535, for example 4200.`);
  }
  return port;
}

function readPath(text: string | null, typedIn: string): string | null {
  return text === null ? null : resolve(typedIn, text);
}

function readDatabaseUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw refuse(
      `DATABASE_URL is ${url === null ? 'not an address' : `an address of kind "${url.protocol}"`}; ` +
        'expected the address of a PostgreSQL database, for example postgresql://user:password@localhost:5432/common_measure.',
    );
  }
  return text;
}

function refuse(message: string): StartRefused {
  return new StartRefused('bad_setting', EXIT.badSetting, message);
}
