import { sql, type RawBuilder } from 'kysely';
import type { MissingReason } from '#domain/measure/measured-value';
import type { Observation } from '#domain/measure/observation';
import type { Database, OpenTransaction } from '../database.ts';
import { NOBODY, type Scope } from '../scope.ts';
import type { CommittedBatch, Finality, ImportCounts, ImportKey, KeptProblem } from '../committed-batch.ts';
import {
  MISSING_NUMBER,
  type DatasetManifest,
  type ObservationRepository,
  type ObservationVersion,
  type OpenBatch,
  type PackedFigures,
  type SourcedObservation,
  type StoredDataset,
} from '../observation-repository.ts';
import { commitBatch, dropBatch, ensureOwner, findCommit, newestSeq, readCommits } from './commits.ts';
import { datasetId, fileKey, learnFiles, learnLevels, learnPeriods, learnSeries, seriesKey } from './names.ts';
import { readStagedFigures } from './read-staged.ts';
import { isoText, only } from './sql-parts.ts';
import { SqlStaging } from './sql-staging.ts';
import { undoBatch } from './undo-batch.ts';
import type { Staging, UndoneBatch } from '../staging.ts';

/** Rows of one short transaction while a batch is written ahead. */
const ROWS_AHEAD = 5_000;
const REASON_OF = new Map(Object.entries(MISSING_NUMBER).map(([reason, number]) => [number, reason as MissingReason]));

/** Ids by name, kept for as long as the store is open. */
interface KnownIds {
  readonly series: Map<string, number>;
  readonly period: Map<string, number>;
  readonly level: Map<string, number>;
  readonly file: Map<string, number>;
}

function noIds(): KnownIds {
  return { series: new Map(), period: new Map(), level: new Map(), file: new Map() };
}

/** The figures in tables, the same on the embedded store and on PostgreSQL. */
export class SqlObservationRepository implements ObservationRepository {
  readonly #database: Pick<Database, 'transaction'>;
  readonly #all: Database;
  /** Ids of names that are never removed or renamed. */
  readonly #ids: KnownIds;

  constructor(database: Database, scope: Scope = NOBODY, ids: KnownIds = noIds()) {
    this.#all = database;
    this.#database = { transaction: (mode, work) => database.transaction(mode, work, scope) };
    this.#ids = ids;
  }

