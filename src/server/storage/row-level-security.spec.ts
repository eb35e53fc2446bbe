import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { aFigure, aKey, countsOf } from '#server/testing/figures';
import { TEST_STORES } from '#server/testing/stores';
import { Database, type OpenTransaction } from './database.ts';
import type { ObservationRepository } from './observation-repository.ts';
import { NOBODY, OPERATOR, type Scope } from './scope.ts';

const RTR: Scope = { agency: 'RTR', actor: 'account-1' };
const RVW: Scope = { agency: 'RVW', actor: 'account-2' };
const AT = '2026-01-01T00:00:00.000Z';

/** Tables whose rows belong to somebody, and what counts the rows of one batch in them. */
const OWNED: Readonly<Record<string, string>> = {
  batch: 'id',
  observation: 'batch_id',
  superseded: 'by_batch_id',
  batch_problem: 'batch_id',
  batch_series: 'batch_id',
};

for (const kind of TEST_STORES) {
  describe(`row-level security of ${kind.name}`, () => {
    let database: Database;
    let observations: ObservationRepository;
    /** A batch of RTR that is written ahead and not committed. */
    let open: Awaited<ReturnType<ObservationRepository['openBatch']>>;

    const count = async (scope: Scope, table: string, column: string): Promise<number> =>
      database.transaction(
        'read',
        async (transaction) => {
          const { rows } = await sql<{ n: number }>`
            select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${Number(open.id)}::int
          `.execute(transaction);
          return rows[0]?.n ?? -1;
        },
        scope,
      );
    const role = async (): Promise<unknown> => {
      const driver = await kind.driver();
      return driver.withSession(async (session) => {
        const [row] = await session.query(
          `select current_user = session_user as own, coalesce(current_setting('app.agency', true), '') as agency`,
        );
        return row;
      });
    };

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      const store = await kind.open();
      observations = store.observations;
      database = new Database(await kind.driver());
      const first = await observations.openBatch(aKey('a'), 'national.csv', AT);
      await observations.stage(first, [aFigure()], []);
      await observations.commit(first, countsOf({ created: 1 }), AT);
      const own = observations.as(RTR);
      open = await own.openBatch(aKey('b'), 'ours.csv', AT);
      await own.stage(open, [aFigure({ area: 'A2' })], [aFigure({ value: { kind: 'value', value: 2 } })]);
      await own.keepProblems(open, [{ code: 'noted' }]);
      await database.transaction(
        'write',
        (transaction) =>
          sql`insert into batch_series select ${Number(open.id)}::int, id from series`.execute(transaction),
        RTR,
      );
    }, 60_000);

    it('shows what is not committed to its owner and to nobody else', async () => {
      for (const [table, column] of Object.entries(OWNED)) {
        expect(await count(RTR, table, column))
          .withContext(table)
          .toBeGreaterThan(0);
        for (const other of [NOBODY, RVW, OPERATOR, { agency: 'no such agency', actor: null }]) {
          expect(await count(other, table, column))
            .withContext(`${table}, ${String(other.agency)}`)
            .toBe(0);
        }
      }
    });

    it('shows what is committed to everybody, but its problems to its owner alone', async () => {
      await observations.as(RTR).commit(open, countsOf({ created: 1, changed: 1 }), AT);
      for (const scope of [NOBODY, RVW, OPERATOR]) {
        expect(await count(scope, 'observation', 'batch_id')).toBe(2);
        expect(await count(scope, 'batch_problem', 'batch_id')).toBe(0);
      }
      expect(await observations.as(NOBODY).readVersions('m1', 'A1', '2018-03')).toHaveSize(2);
    });

    it('refuses a row written for another agency, and every row of nobody', async () => {
      const writes: Readonly<Record<string, (transaction: OpenTransaction) => Promise<unknown>>> = {
        batch: (transaction) =>
          sql`insert into batch (dataset_id, file_name, digest, mapping_version, received_at, compared_at_seq, owner_id)
              select dataset_id, 'x', digest, 'x', received_at, 0, owner_id from batch limit 1`.execute(transaction),
        observation: (transaction) =>
          sql`insert into observation (series_id, period_id, batch_id, file_id, line, level_id, value)
              values (1, 1, ${Number(open.id)}::int, 1, 9, 1, 9)`.execute(transaction),
        superseded: (transaction) =>
          sql`insert into superseded values (1, 1, 1, ${Number(open.id)}::int)`.execute(transaction),
        commit: (transaction) =>
          sql`insert into batch_commit (batch_id, dataset_id, digest, mapping_version, committed_at, lines_read, created, changed,
                unchanged, refused, blank, owner_id)
              select ${Number(open.id)}::int, 1, ${'c'.repeat(64)}, 'x', now(), 0, 0, 0, 0, 0, 0, id from agency where code = 'RTR'`.execute(
            transaction,
          ),
      };
      for (const [what, write] of Object.entries(writes)) {
        for (const scope of [NOBODY, RVW, OPERATOR]) {
          if (what === 'batch' && scope === OPERATOR) continue; // the first batch is its own
          await expectAsync(database.transaction('write', write, scope))
            .withContext(`${what}, ${String(scope.agency)}`)
            .toBeRejectedWithError(/row-level security/);
        }
      }
    });

    it('lets nobody remove the rows of another', async () => {
      await observations.as(RVW).drop(open);
      expect(await count(RTR, 'observation', 'batch_id')).toBe(2);
      await observations.as(RTR).drop(open);
      expect(await count(RTR, 'observation', 'batch_id')).toBe(0);
    });

    it('writes nothing for nobody', async () => {
      await expectAsync(observations.as(NOBODY).openBatch(aKey('d'), 'x.csv', AT)).toBeRejected();
    });

    it('gives the role back after a commit, a rollback and an error', async () => {
      const whole = { own: true, agency: '' };
      await database.transaction('write', (transaction) => sql`select 1`.execute(transaction), RTR);
      expect(await role()).toEqual(whole);
      await expectAsync(
        database.transaction('write', () => Promise.reject(new Error('thought better of it')), RTR),
      ).toBeRejected();
      expect(await role()).toEqual(whole);
      await expectAsync(
        database.transaction('write', (transaction) => sql`select 1 / 0`.execute(transaction), RTR),
      ).toBeRejected();
      expect(await role()).toEqual(whole);
    });

    it('lets work that reads write nothing, and no role change what is kept', async () => {
      await expectAsync(
        database.transaction(
          'read',
          (transaction) => sql`insert into agency (code) values ('X')`.execute(transaction),
          RTR,
        ),
      ).toBeRejected();
      for (const statement of [
        sql`update observation set value = 9`,
        sql`update batch_commit set created = 9`,
        sql`delete from agency`,
        sql`drop table superseded`,
        sql`alter table observation disable row level security`,
      ]) {
        await expectAsync(
          database.transaction('write', (transaction) => statement.execute(transaction), OPERATOR),
        ).toBeRejected();
      }
    });

    it('knows an owner for every batch: none is null, and none is everyone', async () => {
      await database.transaction('read', async (transaction) => {
        const { rows } = await sql<{ table_name: string; is_nullable: string }>`
          select table_name, is_nullable from information_schema.columns where table_schema = 'public' and column_name = 'owner_id'
          order by table_name
        `.execute(transaction);
        expect(rows).toEqual(
          ['batch', 'batch_commit', 'remembered_mapping', 'upload'].map((table_name) => ({
            table_name,
            is_nullable: 'NO',
          })),
        );
      });
      await expectAsync(observations.as({ agency: '', actor: null }).openBatch(aKey('e'), 'x.csv', AT)).toBeRejected();
    });
  });
}

describe('the door to the tables', () => {
  it('is the one transaction of the database: no other file of the store queries a driver', () => {
    const folder = import.meta.dirname;
    const allowed = new Set([
      'database.ts',
      'open-store.ts',
      'migrate.ts',
      'ensure-roles.ts',
      'open-pglite.ts',
      'open-postgres.ts',
    ]);
    const files = [folder, join(folder, 'repositories')].flatMap((at) =>
      readdirSync(at)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !allowed.has(name))
        .map((name) => join(at, name)),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(readFileSync(file, 'utf8'))
        .withContext(file)
        .not.toMatch(/\.queries\b|withSession|session\.(query|script)|session_replication_role|reset role/i);
    }
  });
});
