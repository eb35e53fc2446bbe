import { Readable } from 'node:stream';
import { join } from 'node:path';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { UploadView } from '#domain/contract/uploads-view';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import type { Actor } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { analyseBoard } from './analyse-board.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { listDatasets } from './list-datasets.ts';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import { measuresHeldBy, typesOf } from './measures-held-by.ts';
import type { ReadingKnowledge } from './read-figures-here.ts';
import { UploadRefused } from './upload-refused.ts';
import { EffectsHere } from './work-out-effects.ts';

const DAY = '2026-11-22';
const LEEDS = 'E08000035';
const officer: Actor = { kind: 'person', account: 'one', role: 'officer', agency: LEEDS, place: null };
const HEADING =
  'measure_code,organisation_code,place_code,polarity,target_op,target_value,target_unit,deadline,in_force_from,set_by,source_url';
const GOAL = `asc-reviews,${LEEDS},${LEEDS},higher,>=,85,%,2027-03-31,2026-04-01,Council plan,https://example.org/plan`;

for (const kind of TEST_STORES) {
  describe(`a goal file on ${kind.name}`, () => {
    let reading: ReadingKnowledge;
    let catalogue: Catalogue;
    let register: PlaceRegister;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let store: Store;
    let work: UploadWork;
    let knowledge: Knowledge;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      const { root } = readConfig({});
      reading = await loadReadingKnowledge(root);
      catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
      register = await loadRegisterOrRefuse(root);
      folder = await makeFolder();
    }, 60_000);
    afterAll(async () => {
      if (kind.missing === null) await folder.remove();
    });
    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      store = await kind.open();
      const readAnew = async (): Promise<void> => {
        knowledge = await gatherKnowledge(store.observations, catalogue, register, store.goals);
      };
      await readAnew();
      work = makeUploadUseCases(
        uploadParts(store, { reading, catalogue }, folder.path, {
          clock: { now: () => `${DAY}T12:00:00.000Z` },
          effects: { knowledge: () => knowledge, worker: new EffectsHere(), nationalOn: () => Promise.resolve(null) },
          placesOf: (agency) => [agency],
          typesOf: (agency) => typesOf(register, agency, DAY),
          measuresHeldBy: (agency) => measuresHeldBy(catalogue, register, agency, DAY),
          onPublished: readAnew,
        }),
      );
    }, 60_000);
    afterEach(async () => {
      if (kind.missing === null) await work.close();
    });

    const preview = (...lines: readonly string[]): Promise<UploadView> =>
      bring('plan.csv', Buffer.from([HEADING, ...lines].join('\n')));
    async function settled(answer: UploadView): Promise<UploadView> {
      let upload = answer;
      while (upload.state === 'checking') {
        await new Promise((resolve) => setImmediate(resolve));
        upload = await work.showUpload(officer, upload.id);
      }
      return upload;
    }
    async function bring(fileName: string, bytes: Buffer): Promise<UploadView> {
      const { id } = await work.receiveFile(officer, {
        fileName,
        bytes: Readable.from([bytes]),
        mostBytes: null,
        agency: null,
      });
      const understood = await work.understandUpload(officer, id);
      expect(understood.understanding?.recognisedAs).toBe('Goal file');
      expect(understood.understanding?.questions).toEqual([]);
      return work.previewUpload(officer, id);
    }
    const publish = (upload: UploadView, goodRowsOnly = false): Promise<UploadView> =>
      work.publishUpload(
        officer,
        upload.id,
        { previewDigest: upload.preview?.digest ?? '', goodRowsOnly, finality: 'final', publishAt: null },
        upload.version,
      );
    const held = (): readonly string[] =>
      knowledge.catalogue.goals.filter(({ agency }) => agency === LEEDS).map(({ target }) => String(target?.value));
    const refusal = async (asked: Promise<unknown>): Promise<string> => {
      try {
        await asked;
      } catch (error) {
        if (error instanceof UploadRefused) return error.code;
        throw error;
      }
      return 'done';
    };
    async function effectsOf(id: string): Promise<UploadEffectsView> {
      for (;;) {
        const effects = await work.showEffects(officer, id);
        if (effects.state !== 'working') return effects;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }

    it('is previewed, published, undone and done again, and the findings of its place include it', async () => {
      const checked = await preview(GOAL);
      expect(checked.preview?.counts).toEqual({ read: 1, created: 1, changed: 0, unchanged: 0, refused: 0, blank: 0 });
      expect(checked.preview?.goals?.[0]?.words).toBe(
        'at least 85%, higher is better, by 31 March 2027, in force from 1 April 2026',
      );
      expect(held()).toEqual([]);

      const effects = await effectsOf(checked.id);
      expect([effects.state, effects.done, effects.of]).toEqual(['done', 1, 1]);
      expect(effects.places[0]?.place.name).toBe('Leeds');

      const done = await publish(checked);
      expect(done.state).toBe('published');
      expect(held()).toEqual(['85']);
      const board = register.find(LEEDS, DAY);
      if (board.kind !== 'in-force') throw new Error('Leeds is a board.');
      const { snapshot, report } = analyseBoard(knowledge, board.board, DAY, null);
      const own = snapshot.goals.find(({ row }) => row.agency === LEEDS);
      expect(own?.holders).toEqual([LEEDS]);
      expect(report.findings.some(({ goals }) => goals.includes(own?.row.id ?? ''))).toBeTrue();

      const changed = await preview(GOAL.replace(',85,', ',88,'));
      expect([changed.preview?.counts.changed, changed.preview?.goals?.[0]?.beforeWords?.slice(0, 12)]).toEqual([
        1,
        'at least 85%',
      ]);
      const second = await publish(changed);
      expect(held()).toEqual(['88']);

      const { batches } = await work.listBatches(officer);
      expect(batches.map(({ isOfGoals }) => isOfGoals)).toEqual([true, true]);
      const { datasets } = await listDatasets(store.observations, catalogue);
      expect(datasets).toEqual([]);

      await work.undoBatch(officer, second.batch ?? '');
      expect(held()).toEqual(['85']);
      await work.redoBatch(officer, second.batch ?? '');
      expect(held()).toEqual(['88']);
      // What another batch has set since is left alone.
      const first = await work.undoBatch(officer, done.batch ?? '');
      expect([first.leftAlone, held()]).toEqual([1, ['88']]);
      await work.undoBatch(officer, second.batch ?? '');
      expect(held()).toEqual(['85']);
    });

    it('sent back as it is given out changes nothing', async () => {
      await publish(await preview(GOAL, `ascof-1a,${LEEDS},,higher,,,,,2026-04-01,,`));
      const given = String(await work.writeGoalFile(officer, 'csv'));
      const again = await preview(...given.trim().split('\r\n').slice(1).map(reorder(given)));
      expect(again.preview?.counts).toEqual({ read: 2, created: 0, changed: 0, unchanged: 2, refused: 0, blank: 0 });
      const workbook = await bring('plan.xlsx', Buffer.from(await work.writeGoalFile(officer, 'xlsx')));
      expect(workbook.understanding?.tables.map(({ sheet }) => sheet)).toEqual(['Goals']);
      expect(workbook.preview?.counts).toEqual({ read: 2, created: 0, changed: 0, unchanged: 2, refused: 0, blank: 0 });
    });

    it('is mended by one fix for all lines of a cause, which can be taken back', async () => {
      const checked = await preview(
        GOAL.replace(LEEDS, 'E0800035').replace('>=', 'at least'),
        GOAL.replace(LEEDS, 'E08000032'),
      );
      expect(checked.preview?.groups.map(({ code, fix }) => [code, fix])).toEqual([
        ['unknown_area', `Read "E0800035" as Leeds (${LEEDS})`],
        ['not_your_agency', 'Leave out the lines of others, keep our own'],
      ]);
      const mend = async (upload: UploadView): Promise<UploadView> =>
        settled(await work.applyFix(officer, upload.id, upload.preview?.groups[0]?.number ?? -1, upload.version));
      const mended = await mend(await mend(checked));
      expect(mended.preview?.counts).toEqual({ read: 2, created: 1, changed: 0, unchanged: 0, refused: 0, blank: 1 });
      expect(mended.fixes).toHaveSize(2);
      const back = await settled(await work.takeBackFix(officer, mended.id, 1, mended.version));
      expect([back.fixes.length, back.preview?.isBlocked]).toEqual([1, true]);
      await publish(await mend(back));
      expect(held()).toEqual(['85']);
    });

    it('says of each wrong line what was found and what is expected, and takes the good ones when told', async () => {
      const checked = await preview(
        GOAL,
        GOAL.replace('asc-reviews', 'no-such-measure'),
        GOAL.replace(',%,', ',days,').replace('2026-04-01', '2026-05-01'),
        GOAL.replace('>=', '<=').replace('2026-04-01', '2026-06-01'),
        GOAL.replace('2027-03-31', '2026-01-01').replace('2026-04-01', '2026-07-01'),
        GOAL.replace(',85,', ',850,').replace('2026-04-01', '2026-08-01'),
        GOAL,
        ',,,,,,,,,,',
      );
      expect(checked.preview?.counts).toEqual({ read: 8, created: 1, changed: 0, unchanged: 0, refused: 6, blank: 1 });
      const problems = await work.readAllProblems(officer, checked.id, 100);
      expect(problems.map(({ line, column, code }) => `${String(line)} ${String(column)} ${code}`)).toEqual([
        '3 measure_code unknown_measure',
        '4 target_unit unit_mismatch',
        '5 target_op goal_direction',
        '6 deadline bad_period',
        '7 target_value out_of_range',
        '8 null duplicate_key',
      ]);
      expect(await refusal(publish(checked))).toBe('rows_refused');
      const back: (readonly string[])[] = [];
      for await (const row of work.readRefusedRows(officer, checked.id)) back.push(row);
      expect(back).toHaveSize(7);
      expect(back[1]?.at(-1)).toContain('no-such-measure');
      await publish(checked, true);
      expect(held()).toEqual(['85']);
    });

    it('goes in whole or not at all where a line is of another organisation, and warns of a goal the other way', async () => {
      const checked = await preview(GOAL, GOAL.replaceAll(LEEDS, 'E08000032'));
      expect(checked.preview?.isBlocked).toBeTrue();
      expect(checked.preview?.counts.refused).toBe(2);
      expect(await refusal(publish(checked, true))).toBe('not_your_agency');
      expect(await store.goals.readCurrent()).toEqual([]);

      const turned = await preview(GOAL.replace('higher,>=', 'lower,<='));
      expect([turned.preview?.warned, turned.preview?.groups[0]?.code]).toEqual([1, 'goal_direction']);
    });

    it('is not published over a goal that another file has set since the preview', async () => {
      const first = await preview(GOAL);
      const second = await preview(GOAL.replace(',85,', ',80,'));
      await publish(first);
      expect(await refusal(publish(second))).toBe('preview_stale');
      expect(held()).toEqual(['85']);
    });

    it('cannot be written for another organisation, whatever asks', async () => {
      const own = store.goals.as({ agency: LEEDS, actor: null });
      const batch = await store.observations
        .as({ agency: LEEDS, actor: null })
        .openBatch({ dataset: 'goals', digest: 'f'.repeat(64), mappingVersion: '1' }, 'a.csv', `${DAY}T12:00:00.000Z`);
      const goal = { ...knowledge.catalogue.goals[0], id: 'local/x', agency: 'E08000032' };
      await expectAsync(own.stage(batch, [{ goal: goal as never, line: 1 }])).toBeRejectedWithError(
        /row-level security/,
      );
    });
  });
}

/** Lines of the whole goal file cut down to the columns of this spec. */
function reorder(file: string): (line: string) => string {
  const [all = []] = [file.replace('\ufeff', '').split('\r\n')[0]?.split(',')];
  const at = HEADING.split(',').map((column) => all.indexOf(column));
  return (line) => {
    const cells = line.split(',');
    return at.map((index) => cells[index] ?? '').join(',');
  };
}
