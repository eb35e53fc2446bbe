import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { EXIT, StartRefused } from '#server/start-refused';
import type { Driver } from './database.ts';
import { makePgliteDialect, Turn } from './pglite-dialect.ts';
import type { SqlSession } from './sql-session.ts';
import type { Tables } from './tables.ts';

/** Folder of the database inside the data folder. */
const CLUSTER = 'store';

/**
 * Opens the embedded store in a data folder whose lock is held. A new one is made aside and moved into place whole, so
 * that a start that is killed leaves nothing half made; a folder that holds something else is never initialised again.
 * @throws StartRefused (69) when the folder holds no store that this program can open
 */
export async function openPglite(folder: string): Promise<Driver> {
  const cluster = join(folder, CLUSTER);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${CLUSTER}.new-`)) await rm(join(folder, name), { recursive: true, force: true });
  }
  if (!existsSync(cluster)) {
    const aside = join(folder, `${CLUSTER}.new-${process.pid}`);
    await open(aside, (pglite) => pglite.close());
    await rename(aside, cluster);
  } else if (!existsSync(join(cluster, 'PG_VERSION'))) {
    throw new StartRefused(
      'not_a_store',
      EXIT.unavailable,
      `DATA_DIR is "${folder}", whose folder "${CLUSTER}" is not a store of this program; nothing in it was touched. ` +
        'Set DATA_DIR to another folder, or put the copy of the store back.',
    );
  }
  return open(cluster, async (pglite) => toDriver(pglite));
}

/** A store in memory that is gone with the process: for specs, and for commands that need no store. */
export async function openPgliteInMemory(): Promise<Driver> {
  return toDriver(await PGlite.create());
}

async function open<T>(cluster: string, use: (pglite: PGlite) => Promise<T>): Promise<T> {
  let pglite: PGlite;
  try {
    pglite = await PGlite.create(cluster);
  } catch (error) {
    throw new StartRefused(
      'store_does_not_open',
      EXIT.unavailable,
      `The store in "${cluster}" does not open (${reasonOf(error)}). Nothing in it was changed. ` +
        'Put the last copy of that folder back, or move it away: the starter figures are loaded again into a new one.',
      error,
    );
  }
  return use(pglite);
}

function toDriver(pglite: PGlite): Driver {
  const turn = new Turn();
  const queries = new Kysely<Tables>({ dialect: makePgliteDialect(pglite, turn) });
  const session: SqlSession = {
    async query(text, parameters = []) {
      return (await pglite.query<Record<string, unknown>>(text, [...parameters])).rows;
    },
    async script(text) {
      await pglite.exec(text);
    },
  };
  return {
    kind: 'embedded',
    queries,
    async withSession(work) {
      const giveBack = await turn.take();
      try {
        return await work(session);
      } finally {
        giveBack();
      }
    },
    async close() {
      const giveBack = await turn.take();
      try {
        if (!pglite.closed) {
          await pglite.exec('checkpoint');
          await pglite.close();
        }
      } finally {
        giveBack();
      }
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
