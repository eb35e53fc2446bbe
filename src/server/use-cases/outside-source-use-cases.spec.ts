import type { SourceSettings } from '#server/connectors/source-settings';
import type { Actor } from '#server/permissions/actor';
import type { AuditEvent } from '#server/storage/audit-event';
import { makeOutsideSourceUseCases } from './outside-source-use-cases.ts';
import type { OutsideSources, OutsideSourceState } from './outside-sources.ts';
import { NotAllowedError } from './people/not-allowed.ts';

/** A source of an organisation. */
function source(id: string, owner: string | null): SourceSettings {
  return {
    id,
    name: `Source ${id}`,
    owner,
    everyHours: 24,
    publisher: 'Somebody',
    licence: 'Open Government Licence v3.0',
    from: { kind: 'open-sdg', host: 'figures.example', folder: '/en/data', files: [{ id: 'a', form: 'tidy' }] },
  };
}

function person(role: 'officer' | 'analyst' | 'viewer' | 'system-administrator', agency: string | null): Actor {
  return { kind: 'person', account: `${role} account`, role, agency, place: null, requestId: 'request 7' };
}

describe('outside sources for whoever asks', () => {
  const started: string[] = [];
  const read = new Set<string>();
  const MESSAGE = { run: 1, at: '2026-11-22T12:00:01.000Z', words: 'Nothing was changed. 1 area is gone: Leeds.' };
  const state = (settings: SourceSettings): OutsideSourceState => ({
    source: settings,
    runs: [
      {
        id: 1,
        source: settings.id,
        startedBy: 'schedule',
        startedAt: '2026-11-22T12:00:00.000Z',
        endedAt: '2026-11-22T12:00:01.000Z',
        state: 'failed_checks',
        words: 'Nothing was changed. 1 area is gone: Leeds.',
        notes: ['a note'],
        counts: null,
        outline: null,
        validators: null,
        digest: null,
        rawFiles: [],
        notBefore: null,
      },
    ],
    progress: null,
    lastGoodAt: null,
    isStale: true,
    nextAt: '2026-11-22T12:15:00.000Z',
  });
  const all = [source('own', 'RTR'), source('foreign', 'RVW'), source('national', null)].map(state);
  const sources: OutsideSources = {
    list: async () => all,
    show: async (id) => all.find((one) => one.source.id === id) ?? null,
    messageFor: async ({ source: { id } }, account) => (read.has(`${id} 1 ${account}`) ? null : MESSAGE),
    markRead: async (id, run, account) => void read.add(`${id} ${String(run)} ${account}`),
    start: async (id, startedBy) => {
      if (started.some((one) => one.startsWith(`${id} `))) return 'under way';
      started.push(`${id} by ${startedBy}`);
      return 'begun';
    },
    run: async () => null,
    runDue: async () => [],
    close: async () => undefined,
  };
  const audit: AuditEvent[] = [];
  const useCases = makeOutsideSourceUseCases({
    sources,
    clock: { now: () => '2026-11-22T13:00:00.000Z' },
    audit: async (event) => void audit.push(event),
    nameOfAgency: (code) => (code === 'RTR' ? 'South Tees' : null),
  });
  beforeEach(() => {
    started.length = 0;
    audit.length = 0;
  });
  const seenBy = async (actor: Actor): Promise<readonly string[]> =>
    (await useCases.listOutsideSources(actor)).sources.map(
      ({ id, mayRun }) => `${id} ${mayRun ? 'may run' : 'may see'}`,
    );
  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      return error instanceof NotAllowedError ? error.why.code : String(error);
    }
  };

  it('are those of their organisation, and all for a system administrator', async () => {
    expect(await seenBy(person('officer', 'RTR'))).toEqual(['own may run']);
    expect(await seenBy(person('analyst', 'RTR'))).toEqual(['own may see']);
    expect(await codeOf(useCases.listOutsideSources(person('viewer', 'RTR')))).toBe('not_found');
    expect(await seenBy(person('system-administrator', null))).toEqual([
      'own may run',
      'foreign may run',
      'national may run',
    ]);
    expect(await codeOf(useCases.listOutsideSources({ kind: 'public' }))).toBe('not_found');
  });

  it('are told with names, freshness and what the last run did', async () => {
    const [own, foreign, national] = (await useCases.listOutsideSources(person('system-administrator', null))).sources;
    expect(own?.owner).toBe('South Tees');
    expect(foreign?.owner).toBe('an organisation that is not on file');
    expect(national?.owner).toBeNull();
    expect([own?.isStale, own?.runs[0]?.words, own?.runs[0]?.isScheduled]).toEqual([
      true,
      'Nothing was changed. 1 area is gone: Leeds.',
      true,
    ]);
    expect(own?.runs[0]?.notes).toEqual(['a note']);
  });

  it('tell whoever answers for them what went wrong until they have read it, and nobody else', async () => {
    const toldTo = async (actor: Actor): Promise<readonly (string | null)[]> =>
      (await useCases.listOutsideSources(actor)).sources.map(({ message }) => message?.words ?? null);
    const officer = person('officer', 'RTR');
    expect(await toldTo(officer)).toEqual([MESSAGE.words]);
    expect(await toldTo(person('analyst', 'RTR'))).toEqual([null]);
    expect(await codeOf(useCases.markMessageRead(person('analyst', 'RTR'), 'own', 1))).toBe('forbidden');
    expect(await codeOf(useCases.markMessageRead(officer, 'foreign', 1))).toBe('not_found');
    expect(await codeOf(useCases.markMessageRead(officer, 'own', 1))).toBe('done');
    expect(await toldTo(officer)).toEqual([null]);
    expect((await toldTo(person('system-administrator', null)))[0]).toBe(MESSAGE.words);
  });

  it('are run by hand by those who may, and of another’s source nobody learns that it is there', async () => {
    expect(await codeOf(useCases.startOutsideRun(person('officer', 'RTR'), 'own'))).toBe('done');
    expect(await codeOf(useCases.startOutsideRun(person('officer', 'RTR'), 'foreign'))).toBe('not_found');
    expect(await codeOf(useCases.startOutsideRun(person('analyst', 'RTR'), 'own'))).toBe('forbidden');
    expect(await codeOf(useCases.startOutsideRun(person('system-administrator', null), 'nothing'))).toBe('not_found');
    expect(await codeOf(useCases.startOutsideRun({ kind: 'public' }, 'own'))).toBe('not_found');
    expect(started).toEqual(['own by officer account']);
  });

  it('leave every refusal in the audit, and a run that was under way already among them', async () => {
    const officer = person('officer', 'RTR');
    expect(await useCases.startOutsideRun(officer, 'own')).toEqual({ answer: 'begun' });
    expect(audit).toEqual([]);
    expect(await useCases.startOutsideRun(officer, 'own')).toEqual({ answer: 'under way' });
    const refused = {
      at: '2026-11-22T13:00:00.000Z',
      actor: 'officer account',
      agency: 'RTR',
      action: 'connector:run',
      resource: 'connector own',
      outcome: 'refused',
      before: null,
      after: null,
      requestId: 'request 7',
    } as const;
    expect(audit.splice(0)).toEqual([refused]);

    await codeOf(useCases.startOutsideRun(officer, 'foreign'));
    await codeOf(useCases.startOutsideRun(officer, 'nothing'));
    await codeOf(useCases.startOutsideRun(person('analyst', 'RTR'), 'own'));
    await codeOf(useCases.markMessageRead(officer, 'foreign', 1));
    await codeOf(useCases.listOutsideSources(person('viewer', 'RTR')));
    expect(audit).toEqual([
      { ...refused, resource: 'connector foreign', agency: 'RVW' },
      { ...refused, resource: 'connector nothing' },
      { ...refused, actor: 'analyst account' },
      { ...refused, resource: 'connector foreign', agency: 'RVW' },
      { ...refused, actor: 'viewer account', action: 'connector:read', resource: 'connectors' },
    ]);
    expect(started).toEqual(['own by officer account']);
  });
});
