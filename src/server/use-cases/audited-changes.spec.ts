import type { UploadView } from '#domain/contract/uploads-view';
import type { Actor } from '#server/permissions/actor';
import type { AuditRow } from '#server/storage/audit-event';
import type { Store } from '#server/storage/open-store';
import { makeFolder, TEST_STORES } from '#server/testing/stores';
import type { UploadKnowledge } from '#server/testing/upload-parts';
import { loadUploadKnowledge, makeUploadWorld, type UploadWorld } from '#server/testing/upload-world';

const REDCAR = 'E06000003';
const officer: Actor = {
  kind: 'person',
  account: 'officer',
  role: 'officer',
  agency: REDCAR,
  place: null,
  requestId: 'request 7',
};
const steward: Actor = { kind: 'person', account: 'steward', role: 'steward', agency: null, place: REDCAR };
const GOOD = `ascof-1a,${REDCAR},council,2018/19,19.1`;
const BAD = `ascof-1a,${REDCAR},council,never,1`;

/** A change, with what has to be there before it. */
interface Change {
  readonly name: string;
  prepare(world: UploadWorld): Promise<() => Promise<unknown>>;
  /** What the audit calls it; one event for each transaction. */
  readonly actions: readonly string[];
}

const publishing =
  (...lines: readonly string[]) =>
  async (world: UploadWorld): Promise<UploadView> =>
    world.publish(officer, await world.preview(officer, ...lines));
const waiting = async (world: UploadWorld): Promise<UploadView> => {
  await world.askForApproval(steward, REDCAR, true);
  return publishing(GOOD)(world);
};
const batchOf = ({ batch }: UploadView): string => batch ?? 'none';

const CHANGES: readonly Change[] = [
  {
    name: 'receiving a file',
    prepare: async (world) => () => world.preview(officer, GOOD),
    actions: ['upload:receive'],
  },
  {
    name: 'publishing',
    async prepare(world) {
      const upload = await world.preview(officer, GOOD);
      return () => world.publish(officer, upload);
    },
    actions: ['batch:publish'],
  },
  {
    name: 'publishing the good rows',
    async prepare(world) {
      const upload = await world.preview(officer, GOOD, BAD);
      return () => world.publish(officer, upload, { goodRowsOnly: true });
    },
    actions: ['batch:publish-good-rows'],
  },
  {
    name: 'asking for approval',
    async prepare(world) {
      await world.askForApproval(steward, REDCAR, true);
      const upload = await world.preview(officer, GOOD);
      return () => world.publish(officer, upload);
    },
    actions: ['upload:send-for-approval'],
  },
  {
    name: 'setting a time',
    async prepare(world) {
      const upload = await world.preview(officer, GOOD);
      return () => world.publish(officer, upload, { publishAt: '2026-12-01T09:30:00.000Z' });
    },
    actions: ['upload:schedule'],
  },
  {
    name: 'approving',
    async prepare(world) {
      const { id } = await waiting(world);
      return async () => world.work.approveUpload(steward, id, (await world.work.showUpload(steward, id)).version);
    },
    actions: ['upload:approve', 'batch:publish'],
  },
  {
    name: 'sending back',
    async prepare(world) {
      const { id, version } = await waiting(world);
      return () => world.work.returnUpload(steward, id, 'Which survey is this?', version);
    },
    actions: ['upload:return'],
  },
  {
    name: 'leaving a file',
    async prepare(world) {
      const { id, version } = await world.preview(officer, GOOD);
      return () => world.work.abandonUpload(officer, id, version);
    },
    actions: ['upload:abandon'],
  },
  {
    name: 'undoing',
    async prepare(world) {
      const upload = await publishing(GOOD)(world);
      return () => world.work.undoBatch(officer, batchOf(upload));
    },
    actions: ['batch:undo'],
  },
  {
    name: 'redoing',
    async prepare(world) {
      const upload = await publishing(GOOD)(world);
      await world.work.undoBatch(officer, batchOf(upload));
      return () => world.work.redoBatch(officer, batchOf(upload));
    },
    actions: ['batch:redo'],
  },
  {
    name: 'changing what a place asks for',
    prepare: async (world) => () => world.askForApproval(steward, REDCAR, true),
    actions: ['place-settings:change'],
  },
];

/** Tables whose change is undone at the very end of its transaction, after everything in it was written. */
const CHANGED_TABLES = ['upload', 'batch_commit', 'place_setting'] as const;

