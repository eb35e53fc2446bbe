import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, StartRefused } from '#server/start-refused';
import { ensureRoles } from './ensure-roles.ts';
import type { SqlSession } from './sql-session.ts';

/** A step of the tables' history: plain SQL, frozen once released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** sha256 of the text, line ends as line feeds. */
  readonly checksum: string;
}

/** Any number will do as long as all processes of this program use the same. */
const ADVISORY_LOCK = 4_200_001;

/** Reads `NNNN-name.sql` files, in order of their number. */
export function readMigrations(
  folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations'),
): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map((file) => toMigration(file, readFileSync(join(folder, file), 'utf8')));
}

export function toMigration(file: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n');
  return {
    number: Number(file.slice(0, 4)),
    name: file.slice(5, -'.sql'.length),
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}

/**
 * Brings the tables up to the newest migration, under a lock that other processes wait for. Each migration is one transaction.
 * @throws StartRefused (69) when a released migration was edited, or the store is from a newer version of the program
 */
export async function migrate(session: SqlSession, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  await session.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    await ensureRoles(session);
    await session.script(
      `create table if not exists schema_migration (
         number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
       )`,
    );
    const applied = (await session.query('select number, name, checksum from schema_migration order by number')).map(
      (row) => ({
        number: Number(row.number),
        name: String(row.name),
        checksum: String(row.checksum),
      }),
    );
    refuseWhatWasChanged(applied, migrations);
    const known = new Set(applied.map((row) => row.number));
    const missing = migrations.filter((migration) => !known.has(migration.number));
    for (const migration of missing) await apply(session, migration);
    return missing;
  } finally {
    await session.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
  }
}

function refuseWhatWasChanged(
  applied: readonly { readonly number: number; readonly name: string; readonly checksum: string }[],
  migrations: readonly Migration[],
): void {
  for (const row of applied) {
    const own = migrations.find((migration) => migration.number === row.number);
    if (own === undefined) {
      throw new StartRefused(
        'store_from_newer_version',
        EXIT.unavailable,
        `The store is from a newer version of Common Measure: it has change ${String(row.number)} ("${row.name}"), ` +
          `and this version knows changes up to ${String(migrations.at(-1)?.number ?? 0)}. Start the newer version, or use another store. Nothing was changed.`,
      );
    }
    if (own.checksum !== row.checksum) {
      throw new StartRefused(
        'migration_edited',
        EXIT.unavailable,
        `Change ${String(row.number)} ("${row.name}") of the store is not the one that was applied: ` +
          `applied ${row.checksum}, now ${own.checksum}. A released change is never edited: put its file back. Nothing was changed.`,
      );
    }
  }
}

async function apply(session: SqlSession, migration: Migration): Promise<void> {
  await session.script('begin');
  try {
    await session.script(migration.sql);
    await session.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await session.script('commit');
  } catch (error) {
    await session.script('rollback');
    throw error;
  }
}
