import type { Config } from '#server/config';
import { Database, type Driver, type StoreKind } from './database.ts';
import type { GoalRepository } from './goal-repository.ts';
import { holdDataFolder, prepareDataFolder, type HeldFolder } from './hold-data-folder.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';
import type { ObservationRepository } from './observation-repository.ts';
import type { PeopleRepository } from './people-repository.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { OutsideRunRepository } from './outside-run-repository.ts';
import { SqlGoalRepository } from './repositories/sql-goal-repository.ts';
import { SqlObservationRepository } from './repositories/sql-observation-repository.ts';
import { SqlPeopleRepository } from './repositories/sql-people-repository.ts';
import type { PlaceSettingsRepository } from './place-settings-repository.ts';
import { SqlPlaceSettingsRepository } from './repositories/sql-place-settings-repository.ts';
import { SqlUploadRepository } from './repositories/sql-upload-repository.ts';
import type { UploadRepository } from './upload-repository.ts';
import { SqlOutsideRunRepository } from './repositories/sql-outside-run-repository.ts';

/** The store, open and up to date. One a process. */
export interface Store {
  readonly kind: StoreKind;
  readonly observations: ObservationRepository;
  readonly people: PeopleRepository;
  readonly uploads: UploadRepository;
  /** For repositories of other tables: the one door to them. */
  readonly database: Database;
  readonly goals: GoalRepository;
  readonly outsideRuns: OutsideRunRepository;
  readonly placeSettings: PlaceSettingsRepository;
  /** Reads and writes back something small. @throws when the store cannot be used */
  check(): Promise<void>;
  /** Tells commands on this computer where the web server listens. */
  announce(url: string): void;
  /** Ends what is under way, then closes and gives the data folder back. */
  close(): Promise<void>;
}

/**
 * Opens the store that the settings name and brings its tables up to date.
 * @param taken the data folder, where the process holds it already
 * @throws StartRefused when it cannot be used: held by another process, not writable, newer, refusing
 */
export async function openStore(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  taken: HeldFolder | null = null,
): Promise<Store> {
  if (config.databaseUrl !== null) return toStore(await openPostgres(config.databaseUrl), null);
  if (taken === null) await prepareDataFolder(config.dataDir);
  const held = taken ?? (await holdDataFolder(config.dataDir));
  try {
    return await toStore(await openPglite(config.dataDir), held);
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** A store on an open driver, its tables brought up to date. @param held given back when it closes */
export async function toStore(
  driver: Driver,
  held: HeldFolder | null,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Store> {
  try {
    await driver.withSession((session) => migrate(session, migrations));
  } catch (error) {
    await driver.close();
    throw error;
  }
  const database = new Database(driver);
  const observations = new SqlObservationRepository(database);
  // A process that was killed may have left rows that nobody may ever see.
  // On PostgreSQL another process may be importing: only what has lain there for long is dropped.
  await observations.sweep(driver.kind === 'postgresql' ? 1 : 0);
  return {
    kind: driver.kind,
    observations,
    people: new SqlPeopleRepository(database),
    uploads: new SqlUploadRepository(database),
    database,
    goals: new SqlGoalRepository(database),
    outsideRuns: new SqlOutsideRunRepository(database),
    placeSettings: new SqlPlaceSettingsRepository(database),
    async check() {
      await database.check();
    },
    announce(url) {
      held?.announce(url);
    },
    async close() {
      await database.close();
      await held?.release();
    },
  };
}
