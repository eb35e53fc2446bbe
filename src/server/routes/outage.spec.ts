import type { Problem } from '#domain/contract/places-view';
import { openPostgres } from '#server/storage/open-postgres';
import { openStore } from '#server/storage/open-store';
import { makePeopleWorld, told, type PeopleWorld } from '#server/testing/people-world';
import { EMBEDDED, makeDatabase, TEST_STORES } from '#server/testing/stores';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';

const WHO = { person: () => Promise.resolve(null), agency: () => null };

describe('case 22: when the disk or the database cannot be used', () => {
  it('an answer says that it passes and that nothing was stored, and whoever runs the service is told', async () => {
    let fault: Error = new Error('none');
    const useCases = new Proxy({} as UploadUseCases, { get: () => () => Promise.reject(fault) });
    const world = await makePeopleWorld(await EMBEDDED.open(), {}, { uploads: { useCases: () => useCases, who: WHO } });
    const officer = await world.signedIn('officer', 'officer', { agency: 'E06000003' });
    const faults: readonly (readonly [Error, string])[] = [
      [Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }), '507 retry'],
      [Object.assign(new Error('could not extend file'), { code: '53100' }), '507 retry'],
      [Object.assign(new Error('read-only file system, open'), { code: 'EROFS' }), '503 retry'],
      [Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }), '503 retry'],
      [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), '503 retry'],
      [Object.assign(new Error('terminating connection'), { code: '57P01' }), '503 retry'],
      [new Error('Connection terminated unexpectedly'), '503 retry'],
      [new Error('something else'), '500 internal'],
    ];
    for (const [thrown, expected] of faults) {
      fault = thrown;
      const answer = await officer.get('/api/uploads');
      expect(told(answer)).withContext(thrown.message).toBe(expected);
      expect(answer.headers['retry-after'])
        .withContext(thrown.message)
        .toBe(expected.endsWith('retry') ? '60' : undefined);
      expect(answer.body).not.toContain(thrown.message);
    }
    expect(world.failures.splice(0)).toEqual(faults.map(([thrown]) => thrown));
    await world.app.close();
  }, 60_000);

  it('it recovers by itself once the database is there again', async () => {
    const missing = TEST_STORES.find(({ name }) => name === 'PostgreSQL')?.missing ?? null;
    if (missing !== null) {
      pending(missing);
      return;
    }
    const database = await makeDatabase();
    const store = await openStore({ dataDir: '', databaseUrl: database.url });
    let world: PeopleWorld | null = null;
    try {
      world = await makePeopleWorld(store);
      const officer = await world.signedIn('officer', 'officer', { agency: 'E06000003' });
      const name = new URL(database.url).pathname.slice(1);
      await database.below(
        `alter database ${name} with allow_connections false`,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
      const refused = await officer.get('/api/session');
      expect(told(refused)).toBe('503 retry');
      expect(refused.json<Problem>().detail).toContain('Nothing of yours was stored.');
      expect((await officer.get('/readyz')).statusCode).toBe(503);
      await database.below(`alter database ${name} with allow_connections true`);
      expect(told(await officer.get('/api/session'))).toBe('200');
      await store.check();
    } finally {
      await world?.app.close();
      await store.close();
      await database.drop();
    }
  }, 60_000);

  it('a connection that breaks between two statements fails that work, and nothing else', async () => {
    const missing = TEST_STORES.find(({ name }) => name === 'PostgreSQL')?.missing ?? null;
    if (missing !== null) {
      pending(missing);
      return;
    }
    const database = await makeDatabase();
    const driver = await openPostgres(database.url);
    try {
      const broken = driver.withSession(async (session) => {
        const [row] = await session.query('select pg_backend_pid() as pid');
        await database.below(`select pg_terminate_backend(${String(row?.['pid'])}, 10000)`);
        await session.query('select 1');
      });
      await expectAsync(broken).toBeRejected();
      expect(await driver.withSession((session) => session.query('select 1 as one'))).toEqual([{ one: 1 }]);
    } finally {
      await driver.close();
      await database.drop();
    }
  }, 60_000);
});
