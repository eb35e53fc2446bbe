import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { proposeMapping } from '#domain/intake/propose-mapping';
import { openSourceFile, sampleTables } from '#server/files/open-source-file';
import { UPLOAD_CAPS } from '#server/files/read-caps';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { IS_RELEASE_RUN } from '#server/testing/release-run';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import type { UploadKnowledge } from '#server/testing/upload-parts';
import { loadUploadKnowledge } from '#server/testing/upload-world';
import type { FigureRequest } from './figure-reading.ts';
import { FiguresReadHere } from './read-figures-here.ts';
import { stageFile, type StagedFile } from './stage-file.ts';

/** Files in each spec, which begins with an empty store: a history of thousands of files would make each step wait for it. */
const FILES = 200;
/** Before a release fifty specs make the ten thousand. */
const SPECS = IS_RELEASE_RUN ? 50 : 1;
const AT = '2026-11-22T12:00:00.000Z';
const HEADING = 'measure,area,level,period,value';

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', '*', '[c]', 'many', '-', '1,5', '101', '12%') },
);
const line = fc
  .record({
    measure: fc.constantFrom('ascof-1a', 'ascof-1b', 'ascof-1b', 'speed'),
    area: fc.constantFrom('E06000003', 'E06000001', 'E06000002', 'nowhere'),
    period: fc.constantFrom('2017/18', '2018/19', '2018-13', '2019/20'),
    value: cell,
  })
  .map(({ measure, area, period, value }) => `${measure},${area},council,${period},${value}`);
const file = fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
  minLength: 1,
  maxLength: 12,
});

for (const kind of TEST_STORES) {
  describe(`files made by chance, on ${kind.name}`, () => {
    let knowledge: UploadKnowledge;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let request: FigureRequest;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      knowledge = await loadUploadKnowledge();
      folder = await makeFolder();
      const path = join(folder.path, 'figures.csv');
      await writeFile(path, `${HEADING}\nascof-1a,E06000003,council,2018/19,19.1`);
      const opened = await openSourceFile(path, UPLOAD_CAPS);
      const named = { ...knowledge.reading.registers, fileName: 'figures.csv' };
      const { mapping } = proposeMapping(await sampleTables(opened), named);
      opened.close();
      const today = AT.slice(0, 10);
      request = { path, fileName: 'figures.csv', mapping, agency: null, today, history: null, caps: UPLOAD_CAPS };
    }, 60_000);
    afterAll(async () => {
      if (kind.missing === null) await folder.remove();
    });

    for (let spec = 1; spec <= SPECS; spec += 1) {
      it(`account for each line in ${String(FILES)} of them; again they create nothing; undo then redo is the identity, ${String(spec)} of ${String(SPECS)}`, async () => {
        if (kind.missing !== null) {
          pending(kind.missing);
          return;
        }
        const reader = new FiguresReadHere(knowledge.reading);
        const store: ObservationRepository = (await kind.open()).observations;
        /** What stands after the files so far: reading it takes longer than all that is tried. */
        let before: readonly string[] = [];
        let published = 0;
        await fc.assert(
          fc.asyncProperty(file, async (lines) => {
            const text = [HEADING, ...lines].map((one) => `${one}\n`).join('');
            await writeFile(request.path, text);
            const digest = createHash('sha256').update(text).digest('hex');
            const key = { dataset: 'national', digest, mappingVersion: 'one' };
            const stored = async (): Promise<readonly string[]> =>
              (await store.readObservations(['ascof-1a', 'ascof-1b']))
                .map(({ observation }) => JSON.stringify(observation))
                .sort();
            const bring = async (): Promise<readonly [StagedFile, string | null]> => {
              const batch = await store.openBatch(key, 'figures.csv', AT);
              const staged = await stageFile(store, reader, request, batch);
              const { read, created, changed, unchanged, refused, blank } = staged.counts;
              expect(read).toBe(created + changed + unchanged + refused + blank);
              expect(read).toBe(lines.length);
              if (staged.isBlocked || created + changed + unchanged === 0) {
                await store.drop(batch);
                return [staged, null];
              }
              const committed = await store.commit(batch, staged.counts, AT);
              return [staged, committed === 'stale' ? 'stale' : committed.id];
            };

            // The same file came before: what it says may have been replaced since.
            if ((await store.findCommitted(key)) !== null) return;
            const [, first] = await bring();
            const after = await stored();
            if (first === null) {
              expect(after).toEqual(before);
              return;
            }
            const [{ counts }, again] = await bring();
            expect([counts.created, counts.changed, again]).toEqual([0, 0, first]);
            published += 1;
            const undone = await store.undo(first, AT);
            expect(await stored()).toEqual(before);
            await store.undo(undone?.batch.id ?? '', AT);
            expect(await stored()).toEqual(after);
            before = after;
          }),
          { numRuns: FILES },
        );
        // Were all of them refused, nothing would have been tried.
        expect(published).toBeGreaterThan(FILES / 4);
      }, 1_200_000);
    }
  });
}
