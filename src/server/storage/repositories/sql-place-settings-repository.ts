import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { PlaceSettings, PlaceSettingsRepository } from '../place-settings-repository.ts';
import type { Scope } from '../scope.ts';

/** What places ask for, in its table. */
export class SqlPlaceSettingsRepository implements PlaceSettingsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(place: string): Promise<PlaceSettings> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ steward_approves: boolean }>`
        select steward_approves from place_setting where place = ${place} order by id desc limit 1
      `.execute(open);
      return { stewardApproves: rows[0]?.steward_approves ?? false };
    });
  }

  async set(place: string, { stewardApproves }: PlaceSettings, at: string, scope: Scope): Promise<void> {
    await this.#database.transaction(
      'write',
      (open) =>
        sql`
          insert into place_setting (place, steward_approves, actor, recorded_at)
          values (${place}, ${stewardApproves}, nullif(current_setting('app.actor', true), ''), ${at}::timestamptz)
        `.execute(open),
      scope,
    );
  }
}