  as(scope: Scope): ObservationRepository {
    return new SqlObservationRepository(this.#all, scope, this.#ids);
  }

  async describeDataset(dataset: string, manifest: Readonly<Record<string, unknown>>, at: string): Promise<void> {
    const text = JSON.stringify(manifest);
    await this.#database.transaction('write', async (open) => {
      const id = await datasetId(open, dataset);
      await sql`
        insert into dataset_description (dataset_id, manifest, recorded_at)
        select ${id}, ${text}::jsonb, ${at}::timestamptz
        where (select manifest from dataset_description where dataset_id = ${id} order by id desc limit 1) is distinct from ${text}::jsonb
      `.execute(open);
    });
  }

  async readManifests(): Promise<readonly DatasetManifest[]> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ name: string; manifest: unknown }>`
        select distinct on (d.name) d.name, coalesce(m.manifest, '{}'::jsonb) as manifest
        from dataset d left join dataset_description m on m.dataset_id = d.id order by d.name, m.id desc
      `.execute(open);
      return rows.map(({ name, manifest }) => ({ id: name, manifest: asRecord(manifest) }));
    });
  }

  async listDatasets(): Promise<readonly StoredDataset[]> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{
        name: string;
        manifest: unknown;
        batch_id: number | null;
        observations: number;
        measures: number;
        newest: string | null;
      }>`
        with last_commit as (
          select distinct on (dataset_id) dataset_id, batch_id from batch_commit order by dataset_id, seq desc
        ), by_series as (
          select o.batch_id, o.series_id, count(*) as observations, max(p.ends_on) filter (where o.value is not null) as newest
          from observation o join period p on p.id = o.period_id
          where not exists (
            select from superseded x join batch_commit y on y.batch_id = x.by_batch_id
            where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id)
          group by o.batch_id, o.series_id
        ), held as (
          select b.dataset_id, sum(g.observations)::int as observations, count(distinct s.measure)::int as measures, max(g.newest)::text as newest
          from by_series g join batch_commit b on b.batch_id = g.batch_id join series s on s.id = g.series_id
          group by b.dataset_id
        )
        select d.name, coalesce(m.manifest, '{}'::jsonb) as manifest, l.batch_id,
               coalesce(h.observations, 0) as observations, coalesce(h.measures, 0) as measures, h.newest
        from dataset d
        left join lateral (select manifest from dataset_description where dataset_id = d.id order by id desc limit 1) m on true
        left join last_commit l on l.dataset_id = d.id
        left join held h on h.dataset_id = d.id
        order by d.name
      `.execute(open);
      const commits = new Map((await readCommits(open, sql`true`)).map((commit) => [commit.id, commit]));
      return rows.map((row) => ({
        id: row.name,
        manifest: asRecord(row.manifest),
        observations: row.observations,
        measures: row.measures,
        newest: row.newest,
        lastCommit: row.batch_id === null ? null : (commits.get(String(row.batch_id)) ?? null),
      }));
    });
  }

  async findCommitted(key: ImportKey): Promise<CommittedBatch | null> {
    return this.#database.transaction('read', (open) => findCommit(open, key));
  }

  async listCommits(): Promise<readonly CommittedBatch[]> {
    return this.#database.transaction('read', (open) => readCommits(open, sql`true`));
  }

  async openBatch(key: ImportKey, fileName: string, receivedAt: string): Promise<OpenBatch> {
    return this.#database.transaction('write', async (open) => {
      await ensureOwner(open);
      const dataset = await datasetId(open, key.dataset);
      const comparedAt = await newestSeq(open);
      const { rows } = await sql<{ id: number }>`
        insert into batch (dataset_id, file_name, digest, mapping_version, received_at, compared_at_seq, owner_id, actor)
        values (${dataset}, ${fileName}, ${key.digest}, ${key.mappingVersion}, ${receivedAt}::timestamptz, ${comparedAt},
                app_agency(), nullif(current_setting('app.actor', true), ''))
        returning id
      `.execute(open);
      return { ...key, id: String(only(rows).id), comparedAt };
    });
  }

  async stage(
    batch: OpenBatch,
    created: readonly SourcedObservation[],
    changed: readonly SourcedObservation[],
  ): Promise<void> {
    for (const [rows, replacing] of [
      [created, false],
      [changed, true],
    ] as const) {
      for (let start = 0; start < rows.length; start += ROWS_AHEAD) {
        await this.#writeAhead(batch, rows.slice(start, start + ROWS_AHEAD), replacing);
      }
    }
  }

  async #writeAhead(batch: OpenBatch, rows: readonly SourcedObservation[], replacing: boolean): Promise<void> {
    const batchId = Number(batch.id);
    await this.#learnNames(batch.dataset, rows);
    await this.#database.transaction('write', async (open) => {
      const seriesIds = rows.map(({ observation }) =>
        this.#idOf('series', seriesKey(observation.measure, observation.area, observation.breakdown)),
      );
      const periodIds = rows.map(({ observation }) => this.#idOf('period', observation.period));
      await sql`
        insert into observation (series_id, period_id, batch_id, file_id, line, level_id, missing_id, value, numerator, denominator)
        select series_id, period_id, ${batchId}::int, file_id, line, level_id, missing_id, value, numerator, denominator
        from unnest(
          ${numbers(seriesIds)}::int[], ${numbers(periodIds)}::int[],
          ${numbers(rows.map(({ file }) => this.#idOf('file', fileKey(batch.dataset, file))))}::int[],
          ${numbers(rows.map(({ line }) => line))}::int[],
          ${numbers(rows.map(({ observation }) => this.#idOf('level', observation.level)))}::smallint[],
          ${numbers(rows.map(({ observation: { value } }) => (value.kind === 'missing' ? MISSING_NUMBER[value.reason] : null)))}::smallint[],
          ${numbers(rows.map(({ observation: { value } }) => (value.kind === 'value' ? value.value : null)))}::float8[],
          ${numbers(rows.map(({ observation }) => observation.numerator))}::float8[],
          ${numbers(rows.map(({ observation }) => observation.denominator))}::float8[]
        ) as given (series_id, period_id, file_id, line, level_id, missing_id, value, numerator, denominator)
      `.execute(open);
      if (!replacing) return;
      await sql`
        insert into superseded (series_id, period_id, batch_id, by_batch_id)
        select o.series_id, o.period_id, o.batch_id, ${batchId}::int
        from unnest(${numbers(seriesIds)}::int[], ${numbers(periodIds)}::int[]) as given (series_id, period_id)
        join observation o on o.series_id = given.series_id and o.period_id = given.period_id and o.batch_id <> ${batchId}::int
        join batch_commit c on c.batch_id = o.batch_id
        where not exists (
          select from superseded x join batch_commit y on y.batch_id = x.by_batch_id
          where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id)
      `.execute(open);
    });
  }

  openStaging(batch: OpenBatch): Staging {
    return new SqlStaging(this.#database, batch);
  }

  async keepProblems(batch: OpenBatch, problems: readonly KeptProblem[]): Promise<void> {
    if (problems.length === 0) return;
    await this.#database.transaction('write', async (open) => {
      await sql`
        insert into batch_problem (batch_id, number, problem)
        select ${Number(batch.id)}::int, number::int, problem
        from jsonb_array_elements(${JSON.stringify(problems)}::jsonb) with ordinality as given (problem, number)
      `.execute(open);
    });
  }

  async commit(
    batch: OpenBatch,
    counts: ImportCounts,
    at: string,
    finality: Finality = 'final',
  ): Promise<CommittedBatch | 'stale'> {
    const committed = await this.#database.transaction('write', (open) =>
      commitBatch(open, batch, counts, at, finality),
    );
    if (committed === 'stale' || committed.id !== batch.id) await this.drop(batch);
    return committed;
  }

  async drop(batch: OpenBatch): Promise<void> {
    await this.#database.transaction('write', (open) => dropBatch(open, Number(batch.id)));
  }

  async undo(id: string, at: string): Promise<UndoneBatch | null> {
    return /^[1-9]\d{0,8}$/.test(id) ? undoBatch(this.#database, id, at) : null;
  }

  async countSupersededSince(id: string): Promise<number> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from superseded x join batch_commit y on y.batch_id = x.by_batch_id where x.batch_id = ${Number(id)}::int
      `.execute(open);
      return only(rows).n;
    });
  }

  async readProblems(id: string, from: number, most: number): Promise<readonly KeptProblem[]> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ problem: unknown }>`
        select problem from batch_problem where batch_id = ${Number(id)}::int and number >= ${from}::int order by number limit ${most}::int
      `.execute(open);
      return rows.map(({ problem }) => asRecord(problem));
    });
  }

  async readLines(id: string, part: number): Promise<Uint8Array | null> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ entries: Uint8Array }>`
        select entries from batch_lines where batch_id = ${Number(id)}::int and part = ${part}::int
      `.execute(open);
      return rows[0]?.entries ?? null;
    });
  }

  async readStaged(id: string, most: number): Promise<readonly Observation[]> {
    return this.#database.transaction('read', (open) => readStagedFigures(open, Number(id), REASON_OF, most));
  }

  async sweep(hours = 0): Promise<number> {
    // Each owner's leavings are removed as that owner's work: no role may remove everybody's.
    const owners = await this.#all.transaction('read', async (open) => {
      const { rows } = await sql<{ code: string }>`select code from agency order by id`.execute(open);
      return rows.map(({ code }) => code);
    });
    let swept = 0;
    for (const agency of owners) {
      const scope = { agency, actor: null };
      const left = await this.#all.transaction(
        'read',
        async (open) => {
          const { rows } = await sql<{ id: number }>`
            select id from batch
            where owner_id = app_agency() and not exists (select from batch_commit c where c.batch_id = batch.id)
              and not exists (select from upload u where u.batch_id = batch.id)
              and (${hours}::int = 0 or received_at < now() - make_interval(hours => ${hours}::int)) order by id
          `.execute(open);
          return rows;
        },
        scope,
      );
      for (const { id } of left) await this.#all.transaction('write', (open) => dropBatch(open, id), scope);
      swept += left.length;
    }
    return swept;
  }

  async newestCommit(): Promise<number> {
    return this.#database.transaction('read', newestSeq);
  }

  async newestCommitAt(at: string): Promise<number> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ seq: number }>`
        select coalesce(max(seq), 0)::int as seq from batch_commit where committed_at <= ${at}::timestamptz
      `.execute(open);
      return only(rows).seq;
    });
  }

  async readFigures(knownAt?: number): Promise<PackedFigures> {
    return this.#database.transaction('read', async (open) => {
      const seq = knownAt ?? (await newestSeq(open));
      const periods = await sql<{ id: number; text: string }>`select id, text from period order by id`.execute(open);
      // Sent as bytes: writing 350,000 numbers as text took as long again as everything else.
      await sql`set local work_mem = '64MB'`.execute(open);
      const series = await sql<{ measure: string; area: string; level: string; cells: string }>`
        select s.measure, s.area, l.name as level, packed.cells
        from (
          select o.series_id, o.level_id, encode(string_agg(int4send(o.period_id) || float8send(o.value), ''::bytea), 'hex') as cells
          from observation o
          where o.batch_id = any(array(select batch_id from batch_commit where seq <= ${seq})) and o.value is not null and not exists (
            select from superseded x join batch_commit y on y.batch_id = x.by_batch_id and y.seq <= ${seq}
            where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id)
          group by o.series_id, o.level_id
        ) packed
        join series s on s.id = packed.series_id and s.breakdown = ''
        join area_level l on l.id = packed.level_id
      `.execute(open);
      return { seq, periods: periods.rows.map(({ id, text }) => [id, text] as const), series: series.rows };
    });
  }

  async readObservations(
    measures: readonly string[],
    areas?: readonly string[],
    knownAt?: number,
  ): Promise<readonly ObservationVersion[]> {
    const chosen = areas === undefined ? sql`true` : sql`s.area = any(${[...areas]}::text[])`;
    return this.#database.transaction('read', async (open) =>
      (
        await readVersions(
          open,
          sql`s.measure = any(${[...measures]}::text[]) and ${chosen}`,
          knownAt ?? (await newestSeq(open)),
        )
      ).filter((version) => version.supersededAt === null),
    );
  }

  async readVersionsOfDatasets(datasets: readonly string[], knownAt?: number): Promise<readonly ObservationVersion[]> {
    return this.#database.transaction('read', async (open) =>
      readVersions(open, sql`d.name = any(${[...datasets]}::text[])`, knownAt ?? (await newestSeq(open))),
    );
  }

  async readVersions(measure: string, area: string, period: string): Promise<readonly ObservationVersion[]> {
    return this.#database.transaction('read', async (open) =>
      readVersions(
        open,
        sql`s.measure = ${measure} and s.area = ${area} and s.breakdown = '' and p.text = ${period}`,
        await newestSeq(open),
      ),
    );
  }

  /**
   * Gives every name of the rows an id, and remembers it. In a transaction of its own: an id is remembered only once it is
   * there to stay.
   */
  async #learnNames(dataset: string, rows: readonly SourcedObservation[]): Promise<void> {
    const ids = this.#ids;
    const series = new Map<string, readonly [string, string, string]>();
    const periods = new Set<string>();
    const levels = new Set<string>();
    const files = new Set<string>();
    for (const { observation, file } of rows) {
      const { measure, area, breakdown, period, level } = observation;
      const key = seriesKey(measure, area, breakdown);
      if (!ids.series.has(key)) series.set(key, [measure, area, breakdown]);
      if (!ids.period.has(period)) periods.add(period);
      if (!ids.level.has(level)) levels.add(level);
      if (!ids.file.has(fileKey(dataset, file))) files.add(file);
    }
    if (series.size + periods.size + levels.size + files.size === 0) return;
    const learned = await this.#database.transaction('write', async (open) => ({
      series: await learnSeries(open, [...series.values()]),
      period: await learnPeriods(open, [...periods]),
      level: await learnLevels(open, [...levels]),
      file: await learnFiles(open, dataset, [...files]),
    }));
    for (const kind of ['series', 'period', 'level', 'file'] as const) {
      for (const [key, id] of learned[kind]) ids[kind].set(key, id);
    }
  }

  #idOf(kind: 'series' | 'period' | 'level' | 'file', key: string): number {
    const id = this.#ids[kind].get(key);
    if (id === undefined) throw new Error(`The store has no ${kind} "${key}".`);
    return id;
  }
}

/** Versions of figures known after a commit, oldest first within a figure, in order of area and end of period. */
async function readVersions(
  open: OpenTransaction,
  condition: RawBuilder<unknown>,
  seq: number,
): Promise<readonly ObservationVersion[]> {
  const { rows } = await sql<{
    measure: string;
    area: string;
    breakdown: string;
    level: string;
    period: string;
    value: number | null;
    missing_id: number | null;
    numerator: number | null;
    denominator: number | null;
    lower_end: number | null;
    upper_end: number | null;
    status: string | null;
    finality: Finality;
    owner: string;
    dataset: string;
    file: string;
    line: number;
    batch_id: number;
    seq: number;
    recorded_at: string;
    superseded_at: string | null;
  }>`
    select s.measure, s.area, s.breakdown, l.name as level, p.text as period, o.value, o.missing_id, o.numerator, o.denominator,
           o.lower_end, o.upper_end, t.name as status, c.finality, a.code as owner, d.name as dataset, f.name as file, o.line, o.batch_id, c.seq::int as seq, ${isoText(sql`c.committed_at`)} as recorded_at,
           (select ${isoText(sql`min(y.committed_at)`)} from superseded x join batch_commit y on y.batch_id = x.by_batch_id and y.seq <= ${seq}
            where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id) as superseded_at
    from observation o
    join batch_commit c on c.batch_id = o.batch_id and c.seq <= ${seq}
    join series s on s.id = o.series_id
    join period p on p.id = o.period_id
    join area_level l on l.id = o.level_id
    join source_file f on f.id = o.file_id
    join dataset d on d.id = f.dataset_id
    join agency a on a.id = c.owner_id
    left join figure_status t on t.id = o.status_id
    where ${condition}
    order by s.area, s.breakdown, p.ends_on, p.text, c.seq
  `.execute(open);
  return rows.map((row) => ({
    observation: {
      measure: row.measure,
      area: row.area,
      level: row.level,
      period: row.period,
      breakdown: row.breakdown,
      value:
        row.value === null
          ? { kind: 'missing', reason: REASON_OF.get(row.missing_id ?? 0) ?? 'blank' }
          : { kind: 'value', value: row.value },
      numerator: row.numerator,
      denominator: row.denominator,
    },
    provenance: { dataset: row.dataset, file: row.file, line: row.line, batch: String(row.batch_id) },
    seq: row.seq,
    recordedAt: row.recorded_at,
    supersededAt: row.superseded_at,
    lower: row.lower_end,
    upper: row.upper_end,
    status: row.status,
    finality: row.finality,
    owner: row.owner,
  }));
}

/** An array of numbers as PostgreSQL writes it: both drivers hand it on as it is, at full precision. */
function numbers(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
