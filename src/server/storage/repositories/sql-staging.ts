import { sql, type RawBuilder } from 'kysely';
import type { Database, OpenTransaction } from '../database.ts';
import type { KeptProblem } from '../committed-batch.ts';
import type { OpenBatch } from '../observation-repository.ts';
import {
  VERDICT,
  type ChangedFigure,
  type FigurePart,
  type LinesPart,
  type StagedPart,
  type Staging,
} from '../staging.ts';
import { doubles, integers, smallIntegers } from './binary-array.ts';
import { learnFiles, learnLevels, learnPeriods, fileKey } from './names.ts';
import { only } from './sql-parts.ts';

/** Rows of one statement for what is small: lines, problems, series. */
const PROBLEMS_AT_ONCE = 2_000;
const SERIES_AT_ONCE = 20_000;

/** Writes the figures of one batch ahead in columns, as binary arrays: one statement a part. */
export class SqlStaging implements Staging {
  readonly #database: Pick<Database, 'transaction'>;
  readonly #batch: OpenBatch;
  readonly #batchId: number;
  /** Ids by the number a name has in the parts. */
  #series = new Numbers();
  #periods = new Numbers();
  #levels = new Numbers();
  #files = new Numbers();
  /** Number of the first series that was there before: figures of others need no comparison. */
  #known = new Uint8Array(1024);
  #isAnyKnown = false;

  constructor(database: Pick<Database, 'transaction'>, batch: OpenBatch) {
    this.#database = database;
    this.#batch = batch;
    this.#batchId = Number(batch.id);
  }

