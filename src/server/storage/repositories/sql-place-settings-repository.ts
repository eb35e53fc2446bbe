import { sql } from 'kysely';
import type { Database, OpenTransaction } from '../database.ts';
import { digestOf } from '../hash-audit-row.ts';
import type { PlaceSettings, PlaceSettingsRepository, RecordedPlaceSettings } from '../place-settings-repository.ts';
import type { Scope } from '../scope.ts';
import { auditChange } from './audit-change.ts';
import { isoText } from './sql-parts.ts';

/** What places ask for, in its table. */
export class SqlPlaceSettingsRepository implements PlaceSettingsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(place: string): Promise<RecordedPlaceSettings> {
    return this.#database.transaction('read', (open) => read(open, place));
  }

  async set(
    place: string,
    { stewardApproves }: PlaceSettings,
    ifVersion: number,
    at: string,
    scope: Scope,
  ): Promise<RecordedPlaceSettings | null> {
    return this.#database.transaction(
      'write',
      async (open) => {
        // A place that has said nothing has no row to lock.
        await sql`select pg_advisory_xact_lock(hashtext(${`place-settings ${place}`}))`.execute(open);
        const before = await read(open, place);
        if (before.version !== ifVersion) return null;
        await sql`
          insert into place_setting (place, steward_approves, actor, recorded_at)
          values (${place}, ${stewardApproves}, nullif(current_setting('app.actor', true), ''), ${at}::timestamptz)
        `.execute(open);
        const after = await read(open, place);
        await auditChange(open, {
          at,
          action: 'place-settings:change',
          resource: `place-settings of ${place}`,
          before: digestOf(before),
          after: digestOf(after),
        });
        return after;
      },
      scope,
    );
  }
}

async function read(open: OpenTransaction, place: string): Promise<RecordedPlaceSettings> {
  const { rows } = await sql<{ id: number; steward_approves: boolean; changed_at: string }>`
    select id, steward_approves, ${isoText(sql`recorded_at`)} as changed_at
    from place_setting where place = ${place} order by id desc limit 1
  `.execute(open);
  const row = rows[0];
  return row === undefined
    ? { stewardApproves: false, version: 0, changedAt: null }
    : { stewardApproves: row.steward_approves, version: row.id, changedAt: row.changed_at };
}
