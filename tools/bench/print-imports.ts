// Times and memory of imports against a plain COPY of the same values on the same store in the same run. Never a pass or a fail.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { readCsv } from '#server/files/read-csv';
import { readConfig } from '#server/config';
// @ts-expect-error a script without types
import { startPostgres } from '../postgres.mjs';
import { fingertipsRows, writeFingertipsFile, writeFingertipsWorkbook, type BenchArea } from './generate-fingertips.ts';

const { root } = readConfig({});
const sizes = process.argv.slice(2).map(Number);
/** Measures in per cent. */
const INDICATORS = [
  'ascof-1b',
  'ascof-1c',
  'ascof-1h',
  'ascof-1i1',
  'ascof-1i2',
  'ascof-2b1',
  'ascof-2b2',
  'ascof-2d',
  'ascof-3a',
  'ascof-3b',
  'ascof-3c',
  'ascof-3d1',
  'ascof-4a',
  'ascof-4b',
  'asc-turnover',
  'asc-reviews',
  'nhsof-2.1',
  'gpps-ltc-2018',
  'nhsof-3b',
  'readm-28d',
  'ccgois-3.7',
  'ccgois-3.10ii',
  'chc-28d',
  'chc-acute',
];

interface Answer {
  readonly seconds: number;
  readonly previewed: number;
  readonly committing: number;
  /** Seconds that processors worked for us; the server of PostgreSQL works beside that. */
  readonly processor: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly groups: readonly string[];
  readonly megabytes: number;
  readonly riseMegabytes: number;
  readonly reads: number;
  readonly readP95: number;
  readonly readWorst: number;
}

const line = (label: string, value: string): void => console.log(`${label.padEnd(52)} ${value}`);

function step(name: string, store: string, file: string): Answer {
  const done = spawnSync(process.execPath, ['--expose-gc', 'tools/bench/import-step.ts', name, store, file, root], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`The step "${name}" ended with code ${String(done.status)}.`);
  return JSON.parse(done.stdout) as Answer;
}

async function areas(): Promise<readonly BenchArea[]> {
  const found: BenchArea[] = [];
  for await (const rows of readCsv(join(root, 'data', 'areas', 'areas.csv.gz'))) {
    for (const { cells } of rows) {
      const [code = '', name = '', level = ''] = cells;
      if (level === 'council' || level === 'district') found.push({ code, name });
    }
  }
  return found;
}

async function writePlain(path: string, rows: ReturnType<typeof fingertipsRows>): Promise<void> {
  const file = createWriteStream(path);
  let text = '';
  for (const row of rows) {
    text += `${row.indicator},${row.area.code},${row.sex},${row.age},"","",${row.period},${row.value},${row.lower},${row.upper},${String(row.count)},${String(row.denominator)}\n`;
    if (text.length > 1 << 20) {
      file.write(text);
      text = '';
    }
  }
  file.end(text);
  await finished(file);
}

/** Rows of a workbook that has 50 MB unpacked. */
const WORKBOOK_ROWS = 57_000;

const folder = await mkdtemp(join(tmpdir(), 'common-measure-imports-'));
await chmod(folder, 0o755);
const postgres = await (
  startPostgres as () => Promise<{ url?: string; how?: string; reason?: string; stop?(): Promise<void> }>
)();
try {
  const known = await areas();
  const times = new Map<string, number>();
  for (const size of sizes) {
    const file = join(folder, `fingertips-${String(size)}.csv`);
    const plain = join(folder, `plain-${String(size)}.csv`);
    await writeFingertipsFile(file, fingertipsRows(size, INDICATORS, known));
    await writePlain(plain, fingertipsRows(size, INDICATORS, known));
    const own = join(folder, `store-${String(size)}`);
    await mkdir(own);
    const stores: readonly (readonly [string, string])[] =
      postgres.url === undefined
        ? [['embedded', own]]
        : [
            ['embedded', own],
            ['PostgreSQL', postgres.url],
          ];
    for (const [name, store] of stores) {
      const copied = step('copy', store, plain);
      const imported = step('import', store, file);
      const label = `import, ${size.toLocaleString('en-GB')} rows, ${name}`;
      times.set(`${name} ${String(size)}`, imported.seconds);
      line(
        `${label}: whole, COPY, ratio`,
        `${imported.seconds.toFixed(1)} s, ${copied.seconds.toFixed(1)} s, ${(imported.seconds / copied.seconds).toFixed(2)}`,
      );
      line(
        `${label}: preview, commit`,
        `${imported.previewed.toFixed(1)} s, ${(imported.committing * 1000).toFixed(0)} ms`,
      );
      // Times on a busy machine say little: how busy it was stands beside them.
      line(
        `${label}: work, processes waiting`,
        `${imported.processor.toFixed(1)} s of a processor; ${(loadavg()[0] ?? 0).toFixed(1)} on ${String(cpus().length)} processors`,
      );
      line(
        `${label}: memory above idle`,
        `${imported.riseMegabytes.toFixed(0)} MB (file of ${imported.megabytes.toFixed(0)} MB)`,
      );
      line(
        `${label}: reads meanwhile, p95, worst`,
        `${String(imported.reads)}, ${imported.readP95.toFixed(0)} ms, ${imported.readWorst.toFixed(0)} ms`,
      );
      line(
        `${label}: counts`,
        Object.entries(imported.counts)
          .map(([word, n]) => `${word} ${String(n)}`)
          .join(', '),
      );
      for (const group of imported.groups.slice(0, 5)) line(`${label}: problems`, group);
    }
    await rm(own, { recursive: true, force: true });
  }
  for (const name of ['embedded', 'PostgreSQL']) {
    const [one, four] = [times.get(`${name} 1000000`), times.get(`${name} 4000000`)];
    if (one !== undefined && four !== undefined)
      line(`import, 4,000,000 rows against 1,000,000, ${name}`, `${(four / one).toFixed(2)} times`);
  }
  const workbook = join(folder, 'fingertips.xlsx');
  const own = join(folder, 'store-workbook');
  await mkdir(own);
  await writeFingertipsWorkbook(workbook, fingertipsRows(WORKBOOK_ROWS, INDICATORS, known));
  const { seconds, riseMegabytes, megabytes } = step('import', own, workbook);
  line(
    `import, workbook of 50 MB, ${megabytes.toFixed(1)} MB packed, ${WORKBOOK_ROWS.toLocaleString('en-GB')} rows: whole, memory`,
    `${seconds.toFixed(1)} s, ${riseMegabytes.toFixed(0)} MB above idle`,
  );
} finally {
  await postgres.stop?.();
  await rm(folder, { recursive: true, force: true });
}
