import { sql, type RawBuilder } from 'kysely';
import type { Role } from '#domain/contract/people-view';
import type { AuditEvent, AuditRow, AuditVerdict } from '#server/storage/audit-event';
import type { Database, OpenTransaction } from '#server/storage/database';
import { ChainCheck } from '#server/storage/hash-audit-row';
import type {
  Account,
  AccountChange,
  KeyPurpose,
  OneTimeKey,
  PeopleRepository,
  PeopleTables,
  Session,
} from '#server/storage/people-repository';
import { writeAudit } from './write-audit.ts';

/** Rows of the audit that are read at a time. */
const AUDIT_PAGE = 5_000;

/** Accounts, sessions, keys and the audit in SQL. */
export class SqlPeopleRepository implements PeopleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read<T>(work: (tables: PeopleTables) => Promise<T>): Promise<T> {
    return this.#database.transaction('read', (open) => work(new SqlPeopleTables(open)));
  }

  async write<T>(work: (tables: PeopleTables) => Promise<T>): Promise<T> {
    return this.#database.transaction('write', (open) => work(new SqlPeopleTables(open)));
  }

  async verifyAudit(): Promise<AuditVerdict> {
    return this.#database.transaction('read', async (open) => {
      const check = new ChainCheck();
      for (let after = 0; ;) {
        const rows = await readAudit(open, sql`seq > ${after}::bigint`, sql`audit_event.seq`, AUDIT_PAGE);
        const last = rows.at(-1);
        if (last === undefined || !check.take(rows)) break;
        after = last.seq;
      }
      const { rows } = await sql<{ seq: string; hash: string }>`select seq::text, hash from audit_head`.execute(open);
      return check.end({ seq: Number(rows[0]?.seq ?? 0), hash: rows[0]?.hash ?? '' });
    });
  }
}

class SqlPeopleTables implements PeopleTables {
  readonly #open: OpenTransaction;

  constructor(open: OpenTransaction) {
    this.#open = open;
  }

