import { sql, type RawBuilder } from 'kysely';
import { digestOf } from '#server/storage/hash-audit-row';
import type { OpenTransaction } from '../database.ts';
import type { BatchKind, CommittedBatch, Finality, ImportCounts, ImportKey } from '../committed-batch.ts';
import type { OpenBatch } from '../observation-repository.ts';
import { auditChange } from './audit-change.ts';
import { isoText, only } from './sql-parts.ts';

/** Two imports never commit at once, on any number of processes. */
const COMMIT_LOCK = 4_200_002;

/** The agency that the transaction works for has a row: made when it is new. Nobody's work makes none. */
export async function ensureOwner(open: OpenTransaction): Promise<void> {
  await sql`
    insert into agency (code) select code from (select nullif(current_setting('app.agency', true), '') as code) given
    where code is not null and app_agency() is null on conflict do nothing
  `.execute(open);
}

/** Number of the newest commit; 0 for an empty store. */
export async function newestSeq(open: OpenTransaction): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0)::int as seq from batch_commit`.execute(open);
  return only(rows).seq;
}

/**
 * Makes a batch visible whole and writes that down in the audit, inside a transaction of the caller.
 * @param again what an earlier result of the same file means: it is the answer, or only where it still says what stands
 * @returns the commit; `stale` when a figure the batch speaks of was stored by another since it was compared; or the earlier result of
 *   the same file
 */
export async function commitBatch(
  open: OpenTransaction,
  batch: OpenBatch,
  counts: ImportCounts,
  at: string,
  finality: Finality,
  again: 'answer' | 'renew' = 'answer',
): Promise<CommittedBatch | 'stale'> {
  const batchId = Number(batch.id);
  await sql`select pg_advisory_xact_lock(${COMMIT_LOCK})`.execute(open);
  const before = await findCommit(open, batch);
  if (before !== null && (again === 'answer' || (await stillAnswers(open, before, batch, counts)))) return before;
  const { rows: overtaken } = await sql`
    select from batch_commit c
    where c.seq > ${batch.comparedAt} and (
      exists (
        select from observation other
        where other.batch_id = c.batch_id and (
          other.series_id in (select series_id from batch_series where batch_id = ${batchId}::int)
          or exists (select from observation mine where mine.series_id = other.series_id and mine.period_id = other.period_id
                     and mine.batch_id = ${batchId}::int)))
      or exists (
        select from superseded gone
        where gone.by_batch_id = c.batch_id and gone.series_id in (select series_id from batch_series where batch_id = ${batchId}::int))
      or exists (
        select from local_goal other join local_goal mine on mine.goal_id = other.goal_id and mine.batch_id = ${batchId}::int
        where other.batch_id = c.batch_id))
    limit 1
  `.execute(open);
  if (overtaken.length > 0) return 'stale';
  await sql`
    insert into batch_commit (batch_id, dataset_id, digest, mapping_version, committed_at, lines_read, created, changed, unchanged, refused,
                              blank, owner_id, actor, finality)
    select id, dataset_id, digest, mapping_version, ${at}::timestamptz,
           ${counts.read}, ${counts.created}, ${counts.changed}, ${counts.unchanged}, ${counts.refused}, ${counts.blank},
           owner_id, nullif(current_setting('app.actor', true), ''), ${finality}
    from batch where id = ${batchId}::int
  `.execute(open);
  const committed = only(await readCommits(open, sql`c.batch_id = ${batchId}::int`));
  const { dataset, digest, mappingVersion, undoes } = committed;
  await auditChange(open, {
    at,
    action: await nameOfCommit(open, committed),
    resource: `batch ${committed.id}`,
    before: null,
    after: digestOf({ dataset, digest, mappingVersion, counts, finality, undoes }),
  });
  return committed;
}

/**
 * Whether a result of the same file still answers for it: it stands, and there was nothing to store, or it came between the preview
 * and now, as when a button is pressed twice. What was undone, or changed by another file since, is to be stored once more.
 */
async function stillAnswers(
  open: OpenTransaction,
  before: CommittedBatch,
  { comparedAt }: OpenBatch,
  { created, changed }: ImportCounts,
): Promise<boolean> {
  if (created + changed > 0 && before.seq <= comparedAt) return false;
  let [at, turns] = [before, 0];
  while (at.undoneBy !== null) {
    at = only(await readCommits(open, sql`c.batch_id = ${Number(at.undoneBy)}::int`));
    turns += 1;
  }
  return turns % 2 === 0;
}

/** What a commit is called in the audit. A file of which some lines were refused went in with its good rows alone. */
async function nameOfCommit(open: OpenTransaction, { undoes, counts }: CommittedBatch): Promise<string> {
  if (undoes === null) return counts.refused > 0 ? 'batch:publish-good-rows' : 'batch:publish';
  const { rows } = await sql<{ kind: BatchKind }>`select kind from batch where id = ${undoes}::int`.execute(open);
  return only(rows).kind === 'undo' ? 'batch:redo' : 'batch:undo';
}

/** The newest result of the same file, read the same way, of whoever the transaction works for. */
export async function findCommit(open: OpenTransaction, key: ImportKey): Promise<CommittedBatch | null> {
  const found = await readCommits(
    open,
    sql`c.owner_id = app_agency() and d.name = ${key.dataset} and c.digest = ${key.digest} and c.mapping_version = ${key.mappingVersion}`,
  );
  return found.at(-1) ?? null;
}

/** Commits that meet a condition on `batch_commit c`, `batch b`, `dataset d` or `agency a`, oldest first. */
export async function readCommits(
  open: OpenTransaction,
  condition: RawBuilder<unknown>,
): Promise<readonly CommittedBatch[]> {
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
    owner: string;
    actor: string | null;
    kind: BatchKind;
    undoes_id: number | null;
    undone_by: number | null;
    finality: Finality;
    file_name: string;
  }>`
    select c.batch_id, c.seq::int as seq, d.name as dataset, c.digest, c.mapping_version, ${isoText(sql`b.received_at`)} as received_at,
           ${isoText(sql`c.committed_at`)} as committed_at, c.lines_read, c.created, c.changed, c.unchanged, c.refused, c.blank,
           a.code as owner, c.actor, b.kind, b.undoes_id, c.finality, b.file_name,
           (select u.id from batch u join batch_commit uc on uc.batch_id = u.id where u.undoes_id = b.id limit 1) as undone_by
    from batch_commit c join batch b on b.id = c.batch_id join dataset d on d.id = c.dataset_id join agency a on a.id = c.owner_id
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
    owner: row.owner,
    actor: row.actor,
    kind: row.kind,
    undoes: row.undoes_id === null ? null : String(row.undoes_id),
    undoneBy: row.undone_by === null ? null : String(row.undone_by),
    finality: row.finality,
    fileName: row.file_name,
  }));
}

/** Removes a batch nobody has seen; the tables themselves refuse it for one that is committed. */
export async function dropBatch(open: OpenTransaction, id: number): Promise<void> {
  for (const table of [
    'superseded',
    'observation',
    'local_goal',
    'batch_problem',
    'batch_lines',
    'batch_series',
  ] as const) {
    const column = table === 'superseded' ? sql`by_batch_id` : sql`batch_id`;
    await sql`delete from ${sql.table(table)} where ${column} = ${id}::int`.execute(open);
  }
  await sql`delete from batch where id = ${id}::int`.execute(open);
}
