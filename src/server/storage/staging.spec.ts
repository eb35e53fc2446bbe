import fc from 'fast-check';
import type { MeasuredValue } from '#domain/measure/measured-value';
import { aFigure, countsOf } from '#server/testing/figures';
import { aPart } from '#server/testing/figure-parts';
import { TEST_STORES } from '#server/testing/stores';
import type { CommittedBatch } from './committed-batch.ts';
import type { ObservationRepository, SourcedObservation } from './observation-repository.ts';
import { OPERATOR, type Scope } from './scope.ts';
import { VERDICT } from './staging.ts';

const AT = '2026-01-01T00:00:00.000Z';
const RTR: Scope = { agency: 'RTR', actor: 'account-1' };
const RVW: Scope = { agency: 'RVW', actor: 'account-2' };

for (const kind of TEST_STORES) {
  describe(`figures written ahead in ${kind.name}`, () => {
    let observations: ObservationRepository;
    let files = 0;

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      ({ observations } = await kind.open());
    }, 60_000);

    /** Writes figures ahead as a file of their own. */
    async function stage(figures: readonly SourcedObservation[], scope: Scope = OPERATOR) {
      const own = observations.as(scope);
      files += 1;
      const key = { dataset: 'invented', digest: files.toString(16).padStart(64, '0'), mappingVersion: 'x' };
      const batch = await own.openBatch(key, 'a.csv', AT);
      const staging = own.openStaging(batch);
      const staged = await staging.stage(aPart(figures));
      await staging.finish();
      const count = (verdict: number): number => staged.verdicts.filter((one) => one === verdict).length;
      const counts = countsOf({
        created: count(VERDICT.created),
        changed: count(VERDICT.changed),
        unchanged: count(VERDICT.unchanged),
        refused: count(VERDICT.foreign),
      });
      return { own, batch, staging, staged, counts, commit: () => own.commit(batch, counts, AT) };
    }
    async function commit(figures: readonly SourcedObservation[], scope: Scope = OPERATOR): Promise<CommittedBatch> {
      const committed = await (await stage(figures, scope)).commit();
      if (committed === 'stale') throw new Error('stale');
      return committed;
    }
    async function undo(id: string, scope: Scope = OPERATOR): Promise<CommittedBatch> {
      const undone = await observations.as(scope).undo(id, AT);
      if (undone === null) throw new Error('There is no such batch.');
      return undone.batch;
    }
    /** What stands: `measure area period` and its value or reason. */
    async function standing(): Promise<Readonly<Record<string, unknown>>> {
      const all = await observations.readObservations(['m1', 'm2']);
      return Object.fromEntries(
        all.map(({ observation: { measure, area, period, value } }) => [
          `${measure} ${area} ${period}`,
          value.kind === 'value' ? value.value : value.reason,
        ]),
      );
    }
    const figure = (area: string, value: number | MeasuredValue, period = '2018-03'): SourcedObservation =>
      aFigure({ area, period, value: typeof value === 'number' ? { kind: 'value', value } : value });

    it('are told apart as created, changed and unchanged, with the value before', async () => {
      await commit([figure('A1', 1), figure('A2', 2), figure('A3', { kind: 'missing', reason: 'suppressed' })]);
      const { staged, commit: publish } = await stage([
        figure('A1', 1),
        figure('A2', 20),
        figure('A3', 3),
        figure('A4', { kind: 'missing', reason: 'low' }),
      ]);
      expect([...staged.verdicts]).toEqual([VERDICT.unchanged, VERDICT.changed, VERDICT.changed, VERDICT.created]);
      expect(staged.changed).toEqual([
        { at: 1, before: 2 },
        { at: 2, before: Number.NaN },
      ]);
      expect(staged.replaces).toEqual(['operator']);
      expect(await standing()).toEqual({ 'm1 A1 2018-03': 1, 'm1 A2 2018-03': 2, 'm1 A3 2018-03': 'suppressed' });
      await publish();
      expect(await standing()).toEqual({
        'm1 A1 2018-03': 1,
        'm1 A2 2018-03': 20,
        'm1 A3 2018-03': 3,
        'm1 A4 2018-03': 'low',
      });
    });

    it('keep numbers to their last digit, and each of the numbers beside the value', async () => {
      const value = 0.1 + 0.2;
      await commit([aFigure({ value: { kind: 'value', value }, numerator: 1e-300, denominator: 123456789.125 })]);
      const [found] = await observations.readObservations(['m1']);
      expect(found?.observation).toEqual(
        aFigure({ value: { kind: 'value', value }, numerator: 1e-300, denominator: 123456789.125 }).observation,
      );
    });

    it('can be taken back before they are committed', async () => {
      await commit([figure('A1', 1)]);
      const { staging, staged, own, batch } = await stage([figure('A1', 2), figure('A2', 2)]);
      await staging.withdraw(staged.seriesIds.subarray(0, 1), staged.periodIds.subarray(0, 1));
      await own.commit(batch, countsOf({ created: 1, refused: 1 }), AT);
      expect(await standing()).toEqual({ 'm1 A1 2018-03': 1, 'm1 A2 2018-03': 2 });
    });

    it('never take the place of what another agency stated', async () => {
      await commit([figure('A1', 1)], RTR);
      await commit([figure('A2', 1)], OPERATOR);
      const { staged, commit: publish } = await stage([figure('A1', 9), figure('A2', 9), figure('A3', 9)], RVW);
      expect([...staged.verdicts]).toEqual([VERDICT.foreign, VERDICT.changed, VERDICT.created]);
      expect(staged.replaces).toEqual(['operator']);
      await publish();
      expect(await standing()).toEqual({ 'm1 A1 2018-03': 1, 'm1 A2 2018-03': 9, 'm1 A3 2018-03': 9 });
      // A national file says which agencies it touches.
      expect((await stage([figure('A1', 5)], OPERATOR)).staged.replaces).toEqual(['RTR']);
    });

    it('are stale when another committed on one of their series meanwhile, also where they say what stands', async () => {
      await commit([figure('A1', 1)]);
      const same = await stage([figure('A1', 1)]);
      const other = await stage([figure('A5', 1)]);
      await commit([figure('A1', 2)]);
      expect(await same.commit()).toBe('stale');
      expect(await other.commit()).not.toBe('stale');
      const late = await stage([figure('A5', 3)]);
      const [, , batch] = await observations.listCommits();
      await undo(batch?.id ?? '');
      expect(await late.commit()).toBe('stale');
    });

    it('are put back by an undo, and done again by the undo of that', async () => {
      await commit([figure('A1', 1), figure('A2', 2)]);
      const before = await standing();
      const batch = await commit([figure('A1', 10), figure('A3', 3)]);
      const after = await standing();
      const undone = await undo(batch.id);
      expect(undone.counts).toEqual(countsOf({ changed: 2 }));
      expect([undone.kind, undone.undoes]).toEqual(['undo', batch.id]);
      expect(await standing()).toEqual(before);
      const redone = await undo(undone.id);
      expect(redone.counts).toEqual(countsOf({ changed: 1, created: 1 }));
      expect(await standing()).toEqual(after);
      // The same undo again is its first result.
      expect((await observations.undo(batch.id, AT))?.replayed).toBeTrue();
      const versions = await observations.readVersions('m1', 'A3', '2018-03');
      expect(versions.map(({ supersededAt }) => supersededAt === null)).toEqual([false, true]);
    });

    it('are left alone by an undo where another replaced them since', async () => {
      const batch = await commit([figure('A1', 1), figure('A2', 2)]);
      await commit([figure('A1', 10)]);
      const undone = await observations.undo(batch.id, AT);
      expect(undone?.leftAlone).toEqual([{ measure: 'm1', area: 'A1', period: '2018-03' }]);
      expect(undone?.batch.counts).toEqual(countsOf({ changed: 1, unchanged: 1 }));
      expect(await standing()).toEqual({ 'm1 A1 2018-03': 10 });
      expect(await observations.countSupersededSince(batch.id)).toBe(2);
    });

    it('of another agency cannot be undone', async () => {
      const batch = await commit([figure('A1', 1)], RTR);
      expect(await observations.as(RVW).undo(batch.id, AT)).toBeNull();
      expect(await observations.as(OPERATOR).undo(batch.id, AT)).toBeNull();
      expect(await observations.undo('999999', AT)).toBeNull();
      expect(await standing()).toEqual({ 'm1 A1 2018-03': 1 });
    });

    it('undo then redo is the identity, whatever went before', async () => {
      const areas = ['A1', 'A2', 'A3', 'A4'];
      const file = fc.uniqueArray(
        fc.record({
          area: fc.constantFrom(...areas),
          value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant({ kind: 'missing', reason: 'low' } as const)),
        }),
        { selector: ({ area }) => area, minLength: 1, maxLength: 4 },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), fc.nat(), async (some, pick) => {
          ({ observations } = await kind.open());
          const batches: CommittedBatch[] = [];
          for (const rows of some) batches.push(await commit(rows.map(({ area, value }) => figure(area, value))));
          const before = await standing();
          const undone = await undo(batches[pick % batches.length]?.id ?? '');
          await undo(undone.id);
          expect(await standing()).toEqual(before);
        }),
        { numRuns: 25 },
      );
    }, 120_000);
  });
}