  async stage(part: FigurePart): Promise<StagedPart> {
    await this.#learn(part);
    const seriesIds = this.#series.idsOf(part.series, part.count);
    const periodIds = this.#periods.idsOf(part.period, part.count);
    const toCompare =
      this.#isAnyKnown && part.series.subarray(0, part.count).some((number) => this.#known[number] === 1);
    // Reading a place of an array that has no nulls costs next to nothing, where unnesting a dozen of them costs more than the rows.
    const given = sql`(
      select n, (${integers(seriesIds)}::int[])[n] as series_id, (${integers(periodIds)}::int[])[n] as period_id,
             (${integers(this.#files.idsOf(part.file, part.count))}::int[])[n] as file_id,
             (${integers(part.line.subarray(0, part.count))}::int[])[n] as line,
             (${integers(this.#levels.idsOf(part.level, part.count))}::int[])[n] as level_id,
             nullif((${smallIntegers(part.missing.subarray(0, part.count))}::smallint[])[n], 0) as missing_id,
             nullif((${smallIntegers(part.status.subarray(0, part.count))}::smallint[])[n], 0) as status_id,
             ${this.#column(part.value, part.count)} as value, ${this.#column(part.numerator, part.count)} as numerator,
             ${this.#column(part.denominator, part.count)} as denominator, ${this.#column(part.lower, part.count)} as lower_end,
             ${this.#column(part.upper, part.count)} as upper_end
      from generate_series(1, ${part.count}::int) as n)`;
    const verdicts = new Uint8Array(part.count).fill(VERDICT.created);
    if (!toCompare) {
      await this.#database.transaction('write', (open) =>
        sql`
          insert into observation (series_id, period_id, batch_id, file_id, line, level_id, missing_id, status_id, value, numerator,
                                   denominator, lower_end, upper_end)
          select series_id, period_id, ${this.#batchId}::int, file_id, line, level_id, missing_id, status_id, value, numerator,
                 denominator, lower_end, upper_end
          from ${given} as given
        `.execute(open),
      );
      return { verdicts, changed: [], replaces: [], seriesIds, periodIds };
    }
    const found = await this.#database.transaction('write', async (open) => {
      const { rows } = await sql<{ same: string; differing: string; foreign_rows: string; replaces: string[] | null }>`
        with given as materialized (
          select * from ${given} as given
        ), standing as materialized (
          select g.n, o.series_id, o.period_id, o.batch_id, o.value as before, a.code as owner,
                 (o.value, o.missing_id, o.status_id, o.numerator, o.denominator, o.lower_end, o.upper_end, o.level_id)
                   is distinct from
                 (g.value, g.missing_id, g.status_id, g.numerator, g.denominator, g.lower_end, g.upper_end, g.level_id::smallint) as differs,
                 c.owner_id <> app_agency() and not a.is_operator and not me.is_operator as is_foreign
          from given g
          join observation o on o.series_id = g.series_id and o.period_id = g.period_id
          join batch_commit c on c.batch_id = o.batch_id
          join agency a on a.id = c.owner_id
          join agency me on me.id = app_agency()
          where not exists (
            select from superseded x join batch_commit y on y.batch_id = x.by_batch_id
            where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id)
        ), written as (
          insert into observation (series_id, period_id, batch_id, file_id, line, level_id, missing_id, status_id, value, numerator,
                                   denominator, lower_end, upper_end)
          select g.series_id, g.period_id, ${this.#batchId}::int, g.file_id, g.line, g.level_id, g.missing_id, g.status_id, g.value,
                 g.numerator, g.denominator, g.lower_end, g.upper_end
          from given g left join standing s on s.n = g.n
          where s.n is null or (s.differs and not s.is_foreign)
        ), replaced as (
          insert into superseded (series_id, period_id, batch_id, by_batch_id)
          select series_id, period_id, batch_id, ${this.#batchId}::int from standing where differs and not is_foreign
        )
        select encode(coalesce(string_agg(int4send(n), ''::bytea) filter (where not differs), ''::bytea), 'hex') as same,
               encode(coalesce(string_agg(int4send(n) || float8send(coalesce(before, 'NaN')), ''::bytea)
                               filter (where differs and not is_foreign), ''::bytea), 'hex') as differing,
               encode(coalesce(string_agg(int4send(n), ''::bytea) filter (where differs and is_foreign), ''::bytea), 'hex') as foreign_rows,
               array_agg(distinct owner) filter (where differs and not is_foreign) as replaces
        from standing
      `.execute(open);
      return only(rows);
    });
    markAll(verdicts, found.same, VERDICT.unchanged);
    markAll(verdicts, found.foreign_rows, VERDICT.foreign);
    const changed: ChangedFigure[] = [];
    const differing = Buffer.from(found.differing, 'hex');
    for (let at = 0; at < differing.length; at += 12) {
      const place = differing.readInt32BE(at) - 1;
      verdicts[place] = VERDICT.changed;
      changed.push({ at: place, before: differing.readDoubleBE(at + 4) });
    }
    return { verdicts, changed, replaces: found.replaces ?? [], seriesIds, periodIds };
  }

  async withdraw(seriesIds: Int32Array, periodIds: Int32Array): Promise<void> {
    const given = sql`(select series_id, period_id from unnest(${integers(seriesIds)}::int[], ${integers(periodIds)}::int[])
                       as given (series_id, period_id))`;
    await this.#database.transaction('write', async (open) => {
      await sql`delete from superseded where by_batch_id = ${this.#batchId}::int and (series_id, period_id) in ${given}`.execute(
        open,
      );
      await sql`delete from observation where batch_id = ${this.#batchId}::int and (series_id, period_id) in ${given}`.execute(
        open,
      );
    });
  }

  async discardFigures(): Promise<void> {
    await this.#database.transaction('write', async (open) => {
      await sql`delete from superseded where by_batch_id = ${this.#batchId}::int`.execute(open);
      await sql`delete from observation where batch_id = ${this.#batchId}::int`.execute(open);
    });
  }

  async keepLines(parts: readonly LinesPart[]): Promise<void> {
    for (const { part, firstLine, lastLine, figures, refused, entries } of parts) {
      await this.#database.transaction('write', (open) =>
        sql`
          insert into batch_lines (batch_id, part, first_line, last_line, figures, refused, entries)
          values (${this.#batchId}, ${part}, ${firstLine}, ${lastLine}, ${figures}, ${refused}, ${Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength)})
        `.execute(open),
      );
    }
  }

  async keepProblems(from: number, problems: readonly KeptProblem[]): Promise<void> {
    for (let start = 0; start < problems.length; start += PROBLEMS_AT_ONCE) {
      const some = JSON.stringify(problems.slice(start, start + PROBLEMS_AT_ONCE));
      await this.#database.transaction('write', (open) =>
        sql`
          insert into batch_problem (batch_id, number, problem)
          select ${this.#batchId}::int, number::int + ${from + start - 1}::int, problem
          from jsonb_array_elements(${some}::jsonb) with ordinality as given (problem, number)
        `.execute(open),
      );
    }
  }

  async finish(): Promise<void> {
    const ids = this.#series.all();
    for (let start = 0; start < ids.length; start += SERIES_AT_ONCE) {
      await this.#database.transaction('write', (open) =>
        sql`
          insert into batch_series (batch_id, series_id)
          select ${this.#batchId}::int, unnest(${integers(ids.subarray(start, start + SERIES_AT_ONCE))}::int[])
        `.execute(open),
      );
    }
  }

  /** A column of doubles in `given`; null where there is none. */
  #column(values: Float64Array, count: number): RawBuilder<number | null> {
    return sql`nullif((${doubles(values.subarray(0, count))}::float8[])[n], 'NaN')`;
  }

  /** Gives new names their ids, in a transaction of its own: an id is remembered only once it is there to stay. */
  async #learn({ names }: FigurePart): Promise<void> {
    if (names.series.length + names.periods.length + names.levels.length + names.files.length === 0) return;
    const learned = await this.#database.transaction('write', async (open) => ({
      series: await learnNumberedSeries(open, names.series),
      periods: new Map(await learnPeriods(open, names.periods)),
      levels: new Map(await learnLevels(open, names.levels)),
      files: new Map(await learnFiles(open, this.#batch.dataset, names.files)),
    }));
    for (const { id, isNew } of learned.series) {
      if (!isNew) {
        if (this.#series.length >= this.#known.length) this.#known = grow(this.#known, this.#series.length + 1);
        this.#known[this.#series.length] = 1;
        this.#isAnyKnown = true;
      }
      this.#series.push(id);
    }
    for (const text of names.periods) this.#periods.push(learned.periods.get(text) ?? 0);
    for (const name of names.levels) this.#levels.push(learned.levels.get(name) ?? 0);
    for (const name of names.files) this.#files.push(learned.files.get(fileKey(this.#batch.dataset, name)) ?? 0);
  }
}

