import { Database, type Driver } from './database.ts';
import { aFigure, aKey, countsOf } from '#server/testing/figures';
import { TEST_STORES } from '#server/testing/stores';

/** Tables whose rows stay for ever once they are committed. */
const KEPT = [
  'batch',
  'batch_commit',
  'observation',
  'superseded',
  'series',
  'period',
  'dataset',
  'dataset_description',
  'source_file',
  'area_level',
  'missing_reason',
];

for (const kind of TEST_STORES) {
  describe(`what is committed in ${kind.name}`, () => {
    let driver: Driver | null = null;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      const { observations } = await kind.open();
      driver = await kind.driver();
      await observations.describeDataset('invented', { title: 'Invented' }, '2026-01-01T00:00:00Z');
      for (const [letter, replacing] of [
        ['a', false],
        ['b', true],
      ] as const) {
        const batch = await observations.openBatch(aKey(letter), 'a.csv', '2026-01-01T00:00:00Z');
        const rows = [aFigure({ value: { kind: 'value', value: replacing ? 2 : 1 } })];
        await observations.stage(batch, replacing ? [] : rows, replacing ? rows : []);
        await observations.keepProblems(batch, [{ code: 'noted' }]);
        await observations.commit(batch, countsOf(replacing ? { changed: 1 } : { created: 1 }), '2026-01-01T00:00:00Z');
      }
    }, 60_000);

    const tryOut = async (statement: string): Promise<string> => {
      if (driver === null) throw new Error('The store is not open.');
      return driver.withSession((session) =>
        session.query(statement).then(
          () => 'done',
          (error: unknown) => String(error),
        ),
      );
    };

    for (const table of [...KEPT, 'batch_problem']) {
      it(`can be neither changed, removed nor emptied: ${table}`, async () => {
        if (kind.missing !== null) {
          pending(kind.missing);
          return;
        }
        const column =
          {
            batch_commit: 'lines_read',
            observation: 'line',
            superseded: 'batch_id',
            series: 'measure',
            period: 'text',
            batch_problem: 'number',
            dataset: 'name',
            source_file: 'name',
            area_level: 'name',
            missing_reason: 'name',
            dataset_description: 'recorded_at',
            batch: 'file_name',
          }[table] ?? '';
        expect(await tryOut(`update ${table} set ${column} = ${column}`)).toContain('nothing in');
        expect(await tryOut(`delete from ${table}`)).toMatch(/nothing in|violates foreign key/);
        expect(await tryOut(`truncate ${table} cascade`)).toContain('nothing in');
      });
    }

    it('refuses a value that is no number, and a row with both a value and a reason', async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      const insert = (value: string, reason: string): Promise<string> =>
        tryOut(
          `insert into observation (series_id, period_id, batch_id, file_id, line, level_id, missing_id, value) values (1, 1, 99, 1, 1, 1, ${reason}, ${value})`,
        );
      expect(await insert(`'NaN'`, 'null')).toContain('finite');
      expect(await insert(`'Infinity'`, 'null')).toContain('finite');
      expect(await insert('1', '1')).toContain('value_or_reason');
      expect(await insert('null', 'null')).toContain('value_or_reason');
    });

    it('cannot be written in work that only reads', async () => {
      if (driver === null) {
        pending(kind.missing ?? '');
        return;
      }
      const database = new Database(driver);
      await expectAsync(
        database.transaction('read', (open) => open.insertInto('dataset').values({ name: 'other' }).execute()),
      ).toBeRejectedWithError(/read-only transaction/);
    });
  });
}
