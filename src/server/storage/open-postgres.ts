import pg from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { EXIT, StartRefused } from '#server/start-refused';
import type { Driver } from './database.ts';
import type { SqlSession } from './sql-session.ts';
import type { Tables } from './tables.ts';

/** Oldest server this program is tested with. */
const OLDEST_VERSION = 150_000;

/**
 * Opens a PostgreSQL database.
 * @throws StartRefused (69) when it does not answer, refuses, or is too old; the password is never said
 */
export async function openPostgres(url: string): Promise<Driver> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'common-measure',
  });
  // A connection that breaks while idle is replaced by the pool; whoever uses a broken one gets its error.
  pool.on('error', () => undefined);
  // The pool listens to idle connections only: without this a connection that breaks between two statements ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_VERSION) {
      throw new Error(`it is version ${String(Math.floor(version / 10_000))}; expected 15 or newer`);
    }
  } catch (error) {
    await pool.end();
    throw new StartRefused(
      'database_not_available',
      EXIT.unavailable,
      `DATABASE_URL: the database at ${describeAddress(url)} cannot be used (${reasonOf(error)}). ` +
        'Check that it runs, the name and the password, or leave DATABASE_URL out to use the embedded store.',
      error,
    );
  }
  return {
    kind: 'postgresql',
    queries: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    async withSession(work) {
      const client = await pool.connect();
      const session: SqlSession = {
        async query(text, parameters = []) {
          return (await client.query<Record<string, unknown>>(text, [...parameters])).rows;
        },
        async script(text) {
          await client.query(text);
        },
      };
      try {
        return await work(session);
      } finally {
        client.release();
      }
    },
    async close() {
      await pool.end();
    },
  };
}

function describeAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname === '' ? 'the local socket' : hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
