// Breaks each layer rule on purpose in a small made-up tree, and sees it caught.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './ensure-ready.mjs';

const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

/** For each rule: a file that breaks it, and the line that does. */
const broken = {
  'no-cycles': ['src/domain/measure/one.ts', `export * from './two.ts';`],
  'no-barrels': ['src/domain/measure/uses-barrel.ts', `export * from './index.ts';`],
  resolvable: ['src/domain/measure/leads-nowhere.ts', `export * from './not-there.ts';`],
  'declared-packages': ['src/server/storage/undeclared.ts', `export * from '@fastify/error';`],
  'no-test-packages-in-product': ['src/server/use-cases/tests-itself.ts', `export * from 'fast-check';`],
  'no-specs-in-product': ['src/domain/measure/reads-spec.ts', `export * from './some.spec.ts';`],
  'domain-pure': ['src/domain/statistics/reads-disk.ts', `export { readFileSync } from 'node:fs';`],
  'domain-libraries': ['src/domain/alignment/describes.ts', `export { Type } from 'typebox';`],
  'domain-alone': ['src/domain/alignment/asks-server.ts', `export * from '#server/storage/port';`],
  'domain-measure': ['src/domain/measure/asks-framework.ts', `export * from '#domain/framework/goal';`],
  'domain-contract': ['src/domain/contract/asks-presentation.ts', `export type * from '#domain/presentation/story';`],
  'domain-framework': ['src/domain/framework/asks-alignment.ts', `export * from '#domain/alignment/analyse';`],
  'domain-statistics': ['src/domain/statistics/asks-framework.ts', `export * from '#domain/framework/goal';`],
  'domain-intake': ['src/domain/intake/asks-alignment.ts', `export * from '#domain/alignment/analyse';`],
  'domain-disclosure': ['src/domain/disclosure/asks-alignment.ts', `export * from '#domain/alignment/analyse';`],
  'domain-alignment': ['src/domain/alignment/asks-presentation.ts', `export * from '#domain/presentation/story';`],
  'domain-wire': ['src/domain/wire/asks-disclosure.ts', `export * from '#domain/disclosure/control-figures';`],
  'domain-presentation': ['src/domain/presentation/asks-testing.ts', `export * from '#domain/testing/builder';`],
  'presentation-takes-types-of-the-wire': [
    'src/domain/presentation/validates.ts',
    `export { wire } from '#domain/contract/wire';`,
  ],
  'contract-takes-types': ['src/domain/contract/runs.ts', `export { goal } from '#domain/framework/goal';`],
  'app-and-server-apart': ['src/app/data/asks-server.ts', `export * from '#server/storage/port';`],
  'server-and-app-apart': ['src/server/use-cases/asks-page.ts', `export * from '#app/ui/chart/chart';`],
  routes: ['src/server/routes/asks-store.ts', `export * from '#server/storage/port';`],
  'use-cases-know-ports': ['src/server/use-cases/asks-driver.ts', `export * from '#server/storage/open-postgres';`],
  connectors: ['src/server/connectors/first/stores.ts', `export * from '#server/storage/port';`],
  'the-world-outside-by-main-alone': ['src/server/run-other.ts', `export * from '#server/connectors/outside-world';`],
  'connectors-apart': [
    'src/server/connectors/first/asks-second.ts',
    `export * from '#server/connectors/second/fetch';`,
  ],
  'storage-stands-low': ['src/server/storage/asks-use-case.ts', `export * from '#server/use-cases/import-figures';`],
  'storage-alone-has-drivers': ['src/server/use-cases/asks-database.ts', `export { Kysely } from 'kysely';`],
  'ui-without-state': ['src/app/ui/chart/asks-store.ts', `export * from '#app/data/journey/journey-slice';`],
  'ui-shows-what-presentation-says': ['src/app/ui/chart/analyses.ts', `export * from '#domain/alignment/analyse';`],
  'chart-library-in-ui': ['src/app/features/journey/draws.ts', `export { Chart } from 'chart.js';`],
  'data-below-pages': ['src/app/data/asks-ui.ts', `export * from '#app/ui/chart/chart';`],
  'data-speaks-the-wire': ['src/app/data/analyses.ts', `export * from '#domain/alignment/analyse';`],
  'analysis-below-pages': ['src/app/analysis/draws.ts', `export * from '#app/ui/chart/chart';`],
  'features-apart': [
    'src/app/features/journey/asks-conflict.ts',
    `export * from '#app/features/conflict/conflict-page';`,
  ],
  'features-below-shell': ['src/app/features/journey/asks-shell.ts', `export * from '#app/shell/shell';`],
  'pages-are-lazy': ['src/app/shell/eager.ts', `export * from '#app/features/conflict/conflict-page';`],
  'e2e-outside': ['e2e/journeys/looks-inside.ts', `export * from '../../src/app/ui/chart/chart.ts';`],
};

