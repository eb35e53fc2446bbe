import { setImmediate as giveWay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver as KyselyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/**
 * The PostgreSQL dialect on one embedded PGlite. There is one connection: who asks for it waits until it is given back,
 * so that no statement of one piece of work can slip into the transaction of another.
 */
export function makePgliteDialect(pglite: PGlite, turn: Turn): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(pglite, turn),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** Hands one thing to one asker at a time, in the order they asked. */
export class Turn {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn; the answer gives it back. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }
}

/** Array types that are sent as bytes or as text, never built from an array here: integers of two sizes, and doubles. */
const AS_THEY_ARE: Record<number, (value: unknown) => string> = Object.fromEntries(
  [1005, 1007, 1022].map((type) => [type, (value: unknown) => value as string]),
);

class PgliteDriver implements KyselyDriver {
  readonly #pglite: PGlite;
  readonly #turn: Turn;

  constructor(pglite: PGlite, turn: Turn) {
    this.#pglite = pglite;
    this.#turn = turn;
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const giveBack = await this.#turn.take();
    // Its answers come without a pause: work of many transactions would let nobody else be answered until its end.
    await giveWay();
    return new PgliteConnection(this.#pglite, giveBack);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const access = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    await connection.executeQuery(CompiledQuery.raw(`begin${isolation}${access}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PgliteConnection) connection.giveBack();
  }

  async destroy(): Promise<void> {
    const giveBack = await this.#turn.take();
    try {
      if (!this.#pglite.closed) await this.#pglite.close();
    } finally {
      giveBack();
    }
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  readonly giveBack: () => void;

  constructor(pglite: PGlite, giveBack: () => void) {
    this.#pglite = pglite;
    this.giveBack = giveBack;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = [...query.parameters];
    // Bytes are values in PostgreSQL's own binary form: left to itself PGlite would write an array of them as text.
    const options = parameters.some((value) => value instanceof Uint8Array) ? { serializers: AS_THEY_ARE } : undefined;
    const { rows, affectedRows } = await this.#pglite.query<R>(query.sql, parameters, options);
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded store does not stream: ask for pages.');
  }
}
