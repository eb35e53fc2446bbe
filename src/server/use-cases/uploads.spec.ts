import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { UploadView } from '#domain/contract/uploads-view';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import { OPERATOR, type Actor } from '#server/permissions/actor';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import { uploadParts } from '#server/testing/upload-parts';
import { join } from 'node:path';
import type { Store } from '#server/storage/open-store';
import { makeUploadUseCases, type UploadWork } from './make-upload-use-cases.ts';
import type { ReadingKnowledge } from './read-figures-here.ts';
import { UploadRefused } from './upload-refused.ts';
import type { Publication } from './upload-use-cases.ts';

const officer = (agency: string): Actor => ({
  kind: 'person',
  account: `of-${agency}`,
  role: 'officer',
  agency,
  place: null,
});
const steward: Actor = { kind: 'person', account: 'steward', role: 'steward', agency: null, place: 'E06000003' };
const REDCAR = 'E06000003';
const HARTLEPOOL = 'E06000001';
const HEADING = 'measure,area,level,period,value,numerator,denominator,missing';
const GOAL_HEADING =
  'measure_code,organisation_code,place_code,polarity,target_op,target_value,target_unit,deadline,in_force_from,set_by,source_url';

for (const kind of TEST_STORES) {
  describe(`an upload on ${kind.name}`, () => {
    let knowledge: ReadingKnowledge;
    let catalogue: Awaited<ReturnType<typeof loadCatalogueOrRefuse>>;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let store: Store;
    let work: UploadWork;
    let now: string;
    let published: number;
    let approval: boolean;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      const { root } = readConfig({});
      knowledge = await loadReadingKnowledge(root);
      catalogue = await loadCatalogueOrRefuse(join(root, 'catalogue'));
      folder = await makeFolder();
    }, 60_000);
    afterAll(async () => {
      if (kind.missing === null) await folder.remove();
    });

    async function setup(): Promise<void> {
      store = await kind.open();
      now = '2026-11-22T12:00:00.000Z';
      published = 0;
      approval = false;
      work = makeUploadUseCases(
        uploadParts(store, { reading: knowledge, catalogue }, folder.path, {
          clock: { now: () => now },
          placesOf: (agency) => (agency === REDCAR ? [REDCAR] : []),
          typesOf: () => ['council_asc'],
          needsApproval: () => Promise.resolve(approval),
          onPublished: () => {
            published += 1;
            return Promise.resolve();
          },
        }),
      );
    }
    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      await setup();
    }, 60_000);

    const receive = (actor: Actor, ...lines: readonly string[]): Promise<UploadView> =>
      work.receiveFile(actor, {
        fileName: 'C:\\figures\\march.csv',
        bytes: Readable.from([Buffer.from([HEADING, ...lines].join('\r\n'))]),
        mostBytes: 10_000,
        agency: null,
      });
    async function preview(actor: Actor, ...lines: readonly string[]): Promise<UploadView> {
      const { id } = await receive(actor, ...lines);
      await work.understandUpload(actor, id);
      return work.previewUpload(actor, id);
    }
    const how = (upload: UploadView, more: Partial<Publication> = {}): Publication => ({
      previewDigest: upload.preview?.digest ?? '',
      goodRowsOnly: false,
      finality: 'final',
      publishAt: null,
      ...more,
    });
    const publish = (actor: Actor, upload: UploadView, more: Partial<Publication> = {}): Promise<UploadView> =>
      work.publishUpload(actor, upload.id, how(upload, more), upload.version);
    async function refusal(asked: Promise<unknown>): Promise<string> {
      try {
        await asked;
      } catch (error) {
        if (error instanceof UploadRefused) return `${String(error.status)} ${error.code}`;
        throw error;
      }
      return 'done';
    }
    const stored = async (): Promise<readonly string[]> =>
      (await store.observations.readObservations(['ascof-1a', 'ascof-1b']))
        .map(
          ({ observation: { measure, area, period, value } }) =>
            `${measure} ${area} ${period} ${value.kind === 'value' ? String(value.value) : value.reason}`,
        )
        .sort();
    const rows = [`ascof-1a,${REDCAR},council,2018/19,19.1`, `ascof-1b,${REDCAR},council,2018/19,77`];

    it('keeps the bytes, understands, previews and publishes them, and knows the same file again', async () => {
      const received = await receive(officer(REDCAR), ...rows);
      expect([received.state, received.fileName, received.agency]).toEqual(['received', 'march.csv', REDCAR]);
      expect(received.digest).toBe(
        createHash('sha256')
          .update([HEADING, ...rows].join('\r\n'))
          .digest('hex'),
      );
      const understood = await work.understandUpload(officer(REDCAR), received.id);
      expect(understood.state).toBe('understood');
      expect(understood.understanding?.questions).toEqual([]);
      const checked = await work.previewUpload(officer(REDCAR), received.id);
      expect(checked.state).toBe('checked');
      expect(checked.preview?.counts).toEqual({ read: 2, created: 2, changed: 0, unchanged: 0, refused: 0, blank: 0 });
      expect(await stored()).toEqual([]);
      const done = await publish(officer(REDCAR), checked);
      expect([done.state, done.replayed, published]).toEqual(['published', false, 1]);
      expect(await stored()).toEqual([`ascof-1a ${REDCAR} 2018/19 19.1`, `ascof-1b ${REDCAR} 2018/19 77`]);

      const again = await preview(officer(REDCAR), ...rows);
      expect(again.preview?.counts.unchanged).toBe(2);
      const replayed = await publish(officer(REDCAR), again);
      expect([replayed.batch, replayed.replayed]).toEqual([done.batch, true]);
      expect(await store.observations.listCommits()).toHaveSize(1);
    });

    it('shows how a score between nought and one would move, in the decimals it is told in', async () => {
      const actor = officer(REDCAR);
      await publish(actor, await preview(actor, `ascof-1j,${REDCAR},council,2018/19,0.416`));
      const next = await preview(actor, `ascof-1j,${REDCAR},council,2018/19,0.385`);
      expect(next.preview?.movements.map(({ words }) => words)).toEqual([
        'Redcar and Cleveland falls from 0.416 to 0.385.',
      ]);
      expect(next.preview?.samples.map(({ value }) => value)).toEqual(['0.385']);
    });

    it('is stored once more where it was undone, or where another file has changed its figures since', async () => {
      const actor = officer(REDCAR);
      const first = await publish(actor, await preview(actor, ...rows));
      // The same figures from another file: nothing to store, and a batch of its own.
      const same = await publish(actor, await preview(actor, ...rows.toReversed()));
      await work.undoBatch(actor, same.batch ?? '');
      await work.undoBatch(actor, first.batch ?? '');
      expect(await stored()).toEqual([]);

      for (const lines of [rows.toReversed(), rows]) {
        const again = await preview(actor, ...lines);
        expect(again.preview?.counts.created).toBe(2);
        const done = await publish(actor, again);
        expect([done.state, done.replayed]).toEqual(['published', false]);
        expect(await stored()).toHaveSize(2);
        await work.undoBatch(actor, done.batch ?? '');
        expect(await stored()).toEqual([]);
      }

      await publish(actor, await preview(actor, ...rows));
      await publish(actor, await preview(actor, `ascof-1a,${REDCAR},council,2018/19,20.5`));
      expect(await stored()).toContain(`ascof-1a ${REDCAR} 2018/19 20.5`);
      const back = await publish(actor, await preview(actor, ...rows));
      expect(back.replayed).toBeFalse();
      expect(await stored()).toEqual([`ascof-1a ${REDCAR} 2018/19 19.1`, `ascof-1b ${REDCAR} 2018/19 77`]);
    });

    it('case 19: is one batch when the same file is published twice at once, and the same answer for both', async () => {
      const actor = officer(REDCAR);
      const [one, other] = [await preview(actor, ...rows), await preview(actor, ...rows)];
      const [first, second] = await Promise.all([publish(actor, one), publish(actor, other)]);
      expect(first.batch).toBe(second.batch);
      expect([first.replayed, second.replayed].sort()).toEqual([false, true]);
      expect(await store.observations.listCommits()).toHaveSize(1);
      expect(await stored()).toHaveSize(2);
    });

    it('case 28: is refused when its columns are pointed at another agency after it was let through', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      expect(checked.preview?.isBlocked).toBeFalse();
      const mapping = checked.understanding?.mapping as ColumnMapping;
      const elsewhere = {
        ...mapping,
        tables: mapping.tables.map((table) => ({
          ...table,
          area: HARTLEPOOL,
          columns: table.columns.filter(({ part }) => part !== 'area'),
        })),
      };
      const pointed = await work.setMapping(actor, checked.id, elsewhere, checked.version);
      const again = await work.previewUpload(actor, pointed.id);
      expect(again.preview?.isBlocked).toBeTrue();
      expect(await refusal(publish(actor, again, { goodRowsOnly: true }))).toBe('403 not_your_agency');
      expect(await stored()).toEqual([]);
    });

    it('case 29: gives whoever else speaks of its measure no right over it', async () => {
      const done = await publish(officer(REDCAR), await preview(officer(REDCAR), ...rows));
      const link = officer(HARTLEPOOL);
      const previewGoal = async (agency: string): Promise<UploadView> => {
        const goal = `ascof-1a,${agency},,higher,,,,,2026-04-01,,`;
        const { id } = await work.receiveFile(link, {
          fileName: 'goals.csv',
          bytes: Readable.from([Buffer.from(`${GOAL_HEADING}\r\n${goal}`)]),
          mostBytes: 10_000,
          agency: null,
        });
        await work.understandUpload(link, id);
        return work.previewUpload(link, id);
      };
      const linked = await publish(link, await previewGoal(HARTLEPOOL));
      expect(linked.state).toBe('published');
      expect(await refusal(work.undoBatch(link, done.batch ?? ''))).toBe('404 unknown_batch');
      expect(await refusal(work.abandonUpload(link, done.id, done.version))).toBe('404 unknown_upload');
      const changed = await preview(link, `ascof-1a,${REDCAR},council,2018/19,50`);
      expect(await refusal(publish(link, changed, { goodRowsOnly: true }))).toBe('403 not_your_agency');
      expect(await stored()).toHaveSize(2);
      // Nor may somebody set a goal for another.
      const blocked = await previewGoal(REDCAR);
      expect(await refusal(publish(link, blocked, { goodRowsOnly: true }))).toMatch(/^4(03|22) /);
    });

    it('case 18: refuses a whole file with rows of another agency, and stores nothing of it', async () => {
      const checked = await preview(officer(REDCAR), ...rows, `ascof-1a,${HARTLEPOOL},council,2018/19,20`);
      expect(checked.preview?.isBlocked).toBeTrue();
      expect(checked.preview?.counts.refused).toBe(3);
      const asked = publish(officer(REDCAR), checked, { goodRowsOnly: true });
      expect(await refusal(asked)).toBe('403 not_your_agency');
      const told = await asked.catch((error: unknown) => (error instanceof UploadRefused ? error.problems : []));
      expect(told).toEqual([
        jasmine.objectContaining({ line: null, code: 'not_your_agency', found: jasmine.stringContaining('in line 4') }),
      ]);
      expect(await stored()).toEqual([]);
      expect(await store.observations.listCommits()).toEqual([]);
      const events = await store.people.read((tables) => tables.auditEvents(null, null, 10));
      expect(events.map(({ action, outcome, agency }) => `${action} ${outcome} ${String(agency)}`)).toEqual([
        `batch:publish refused ${REDCAR}`,
        `upload:receive done ${REDCAR}`,
      ]);
    });

    it('leaves the lines of others out when its officer says so, and publishes its own', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows, `ascof-1a,${HARTLEPOOL},council,2018/19,20`);
      const [group, ...more] = checked.preview?.groups ?? [];
      expect([group?.code, group?.fix, more.length]).toEqual([
        'not_your_agency',
        'Leave out the lines of others, keep our own',
        0,
      ]);
      let now2 = await work.applyFix(actor, checked.id, group?.number ?? -1, checked.version);
      while (now2.state === 'checking') {
        await new Promise((resolve) => setImmediate(resolve));
        now2 = await work.showUpload(actor, checked.id);
      }
      expect(now2.preview?.counts).toEqual({ read: 3, created: 2, changed: 0, unchanged: 0, refused: 0, blank: 1 });
      expect((await publish(actor, now2)).state).toBe('published');
      expect(await stored()).toHaveSize(2);
    });

    it('publishes the good rows only when told so, and gives the refused ones back with their reasons', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(
        actor,
        ...rows,
        `ascof-1a,${REDCAR},council,never,1`,
        `ascof-1a,${REDCAR},council,2019/20,many`,
      );
      expect(checked.preview?.counts).toEqual({ read: 4, created: 2, changed: 0, unchanged: 0, refused: 2, blank: 0 });
      expect(await refusal(publish(actor, checked))).toBe('422 rows_refused');
      const back: (readonly string[])[] = [];
      for await (const row of work.readRefusedRows(actor, checked.id)) back.push(row);
      expect(back.map((row) => row[3])).toEqual(['period', 'never', '2019/20']);
      expect(back[0]?.at(-1)).toBe('why it was refused');
      expect(back[1]?.at(-1)).toContain('never');
      const done = await publish(actor, checked, { goodRowsOnly: true });
      expect(done.state).toBe('published');
      expect(await stored()).toHaveSize(2);
      const detail = await work.showBatch(actor, done.batch ?? '');
      expect(detail.problems.map(({ line, column }) => `${String(line)} ${column ?? ''}`)).toEqual([
        '4 period',
        '5 value',
      ]);
    });

    it('is stale when a figure it speaks of moved since, and fresh once it is checked again', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      const other = await preview(OPERATOR, `ascof-1a,${REDCAR},council,2018/19,20`);
      await publish(OPERATOR, other);
      expect(await refusal(publish(actor, checked))).toBe('409 preview_stale');
      const now2 = await work.previewUpload(actor, checked.id);
      expect(now2.preview?.counts.changed).toBe(1);
      expect(now2.preview?.replaces.map(({ code }) => code)).toEqual(['operator']);
      expect(now2.preview?.movements.map(({ before, after }) => [before, after])).toEqual([[20, 19.1]]);
      expect(now2.preview?.movements.map(({ beforeWords, afterWords }) => [beforeWords, afterWords])).toEqual([
        ['20.0', '19.1'],
      ]);
      expect((await publish(actor, now2)).state).toBe('published');
    });

    it('is refused to whoever looked at another preview or another version of it', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      expect(await refusal(publish(actor, checked, { previewDigest: 'a'.repeat(64) }))).toBe('409 preview_stale');
      expect(await refusal(work.publishUpload(actor, checked.id, how(checked), checked.version - 1))).toBe(
        '412 upload_changed',
      );
    });

    it("is nobody else's to see or to touch", async () => {
      const checked = await preview(officer(REDCAR), ...rows);
      const viewer: Actor = { kind: 'person', account: 'v', role: 'analyst', agency: REDCAR, place: null };
      for (const actor of [officer(HARTLEPOOL), { kind: 'public' } as const]) {
        expect(await refusal(work.showUpload(actor, checked.id))).toBe('404 unknown_upload');
        expect(await refusal(publish(actor, checked))).toBe('404 unknown_upload');
        expect(await refusal(work.abandonUpload(actor, checked.id, checked.version))).toBe('404 unknown_upload');
      }
      expect(await refusal(publish(viewer, checked))).toBe('403 forbidden');
      expect((await work.showUpload(viewer, checked.id)).id).toBe(checked.id);
      expect((await work.listUploads(officer(HARTLEPOOL))).uploads).toEqual([]);
      const done = await publish(officer(REDCAR), checked);
      expect(await refusal(work.undoBatch(officer(HARTLEPOOL), done.batch ?? ''))).toBe('404 unknown_batch');
      expect(await refusal(work.undoBatch(viewer, done.batch ?? ''))).toBe('403 forbidden');
      // A file sent for another organisation than one's own is nobody's to send.
      expect(
        await refusal(
          work.receiveFile(officer(HARTLEPOOL), {
            fileName: 'a',
            bytes: Readable.from([]),
            mostBytes: null,
            agency: REDCAR,
          }),
        ),
      ).toMatch(/40[34]/);
    });

    it('is published at its time and not before, when no one but its owner can read it', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      const waiting = await publish(actor, checked, { publishAt: '2026-11-23T09:30:00.000Z', finality: 'provisional' });
      expect(waiting.state).toBe('scheduled');
      expect(await work.publishDue()).toBe(0);
      expect(await stored()).toEqual([]);
      expect(await refusal(work.showUpload(officer(HARTLEPOOL), checked.id))).toBe('404 unknown_upload');
      now = '2026-11-23T09:30:00.000Z';
      expect(await work.publishDue()).toBe(1);
      expect(await stored()).toHaveSize(2);
      const { versions } = await work.showVersions('ascof-1a', REDCAR, '2018/19');
      expect(versions.map(({ finality, recordedAt }) => [finality, recordedAt])).toEqual([['provisional', now]]);
    });

    it('waits for a steward of its place where the place asks for it', async () => {
      approval = true;
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      const waiting = await publish(actor, checked);
      expect(waiting.state).toBe('waiting');
      expect(await stored()).toEqual([]);
      expect(await refusal(work.approveUpload(actor, waiting.id, waiting.version))).toBe('403 forbidden');
      const returned = await work.returnUpload(steward, waiting.id, 'Which survey is this?', waiting.version);
      expect([returned.state, returned.failure?.message]).toEqual(['checked', 'Which survey is this?']);
      const again = await publish(actor, returned);
      const approved = await work.approveUpload(steward, again.id, again.version);
      expect(approved.state).toBe('published');
      expect(await stored()).toHaveSize(2);
    });

    it('is undone and done again from the history, and every figure keeps its versions', async () => {
      const actor = officer(REDCAR);
      const first = await publish(actor, await preview(actor, ...rows));
      now = '2026-11-22T13:00:00.000Z';
      const second = await publish(actor, await preview(actor, `ascof-1a,${REDCAR},council,2018/19,21`));
      now = '2026-11-22T14:00:00.000Z';
      const undone = await work.undoBatch(actor, second.batch ?? '');
      expect([undone.batch.kind, undone.batch.counts.changed, undone.leftAlone]).toEqual(['undo', 1, 0]);
      expect(await stored()).toContain(`ascof-1a ${REDCAR} 2018/19 19.1`);
      expect(await refusal(work.undoBatch(actor, second.batch ?? ''))).toBe('409 upload_state');
      const redone = await work.redoBatch(actor, second.batch ?? '');
      expect(redone.batch.kind).toBe('redo');
      const replaced = async (upload: UploadView): Promise<number> =>
        (await work.showBatch(actor, upload.batch ?? '')).supersededSince;
      // Its own undoing is no later file.
      expect([await replaced(first), await replaced(second)]).toEqual([1, 0]);
      expect(await stored()).toContain(`ascof-1a ${REDCAR} 2018/19 21`);
      const left = await work.undoBatch(actor, first.batch ?? '');
      expect([left.leftAlone, left.leftAloneExamples.length]).toEqual([1, 1]);
      const { batches } = await work.listBatches(actor);
      expect(batches.map((batch) => batch.kind)).toEqual(['undo', 'redo', 'undo', 'import', 'import']);
      expect(batches.map((batch) => [batch.canUndo, batch.canRedo])).toEqual([
        [false, false],
        [false, false],
        [false, false],
        [true, false],
        [false, true],
      ]);
      const all = await work.showVersions('ascof-1a', REDCAR, '2018/19');
      expect(all.versions.map(({ value }) => value)).toEqual([19.1, 21, 19.1, 21]);
      const then = await work.showVersions('ascof-1a', REDCAR, '2018/19', '2026-11-22T13:30:00.000Z');
      expect(then.versions.filter(({ supersededAt }) => supersededAt === null).map(({ value }) => value)).toEqual([21]);
    });

    it('can no longer be undone by an officer after thirty days, but by an administrator', async () => {
      const actor = officer(REDCAR);
      const done = await publish(actor, await preview(actor, ...rows));
      now = '2026-12-22T12:00:00.001Z';
      expect(await refusal(work.undoBatch(actor, done.batch ?? ''))).toBe('403 forbidden');
      const administrator: Actor = {
        kind: 'person',
        account: 'a',
        role: 'agency-administrator',
        agency: REDCAR,
        place: null,
      };
      expect((await work.undoBatch(administrator, done.batch ?? '')).batch.counts.changed).toBe(2);
    });

    it('is dropped when it is abandoned, and stays where it was over a restart', async () => {
      const actor = officer(REDCAR);
      const checked = await preview(actor, ...rows);
      expect(await store.observations.sweep()).toBe(0);
      expect(await work.resume()).toBe(0);
      const abandoned = await work.abandonUpload(actor, checked.id, checked.version);
      expect(abandoned.state).toBe('abandoned');
      expect(await refusal(publish(actor, { ...checked, version: abandoned.version }))).toBe('409 upload_state');
      expect(await store.observations.sweep()).toBe(0);
    });

    it('case 8: with a byte too many is refused before it is an upload', async () => {
      const many = receive(officer(REDCAR), 'x'.repeat(10_000));
      expect(await refusal(many)).toBe('413 file_too_large');
      expect((await work.listUploads(officer(REDCAR))).uploads).toEqual([]);
    });
  });
}
