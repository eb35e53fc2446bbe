// Runs Jasmine specs in Node: node tools/run-specs.mjs <folder or file>... [--not <folder>] [--seed <number>]
// Node strips the types itself. The last lines of stdout are what failed, a line each, and the count as JSON, for tools/test.mjs.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Jasmine from 'jasmine';
import { root } from './ensure-ready.mjs';

function* specsIn(path, aside) {
  if (aside.includes(path)) return;
  if (statSync(join(root, path)).isFile()) {
    yield path;
    return;
  }
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name === 'node_modules') continue;
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* specsIn(child, aside);
    else if (/\.spec\.(ts|mjs)$/.test(entry.name)) yield child;
  }
}

const aside = [];
const paths = [];
let seed;
const words = process.argv.slice(2);
for (let at = 0; at < words.length; at += 1) {
  if (words[at] === '--not') aside.push(words[(at += 1)].replace(/\/$/, ''));
  else if (words[at] === '--seed') seed = words[(at += 1)];
  else paths.push(words[at].replace(/\/$/, ''));
}

const files = paths.filter((path) => existsSync(join(root, path))).flatMap((path) => [...specsIn(path, aside)]);
const counts = { passed: 0, failed: 0, skipped: 0, files: files.length };
const failures = [];

if (files.length > 0) {
  const jasmine = new Jasmine({ projectBaseDir: root });
  jasmine.exitOnCompletion = false;
  jasmine.loadConfig({ spec_files: files, random: true });
  if (seed !== undefined) jasmine.seed(seed);
  // A busy machine is no fault of a spec: only one that hangs ends here.
  jasmine.jasmine.DEFAULT_TIMEOUT_INTERVAL = 120_000;
  jasmine.clearReporters();
  const slow = [];
  const showFaults = (name, faults) => {
    console.log(`FAILED ${name}`);
    failures.push(`${name}: ${(faults[0]?.message ?? '').split('\n')[0]}`);
    for (const fault of faults) console.log(`  ${fault.message}\n${fault.stack ?? ''}`);
  };
  jasmine.addReporter({
    specDone(result) {
      if (result.status === 'passed') counts.passed += 1;
      else if (result.status === 'failed') {
        counts.failed += 1;
        showFaults(result.fullName, result.failedExpectations);
      } else {
        counts.skipped += 1;
        console.log(`skipped: ${result.fullName}${result.pendingReason ? ` (${result.pendingReason})` : ''}`);
      }
      if ((result.duration ?? 0) > 2000) slow.push(`${Math.round(result.duration)} ms ${result.fullName}`);
    },
    suiteDone(result) {
      if (result.failedExpectations.length > 0) {
        counts.failed += 1;
        showFaults(result.fullName, result.failedExpectations);
      }
    },
    jasmineDone(result) {
      if (result.failedExpectations.length > 0) {
        counts.failed += 1;
        showFaults('the run as a whole', result.failedExpectations);
      }
      if (result.incompleteReason) console.log(result.incompleteReason);
      if (result.overallStatus === 'failed' && counts.failed === 0) counts.failed = 1;
      for (const line of slow) console.log(`slow: ${line}`);
      if (result.order?.seed !== undefined) console.log(`order: --seed ${result.order.seed}`);
    },
  });
  await jasmine.execute();
}
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(JSON.stringify(counts));
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
