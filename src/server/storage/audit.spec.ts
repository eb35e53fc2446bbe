import { TEST_STORES, forgetPeople } from '#server/testing/stores';
import type { AuditEvent } from './audit-event.ts';
import { digestOf } from './hash-audit-row.ts';
import type { Store } from './open-store.ts';
import type { SqlSession } from './sql-session.ts';

/** Something that happened at a minute. */
function anEvent(minute: number, more: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: `2026-11-22T12:${String(minute).padStart(2, '0')}:00.000Z`,
    actor: 'somebody',
    agency: 'RTR',
    action: 'batch:publish',
    resource: `batch ${String(minute)}`,
    outcome: 'done',
    before: null,
    after: digestOf({ minute }),
    requestId: null,
    ...more,
  };
}

for (const kind of TEST_STORES) {
  describe(`case 43: the audit on ${kind.name}`, () => {
    let opened: Store | null = null;
    const store = (): Store => {
      if (opened === null) throw new Error('The store is not open.');
      return opened;
    };
    const happen = async (...events: readonly AuditEvent[]): Promise<void> => {
      for (const event of events) await store().people.write((tables) => tables.audit(event));
    };
    const below = async (work: (session: SqlSession) => Promise<void>): Promise<void> => {
      await (await kind.driver()).withSession(work);
    };
    /** As somebody with the database in their hands, past every guard of ours. */
    const tamper = (statement: string): Promise<void> =>
      below((session) =>
        session.script(`set session_replication_role = replica; ${statement}; set session_replication_role = default`),
      );
    const verdict = async () => store().people.verifyAudit();

    beforeAll(async () => {
      if (kind.missing === null) opened = await kind.open();
    }, 120_000);

    beforeEach(async () => {
      if (kind.missing !== null) {
        pending(kind.missing);
        return;
      }
      await forgetPeople(kind);
      await happen(anEvent(1), anEvent(2), anEvent(3), anEvent(4));
    }, 60_000);

    it('is whole when nobody touched it, and when nothing happened yet', async () => {
      expect(await verdict()).toEqual(jasmine.objectContaining({ kind: 'whole', rows: 4 }));
      await forgetPeople(kind);
      expect(await verdict()).toEqual(jasmine.objectContaining({ kind: 'whole', rows: 0 }));
    });

    for (const role of ['app_ro', 'app_rw', 'app_audit']) {
      it(`cannot be changed, removed from or emptied as ${role}`, async () => {
        for (const statement of [
          "update audit_event set actor = 'somebody else' where seq = 2",
          'delete from audit_event where seq = 4',
          'truncate audit_event',
          ...(role === 'app_audit' ? [] : ["update audit_head set seq = 3, hash = ''"]),
          'delete from audit_head',
        ]) {
          await below(async (session) => {
            await session.script(`begin; set local role ${role}`);
            await expectAsync(session.script(statement))
              .withContext(statement)
              .toBeRejectedWithError(/permission denied|nothing in .* is overwritten or removed/);
            await session.script('rollback');
          });
        }
        expect((await verdict()).kind).toBe('whole');
      });
    }

    it('cannot be changed by the owner of the tables either, as long as the triggers stand', async () => {
      await below(async (session) => {
        await expectAsync(session.script('delete from audit_event where seq = 4')).toBeRejectedWithError(/removed/);
      });
    });

    it('names the row that was altered', async () => {
      await tamper("update audit_event set actor = 'somebody else' where seq = 2");
      expect(await verdict()).toEqual({ kind: 'broken', seq: 2, why: 'altered', rows: 1 });
    });

    it('names the row after one that was altered together with its own hash', async () => {
      await tamper("update audit_event set actor = 'x', hash = repeat('a', 64) where seq = 2");
      expect((await verdict()).kind).toBe('broken');
    });

    it('names the row that was removed', async () => {
      await tamper('delete from audit_event where seq = 3');
      expect(await verdict()).toEqual({ kind: 'broken', seq: 3, why: 'missing', rows: 2 });
    });

    it('names the first of two rows that were exchanged', async () => {
      await tamper(
        'update audit_event set seq = 99 where seq = 2; update audit_event set seq = 2 where seq = 3; update audit_event set seq = 3 where seq = 99',
      );
      expect(await verdict()).toEqual({ kind: 'broken', seq: 2, why: 'moved', rows: 1 });
    });

    it('names the last row when it was taken off the end', async () => {
      await tamper('delete from audit_event where seq = 4');
      expect(await verdict()).toEqual({ kind: 'broken', seq: 4, why: 'end-taken-off', rows: 3 });
    });

    it('keeps its order when the clock goes back a day', async () => {
      await happen(anEvent(5, { at: '2026-11-21T12:00:00.000Z' }), anEvent(6));
      const rows = await store().people.read((tables) => tables.auditEvents(null, null, 10));
      expect(rows.map(({ seq, resource }) => [seq, resource])).toEqual([
        [6, 'batch 6'],
        [5, 'batch 5'],
        [4, 'batch 4'],
        [3, 'batch 3'],
        [2, 'batch 2'],
        [1, 'batch 1'],
      ]);
      expect((await verdict()).kind).toBe('whole');
    });

    it('is there with the change, or neither is', async () => {
      await expectAsync(
        store().people.write(async (tables) => {
          await tables.audit(anEvent(5));
          throw new Error('The change failed.');
        }),
      ).toBeRejected();
      expect(await verdict()).toEqual(jasmine.objectContaining({ kind: 'whole', rows: 4 }));
    });

    it('misses and doubles no number when many write at once', async () => {
      await Promise.all(Array.from({ length: 8 }, (_, index) => happen(anEvent(10 + index))));
      expect(await verdict()).toEqual(jasmine.objectContaining({ kind: 'whole', rows: 12 }));
    }, 30_000);

    it('is written by a role that the rest of the transaction does not keep', async () => {
      await store().people.write(async (tables) => {
        await tables.audit(anEvent(5));
        await tables.countTry('somewhere', '2026-11-22T12:00:00.000Z', '2026-11-22T11:59:00.000Z');
      });
      expect((await verdict()).rows).toBe(5);
    });
  });
}
