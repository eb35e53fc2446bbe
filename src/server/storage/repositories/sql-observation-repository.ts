import { sql, type RawBuilder } from 'kysely';
import type { MissingReason } from '#domain/measure/measured-value';
import { endOfPeriod } from '#domain/measure/period';
import type { Database, OpenTransaction } from '../database.ts';
import {
  MISSING_NUMBER,
  type CommittedBatch,
  type DatasetManifest,
  type ImportCounts,
  type ImportKey,
  type KeptProblem,
  type ObservationRepository,
  type ObservationVersion,
  type OpenBatch,
  type PackedFigures,
  type SourcedObservation,
  type StoredDataset,
} from '../observation-repository.ts';

/** Rows of one short transaction while a batch is written ahead. */
const ROWS_AHEAD = 5_000;
/** Two imports never commit at once, on any number of processes. */
const COMMIT_LOCK = 4_200_002;
const REASON_OF = new Map(Object.entries(MISSING_NUMBER).map(([reason, number]) => [number, reason as MissingReason]));

/** The figures in tables, the same on the embedded store and on PostgreSQL. */
export class SqlObservationRepository implements ObservationRepository {
  readonly #database: Database;
  /** Ids of names that are never removed or renamed. */
  readonly #ids = {
    series: new Map<string, number>(),
    period: new Map<string, number>(),
    level: new Map<string, number>(),
    file: new Map<string, number>(),
  };

  constructor(database: Database) {
    this.#database = database;
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
      const dataset = await datasetId(open, key.dataset);
      const comparedAt = await newestSeq(open);
      const { rows } = await sql<{ id: number }>`
        insert into batch (dataset_id, file_name, digest, mapping_version, received_at, compared_at_seq)
        values (${dataset}, ${fileName}, ${key.digest}, ${key.mappingVersion}, ${receivedAt}::timestamptz, ${comparedAt})
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

  async commit(batch: OpenBatch, counts: ImportCounts, at: string): Promise<CommittedBatch | 'stale'> {
    const batchId = Number(batch.id);
    const committed = await this.#database.transaction('write', async (open) => {
      await sql`select pg_advisory_xact_lock(${COMMIT_LOCK})`.execute(open);
      const first = await findCommit(open, batch);
      if (first !== null) return first;
      const { rows: overtaken } = await sql`
        select from batch_commit c
        where c.seq > ${batch.comparedAt} and exists (
          select from observation mine join observation other using (series_id, period_id)
          where mine.batch_id = ${batchId}::int and other.batch_id = c.batch_id)
        limit 1
      `.execute(open);
      if (overtaken.length > 0) return 'stale';
      await sql`
        insert into batch_commit (batch_id, dataset_id, digest, mapping_version, committed_at, lines_read, created, changed, unchanged, refused, blank)
        select id, dataset_id, digest, mapping_version, ${at}::timestamptz,
               ${counts.read}, ${counts.created}, ${counts.changed}, ${counts.unchanged}, ${counts.refused}, ${counts.blank}
        from batch where id = ${batchId}::int
      `.execute(open);
      return only(await readCommits(open, sql`c.batch_id = ${batchId}::int`));
    });
    if (committed === 'stale' || committed.id !== batch.id) await this.drop(batch);
    return committed;
  }

  async drop(batch: OpenBatch): Promise<void> {
    await this.#database.transaction('write', (open) => dropBatch(open, Number(batch.id)));
  }

  async sweep(hours = 0): Promise<number> {
    const left = await this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ id: number }>`
        select id from batch where not exists (select from batch_commit c where c.batch_id = batch.id)
          and (${hours}::int = 0 or received_at < now() - make_interval(hours => ${hours}::int)) order by id
      `.execute(open);
      return rows;
    });
    for (const { id } of left) await this.#database.transaction('write', (open) => dropBatch(open, id));
    return left.length;
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

type Learned = readonly (readonly [string, number])[];

async function learnSeries(
  open: OpenTransaction,
  names: readonly (readonly [string, string, string])[],
): Promise<Learned> {
  if (names.length === 0) return [];
  const [measures, areas, breakdowns] = [
    names.map((row) => row[0]),
    names.map((row) => row[1]),
    names.map((row) => row[2]),
  ];
  const given = sql`unnest(${measures}::text[], ${areas}::text[], ${breakdowns}::text[]) as given (measure, area, breakdown)`;
  await sql`insert into series (measure, area, breakdown) select measure, area, breakdown from ${given} on conflict do nothing`.execute(
    open,
  );
  const { rows } = await sql<{ id: number; measure: string; area: string; breakdown: string }>`
    select id, measure, area, breakdown from series join ${given} using (measure, area, breakdown)
  `.execute(open);
  return rows.map((row) => [seriesKey(row.measure, row.area, row.breakdown), row.id]);
}

async function learnPeriods(open: OpenTransaction, texts: readonly string[]): Promise<Learned> {
  if (texts.length === 0) return [];
  const ends = texts.map((text) => endOfPeriod(text));
  await sql`
    insert into period (text, ends_on) select text, ends_on from unnest(${texts}::text[], ${ends}::date[]) as given (text, ends_on)
    on conflict do nothing
  `.execute(open);
  const { rows } = await sql<{
    id: number;
    text: string;
  }>`select id, text from period where text = any(${texts}::text[])`.execute(open);
  return rows.map((row) => [row.text, row.id]);
}

async function learnLevels(open: OpenTransaction, names: readonly string[]): Promise<Learned> {
  if (names.length === 0) return [];
  await sql`insert into area_level (name) select unnest(${names}::text[]) on conflict do nothing`.execute(open);
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`select id, name from area_level where name = any(${names}::text[])`.execute(open);
  return rows.map((row) => [row.name, row.id]);
}

async function learnFiles(open: OpenTransaction, dataset: string, names: readonly string[]): Promise<Learned> {
  if (names.length === 0) return [];
  const id = await datasetId(open, dataset);
  await sql`insert into source_file (dataset_id, name) select ${id}::int, unnest(${names}::text[]) on conflict do nothing`.execute(
    open,
  );
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from source_file where dataset_id = ${id}::int and name = any(${names}::text[])
  `.execute(open);
  return rows.map((row) => [fileKey(dataset, row.name), row.id]);
}

