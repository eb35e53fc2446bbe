// Makes sure of the dependencies and of the pinned Node before anything else runs. Plain JavaScript without
// dependencies, so that Node 18 and later can run it. Everything it says goes to stderr.
import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const stampName = '.common-measure-ready';

/** A fault that a person can mend: shown as its message alone, without a stack. */
export class NotReady extends Error {}

/** One line on stderr, so that stdout stays the command's own. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The package that brings Node to this operating system and processor, or undefined when none is pinned. */
export function nodePackageFor(platform, arch) {
  const name = platform === 'win32' ? 'win' : platform;
  const candidates = [`node-${name}-${arch}`, `node-bin-${name}-${arch}`];
  const pinned = readJson(join(root, 'package.json')).optionalDependencies ?? {};
  return candidates.find((candidate) => candidate in pinned);
}

/** Whether a version such as `24.15.0` runs Angular 22 and TypeScript directly: 24.15 or newer of 24, or 26 and above. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 26 || (major === 24 && minor >= 15);
}

/** Names of pinned platform packages of Node that the lock file does not hold. */
export function nodePackagesMissingFrom(lock, packageJson) {
  const pinned = Object.keys(packageJson.optionalDependencies ?? {}).filter((name) => name.startsWith('node-'));
  return pinned.filter((name) => lock.packages?.[`node_modules/${name}`] === undefined);
}

/** Why there is no pinned Node here, in words that say what to do. */
export function explainMissingNode({ lock, packageJson, platformPackage, platform, arch, version }) {
  const atHand = `The Node at hand is ${version}; 24.15 or newer of 24, or 26, is needed.`;
  if (platformPackage === undefined) {
    return `No Node is pinned for ${platform} on ${arch}. ${atHand} Install Node 24 (24.15 or newer) or 26 and try again.`;
  }
  const missing = nodePackagesMissingFrom(lock, packageJson);
  const pinned = Object.keys(packageJson.optionalDependencies ?? {}).filter((name) => name.startsWith('node-'));
  if (missing.length === pinned.length) {
    return (
      `package-lock.json holds none of the packages that bring Node: it was written with optional packages left out ` +
      `(--no-optional or --omit=optional). ${atHand} Write the lock file again with \`npm install --include=optional\`.`
    );
  }
  if (missing.includes(platformPackage)) {
    return (
      `package-lock.json does not hold ${platformPackage}: npm drops a version that is not published for a platform. ` +
      `${atHand} Pin a version of ${platformPackage} that exists and write the lock file again.`
    );
  }
  return (
    `${platformPackage} is in package-lock.json but not in node_modules: optional packages were left out ` +
    `(npm ci --omit=optional). ${atHand} Run \`npm ci --include=optional\`.`
  );
}

/** The packages of a lock file that every platform must have, as lines `path version`. */
function requiredPackages(lock) {
  return Object.entries(lock.packages ?? {})
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer && !entry.link)
    .map(([path, entry]) => `${path} ${entry.version}`);
}

/** Whether what npm wrote into node_modules is what the lock file asks for. */
export function matchesLock(lock, installed) {
  if (installed === undefined) return false;
  return requiredPackages(lock).every((line) => {
    const at = line.lastIndexOf(' ');
    return installed.packages?.[line.slice(0, at)]?.version === line.slice(at + 1);
  });
}

function stampOf(lockText) {
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lockText).digest('hex');
}

function install() {
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=optional', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const asScript = npm !== undefined && /\.c?js$/.test(npm) && existsSync(npm);
  const windows = process.platform === 'win32';
  const [command, args] = asScript ? [process.execPath, [npm, ...options]] : [windows ? 'npm.cmd' : 'npm', options];
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say('Installing the pinned dependencies (npm ci): about a minute the first time.');
  const ticker = setInterval(() => say(`  still installing, ${seconds()} s`), 10_000);
  // npm passes its own settings on by the environment; a saved `omit` would leave out what is needed here.
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^npm_config_(omit|optional|production|only)$/i.test(name)) delete env[name];
  }
  delete env.NODE_ENV;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows && !asScript,
    });
    child.stdout.on('data', (data) => process.stderr.write(data));
    child.stderr.on('data', (data) => process.stderr.write(data));
    child.once('error', (error) => {
      clearInterval(ticker);
      reject(new NotReady(`npm could not be started: ${error.message}`));
    });
    child.once('close', (code) => {
      clearInterval(ticker);
      if (code === 0) {
        say(`Dependencies installed in ${seconds()} s.`);
        resolve();
      } else {
        reject(new NotReady(`npm ci failed with code ${code}; what it said is above.`));
      }
    });
  });
}

function findNode(lock, packageJson) {
  const platformPackage = nodePackageFor(process.platform, process.arch);
  if (platformPackage !== undefined) {
    const binary = join(
      root,
      'node_modules',
      platformPackage,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    if (existsSync(binary)) {
      const answer = spawnSync(binary, ['--version'], { encoding: 'utf8' });
      if (answer.status === 0 && isNewEnough(answer.stdout.trim())) return binary;
    }
  }
  if (isNewEnough(process.version)) return process.execPath;
  throw new NotReady(
    explainMissingNode({
      lock,
      packageJson,
      platformPackage,
      platform: process.platform,
      arch: process.arch,
      version: process.version,
    }),
  );
}

/**
 * Installs the dependencies when node_modules does not match the lock file, and finds a Node that can run the product.
 * Returns the path of that Node. Throws NotReady with a message for a person.
 */
export async function ensureReady() {
  const lockPath = join(root, 'package-lock.json');
  if (!existsSync(lockPath)) throw new NotReady('package-lock.json is missing: the checkout is not whole.');
  const lockText = readFileSync(lockPath, 'utf8');
  const lock = JSON.parse(lockText);
  const packageJson = readJson(join(root, 'package.json'));
  const stampPath = join(root, 'node_modules', stampName);
  const stamp = stampOf(lockText);
  const stamped = existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp;
  if (!stamped) {
    const hidden = join(root, 'node_modules', '.package-lock.json');
    if (!matchesLock(lock, existsSync(hidden) ? readJson(hidden) : undefined)) await install();
    writeFileSync(stampPath, stamp);
  }
  return findNode(lock, packageJson);
}

/** The environment of a program started on the given Node: that Node and the installed tools come first on the path. */
export function environmentFor(node, extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const nodeFolder = node.slice(0, Math.max(node.lastIndexOf('/'), node.lastIndexOf('\\')));
  const path = [nodeFolder, join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(separator);
  return { ...process.env, PATH: path, ...extra };
}

/** Ends the script: a NotReady shows its message alone, anything else its stack. */
export function fail(error) {
  say(error instanceof NotReady ? error.message : String(error?.stack ?? error));
  process.exitCode = 1;
}
