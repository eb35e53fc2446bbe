// Builds the browser application into dist/app, when what it is made of changed since the last build.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { environmentFor, NotReady, root, say } from './ensure-ready.mjs';

const stampPath = join(root, 'dist', '.built-from');
const rootFiles = ['angular.json', 'package-lock.json', 'package.json', 'tsconfig.json'];

function* filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** A digest of everything the browser application is made of: the server, specs and golden tables are not in it. */
export function digestOfSources() {
  const hash = createHash('sha256');
  const aside = [join(root, 'src', 'server'), join(root, 'src', 'domain', 'testing')];
  const files = [...rootFiles.map((name) => join(root, name)), ...filesUnder(join(root, 'src'))];
  for (const file of files) {
    if (file.endsWith('.spec.ts') || aside.some((folder) => file.startsWith(folder))) continue;
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Writes each script once more as small as it can be made: too slow for each answer, and the server sends it as it is. */
async function compressFiles(folder) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const files = [...filesUnder(folder)].filter((path) => path.endsWith('.js'));
  const compress = promisify(brotliCompress);
  await Promise.all(
    files.map(async (path) => writeFile(`${path}.br`, await compress(await readFile(path), { params }))),
  );
}

/** Builds when needed; returns whether it did. What the builder says goes to stderr and to `onOutput`. */
export async function buildApp(node, { force = false, onOutput = (text) => process.stderr.write(text) } = {}) {
  const digest = digestOfSources();
  const fresh = existsSync(stampPath) && readFileSync(stampPath, 'utf8') === digest;
  if (fresh && !force && existsSync(join(root, 'dist', 'app', 'index.html'))) return false;
  const started = Date.now();
  say('Building the pages.');
  const ng = join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const colours = process.stderr.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
  // Rollup knows that what the frame has read need not be a file of its own for each set of pages that also stand on it: a page is
  // made of a quarter of the files that the builder's own way makes it of.
  const settings = { NG_CLI_ANALYTICS: 'false', NG_BUILD_CHUNKS_ROLLDOWN: 'false' };
  const env = environmentFor(node, { ...settings, ...colours });
  await new Promise((resolve, reject) => {
    const child = spawn(node, [ng, 'build', '--progress=false'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new NotReady(`The pages could not be built (code ${code}); what the builder said is above.`));
    });
  });
  await compressFiles(join(root, 'dist', 'app'));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampPath, digest);
  say(`Pages built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return true;
}
