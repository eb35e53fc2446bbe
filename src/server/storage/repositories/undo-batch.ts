import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, OpenTransaction } from '../database.ts';
import type { CommittedBatch } from '../committed-batch.ts';
import type { OpenBatch } from '../observation-repository.ts';
import type { UndoneBatch } from '../staging.ts';
import { commitBatch, dropBatch, findCommit, newestSeq, readCommits } from './commits.ts';
import { putBackGoals } from './sql-goal-repository.ts';
import { only } from './sql-parts.ts';

/** Figures put back in one short transaction. */
const FIGURES_AT_ONCE = 10_000;
const MOST_NAMED = 100;
/** Tries before giving up against others who commit on the same figures again and again. */
const TRIES = 5;

interface LeftAlone {
  readonly measure: string;
  readonly area: string;
  readonly period: string;
}

/**
 * Puts back what stood before a committed batch, as a new batch. A figure is put back where the batch still stands for it; where
 * another has replaced it since, it is left alone. What the batch had created is superseded and nothing takes its place. As an
 * undo is a batch too, undoing it is the redo.
 * @returns null when there is no such batch of whoever the transaction works for
 */
export async function undoBatch(
  database: Pick<Database, 'transaction'>,
  id: string,
  at: string,
): Promise<UndoneBatch | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const done = await tryToUndo(database, Number(id), at);
    if (done !== 'stale') return done;
  }
  throw new Error(`Batch ${id} could not be undone: others kept changing its figures.`);
}

async function tryToUndo(
  database: Pick<Database, 'transaction'>,
  id: number,
  at: string,
): Promise<UndoneBatch | 'stale' | null> {
  const begun = await database.transaction('write', (open) => begin(open, id, at));
  if (begun === null) return null;
  if (begun.kind === 'done') return { batch: begun.batch, leftAlone: [], replayed: true };
  const { batch } = begun;
  const undoing = Number(batch.id);
  const drop = (): Promise<void> => database.transaction('write', (open) => dropBatch(open, undoing));
  try {
    let [created, changed, unchanged] = [0, 0, 0];
    const leftAlone: LeftAlone[] = [];
    for (const [first, last] of begun.slices) {
      const found = await database.transaction('write', (open) => putBack(open, id, undoing, first, last));
      created += found.created;
      changed += found.changed;
      unchanged += found.unchanged;
      leftAlone.push(...found.left.slice(0, MOST_NAMED - leftAlone.length));
    }
    const goals = await database.transaction('write', (open) => putBackGoals(open, id, undoing));
    changed += goals.changed;
    unchanged += goals.left.length;
    const goalsLeft = goals.left.map(({ measure, agency }) => ({ measure, area: agency, period: 'its goal' }));
    leftAlone.push(...goalsLeft.slice(0, MOST_NAMED - leftAlone.length));
    const counts = { read: created + changed + unchanged, created, changed, unchanged, refused: 0, blank: 0 };
    const committed = await database.transaction('write', (open) => commitBatch(open, batch, counts, at, 'final'));
    if (committed === 'stale' || committed.id !== batch.id) await drop();
    return committed === 'stale' ? committed : { batch: committed, leftAlone, replayed: committed.id !== batch.id };
  } catch (error) {
    await drop();
    throw error;
  }
}

type Begun =
  | { readonly kind: 'done'; readonly batch: CommittedBatch }
  | { readonly kind: 'begun'; readonly batch: OpenBatch; readonly slices: readonly (readonly [number, number])[] };

