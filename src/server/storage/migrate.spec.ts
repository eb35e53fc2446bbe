import { StartRefused } from '#server/start-refused';
import { makeDatabase, TEST_STORES } from '#server/testing/stores';
import type { Driver } from './database.ts';
import { migrate, readMigrations, toMigration } from './migrate.ts';
import { openPgliteInMemory } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

const one = toMigration('0001-towns.sql', "create table town (name text);\ninsert into town values ('Redcar');");
const two = toMigration('0002-rivers.sql', 'create table river (name text);');

for (const kind of TEST_STORES) {
  describe(`the tables of ${kind.name}`, () => {
    let driver: Driver | null = null;
    let drop = async (): Promise<void> => undefined;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      if (kind.name === 'PostgreSQL') {
        const database = await makeDatabase();
        drop = database.drop;
        driver = await openPostgres(database.url);
      } else driver = await openPgliteInMemory();
    }, 60_000);

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      await driver?.withSession((session) => session.script('drop schema public cascade; create schema public'));
    });

    afterAll(async () => {
      await driver?.close();
      await drop();
    });

    const run = async (
      migrations: readonly ReturnType<typeof toMigration>[],
    ): Promise<readonly string[] | StartRefused> => {
      if (driver === null) throw new Error('The store is not open.');
      try {
        return (await driver.withSession((session) => migrate(session, migrations))).map(({ name }) => name);
      } catch (error) {
        if (error instanceof StartRefused) return error;
        throw error;
      }
    };
    const ask = async (statement: string): Promise<readonly unknown[]> =>
      driver === null ? [] : driver.withSession((session) => session.query(statement));

    it('take each change once, in order', async () => {
      expect(await run([one])).toEqual(['towns']);
      expect(await run([one, two])).toEqual(['rivers']);
      expect(await run([one, two])).toEqual([]);
      expect(await ask('select name from town')).toEqual([{ name: 'Redcar' }]);
    });

    it('take all changes of the program', async () => {
      expect(await run(readMigrations())).toEqual(readMigrations().map(({ name }) => name));
      expect(await run(readMigrations())).toEqual([]);
    });

    it('refuse a released change that was edited, with both checksums', async () => {
      await run([one]);
      const edited = toMigration('0001-towns.sql', `${one.sql} -- a second thought`);
      const refused = await run([edited, two]);
      if (!(refused instanceof StartRefused)) throw new Error('It was not refused.');
      expect([refused.code, refused.exitCode]).toEqual(['migration_edited', 69]);
      expect(refused.message).toContain(one.checksum);
      expect(refused.message).toContain(edited.checksum);
      expect(await ask(`select table_name from information_schema.tables where table_name = 'river'`)).toEqual([]);
    });

    it('refuse a store from a newer version, and change nothing', async () => {
      await run([one, two]);
      const refused = await run([one]);
      if (!(refused instanceof StartRefused)) throw new Error('It was not refused.');
      expect([refused.code, refused.exitCode]).toEqual(['store_from_newer_version', 69]);
      expect(refused.message).toContain('newer version');
    });

    it('are left as they were by a change that fails half way', async () => {
      await run([one]);
      const broken = toMigration('0002-broken.sql', 'create table half (name text); select nothing_like_this();');
      await expectAsync(run([one, broken])).toBeRejected();
      expect(await ask(`select table_name from information_schema.tables where table_name = 'half'`)).toEqual([]);
      expect(await run([one, two])).toEqual(['rivers']);
    });

    // The embedded store has one process: nobody can start beside it.
    if (kind.name === 'PostgreSQL') {
      it('are changed once when two start at the same time', async () => {
        const both = await Promise.all([run([one, two]), run([one, two])]);
        expect(both.flat().sort()).toEqual(['rivers', 'towns']);
      });
    }
  });
}

describe('the text of a change', () => {
  it('has one checksum whatever the line ends of the checkout', () => {
    expect(toMigration('0001-towns.sql', 'a\r\nb').checksum).toBe(toMigration('0001-towns.sql', 'a\nb').checksum);
  });
});
