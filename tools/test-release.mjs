// npm run test:release: what takes too long for npm test. Specs of the server in full numbers, all pages in every look, and axe at
// every zoom and as every role.
// --update accepts the pictures of today, those that npm test compares among them; look at them before you commit.
// --only specs, --only orders, --only axe, --only pictures or --only five (the pictures of npm test) runs one part.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build-app.mjs';
import { ensureReady, environmentFor, fail, NotReady, root, say } from './ensure-ready.mjs';
import { findBrowser, pinnedBrowserSettings } from './find-browser.mjs';
import { startPostgres } from './postgres.mjs';

const parts = {
  specs: {
    says: 'specs of the server in full numbers, on both stores',
    folders: ['src/server'],
    env: { COMMON_MEASURE_RELEASE_RUN: 'yes' },
    times: 1,
  },
  orders: {
    says: 'all specs in Node three times more, by London time, each time in another order',
    folders: ['tools', 'src/domain', 'src/server'],
    env: { TZ: 'Europe/London' },
    times: 3,
  },
  five: { says: 'pictures of five pages, as in npm test', config: 'playwright.config.ts', project: 'pictures' },
  axe: {
    says: 'axe at four sizes, in forced colours, with less motion; names of ninety characters',
    config: 'playwright.release.config.ts',
  },
  pictures: { says: 'pictures of all pages in four looks', config: 'playwright.release.config.ts' },
};

function readWords(words) {
  const update = words.includes('--update');
  const only = words.flatMap((word, at) => (word === '--only' ? [words[at + 1] ?? ''] : []));
  const known = new Set(['--update', '--only', ...only]);
  const wrong = [...words.filter((word) => !known.has(word)), ...only.filter((name) => !(name in parts))];
  if (wrong.length > 0)
    throw new NotReady(
      `Not understood: ${wrong.join(' ')}. Use --update, or --only with one of ${Object.keys(parts).join(', ')}.`,
    );
  const chosen = only.length > 0 ? only : Object.keys(parts);
  // Axe and specs have nothing to accept.
  return { update, chosen: update ? chosen.filter((name) => ['five', 'pictures'].includes(name)) : chosen };
}

/** Runs one part to its end; resolves with its counts. */
async function runPart(node, env, name, update) {
  const { config, folders, project = name } = parts[name];
  if (folders !== undefined) return runSpecs(node, env, parts[name]);
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--config', join('e2e', config), '--project', project];
  if (update) args.push('--update-snapshots=all');
  return runToCounts(node, env, args, /^Journey counts (\{.*\})$/m);
}

/** Runs specs in Node, as often as the part says; each time in an order of its own. */
async function runSpecs(node, env, { folders, env: own, times }) {
  const postgres = await startPostgres();
  if (postgres.url === undefined) say(postgres.reason);
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (let time = 0; time < times; time += 1) {
      const given = { ...env, TEST_DATABASE_URL: postgres.url ?? '', ...own };
      const args = [join('tools', 'run-specs.mjs'), ...folders];
      const counts = await runToCounts(node, given, args, /^(\{"passed".*\})$/m);
      for (const key of Object.keys(total)) total[key] += counts[key];
    }
  } finally {
    await postgres.stop?.();
  }
  return total;
}

/** Runs a program; resolves with the counts it prints. One that prints none, or ends badly without a failure, counts as failed. */
function runToCounts(node, env, args, mark) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      output += data;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const line = mark.exec(output)?.[1];
      const counts = line === undefined ? { passed: 0, failed: 1, skipped: 0 } : JSON.parse(line);
      resolve(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
    });
  });
}

try {
  const { update, chosen } = readWords(process.argv.slice(2));
  const node = await ensureReady();
  await buildApp(node);
  const browser = await findBrowser(node);
  const env = environmentFor(node, {
    TZ: 'UTC',
    DATABASE_URL: '',
    TEST_DATABASE_URL: '',
    CHROME_BIN: browser.path,
    ...browser.environment,
    ...pinnedBrowserSettings(node),
    COMMON_MEASURE_EVERY_ROLE: 'yes',
    COMMON_MEASURE_ACCEPT_PICTURES: update ? 'yes' : '',
  });
  if (env.PINNED_BROWSER === '') say('The browser of the lock file does not run here: pictures are skipped.');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of chosen) {
    say(`${name}: ${parts[name].says}.`);
    const counts = await runPart(node, env, name, update);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