/** What the seeded lines lead to; empty of imports, so that nothing else is broken by them. */
const targets = {
  'src/domain/measure/two.ts': `export * from './one.ts';`,
  'src/domain/measure/index.ts': `export const all = 1;`,
  'src/domain/measure/some.spec.ts': `export const some = 1;`,
  'src/domain/measure/period.ts': `export const period = 1;`,
  'src/domain/framework/goal.ts': `export const goal = 1;`,
  'src/server/connectors/outside-world.ts': `export const world = 1;`,
  'src/domain/disclosure/control-figures.ts': `export const control = 1;`,
  'src/domain/alignment/analyse.ts': `export const analyse = 1;`,
  'src/domain/presentation/story.ts': `export const story = 1;`,
  'src/domain/contract/wire.ts': `export const wire = 1; export type Wire = number;`,
  'src/domain/testing/builder.ts': `export const builder = 1;`,
  'src/server/storage/port.ts': `export type Port = number;`,
  'src/server/storage/open-postgres.ts': `export const open = 1;`,
  'src/server/connectors/second/fetch.ts': `export const fetched = 1;`,
  'src/server/use-cases/import-figures.ts': `export const importFigures = 1;`,
  'src/app/data/journey/journey-slice.ts': `export const slice = 1;`,
  'src/app/ui/chart/chart.ts': `export const chart = 1;`,
  'src/app/features/conflict/conflict-page.ts': `export const page = 1;`,
  'src/app/shell/shell.ts': `export const shell = 1;`,
};

/** What must stay allowed: rules that bite everything prove nothing. */
const allowed = {
  'src/domain/alignment/rule.ts': `export * from '#domain/framework/goal'; export * from '#domain/measure/period';`,
  'src/domain/presentation/tell.ts': `export type { Wire } from '#domain/contract/wire'; export * from '#domain/alignment/analyse';`,
  'src/domain/contract/row.ts': `export { Type } from 'typebox'; export type * from '#domain/framework/goal';`,
  'src/domain/measure/tested.spec.ts': `export { default } from 'fast-check'; export * from '#domain/testing/builder';`,
  'src/server/routes/places.ts': `export * from '#server/use-cases/import-figures'; export * from '#domain/contract/wire';`,
  'src/server/use-cases/analyse-place.ts': `export type * from '#server/storage/port'; export * from '#domain/alignment/analyse';`,
  'src/server/storage/query.ts': `export { Kysely } from 'kysely'; export * from '#domain/measure/period';`,
  'src/app/ui/chart/drawn.ts': `export { Chart } from 'chart.js'; export * from '#domain/presentation/story';`,
  'src/app/features/journey/journey-page.ts': `export * from '#app/data/journey/journey-slice'; export * from '#app/ui/chart/chart';`,
  'src/app/shell/routes.ts': `export const load = () => import('#app/features/conflict/conflict-page');`,
};

function cruise(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const tops = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))];
  const answer = spawnSync(process.execPath, [cruiser, ...options, ...tops], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!answer.stdout.startsWith('{')) throw new Error(answer.stderr || answer.stdout);
  return JSON.parse(answer.stdout).summary.violations.map((violation) => ({
    rule: violation.rule.name,
    from: violation.from,
    to: violation.to,
  }));
}

/** A made-up tree inside the checkout, so that packages resolve as they do for the real one. */
function madeUpTree() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'layers-'));
  for (const name of ['package.json', 'tsconfig.json']) {
    writeFileSync(join(folder, name), readFileSync(join(root, name)));
  }
  return folder;
}

describe('The layer rules', () => {
  let folder;
  let found;

  beforeAll(() => {
    folder = madeUpTree();
    found = cruise(folder, { ...targets, ...allowed, ...Object.fromEntries(Object.values(broken)) });
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('each have a violation made on purpose', () => {
    expect(Object.keys(broken).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  it('each say why they are there, and fail the run', () => {
    for (const rule of config.forbidden) {
      expect(rule.severity).withContext(rule.name).toBe('error');
      expect(rule.comment.length).withContext(rule.name).toBeGreaterThan(20);
    }
  });

  for (const [rule, [path, line]] of Object.entries(broken)) {
    it(`catch ${rule}: ${line} in ${path}`, () => {
      expect(found.some((violation) => violation.rule === rule && violation.from === path)).toBe(true);
    });
  }

  it('leave alone what is allowed', () => {
    expect(found.filter((violation) => violation.from in allowed)).toEqual([]);
  });
});