for (const kind of TEST_STORES) {
  describe(`every decision is in the audit, on ${kind.name}`, () => {
    let knowledge: UploadKnowledge;
    let folder: Awaited<ReturnType<typeof makeFolder>>;
    let store: Store;
    let world: UploadWorld;

    beforeAll(async () => {
      if (kind.missing !== null) return;
      knowledge = await loadUploadKnowledge();
      folder = await makeFolder();
    }, 60_000);
    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      store = await kind.open();
      world = makeUploadWorld(store, knowledge, folder.path);
    }, 60_000);
    afterAll(async () => {
      if (kind.missing === null) await folder.remove();
    });

    const events = async (): Promise<readonly AuditRow[]> =>
      (await store.people.read((tables) => tables.auditEvents(null, null, 100))).toReversed();
    const below = async (statements: string): Promise<void> =>
      (await kind.driver()).withSession((session) => session.script(statements));
    /** Everything that a decision changes. */
    const state = async (): Promise<unknown> => [
      (await store.observations.listCommits()).map(({ id, undoneBy }) => [id, undoneBy]),
      (await world.work.listUploads(officer)).uploads.map(({ id, state: at, approvedAt }) => [id, at, approvedAt]),
      await store.placeSettings.find(REDCAR),
    ];

    for (const { name, prepare, actions } of CHANGES) {
      it(`${name}: with the change, once, and neither without the other`, async () => {
        const change = await prepare(world);
        const [before, stood] = [await events(), await state()];

        await below('alter table audit_event add constraint nothing_more check (false) not valid');
        await expectAsync(change()).withContext('when it cannot be written down').toBeRejected();
        await below('alter table audit_event drop constraint nothing_more');
        expect(await state())
          .withContext('when it cannot be written down')
          .toEqual(stood);

        await below(
          CHANGED_TABLES.map(
            (table) =>
              `create constraint trigger undone_at_the_end after insert or update on ${table} deferrable initially deferred
               for each row execute function refuse_change()`,
          ).join(';'),
        );
        await expectAsync(change()).withContext('when it is rolled back').toBeRejected();
        await below(CHANGED_TABLES.map((table) => `drop trigger undone_at_the_end on ${table}`).join(';'));
        expect(await state())
          .withContext('when it is rolled back')
          .toEqual(stood);
        expect(await events()).toEqual(before);

        await change();
        const written = (await events()).slice(before.length);
        expect(written.map(({ action, outcome }) => [action, outcome])).toEqual(
          actions.map((action) => [action, 'done']),
        );
        expect(await state()).not.toEqual(stood);
        expect(
          written.every(({ resource }) => /^(batch|upload) \d+$|^place-settings of E06000003$/.test(resource)),
        ).toBeTrue();
        expect(await store.people.verifyAudit()).toEqual(
          jasmine.objectContaining({ kind: 'whole', rows: before.length + actions.length }),
        );
      }, 60_000);
    }

    it('says who did it, for whom and with which request, and what the program does by itself is the operator’s', async () => {
      const upload = await world.preview(officer, GOOD);
      await world.publish(officer, upload, { publishAt: '2026-12-01T09:30:00.000Z' });
      world.clock.now = '2026-12-01T09:30:00.000Z';
      expect(await world.work.publishDue()).toBe(1);
      expect(
        (await events()).map(({ at, actor, agency, action, requestId }) => [at, actor, agency, action, requestId]),
      ).toEqual([
        ['2026-11-22T12:00:00.000Z', 'officer', REDCAR, 'upload:receive', 'request 7'],
        ['2026-11-22T12:00:00.000Z', 'officer', REDCAR, 'upload:schedule', 'request 7'],
        ['2026-12-01T09:30:00.000Z', 'operator', REDCAR, 'batch:publish', null],
      ]);
    });

    it('holds what was refused, and that it was', async () => {
      const upload = await world.preview(officer, GOOD);
      const stranger: Actor = { ...officer, account: 'stranger', agency: 'E06000001' };
      const analyst: Actor = { ...officer, account: 'analyst', role: 'analyst' };
      await expectAsync(world.work.showUpload(stranger, upload.id)).toBeRejected();
      await expectAsync(world.work.abandonUpload(analyst, upload.id, upload.version)).toBeRejected();
      await expectAsync(world.askForApproval(officer, REDCAR, false)).toBeRejected();
      const refused = (await events()).filter(({ outcome }) => outcome === 'refused');
      expect(refused.map(({ actor, agency, action, resource }) => [actor, agency, action, resource])).toEqual([
        ['stranger', 'E06000001', 'batch:read', `upload ${upload.id}`],
        ['analyst', REDCAR, 'batch:remove', `upload ${upload.id}`],
        ['officer', REDCAR, 'place-settings:change', `place-settings of ${REDCAR}`],
      ]);
      expect((await store.people.verifyAudit()).kind).toBe('whole');
    });
  });
}
