import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, StartRefused } from './start-refused.ts';

/** Every setting of the server, checked once and never changed after. */
export interface Config {
  /** Address the server listens on: always loopback. */
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Folder of the embedded store; not used when `databaseUrl` is set. */
  readonly dataDir: string;
  /** PostgreSQL in place of the embedded store; null for the embedded one. */
  readonly databaseUrl: string | null;
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
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/**
 * Reads the settings. The only place where the environment is read.
 * @throws StartRefused (exit code 78) naming the setting, what was found and what is expected
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const typedIn = given(environment.INIT_CWD) ?? process.cwd();
  const dataDir = given(environment.DATA_DIR);
  return Object.freeze({
    host: readHost(given(environment.HOST)),
    port: readPort(given(environment.PORT)),
    dataDir: dataDir === null ? join(ROOT, '.data') : isAbsolute(dataDir) ? dataDir : resolve(typedIn, dataDir),
    databaseUrl: readDatabaseUrl(given(environment.DATABASE_URL)),
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

function readHost(text: string | null): string {
  if (text === null) return '127.0.0.1';
  if (LOOPBACK.has(text)) return text === '[::1]' ? '::1' : text;
  throw refuse(
    `Refusing to listen on ${text} without encryption: sign-ins and meeting codes would cross the network in the clear. ` +
      'Set TLS_CERT and TLS_KEY; or put a TLS proxy in front and set TRUST_PROXY to its address and PUBLIC_URL to its https address; ' +
      'or leave HOST at 127.0.0.1.',
  );
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
