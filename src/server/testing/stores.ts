import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Driver } from '#server/storage/database';
import { migrate, readMigrations } from '#server/storage/migrate';
import { openPgliteInMemory } from '#server/storage/open-pglite';
import { openPostgres } from '#server/storage/open-postgres';
import { toStore, type Store } from '#server/storage/open-store';
import { OPERATOR } from '#server/storage/scope';

/** A kind of store that the repository suite runs on. */
export interface TestStore {
  readonly name: string;
  /** Why it cannot be had here; null when it can. */
  readonly missing: string | null;
  /** Opens it empty. One at a time: opening empties it again. */
  open(): Promise<Store>;
  /** Its driver, for what goes below the store. */
  driver(): Promise<Driver>;
}

const url = process.env.TEST_DATABASE_URL ?? '';
const atEnd: (() => Promise<void>)[] = [];

/** Making a store takes seconds: each kind is made once, and emptied for each spec. */
function shareStore(name: string, missing: string | null, make: () => Promise<Driver>): TestStore {
  let shared: Promise<Driver> | null = null;
  const driver = (): Promise<Driver> =>
    (shared ??= make().then((made) => {
      atEnd.unshift(() => made.close());
      return made;
    }));
  return {
    name,
    missing,
    driver,
    async open() {
      const made = await driver();
      await made.withSession(async (session) => {
        await migrate(session, readMigrations());
        await session.script('set session_replication_role = replica');
        await session.script(`truncate ${EMPTIED.join(', ')} restart identity`);
        await session.script(NEW_CHAIN);
        await session.script('set session_replication_role = default');
      });
      const store = await toStore({ ...made, close: async () => undefined }, null);
      return { ...store, observations: store.observations.as(OPERATOR) };
    },
  };
}

const NEW_CHAIN = "update audit_head set seq = 0, hash = repeat('0', 64)";
const OF_PEOPLE = ['audit_event', 'outside_run_read', 'session', 'one_time_key', 'sign_in_try', 'account'];

const EMPTIED = [
  ...OF_PEOPLE,
  'outside_run',
  'place_setting',
  'upload',
  'remembered_mapping',
  'local_goal',
  'batch_lines',
  'batch_series',
  'superseded',
  'observation',
  'batch_problem',
  'batch_commit',
  'batch',
  'series',
  'period',
  'area_level',
  'source_file',
  'dataset_description',
  'dataset',
];

/** The embedded store in memory, and PostgreSQL where TEST_DATABASE_URL names one. */
export const TEST_STORES: readonly TestStore[] = [
  shareStore('the embedded store', null, openPgliteInMemory),
  shareStore('PostgreSQL', url === '' ? 'TEST_DATABASE_URL is not set' : null, async () => {
    const database = await makeDatabase();
    atEnd.push(() => database.drop());
    return openPostgres(database.url);
  }),
];

/** Empties what is about people alone: much quicker than opening the store anew. */
export async function forgetPeople(store: TestStore): Promise<void> {
  await (
    await store.driver()
  ).withSession(async (session) => {
    await session.script(
      `set session_replication_role = replica; truncate ${OF_PEOPLE.join(', ')}; ${NEW_CHAIN}; set session_replication_role = default`,
    );
  });
}

/** The embedded store in memory. */
export const EMBEDDED = TEST_STORES[0] as TestStore;

afterAll(async () => {
  for (const end of atEnd.splice(0)) await end();
});

/** An empty database of its own on the server for tests. */
export async function makeDatabase(): Promise<{
  readonly url: string;
  /** Runs statements from outside of it. */
  below(...statements: readonly string[]): Promise<void>;
  drop(): Promise<void>;
}> {
  const name = `cm_${randomBytes(6).toString('hex')}`;
  await inServer(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const below = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await inServer(statement);
  };
  return { url: own.href, below, drop: () => inServer(`drop database ${name} with (force)`) };
}

async function inServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A folder of its own, removed at the end. */
export async function makeFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'common-measure-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
