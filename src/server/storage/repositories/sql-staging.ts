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
import { BinaryArray } from './binary-array.ts';
import { learnFiles, learnLevels, learnPeriods, fileKey, seriesKey } from './names.ts';
import { only } from './sql-parts.ts';

/** Rows of one statement for what is small: lines, problems, series. */
const PROBLEMS_AT_ONCE = 2_000;
const SERIES_AT_ONCE = 20_000;
/** Some hundred kilobytes each. */
const LINES_PARTS_AT_ONCE = 4;

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
  readonly #whole = new BinaryArray();
  readonly #small = new BinaryArray();
  readonly #doubles = new BinaryArray();

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
    const given = this.#give(part, seriesIds, periodIds);
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
    // Within their bounds the store reads what stands in order, and nothing before or after.
    const [lowest, highest] = [seriesIds.reduce(least), seriesIds.reduce(most)];
    const found = await this.#database.transaction('write', async (open) => {
      const { rows } = await sql<{ same: string; differing: string; foreign_rows: string; replaces: string[] | null }>`
        with given as materialized (
          select * from ${given} as given
        ), standing as materialized (
          select g.n, o.series_id, o.period_id, o.batch_id, o.value as before, a.code as owner,
                 (o.value, o.missing_id, o.status_id, o.numerator, o.denominator, o.lower_end, o.upper_end, o.level_id)
                   is distinct from
                 (g.value, g.missing_id, g.status_id, g.numerator, g.denominator, g.lower_end, g.upper_end, g.level_id::smallint) as differs,
                 c.owner_id <> me.id and not a.is_operator and not me.is_operator as is_foreign
          from given g
          join observation o on o.series_id = g.series_id and o.period_id = g.period_id
                             and o.series_id between ${lowest}::int and ${highest}::int
          join batch_commit c on c.batch_id = o.batch_id
          join agency a on a.id = c.owner_id
          join agency me on me.id = (select app_agency())
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
    const given = sql`(select series_id, period_id from unnest(${new BinaryArray().integers([seriesIds])}::int[], ${new BinaryArray().integers([periodIds])}::int[])
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
    for (let start = 0; start < parts.length; start += LINES_PARTS_AT_ONCE) {
      const rows = parts.slice(start, start + LINES_PARTS_AT_ONCE).map(
        ({ part, firstLine, lastLine, figures, refused, entries }) =>
          sql`(${this.#batchId}::int, ${part}::int, ${firstLine}::int, ${lastLine}::int, ${figures}::int, ${refused}::int,
               ${Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength)}::bytea)`,
      );
      await this.#database.transaction('write', (open) =>
        sql`
          insert into batch_lines (batch_id, part, first_line, last_line, figures, refused, entries) values ${sql.join(rows)}
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
          select ${this.#batchId}::int, unnest(${this.#whole.integers([ids.subarray(start, start + SERIES_AT_ONCE)])}::int[])
        `.execute(open),
      );
    }
  }

  /** The figures of a part as a table, numbered from 1. */
  #give(part: FigurePart, seriesIds: Int32Array, periodIds: Int32Array): RawBuilder<unknown> {
    const { count } = part;
    const whole = [
      seriesIds,
      periodIds,
      this.#files.idsOf(part.file, count),
      part.line.subarray(0, count),
      this.#levels.idsOf(part.level, count),
    ];
    const small = [part.missing.subarray(0, count), part.status.subarray(0, count)];
    const doubles = [part.value, part.numerator, part.denominator, part.lower, part.upper].map((one) =>
      one.subarray(0, count),
    );
    // To read a place of an array without nulls costs next to nothing; to unnest a dozen of them costs more than their rows. Few
    // parameters, the largest first, because the client copies what it has so far whenever it makes room for one more.
    const at = (column: number): RawBuilder<number> => sql`n + ${sql.lit(column * count)}`;
    return sql`(
      select n, whole[${at(0)}] as series_id, whole[${at(1)}] as period_id, whole[${at(2)}] as file_id, whole[${at(3)}] as line,
             whole[${at(4)}] as level_id, nullif(small[${at(0)}], 0) as missing_id, nullif(small[${at(1)}], 0) as status_id,
             nullif(doubles[${at(0)}], 'NaN') as value, nullif(doubles[${at(1)}], 'NaN') as numerator,
             nullif(doubles[${at(2)}], 'NaN') as denominator, nullif(doubles[${at(3)}], 'NaN') as lower_end,
             nullif(doubles[${at(4)}], 'NaN') as upper_end
      from (select ${this.#doubles.doubles(doubles)}::float8[] as doubles, ${this.#whole.integers(whole)}::int[] as whole,
                   ${this.#small.smallIntegers(small)}::smallint[] as small offset 0) as sent
      cross join lateral generate_series(1, ${count}::int) as n)`;
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

function least(one: number, other: number): number {
  return one < other ? one : other;
}

function most(one: number, other: number): number {
  return one > other ? one : other;
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
  const given = (some: typeof names): RawBuilder<unknown> => {
    const columns = [0, 1, 2].map((column) => some.map((row) => row[column] ?? ''));
    return sql`unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) with ordinality as given (measure, area, breakdown, n)`;
  };
  const { rows: made } = await sql<NamedSeries>`
    insert into series (measure, area, breakdown) select measure, area, breakdown from ${given(names)} order by n
    on conflict do nothing returning id, measure, area, breakdown
  `.execute(open);
  const ids = new Map(
    made.map((row) => [seriesKey(row.measure, row.area, row.breakdown), { id: row.id, isNew: true }]),
  );
  const earlier = names.filter((name) => !ids.has(seriesKey(...name)));
  if (earlier.length > 0) {
    const { rows } = await sql<NamedSeries>`
      select id, measure, area, breakdown from series join ${given(earlier)} using (measure, area, breakdown)
    `.execute(open);
    for (const row of rows) ids.set(seriesKey(row.measure, row.area, row.breakdown), { id: row.id, isNew: false });
  }
  return names.map((name) => {
    const found = ids.get(seriesKey(...name));
    if (found === undefined) throw new Error('The store did not give every series its id.');
    return found;
  });
}

interface NamedSeries {
  readonly id: number;
  readonly measure: string;
  readonly area: string;
  readonly breakdown: string;
}
