// npm run bench: times and sizes, printed with the machine's name. Never a reason to pass or fail.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, hostname, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readTogether } from './bench/read-together.mjs';
import { LONG_TASK, scrollFindings } from './bench/scroll-findings.mjs';
import { buildApp } from './build-app.mjs';
import { ensureReady, environmentFor, fail, root, say } from './ensure-ready.mjs';
import { findBrowser } from './find-browser.mjs';

const READY = /Common Measure is ready at (http:\/\/\S+)/;
const line = (label, value) => console.log(`${label.padEnd(52)} ${value}`);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => join(folder, entry.name))
    .reduce((sum, path) => sum + (statSync(path).isDirectory() ? sizeOf(path) : statSync(path).size), 0);
}

/** Scripts that a browser fetches before the first page shows: those of index.html and what they import at once. */
function initialScripts() {
  const folder = join(root, 'dist', 'app');
  const found = new Set();
  const queue = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
    (m) => m[1],
  );
  while (queue.length > 0) {
    const name = queue.pop();
    if (found.has(name) || !existsSync(join(folder, name))) continue;
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const match of text.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/g)) queue.push(match[1]);
  }
  return [...found].map((name) => readFileSync(join(folder, name)));
}

function startServer(node, folder) {
  const started = performance.now();
  const child = spawn(node, ['src/server/main.ts'], {
    cwd: root,
    env: environmentFor(node, { PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (data) => {
      said += data;
      const address = READY.exec(said)?.[1];
      if (address === undefined) return;
      const stop = async () => {
        const asked = performance.now();
        child.kill('SIGINT');
        await closed;
        return performance.now() - asked;
      };
      resolve({ address, took: performance.now() - started, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => reject(new Error(`the server ended with code ${code}:\n${said}`)));
  });
}

async function measure() {
  const node = await ensureReady();
  await buildApp(node);
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-bench-'));
  try {
    line('machine', `${hostname()}: ${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`);
    line('Node', spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim());
    line('starter figures in data/', `${(sizeOf(join(root, 'data')) / 1e6).toFixed(2)} MB`);

    const scripts = initialScripts();
    const sum = (sizes) => sizes.reduce((a, b) => a + b, 0);
    line('initial JavaScript, brotli', kilobytes(sum(scripts.map((text) => brotliCompressSync(text).length))));
    line('initial JavaScript, gzip', kilobytes(sum(scripts.map((text) => gzipSync(text, { level: 9 }).length))));

    say('Starting on an empty store.');
    const first = await startServer(node, folder);
    line('first start, figures loaded', `${(first.took / 1000).toFixed(1)} s`);
    line('end after Ctrl-C', milliseconds(await first.stop()));
    const later = await startServer(node, folder);
    line('later start', `${(later.took / 1000).toFixed(1)} s`);

    const asOf = 'asOf=2018-03-31';
    const kept = [
      ['report', `/api/places/E06000003/report?${asOf}`],
      ['journey', `/api/places/E06000003/journey?${asOf}`],
      ['places', `/api/places?${asOf}`],
    ];
    for (const [name, path] of kept) {
      const began = performance.now();
      const answer = await fetch(later.address + path);
      await answer.arrayBuffer();
      line(`API, ${name}, first asked`, `${milliseconds(performance.now() - began)} (${answer.status})`);
      const { times, perSecond } = await readTogether(later.address + path, { readers: 50, seconds: 8 });
      const percentile = (share) => (times[Math.ceil(times.length * share) - 1] ?? NaN).toFixed(1);
      line(
        `API, ${name}, 50 readers: p50, p95, p99`,
        `${percentile(0.5)}, ${percentile(0.95)}, ${percentile(0.99)} ms; ${Math.round(perSecond)} a second`,
      );
    }
    const { path: browser } = await findBrowser(node);
    for (const findings of [500, 2000]) {
      const tasks = await scrollFindings(later.address, browser, findings);
      const longest = tasks.slice(0, 3).map((time) => time.toFixed(0));
      const long = tasks.filter((time) => time > LONG_TASK).length;
      line(`${findings} conflicts scrolled: longest tasks`, `${longest.join(', ')} ms; ${long} over ${LONG_TASK} ms`);
    }
    await later.stop();

    const analyses = spawnSync(node, ['tools/bench/print-analyses.ts'], {
      cwd: root,
      env: environmentFor(node),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (analyses.status !== 0) throw new Error('the analyses could not be measured');

    // A number after --import-rows for a quick look; else the sizes that the promises speak of.
    const asked = process.argv.indexOf('--import-rows');
    const sizes = asked === -1 ? ['100000', '1000000', '4000000'] : [process.argv[asked + 1]];
    const imports = spawnSync(node, ['tools/bench/print-imports.ts', ...sizes], {
      cwd: root,
      env: environmentFor(node),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (imports.status !== 0) throw new Error('the imports could not be measured');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await measure();
} catch (error) {
  fail(error);
}