  async account(id: string): Promise<Account | null> {
    return (await this.#accounts(sql`id = ${id}::text`))[0] ?? null;
  }

  async accountByEmail(email: string): Promise<Account | null> {
    return (await this.#accounts(sql`email = ${email}::text`))[0] ?? null;
  }

  async accounts(agency: string | null): Promise<readonly Account[]> {
    return this.#accounts(agency === null ? sql`true` : sql`agency = ${agency}::text`);
  }

  async lockSystemAdministrators(): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from account
      where role = 'system-administrator' and accepted_at is not null and disabled_at is null order by id for update
    `.execute(this.#open);
    return rows.map(({ id }) => id);
  }

  async addAccount(account: Account): Promise<void> {
    await sql`
      insert into account (id, email, name, role, agency, place, password_hash, session_epoch, is_example, created_at, accepted_at, disabled_at)
      values (${account.id}, ${account.email}, ${account.name}, ${account.role}, ${account.agency}, ${account.place}, ${account.passwordHash},
              ${account.sessionEpoch}::int, ${account.isExample}::boolean, ${account.createdAt}::timestamptz,
              ${account.acceptedAt}::timestamptz, ${account.disabledAt}::timestamptz)
    `.execute(this.#open);
  }

  async changeAccount(id: string, change: AccountChange): Promise<void> {
    const sets: RawBuilder<unknown>[] = [];
    if (change.name !== undefined) sets.push(sql`name = ${change.name}`);
    if (change.role !== undefined) sets.push(sql`role = ${change.role}`);
    if (change.agency !== undefined) sets.push(sql`agency = ${change.agency}`);
    if (change.place !== undefined) sets.push(sql`place = ${change.place}`);
    if (change.passwordHash !== undefined) sets.push(sql`password_hash = ${change.passwordHash}`);
    if (change.acceptedAt !== undefined) sets.push(sql`accepted_at = ${change.acceptedAt}::timestamptz`);
    if (change.disabledAt !== undefined) sets.push(sql`disabled_at = ${change.disabledAt}::timestamptz`);
    if (change.endSessions === true) sets.push(sql`session_epoch = session_epoch + 1`);
    if (sets.length === 0) return;
    await sql`update account set ${sql.join(sets)} where id = ${id}`.execute(this.#open);
  }

  async key(digest: string): Promise<OneTimeKey | null> {
    return this.#key(sql`digest = ${digest}`);
  }

  async setUpKey(): Promise<OneTimeKey | null> {
    return this.#key(sql`purpose = 'set-up'`);
  }

  async addKey(key: OneTimeKey): Promise<void> {
    await sql`
      insert into one_time_key (id, purpose, digest, account_id, created_by, created_at, expires_at)
      values (${key.id}, ${key.purpose}, ${key.digest}, ${key.account}, ${key.createdBy}, ${key.createdAt}::timestamptz, ${key.expiresAt}::timestamptz)
    `.execute(this.#open);
  }

  async markKey(id: string, change: { readonly usedAt?: string; readonly wrongTry?: true }): Promise<void> {
    if (change.usedAt !== undefined) {
      await sql`update one_time_key set used_at = ${change.usedAt}::timestamptz where id = ${id}`.execute(this.#open);
    }
    if (change.wrongTry === true) {
      await sql`update one_time_key set wrong_tries = wrong_tries + 1 where id = ${id}`.execute(this.#open);
    }
  }

  async closeKeys(purpose: KeyPurpose, account: string | null, at: string): Promise<void> {
    const whose = account === null ? sql`true` : sql`account_id = ${account}`;
    await sql`
      update one_time_key set used_at = ${at}::timestamptz where purpose = ${purpose} and used_at is null and ${whose}
    `.execute(this.#open);
  }

  async session(digest: string): Promise<{ readonly session: Session; readonly account: Account } | null> {
    const session = (await this.#sessions(sql`digest = ${digest}`))[0];
    if (session === undefined) return null;
    const account = await this.account(session.account);
    return account === null ? null : { session, account };
  }

  async sessions(account: string): Promise<readonly Session[]> {
    return this.#sessions(sql`account_id = ${account} and ended_at is null`);
  }

  async addSession(session: Session): Promise<void> {
    await sql`
      insert into session (id, digest, account_id, epoch, device, started_at, seen_at, ends_at)
      values (${session.id}, ${session.digest}, ${session.account}, ${session.epoch}::int, ${session.device},
              ${session.startedAt}::timestamptz, ${session.seenAt}::timestamptz, ${session.endsAt}::timestamptz)
    `.execute(this.#open);
  }

  async touchSession(id: string, at: string): Promise<void> {
    await sql`update session set seen_at = ${at}::timestamptz where id = ${id} and ended_at is null`.execute(
      this.#open,
    );
  }

  async endSession(id: string, at: string): Promise<void> {
    await sql`update session set ended_at = ${at}::timestamptz where id = ${id} and ended_at is null`.execute(
      this.#open,
    );
  }

  async countTry(source: string, at: string, since: string): Promise<number> {
    await sql`delete from sign_in_try where tried_at < ${since}::timestamptz`.execute(this.#open);
    await sql`insert into sign_in_try (source, tried_at) values (${source}, ${at}::timestamptz)`.execute(this.#open);
    const { rows } = await sql<{ tries: number }>`
      select count(*)::int as tries from sign_in_try where source = ${source} and tried_at >= ${since}::timestamptz
    `.execute(this.#open);
    return rows[0]?.tries ?? 0;
  }

  async audit(event: AuditEvent): Promise<void> {
    await writeAudit(this.#open, event);
  }

  async auditEvents(agency: string | null, before: number | null, limit: number): Promise<readonly AuditRow[]> {
    const whose = agency === null ? sql`true` : sql`agency = ${agency}`;
    const earlier = before === null ? sql`true` : sql`seq < ${before}::bigint`;
    return readAudit(this.#open, sql`${whose} and ${earlier}`, sql`audit_event.seq desc`, limit);
  }

  async #accounts(condition: RawBuilder<unknown>): Promise<readonly Account[]> {
    const { rows } = await sql<{
      id: string;
      email: string | null;
      name: string;
      role: Role;
      agency: string | null;
      place: string | null;
      password_hash: string | null;
      session_epoch: number;
      is_example: boolean;
      created_at: string;
      accepted_at: string | null;
      disabled_at: string | null;
    }>`
      select id, email, name, role, agency, place, password_hash, session_epoch, is_example, ${isoText('created_at')} as created_at,
             ${isoText('accepted_at')} as accepted_at, ${isoText('disabled_at')} as disabled_at
      from account where ${condition} order by name, id
    `.execute(this.#open);
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role,
      agency: row.agency,
      place: row.place,
      passwordHash: row.password_hash,
      sessionEpoch: row.session_epoch,
      isExample: row.is_example,
      createdAt: row.created_at,
      acceptedAt: row.accepted_at,
      disabledAt: row.disabled_at,
    }));
  }

  async #key(condition: RawBuilder<unknown>): Promise<OneTimeKey | null> {
    const { rows } = await sql<{
      id: string;
      purpose: KeyPurpose;
      digest: string;
      account_id: string | null;
      created_by: string;
      created_at: string;
      expires_at: string;
      used_at: string | null;
      wrong_tries: number;
    }>`
      select id, purpose, digest, account_id, created_by, ${isoText('created_at')} as created_at, ${isoText('expires_at')} as expires_at,
             ${isoText('used_at')} as used_at, wrong_tries
      from one_time_key where ${condition} order by one_time_key.used_at is not null, one_time_key.created_at desc, id limit 1 for update
    `.execute(this.#open);
    const row = rows[0];
    if (row === undefined) return null;
    return {
      id: row.id,
      purpose: row.purpose,
      digest: row.digest,
      account: row.account_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      wrongTries: row.wrong_tries,
    };
  }

  async #sessions(condition: RawBuilder<unknown>): Promise<readonly Session[]> {
    const { rows } = await sql<{
      id: string;
      digest: string;
      account_id: string;
      epoch: number;
      device: string;
      started_at: string;
      seen_at: string;
      ends_at: string;
      ended_at: string | null;
    }>`
      select id, digest, account_id, epoch, device, ${isoText('started_at')} as started_at, ${isoText('seen_at')} as seen_at,
             ${isoText('ends_at')} as ends_at, ${isoText('ended_at')} as ended_at
      from session where ${condition} order by session.seen_at desc, id
    `.execute(this.#open);
    return rows.map((row) => ({
      id: row.id,
      digest: row.digest,
      account: row.account_id,
      epoch: row.epoch,
      device: row.device,
      startedAt: row.started_at,
      seenAt: row.seen_at,
      endsAt: row.ends_at,
      endedAt: row.ended_at,
    }));
  }
}

async function readAudit(
  open: OpenTransaction,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<readonly AuditRow[]> {
  const { rows } = await sql<{
    seq: string;
    at: string;
    actor: string;
    agency: string | null;
    action: string;
    resource: string;
    outcome: 'done' | 'refused';
    before_digest: string | null;
    after_digest: string | null;
    request_id: string | null;
    prev_hash: string;
    hash: string;
  }>`
    select seq::text, ${isoText('at')} as at, actor, agency, action, resource, outcome, before_digest, after_digest, request_id, prev_hash, hash
    from audit_event where ${condition} order by ${order} limit ${limit}::int
  `.execute(open);
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    actor: row.actor,
    agency: row.agency,
    action: row.action,
    resource: row.resource,
    outcome: row.outcome,
    before: row.before_digest,
    after: row.after_digest,
    requestId: row.request_id,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}

function isoText(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