/** Id of a dataset, made when it is new. */
async function datasetId(open: OpenTransaction, name: string): Promise<number> {
  await sql`insert into dataset (name) values (${name}) on conflict do nothing`.execute(open);
  const { rows } = await sql<{ id: number }>`select id from dataset where name = ${name}`.execute(open);
  return only(rows).id;
}

async function newestSeq(open: OpenTransaction): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0)::int as seq from batch_commit`.execute(open);
  return only(rows).seq;
}

async function findCommit(open: OpenTransaction, key: ImportKey): Promise<CommittedBatch | null> {
  const found = await readCommits(
    open,
    sql`d.name = ${key.dataset} and c.digest = ${key.digest} and c.mapping_version = ${key.mappingVersion}`,
  );
  return found[0] ?? null;
}

async function readCommits(open: OpenTransaction, condition: RawBuilder<unknown>): Promise<readonly CommittedBatch[]> {
  const { rows } = await sql<{
    batch_id: number;
    seq: number;
    dataset: string;
    digest: string;
    mapping_version: string;
    received_at: string;
    committed_at: string;
    lines_read: number;
    created: number;
    changed: number;
    unchanged: number;
    refused: number;
    blank: number;
  }>`
    select c.batch_id, c.seq::int as seq, d.name as dataset, c.digest, c.mapping_version, ${isoText(sql`b.received_at`)} as received_at,
           ${isoText(sql`c.committed_at`)} as committed_at, c.lines_read, c.created, c.changed, c.unchanged, c.refused, c.blank
    from batch_commit c join batch b on b.id = c.batch_id join dataset d on d.id = c.dataset_id
    where ${condition} order by c.seq
  `.execute(open);
  return rows.map((row) => ({
    id: String(row.batch_id),
    seq: row.seq,
    dataset: row.dataset,
    digest: row.digest,
    mappingVersion: row.mapping_version,
    receivedAt: row.received_at,
    committedAt: row.committed_at,
    counts: {
      read: row.lines_read,
      created: row.created,
      changed: row.changed,
      unchanged: row.unchanged,
      refused: row.refused,
      blank: row.blank,
    },
  }));
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
    dataset: string;
    file: string;
    line: number;
    batch_id: number;
    seq: number;
    recorded_at: string;
    superseded_at: string | null;
  }>`
    select s.measure, s.area, s.breakdown, l.name as level, p.text as period, o.value, o.missing_id, o.numerator, o.denominator,
           d.name as dataset, f.name as file, o.line, o.batch_id, c.seq::int as seq, ${isoText(sql`c.committed_at`)} as recorded_at,
           (select ${isoText(sql`min(y.committed_at)`)} from superseded x join batch_commit y on y.batch_id = x.by_batch_id and y.seq <= ${seq}
            where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id) as superseded_at
    from observation o
    join batch_commit c on c.batch_id = o.batch_id and c.seq <= ${seq}
    join series s on s.id = o.series_id
    join period p on p.id = o.period_id
    join area_level l on l.id = o.level_id
    join source_file f on f.id = o.file_id
    join dataset d on d.id = f.dataset_id
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
  }));
}

/** Removes a batch nobody has seen; the tables themselves refuse it for one that is committed. */
async function dropBatch(open: OpenTransaction, id: number): Promise<void> {
  for (const table of ['superseded', 'observation', 'batch_problem'] as const) {
    const column = table === 'superseded' ? sql`by_batch_id` : sql`batch_id`;
    await sql`delete from ${sql.table(table)} where ${column} = ${id}::int`.execute(open);
  }
  await sql`delete from batch where id = ${id}::int`.execute(open);
}

function isoText(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** An array of numbers as PostgreSQL writes it: both drivers hand it on as it is, at full precision. */
function numbers(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

function seriesKey(measure: string, area: string, breakdown: string): string {
  return `${measure}\u0000${area}\u0000${breakdown}`;
}

function fileKey(dataset: string, file: string): string {
  return `${dataset}\u0000${file}`;
}

function only<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('The store answered with no row where there is always one.');
  return row;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
