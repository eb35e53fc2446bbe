// One step of the bench of imports, in a process of its own, so that its memory is its own: prints one line of JSON.
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { proposeMapping } from '#domain/intake/propose-mapping';
import { openSourceFile, sampleTables } from '#server/files/open-source-file';
import { STREAM_CAPS } from '#server/files/read-caps';
import { FiguresInThreads } from '#server/jobs/figures-in-threads';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { openStore } from '#server/storage/open-store';
import { OPERATOR } from '#server/storage/scope';
import { stageFile } from '#server/use-cases/stage-file';

const [step = '', store = '', file = '', root = ''] = process.argv.slice(2);

/** Table with the columns of the file that an import stores, and the keys that figures have. */
const PLAIN = `create table plain (
  indicator text not null, area text not null, sex text not null, age text not null, category_type text not null,
  category text not null, period text not null, value double precision, lower_end double precision, upper_end double precision,
  count double precision, denominator double precision,
  primary key (indicator, area, sex, age, category_type, category, period))`;

async function copyPlainly(): Promise<object> {
  if (store.startsWith('postgresql')) {
    const client = new pg.Client({ connectionString: store });
    await client.connect();
    await client.query('drop table if exists plain');
    await client.query(PLAIN);
    const began = performance.now();
    await client.query(`copy plain from '${file}' with (format csv)`);
    const seconds = (performance.now() - began) / 1000;
    await client.query('drop table plain');
    await client.end();
    return { seconds };
  }
  const pglite = await PGlite.create(join(store, 'plain'));
  await pglite.exec(PLAIN);
  const blob = await openAsBlob(file);
  const began = performance.now();
  await pglite.query(`copy plain from '/dev/blob' with (format csv)`, [], { blob });
  const seconds = (performance.now() - began) / 1000;
  await pglite.close();
  return { seconds };
}

async function importWhole(): Promise<object> {
  const isPostgres = store.startsWith('postgresql');
  const { registers } = await loadReadingKnowledge(root);
  const opened = await openStore({ dataDir: store, databaseUrl: isPostgres ? store : null });
  const observations = opened.observations.as(OPERATOR);
  const source = await openSourceFile(file, STREAM_CAPS);
  const { mapping } = proposeMapping(await sampleTables(source), { ...registers, fileName: basename(file) });
  source.close();
  await opened.check();
  await setTimeout(500);
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);

  const waits: number[] = [];
  const reading = new AbortController();
  const reader = (async () => {
    while (!reading.signal.aborted) {
      const asked = performance.now();
      await opened.observations.newestCommit();
      await opened.observations.readVersions('no-such-measure', 'nowhere', '2018-03');
      waits.push(performance.now() - asked);
      await setTimeout(20);
    }
  })();

  const began = performance.now();
  const worked = process.cpuUsage();
  const key = {
    dataset: 'bench',
    digest: began.toString(16).replace('.', '').padStart(64, '0').slice(-64),
    mappingVersion: 'bench',
  };
  const batch = await observations.openBatch(key, basename(file), '2026-11-22T12:00:00Z');
  const { size } = await stat(file);
  const staged = await stageFile(
    observations,
    new FiguresInThreads(root),
    {
      path: file,
      fileName: basename(file),
      mapping,
      agency: null,
      today: '2026-11-22',
      history: null,
      caps: STREAM_CAPS,
    },
    batch,
  );
  const previewed = (performance.now() - began) / 1000;
  const commit = performance.now();
  const committed = await observations.commit(batch, staged.counts, '2026-11-22T12:00:00Z');
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(worked);
  reading.abort();
  await reader;
  clearInterval(watch);
  await opened.close();
  waits.sort((a, b) => a - b);
  return {
    seconds,
    previewed,
    committing: seconds - (commit - began) / 1000,
    processor: (user + system) / 1e6,
    counts: staged.counts,
    groups: staged.groups.map(({ code, severity, count }) => `${code} ${severity} ${String(count)}`),
    committed: committed !== 'stale',
    megabytes: size / 1e6,
    riseMegabytes: (peak - idle) / 1e6,
    idleMegabytes: idle / 1e6,
    reads: waits.length,
    readP95: waits[Math.floor(waits.length * 0.95)] ?? 0,
    readWorst: waits.at(-1) ?? 0,
  };
}

console.log(JSON.stringify(step === 'copy' ? await copyPlainly() : await importWhole()));