/** Opens the undoing batch, and cuts the work into short steps by series. */
async function begin(open: OpenTransaction, id: number, at: string): Promise<Begun | null> {
  const [undone] = await readCommits(open, sql`c.batch_id = ${id}::int and c.owner_id = app_agency()`);
  if (undone === undefined) return null;
  const digest = createHash('sha256')
    .update(`undo of batch ${String(id)}`)
    .digest('hex');
  const key = { dataset: undone.dataset, digest, mappingVersion: 'undo' };
  const first = await findCommit(open, key);
  if (first !== null) return { kind: 'done', batch: first };
  const comparedAt = await newestSeq(open);
  const { rows } = await sql<{ id: number }>`
    insert into batch (dataset_id, file_name, digest, mapping_version, received_at, compared_at_seq, owner_id, actor, kind, undoes_id)
    select dataset_id, file_name, ${digest}, 'undo', ${at}::timestamptz, ${comparedAt}, app_agency(),
           nullif(current_setting('app.actor', true), ''), 'undo', id
    from batch where id = ${id}::int
    returning id
  `.execute(open);
  const undoing = only(rows).id;
  const { rows: sizes } = await sql<{ series_id: number; figures: number }>`
    select series_id, count(*)::int as figures from (
      select series_id, period_id from observation where batch_id = ${id}::int
      union select series_id, period_id from superseded where by_batch_id = ${id}::int) touched
    group by series_id order by series_id
  `.execute(open);
  await sql`
    insert into batch_series (batch_id, series_id)
    select ${undoing}::int, unnest(${`{${sizes.map(({ series_id }) => series_id).join(',')}}`}::int[])
  `.execute(open);
  const slices: [number, number][] = [];
  let figures = FIGURES_AT_ONCE;
  for (const size of sizes) {
    const last = slices.at(-1);
    if (last === undefined || figures + size.figures > FIGURES_AT_ONCE) {
      slices.push([size.series_id, size.series_id]);
      figures = size.figures;
    } else {
      last[1] = size.series_id;
      figures += size.figures;
    }
  }
  return { kind: 'begun', batch: { ...key, id: String(undoing), comparedAt }, slices };
}

async function putBack(
  open: OpenTransaction,
  undone: number,
  undoing: number,
  firstSeries: number,
  lastSeries: number,
): Promise<{
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly left: readonly LeftAlone[];
}> {
  const { rows } = await sql<{ created: number; changed: number; unchanged: number; left_alone: LeftAlone[] | null }>`
    with touched as materialized (
      select series_id, period_id from observation
      where batch_id = ${undone}::int and series_id between ${firstSeries}::int and ${lastSeries}::int
      union
      select series_id, period_id from superseded
      where by_batch_id = ${undone}::int and series_id between ${firstSeries}::int and ${lastSeries}::int
    ), state as materialized (
      select t.series_id, t.period_id, mine.batch_id is not null as has_row, standing.batch_id as standing, earlier.batch_id as earlier
      from touched t
      left join observation mine on mine.series_id = t.series_id and mine.period_id = t.period_id and mine.batch_id = ${undone}::int
      left join superseded earlier
        on earlier.series_id = t.series_id and earlier.period_id = t.period_id and earlier.by_batch_id = ${undone}::int
      left join lateral (
        select o.batch_id from observation o join batch_commit c on c.batch_id = o.batch_id
        where o.series_id = t.series_id and o.period_id = t.period_id and not exists (
          select from superseded x join batch_commit y on y.batch_id = x.by_batch_id
          where x.series_id = o.series_id and x.period_id = o.period_id and x.batch_id = o.batch_id)
        limit 1) standing on true
    ), todo as materialized (
      select * from state where case when has_row then standing = ${undone}::int else standing is null end
    ), put_back as (
      insert into observation (series_id, period_id, batch_id, file_id, line, level_id, missing_id, status_id, value, numerator, denominator,
                               lower_end, upper_end)
      select o.series_id, o.period_id, ${undoing}::int, o.file_id, o.line, o.level_id, o.missing_id, o.status_id, o.value, o.numerator,
             o.denominator, o.lower_end, o.upper_end
      from todo join observation o on o.series_id = todo.series_id and o.period_id = todo.period_id and o.batch_id = todo.earlier
    ), taken_away as (
      insert into superseded (series_id, period_id, batch_id, by_batch_id)
      select series_id, period_id, ${undone}::int, ${undoing}::int from todo where has_row
    ), left_alone as (
      select s.measure, s.area, p.text as period
      from state join series s on s.id = state.series_id join period p on p.id = state.period_id
      where (case when has_row then standing = ${undone}::int else standing is null end) is not true
      limit ${MOST_NAMED}
    )
    select (select count(*) from todo where not has_row)::int as created, (select count(*) from todo where has_row)::int as changed,
           (select count(*) from state)::int - (select count(*) from todo)::int as unchanged,
           (select jsonb_agg(to_jsonb(left_alone)) from left_alone) as left_alone
  `.execute(open);
  const row = only(rows);
  return { created: row.created, changed: row.changed, unchanged: row.unchanged, left: row.left_alone ?? [] };
}
