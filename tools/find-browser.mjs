// Finds the browser that the tests drive; brings one when there is none.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, commandOnPath, installPackage } from './debian-package.mjs';
import { environmentFor, NotReady, root, say } from './ensure-ready.mjs';

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

const usualPlaces = {
  linux: ['/usr/bin/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
};

function installed() {
  return commandOnPath(commands) ?? (usualPlaces[process.platform] ?? []).find((path) => existsSync(path));
}

function runs(path, env = process.env) {
  return spawnSync(path, ['--version'], { env, encoding: 'utf8', timeout: 20_000 }).status === 0;
}

/**
 * Names the fonts of the package, and no others, to the browser: the settings it brings name folders of one kind of host, and a page
 * for which there is no font at all ends the browser. Returns the folder of the settings.
 */
function nameFonts(folder) {
  const own = join(folder, 'own-fonts');
  const inXml = (path) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const dir = inXml(join(folder, 'fonts', 'fonts'));
  const cache = inXml(join(own, 'cache'));
  mkdirSync(own, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(own, 'fonts.conf'),
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${dir}</dir><cachedir>${cache}</cachedir></fontconfig>\n`,
  );
  return own;
}

/**
 * The browser inside the npm package @sparticuz/chromium, unpacked into a folder that only we can write: left alone the
 * package trusts whatever lies under its name in the shared temporary folder. Its version is that of the lock file, so it draws the
 * same picture everywhere; undefined where it cannot run.
 */
export function findPinnedBrowser(node) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  if (!existsSync(manifest)) return undefined;
  const version = JSON.parse(readFileSync(manifest, 'utf8')).version;
  const folder = join(root, '.cache', `chromium-${version}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const script = `const c = (await import('@sparticuz/chromium')).default; console.log(await c.executablePath());`;
  const unpack = (extra) => {
    const env = environmentFor(node, { TMPDIR: folder, ...extra });
    return spawnSync(node, ['--input-type=module', '-e', script], {
      cwd: root,
      env,
      encoding: 'utf8',
      timeout: 120_000,
    });
  };
  const answer = unpack({});
  const path = answer.status === 0 ? answer.stdout.trim() : '';
  if (path === '' || !existsSync(path)) {
    say(`The browser in @sparticuz/chromium could not be unpacked:\n${answer.stderr}`);
    return undefined;
  }
  const fonts = { FONTCONFIG_PATH: nameFonts(folder) };
  if (runs(path, { ...process.env, ...fonts })) return { path, environment: fonts, how: '@sparticuz/chromium' };
  // A bare machine lacks NSS and its like; the package carries them for one kind of host, named by this variable.
  const libraries = `await (await import('@sparticuz/chromium')).inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;
  spawnSync(node, ['--input-type=module', '-e', libraries], {
    cwd: root,
    env: environmentFor(node, { TMPDIR: folder }),
    timeout: 120_000,
  });
  const known = process.env.LD_LIBRARY_PATH;
  const path64 = join(folder, 'al2023', 'lib');
  const environment = { ...fonts, LD_LIBRARY_PATH: known ? `${path64}:${known}` : path64 };
  if (runs(path, { ...process.env, ...environment })) return { path, environment, how: '@sparticuz/chromium' };
  return undefined;
}

/** What the journeys read of the browser of the lock file (e2e/pages/pinned-browser.ts); empty where it cannot run. */
export function pinnedBrowserSettings(node) {
  const pinned = findPinnedBrowser(node);
  return {
    PINNED_BROWSER: pinned?.path ?? '',
    PINNED_BROWSER_ENVIRONMENT: JSON.stringify(pinned?.environment ?? {}),
  };
}

/**
 * The browser for the tests: `{ path, environment, how }`. In order: CHROME_BIN; an installed Chrome or Chromium;
 * Debian's chromium, when we are root there; the one in @sparticuz/chromium. Throws NotReady when there is none.
 */
export async function findBrowser(node) {
  const given = process.env.CHROME_BIN;
  if (given) {
    if (!existsSync(given)) throw new NotReady(`CHROME_BIN names ${given}, which is not there.`);
    return { path: given, environment: {}, how: 'CHROME_BIN' };
  }
  const found = installed();
  if (found !== undefined) return { path: found, environment: {}, how: 'installed' };
  if (canInstallPackages() && (await installPackage('chromium'))) {
    const debian = installed();
    if (debian !== undefined) return { path: debian, environment: {}, how: "Debian's chromium" };
  }
  const packed = findPinnedBrowser(node);
  if (packed !== undefined) return packed;
  throw new NotReady(
    'No browser for the tests. Install Google Chrome or Chromium (Debian and Ubuntu: apt-get install chromium; ' +
      'macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome), or name one in CHROME_BIN.',
  );
}