/** Ids in the order their names were given. */
class Numbers {
  #ids = new Int32Array(1024);
  length = 0;

  push(id: number): void {
    if (this.length === this.#ids.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.length] = id;
    this.length += 1;
  }

  idsOf(numbers: Int32Array, count: number): Int32Array {
    const ids = new Int32Array(count);
    for (let at = 0; at < count; at += 1) ids[at] = this.#ids[numbers[at] ?? 0] ?? 0;
    return ids;
  }

  all(): Int32Array {
    return this.#ids.subarray(0, this.length);
  }
}

function grow(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

function markAll(verdicts: Uint8Array, places: string, verdict: number): void {
  const bytes = Buffer.from(places, 'hex');
  for (let at = 0; at < bytes.length; at += 4) verdicts[bytes.readInt32BE(at) - 1] = verdict;
}

/** Ids of series in the order given, and whether each was made just now. */
async function learnNumberedSeries(
  open: OpenTransaction,
  names: readonly (readonly [string, string, string])[],
): Promise<readonly { readonly id: number; readonly isNew: boolean }[]> {
  if (names.length === 0) return [];
  const columns = [0, 1, 2].map((column) => names.map((row) => row[column] ?? ''));
  const given = sql`unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) with ordinality as given (measure, area, breakdown, n)`;
  const { rows: made } = await sql<{ id: number }>`
    insert into series (measure, area, breakdown) select measure, area, breakdown from ${given} order by n on conflict do nothing returning id
  `.execute(open);
  const fresh = new Set(made.map(({ id }) => id));
  const { rows } = await sql<{ id: number }>`
    select id from series join ${given} using (measure, area, breakdown) order by n
  `.execute(open);
  if (rows.length !== names.length) throw new Error('The store did not give every series its id.');
  return rows.map(({ id }) => ({ id, isNew: fresh.has(id) }));
}
