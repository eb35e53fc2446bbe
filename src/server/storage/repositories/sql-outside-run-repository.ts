import { sql, type RawBuilder } from 'kysely';
import type { AuditEvent } from '../audit-event.ts';
import type { Database } from '../database.ts';
import type { OutsideRun, OutsideRunEnd, OutsideRunRepository, OutsideRunState } from '../outside-run-repository.ts';
import { NOBODY, OPERATOR } from '../scope.ts';
import { writeAudit } from './write-audit.ts';

/** Runs of outside sources in a table, the same on both stores. */
export class SqlOutsideRunRepository implements OutsideRunRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(source: string, startedBy: string, at: string): Promise<number | null> {
    return this.#database.transaction(
      'write',
      async (open) => {
        const { rows } = await sql<{ id: number }>`
          insert into outside_run (source, started_by, started_at) values (${source}, ${startedBy}, ${at}::timestamptz)
          on conflict (source) where state = 'running' do nothing returning id
        `.execute(open);
        return rows[0]?.id ?? null;
      },
      OPERATOR,
    );
  }

  async end(id: number, how: OutsideRunEnd, at: string, event: AuditEvent | null): Promise<void> {
    await this.#database.transaction(
      'write',
      async (open) => {
        const { rows } = await sql`
          update outside_run set state = ${how.state}, words = ${how.words}, ended_at = ${at}::timestamptz,
            notes = ${JSON.stringify(how.notes ?? [])}::jsonb, counts = ${asJson(how.counts)}::jsonb, outline = ${asJson(how.outline)}::jsonb,
            validators = ${asJson(how.validators)}::jsonb, digest = ${how.digest ?? null}, raw_files = ${JSON.stringify(how.rawFiles ?? [])}::jsonb,
            not_before = ${how.notBefore ?? null}::timestamptz
          where id = ${id}::int and state = 'running' returning id
        `.execute(open);
        if (rows.length > 0 && event !== null) await writeAudit(open, event);
      },
      OPERATOR,
    );
  }

  async list(source: string, most: number): Promise<readonly OutsideRun[]> {
    return this.#read(sql`source = ${source} order by id desc limit ${most}::int`);
  }

  async lastGood(source: string): Promise<OutsideRun | null> {
    const found = await this.#read(
      sql`source = ${source} and state in ('published', 'unchanged') and outline is not null order by id desc limit 1`,
    );
    return found[0] ?? null;
  }

  async markRead(source: string, id: number, account: string, at: string): Promise<void> {
    await this.#database.transaction(
      'write',
      async (open) => {
        await sql`
          insert into outside_run_read (run_id, account, read_at)
          select id, ${account}, ${at}::timestamptz from outside_run where id = ${id}::int and source = ${source}
          on conflict do nothing
        `.execute(open);
      },
      { agency: null, actor: account },
    );
  }

  async readBy(account: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.#database.transaction(
      'read',
      async (open) => {
        const { rows } = await sql<{ run_id: number }>`
          select run_id from outside_run_read where account = ${account} and run_id = any(${[...ids]}::int[])
        `.execute(open);
        return new Set(rows.map(({ run_id: id }) => id));
      },
      NOBODY,
    );
  }

  async endLeftovers(before: string, at: string): Promise<number> {
    return this.#database.transaction(
      'write',
      async (open) => {
        const { rows } = await sql`
          update outside_run set state = 'failed', words = 'The server stopped while it ran.', ended_at = ${at}::timestamptz
          where state = 'running' and started_at < ${before}::timestamptz returning id
        `.execute(open);
        return rows.length;
      },
      OPERATOR,
    );
  }

  async #read(condition: RawBuilder<unknown>): Promise<readonly OutsideRun[]> {
    return this.#database.transaction(
      'read',
      async (open) => {
        const { rows } = await sql<{
          id: number;
          source: string;
          started_by: string;
          started_at: string;
          ended_at: string | null;
          state: OutsideRunState;
          words: string;
          notes: unknown;
          counts: unknown;
          outline: unknown;
          validators: unknown;
          digest: string | null;
          raw_files: unknown;
          not_before: string | null;
        }>`
          select id, source, started_by, ${isoText(sql`started_at`)} as started_at, ${isoText(sql`ended_at`)} as ended_at, state, words,
                 notes, counts, outline, validators, digest, raw_files, ${isoText(sql`not_before`)} as not_before
          from outside_run where ${condition}
        `.execute(open);
        return rows.map((row) => ({
          id: row.id,
          source: row.source,
          startedBy: row.started_by,
          startedAt: row.started_at,
          endedAt: row.ended_at,
          state: row.state,
          words: row.words,
          notes: row.notes,
          counts: row.counts,
          outline: row.outline,
          validators: row.validators,
          digest: row.digest,
          rawFiles: row.raw_files,
          notBefore: row.not_before,
        }));
      },
      NOBODY,
    );
  }
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function isoText(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
