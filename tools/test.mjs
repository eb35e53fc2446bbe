// npm test: every check of the repository, one total line at the end.
// For developers: node tools/test.mjs --only lint --only domain (see --list).
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.mjs';
import { ensureReady, environmentFor, NotReady, root, say } from './ensure-ready.mjs';
import { findBrowser, pinnedBrowserSettings } from './find-browser.mjs';
import { startPostgres } from './postgres.mjs';

const logs = join(root, 'test-results', 'logs');
const bin = (packageName, file) => join(root, 'node_modules', packageName, file);
const running = new Set();
const cleanUps = [];

/** Ends a program of ours with everything it started: each stands in a process group of its own. */
function end(child, signal) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs `node ...args`, its output into the step's log; resolves with the exit code and the output. */
function run(context, name, args, { env = {}, minutes = 5 } = {}) {
  return new Promise((resolve) => {
    const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
    const child = spawn(context.node, args, {
      cwd: root,
      env: environmentFor(context.node, {
        TZ: 'UTC',
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        NG_CLI_ANALYTICS: 'false',
        ...env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    const read = (data) => {
      log.write(data);
      output += data;
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const limit = setTimeout(() => {
      read(`\nStopped: not done within ${minutes} minutes.\n`);
      end(child, 'SIGTERM');
      setTimeout(() => end(child, 'SIGKILL'), 5000).unref();
    }, minutes * 60_000);
    const done = (code) => {
      clearTimeout(limit);
      running.delete(child);
      log.end();
      resolve({ code, output });
    };
    child.once('error', (error) => {
      read(String(error));
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

const asOneCheck = ({ code, output }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  output,
});

/** Counts of a run by the last line that starts with the given mark and goes on as JSON; a run that died counts as failed. */
function countsIn({ code, output }, mark = '') {
  const line = output
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text.startsWith(`${mark}{"passed":`))
    .at(-1);
  if (line === undefined) return { passed: 0, failed: 1, skipped: 0, output };
  const { passed, failed, skipped } = JSON.parse(line.slice(mark.length));
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, output };
}

const specs = (context, name, words, env = {}, minutes = 6) =>
  run(context, name, ['tools/run-specs.mjs', ...words], { env, minutes }).then((answer) => countsIn(answer));

/** A store address in the environment of a developer must not decide what the specs run on. */
const noDatabase = { TEST_DATABASE_URL: '', DATABASE_URL: '' };

const useCases = 'src/server/use-cases';

/** Whoever waits to start a PostgreSQL: one may have to be installed first, and that only once. */
let starting = Promise.resolve();
/** Roles belong to a whole PostgreSQL: on a given one the specs take turns. */
let onGiven = Promise.resolve();

/** Specs on the embedded store and on a PostgreSQL of their own. */
function onBothStores(context, name, words) {
  if (!process.env.TEST_DATABASE_URL) return onStores(context, name, words);
  const turn = onGiven.then(() => onStores(context, name, words));
  onGiven = turn.catch(() => undefined);
  return turn;
}

async function onStores(context, name, words) {
  const start = starting.then(startPostgres);
  starting = start.catch(() => undefined);
  const postgres = await start;
  if (postgres.url === undefined) {
    // The specs that need PostgreSQL say so themselves and are counted as skipped, one by one.
    const counts = await specs(context, name, words, noDatabase, 12);
    if (!process.env.CI) return { ...counts, note: postgres.reason };
    const output = `${counts.output}\nIn CI PostgreSQL may not be left out: ${postgres.reason}`;
    return { ...counts, failed: counts.failed + 1, output };
  }
  cleanUps.push(postgres.stop);
  const counts = await specs(context, name, words, { TEST_DATABASE_URL: postgres.url, DATABASE_URL: '' }, 12);
  await postgres.stop();
  return { ...counts, note: postgres.how };
}

const steps = [
  {
    name: 'types',
    says: 'types of everything',
    run: async (context) =>
      asOneCheck(await run(context, 'types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json'])),
  },
  {
    name: 'build',
    says: 'pages, their templates type-checked',
    run: async (context) => {
      const log = createWriteStream(join(logs, 'build.log'), { flags: 'a' });
      let output = '';
      try {
        const built = await buildApp(context.node, {
          force: Boolean(process.env.CI),
          onOutput: (data) => {
            output += data;
            log.write(data);
          },
        });
        return { ...asOneCheck({ code: 0, output }), note: built ? '' : 'unchanged since the last build' };
      } catch (error) {
        if (!(error instanceof NotReady)) throw error;
        return asOneCheck({ code: 1, output: `${output}\n${error.message}` });
      } finally {
        log.end();
      }
    },
  },
  {
    name: 'lint',
    says: 'lint, accessibility of templates among it',
    run: async (context) =>
      asOneCheck(
        await run(context, 'lint', [bin('eslint', 'bin/eslint.js'), '--max-warnings=0', '.'], { minutes: 10 }),
      ),
  },
  {
    name: 'format',
    says: 'format',
    run: async (context) =>
      asOneCheck(
        await run(context, 'format', [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.'], {}),
      ),
  },
  {
    name: 'layers',
    says: 'who may import whom',
    run: async (context) =>
      asOneCheck(
        await run(context, 'layers', [
          bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
          '--config',
          '.dependency-cruiser.cjs',
          'src',
          'e2e',
        ]),
      ),
  },
  {
    name: 'tools',
    says: 'tools, each layer rule broken on purpose',
    run: (context) => specs(context, 'tools', ['tools'], noDatabase),
  },
  {
    name: 'domain',
    says: 'domain in Node',
    run: (context) => specs(context, 'domain', ['src/domain'], noDatabase),
  },
  {
    name: 'browser',
    says: 'domain and pages in the browser (Karma)',
    run: async (context) => {
      const browser = await context.browser();
      const env = { CHROME_BIN: browser.path, ...browser.environment };
      const ng = bin('@angular/cli', 'bin/ng.js');
      const answer = await run(context, 'browser', [ng, 'test', '--watch=false', '--progress=false'], {
        env,
        minutes: 8,
      });
      return countsIn(answer, 'Karma counts ');
    },
  },
  {
    name: 'server',
    says: 'server but its use cases, its store both embedded and in PostgreSQL',
    run: (context) => onBothStores(context, 'server', ['src/server', '--not', useCases]),
  },
  {
    name: 'use-cases',
    says: 'use cases of the server, on both stores',
    run: (context) => onBothStores(context, 'use-cases', [useCases]),
  },
  {
    name: 'e2e',
    says: 'journeys in the browser, with axe; five pages compared with their pictures',
    run: async (context) => {
      if (!existsSync(join(root, 'dist', 'app', 'index.html'))) {
        return { passed: 0, failed: 1, skipped: 0, output: 'The pages are not built: nothing to walk through.' };
      }
      const browser = await context.browser();
      const pinned = pinnedBrowserSettings(context.node);
      const env = { CHROME_BIN: browser.path, ...browser.environment, ...pinned, ...noDatabase };
      const cli = bin('@playwright/test', 'cli.js');
      const answer = await run(context, 'e2e', [cli, 'test', '--config', 'e2e/playwright.config.ts'], {
        env,
        minutes: 15,
      });
      return countsIn(answer, 'Journey counts ');
    },
  },
];

/** The longest first: two rows take the next step from this list, so that they end together. The journeys come alone, after both. */
const order = [
  'use-cases',
  'server',
  'lint',
  'browser',
  'build',
  'tools',
  'types',
  'format',
  'domain',
  'layers',
  'e2e',
];

function chosenSteps(words) {
  const only = words.flatMap((word, at) => (word === '--only' ? [words[at + 1]] : []));
  const unknown = only.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new NotReady(`No such step: ${unknown.join(', ')}. Steps: ${steps.map((s) => s.name).join(', ')}.`);
  return only.length === 0 ? steps : steps.filter((step) => only.includes(step.name));
}

function totalLine(total) {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  return `${total.passed} passed, ${total.failed} failed${skipped}`;
}

/** A record of a run may be cut short anywhere but at its end: there each failure has a line. */
const MOST_FAILURES_TOLD = 20;
const LONGEST_LINE = 400;

/** What failed in a step, a line each: as its runner names it, else its last word. */
function failuresIn(step, { failed, output = '' }) {
  if (failed === 0) return [];
  const lines = output.split('\n').map((line) => line.trim());
  const named = lines.filter((line) => line.startsWith('failed: ')).map((line) => line.slice('failed: '.length));
  const last =
    lines.findLast((line) => line !== '' && !/^(Karma counts |Journey counts )?\{"passed":/u.test(line)) ?? '';
  return (named.length > 0 ? named : [last]).map((line) => `failed: ${step.name}: ${line}`.slice(0, LONGEST_LINE));
}

async function runStep(step, context) {
  const started = Date.now();
  let result;
  try {
    result = await step.run(context);
  } catch (error) {
    const output = error instanceof NotReady ? error.message : String(error?.stack ?? error);
    result = { passed: 0, failed: 1, skipped: 0, output };
  }
  if (result.passed + result.failed + result.skipped === 0) {
    result = { ...result, failed: 1, output: `${result.output ?? ''}\nThis step ran no test.` };
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  const note = result.note ? `; ${result.note}` : '';
  console.log(`${result.failed > 0 ? 'FAILED' : 'ok    '} ${step.name}: ${totalLine(result)} (${seconds} s${note})`);
  if (result.failed > 0) {
    // What passed is in the log: a record of a run may be cut short, and what went wrong must stand in it.
    const lines = (result.output ?? '')
      .trimEnd()
      .split('\n')
      .filter((line) => !/^\s*✓ /u.test(line));
    if (lines.length > 150) console.log(`… ${lines.length - 150} lines more in test-results/logs/${step.name}.log`);
    console.log(lines.slice(-150).join('\n'));
  }
  return result;
}

async function cleanUp() {
  for (const child of running) end(child, 'SIGTERM');
  await Promise.allSettled(cleanUps.map((stop) => stop()));
}

async function main() {
  const words = process.argv.slice(2);
  if (words.includes('--list')) {
    for (const step of steps) console.log(`${step.name.padEnd(16)} ${step.says}`);
    return;
  }
  const chosen = chosenSteps(words);
  const node = await ensureReady();
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  let browser;
  const context = {
    node,
    browser: () => {
      browser ??= findBrowser(node).then((found) => {
        say(`Browser: ${found.path} (${found.how}).`);
        return found;
      });
      return browser;
    },
  };
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const waiting = [...chosen].sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  const last = waiting.at(-1)?.name === 'e2e' ? waiting.splice(-1) : [];
  const runRow = async (steps) => {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      console.log(`       ${step.name}: ${step.says}`);
      const result = await runStep(step, context);
      for (const key of Object.keys(total)) total[key] += result[key];
      failures.push(...failuresIn(step, result));
    }
  };
  // Most steps keep one core busy.
  await Promise.all([runRow(waiting), runRow(waiting)]);
  await runRow(last);
  await cleanUp();
  for (const failure of failures.slice(0, MOST_FAILURES_TOLD)) console.log(failure);
  if (failures.length > MOST_FAILURES_TOLD)
    console.log(`failed: ${failures.length - MOST_FAILURES_TOLD} more, see test-results/logs`);
  console.log(totalLine(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    say(`Stopped by ${signal}.`);
    void cleanUp().finally(() => process.exit(130));
  });
}

try {
  await main();
} catch (error) {
  say(error instanceof NotReady ? error.message : String(error?.stack ?? error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
