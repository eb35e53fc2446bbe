import type { Store } from './open-store.ts';
import type { CommittedBatch } from './committed-batch.ts';
import type { ObservationRepository, SourcedObservation } from './observation-repository.ts';
import { aFigure, aKey, countsOf } from '#server/testing/figures';
import { TEST_STORES } from '#server/testing/stores';
import { unpackFigures } from '#server/use-cases/unpack-figures';

const NOON = '2026-11-22T12:00:00.000Z';

/** Stores some figures as one file. */
async function store(
  observations: ObservationRepository,
  letter: string,
  created: readonly SourcedObservation[],
  changed: readonly SourcedObservation[] = [],
  at = NOON,
): Promise<CommittedBatch> {
  const batch = await observations.openBatch(aKey(letter), `${letter}.csv`, at);
  await observations.stage(batch, created, changed);
  const committed = await observations.commit(
    batch,
    countsOf({ created: created.length, changed: changed.length }),
    at,
  );
  if (committed === 'stale') throw new Error('stale');
  return committed;
}

for (const kind of TEST_STORES) {
  describe(`figures in ${kind.name}`, () => {
    let opened: Store | null = null;
    const setup = (): ObservationRepository => {
      if (opened === null) throw new Error('The store is not open.');
      return opened.observations;
    };

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      opened = await kind.open();
    }, 60_000);

    it('come back with their value to the last digit, their counts and where they came from', async () => {
      const observations = setup();
      const value = 4.385489004629631;
      const batch = await store(observations, 'a', [
        aFigure({
          value: { kind: 'value', value },
          numerator: 97,
          denominator: 2_211_840,
          file: 'dtoc.csv',
          line: 205,
        }),
      ]);
      const [version] = await observations.readObservations(['m1'], ['A1']);
      expect(version?.observation.value).toEqual({ kind: 'value', value });
      expect(version?.observation.numerator).toBe(97);
      expect(version?.provenance).toEqual({ dataset: 'invented', file: 'dtoc.csv', line: 205, batch: batch.id });
      expect(version?.recordedAt).toBe(NOON);
    });

    it('keep the reason why one is missing, and never read it as nought', async () => {
      const observations = setup();
      const reasons = ['suppressed', 'not-available', 'not-applicable', 'not-collected', 'low', 'blank'] as const;
      await store(
        observations,
        'a',
        reasons.map((reason, index) => aFigure({ area: `A${String(index)}`, value: { kind: 'missing', reason } })),
      );
      const found = await observations.readObservations(['m1']);
      expect(found.map((version) => version.observation.value)).toEqual(
        reasons.map((reason) => ({ kind: 'missing', reason })),
      );
      expect(unpackFigures(await observations.readFigures()).measures).toEqual([]);
    });

    it('are seen by nobody before the commit, and all of them after', async () => {
      const observations = setup();
      const batch = await observations.openBatch(aKey('a'), 'a.csv', NOON);
      await observations.stage(batch, [aFigure(), aFigure({ area: 'A2' })], []);
      expect(await observations.readObservations(['m1'])).toEqual([]);
      expect((await observations.readFigures()).series).toEqual([]);
      expect(await observations.newestCommit()).toBe(0);
      await observations.commit(batch, countsOf({ created: 2 }), NOON);
      expect((await observations.readObservations(['m1'])).length).toBe(2);
    });

    it('that were never committed are swept away', async () => {
      const observations = setup();
      const batch = await observations.openBatch(aKey('a'), 'a.csv', NOON);
      await observations.stage(batch, [aFigure()], []);
      await observations.keepProblems(batch, [{ code: 'bad_period' }]);
      expect(await observations.sweep()).toBe(1);
      expect(await observations.sweep()).toBe(0);
      await expectAsync(observations.commit(batch, countsOf({ created: 1 }), NOON)).toBeRejected();
      await store(observations, 'a', [aFigure()]);
      expect((await observations.readObservations(['m1'])).length).toBe(1);
    });

    it('of the same file are stored once: the first result is given again', async () => {
      const observations = setup();
      const first = await store(observations, 'a', [aFigure()]);
      expect(await observations.findCommitted(aKey('a'))).toEqual(first);
      expect(await observations.findCommitted(aKey('b'))).toBeNull();
      const again = await store(observations, 'a', [aFigure({ area: 'A9' })]);
      expect(again).toEqual(first);
      expect((await observations.readObservations(['m1'])).length).toBe(1);
    });

    it('that change leave the earlier version in place, and both can be asked for', async () => {
      const observations = setup();
      const first = await store(
        observations,
        'a',
        [aFigure({ value: { kind: 'value', value: 1 } })],
        [],
        '2026-01-01T00:00:00.000Z',
      );
      const second = await store(
        observations,
        'b',
        [],
        [aFigure({ value: { kind: 'value', value: 2 } })],
        '2026-02-01T00:00:00.000Z',
      );
      const versions = await observations.readVersions('m1', 'A1', '2018-03');
      expect(versions.map((version) => [version.observation.value, version.seq, version.supersededAt])).toEqual([
        [{ kind: 'value', value: 1 }, first.seq, '2026-02-01T00:00:00.000Z'],
        [{ kind: 'value', value: 2 }, second.seq, null],
      ]);
      const valueAt = async (seq?: number): Promise<number | null> =>
        unpackFigures(await observations.readFigures(seq)).value('m1', 'A1', '2018-03');
      expect(await valueAt()).toBe(2);
      expect(await valueAt(first.seq)).toBe(1);
      expect(await valueAt(0)).toBeNull();
      expect(await observations.newestCommitAt('2026-01-15T00:00:00.000Z')).toBe(first.seq);
      expect(await observations.newestCommitAt('2025-01-15T00:00:00.000Z')).toBe(0);
      const known = await observations.readObservations(['m1'], ['A1'], first.seq);
      expect(known.map((version) => version.observation.value)).toEqual([{ kind: 'value', value: 1 }]);
    });

    it('that change three times are ordered by commit, whatever the clock said', async () => {
      const observations = setup();
      await store(observations, 'a', [aFigure({ value: { kind: 'value', value: 1 } })], [], '2026-03-01T00:00:00.000Z');
      await store(observations, 'b', [], [aFigure({ value: { kind: 'value', value: 2 } })], '2026-02-01T00:00:00.000Z');
      await store(
        observations,
        'c',
        [],
        [aFigure({ value: { kind: 'missing', reason: 'suppressed' } })],
        '2026-01-01T00:00:00.000Z',
      );
      const values = (await observations.readVersions('m1', 'A1', '2018-03')).map(
        (version) => version.observation.value,
      );
      expect(values).toEqual([
        { kind: 'value', value: 1 },
        { kind: 'value', value: 2 },
        { kind: 'missing', reason: 'suppressed' },
      ]);
      expect(unpackFigures(await observations.readFigures()).value('m1', 'A1', '2018-03')).toBeNull();
    });

    it('that another import stored meanwhile make the commit stale, and nothing is stored', async () => {
      const observations = setup();
      const slow = await observations.openBatch(aKey('a'), 'a.csv', NOON);
      await observations.stage(slow, [aFigure({ value: { kind: 'value', value: 1 } })], []);
      await store(observations, 'b', [aFigure({ value: { kind: 'value', value: 2 } })]);
      expect(await observations.commit(slow, countsOf({ created: 1 }), NOON)).toBe('stale');
      expect(unpackFigures(await observations.readFigures()).value('m1', 'A1', '2018-03')).toBe(2);
    });

    it('of other places do not make a commit stale', async () => {
      const observations = setup();
      const slow = await observations.openBatch(aKey('a'), 'a.csv', NOON);
      await observations.stage(slow, [aFigure()], []);
      await store(observations, 'b', [aFigure({ area: 'A2' })]);
      expect(await observations.commit(slow, countsOf({ created: 1 }), NOON)).not.toBe('stale');
    });

    it('are counted line by line: a count that does not add up is refused', async () => {
      const observations = setup();
      const batch = await observations.openBatch(aKey('a'), 'a.csv', NOON);
      await expectAsync(
        observations.commit(batch, { ...countsOf({ created: 1 }), read: 2 }, NOON),
      ).toBeRejectedWithError(/every_line_is_counted_once/);
    });

    it('of sub-groups never stand for the area', async () => {
      const observations = setup();
      await store(observations, 'a', [aFigure({ breakdown: 'age 65 and over' })]);
      expect((await observations.readFigures()).series).toEqual([]);
      expect((await observations.readObservations(['m1'])).length).toBe(1);
    });

    it('in their tens of thousands come back whole', async () => {
      const observations = setup();
      const rows = Array.from({ length: 12_345 }, (_, index) =>
        aFigure({
          area: `A${String(index % 150)}`,
          measure: `m${String(Math.floor(index / 4_000))}`,
          period: String(1990 + (Math.floor(index / 150) % 27)),
          value: { kind: 'value', value: index / 7 },
          line: index + 2,
        }),
      );
      const distinct = new Map(
        rows.map((row) => [`${row.observation.measure} ${row.observation.area} ${row.observation.period}`, row]),
      );
      await store(observations, 'a', [...distinct.values()]);
      const figures = unpackFigures(await observations.readFigures());
      for (const { observation } of distinct.values()) {
        const stored = figures.value(observation.measure, observation.area, observation.period);
        if (observation.value.kind === 'value' && stored !== observation.value.value)
          fail(`${observation.measure} ${observation.area} ${observation.period}: ${String(stored)}`);
      }
      expect(figures.measures.length).toBeGreaterThan(1);
    });

    it('belong to datasets whose licence and newest figures can be listed', async () => {
      const observations = setup();
      await observations.describeDataset('invented', { title: 'Invented', licence: 'open' }, NOON);
      await observations.describeDataset('invented', { title: 'Invented', licence: 'open' }, NOON);
      await observations.describeDataset('invented', { title: 'Invented', licence: 'closed' }, NOON);
      await store(observations, 'a', [
        aFigure({ period: '2018-03' }),
        aFigure({ period: '2017/18', area: 'A2' }),
        aFigure({ period: '2019-01', value: { kind: 'missing', reason: 'low' } }),
      ]);
      const [dataset, ...others] = await observations.listDatasets();
      expect(others).toEqual([]);
      expect(dataset?.manifest).toEqual({ title: 'Invented', licence: 'closed' });
      expect([dataset?.observations, dataset?.measures, dataset?.newest]).toEqual([3, 1, '2018-03-31']);
      expect(dataset?.lastCommit?.counts.created).toBe(3);
      expect(await observations.readManifests()).toEqual([
        { id: 'invented', manifest: { title: 'Invented', licence: 'closed' } },
      ]);
    });

    it('answer many questions asked at once', async () => {
      const observations = setup();
      await store(observations, 'a', [aFigure()]);
      const answers = await Promise.all(Array.from({ length: 20 }, () => observations.readObservations(['m1'])));
      expect(answers.every((answer) => answer.length === 1)).toBeTrue();
      await opened?.check();
    });
  });
}
