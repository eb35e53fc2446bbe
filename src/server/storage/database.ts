import { sql, type Kysely, type Transaction } from 'kysely';
import { NOBODY, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';
import type { SqlSession } from './sql-session.ts';

export type StoreKind = 'embedded' | 'postgresql';

/** What the rest of the store needs from a driver. */
export interface Driver {
  readonly kind: StoreKind;
  readonly queries: Kysely<Tables>;
  /** Runs on one connection from first to last statement. For migrations alone: no role is taken. */
  withSession<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The tables inside one transaction. */
export type OpenTransaction = Transaction<Tables>;

/** The one door to the tables: every read and write of the product goes through `transaction`. */
export class Database {
  readonly kind: StoreKind;
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
    this.kind = driver.kind;
  }

  /**
   * Runs the work whole or not at all, as a role that row-level security holds. Read-only work cannot write, whatever it asks.
   * @param scope whose work it is; left out: nobody's, who sees what is committed and owns nothing
   */
  async transaction<T>(
    mode: 'read' | 'write',
    work: (open: OpenTransaction) => Promise<T>,
    scope: Scope = NOBODY,
  ): Promise<T> {
    return this.#driver.queries
      .transaction()
      .setIsolationLevel(mode === 'read' ? 'repeatable read' : 'read committed')
      .setAccessMode(mode === 'read' ? 'read only' : 'read write')
      .execute(async (open) => {
        // One statement in place of SET LOCAL ROLE and three more: all four end with the transaction.
        await sql`
          select set_config('role', ${mode === 'read' ? 'app_ro' : 'app_rw'}, true),
                 set_config('app.agency', ${scope.agency ?? ''}, true), set_config('app.actor', ${scope.actor ?? ''}, true),
                 set_config('app.request', ${scope.requestId ?? ''}, true)
        `.execute(open);
        return work(open);
      });
  }

  /** Writes something that goes at the end of the transaction and reads it back. @throws when the store cannot be used */
  async check(): Promise<void> {
    await this.transaction('write', async (open) => {
      await sql`create temporary table if not exists store_check (written integer) on commit delete rows`.execute(open);
      await sql`insert into store_check values (1)`.execute(open);
      const { rows } = await sql`select written from store_check`.execute(open);
      if (rows.length !== 1) throw new Error('The store did not give back what was written.');
    });
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}
