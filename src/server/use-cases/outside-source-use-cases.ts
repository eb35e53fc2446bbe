import type { OutsideSourcesView, OutsideSourceView, RunStartedView } from '#domain/contract/outside-sources-view';
import type { SourceSettings } from '#server/connectors/source-settings';
import { agencyOfActor, nameOfActor, type Actor } from '#server/permissions/actor';
import { can, decide } from '#server/permissions/policy';
import type { AuditEvent } from '#server/storage/audit-event';
import type { OutsideRun } from '#server/storage/outside-run-repository';
import type { Clock } from './clock.ts';
import type { OutsideSources, OutsideSourceState } from './outside-sources.ts';
import { auditOf } from './people/audit-of.ts';
import { NotAllowedError } from './people/not-allowed.ts';

/** Outside sources, as routes use them: each call asks the policy table with the source's own organisation. */
export interface OutsideSourceUseCases {
  /** Those that the actor may see. @throws NotAllowedError `not_found` for whoever may not even see their own */
  listOutsideSources(actor: Actor): Promise<OutsideSourcesView>;
  /** Whoever answers for a source has read what a run said. @throws NotAllowedError `not_found`, `forbidden` */
  markMessageRead(actor: Actor, id: string, run: number): Promise<void>;
  /** Begins a run by hand; one that is under way already is begun no second time. @throws NotAllowedError `not_found`, `forbidden` */
  startOutsideRun(actor: Actor, id: string): Promise<RunStartedView>;
}

/** What requests about outside sources are answered with. */
export interface OutsideSourceParts {
  readonly sources: OutsideSources;
  readonly clock: Clock;
  /** Writes to the audit what was refused. */
  readonly audit: (event: AuditEvent) => Promise<void>;
  /** Name of an organisation by its code; null where it is not known. */
  readonly nameOfAgency: (code: string) => string | null;
}

/** Binds requests about outside sources to those that are set up. Every refusal is written to the audit before it is told. */
export function makeOutsideSourceUseCases({
  sources,
  clock,
  audit,
  nameOfAgency,
}: OutsideSourceParts): OutsideSourceUseCases {
  /** @param owner of the source; left out where no source is meant or there is none of that id */
  const tellRefused = (actor: Actor, action: 'read' | 'run', resource: string, owner?: string | null): Promise<void> =>
    audit(
      auditOf(actor, clock.now(), {
        action: `connector:${action}`,
        resource,
        outcome: 'refused',
        ...(owner === undefined ? {} : { agency: owner }),
        requestId: actor.kind === 'person' ? (actor.requestId ?? null) : null,
      }),
    );
  /** @returns who answers for the source */
  const askToRun = async (actor: Actor, id: string): Promise<string | null> => {
    const owner = (await sources.show(id))?.source.owner;
    const decision = owner === undefined ? 'unknown' : decide(actor, 'run', { kind: 'connector', agency: owner });
    if (owner !== undefined && decision === 'allowed') return owner;
    await tellRefused(actor, 'run', `connector ${id}`, owner);
    throw new NotAllowedError({ code: decision === 'forbidden' ? 'forbidden' : 'not_found' });
  };
  return {
    async listOutsideSources(actor) {
      if (!can(actor, 'read', { kind: 'connector', agency: agencyOfActor(actor) })) {
        await tellRefused(actor, 'read', 'connectors');
        throw new NotAllowedError({ code: 'not_found' });
      }
      const seen = (await sources.list()).filter(({ source: { owner } }) =>
        can(actor, 'read', { kind: 'connector', agency: owner }),
      );
      return {
        sources: await Promise.all(
          seen.map(async (state) => {
            const mayRun = can(actor, 'run', { kind: 'connector', agency: state.source.owner });
            const message = mayRun ? await sources.messageFor(state, nameOfActor(actor)) : null;
            return { ...toView(state, nameOfAgency), mayRun, message };
          }),
        ),
      };
    },
    async markMessageRead(actor, id, run) {
      await askToRun(actor, id);
      await sources.markRead(id, run, nameOfActor(actor));
    },
    async startOutsideRun(actor, id) {
      const owner = await askToRun(actor, id);
      const answer = await sources.start(id, nameOfActor(actor));
      if (answer !== 'begun') await tellRefused(actor, 'run', `connector ${id}`, owner);
      if (answer === 'unknown') throw new NotAllowedError({ code: 'not_found' });
      return { answer };
    },
  };
}

/** What a server answers that was given no outside sources. */
export const NOTHING_OUTSIDE: OutsideSourceUseCases = {
  listOutsideSources: async () => ({ sources: [] }),
  markMessageRead: () => Promise.reject(new NotAllowedError({ code: 'not_found' })),
  startOutsideRun: () => Promise.reject(new NotAllowedError({ code: 'not_found' })),
};

const KINDS: Readonly<Record<SourceSettings['from']['kind'], string>> = {
  fingertips: 'Fingertips API',
  dhis2: 'DHIS2 server',
  fhir: 'FHIR server',
  'open-sdg': 'open data site',
  'watched-folder': 'folder on the server',
};

function toView(
  { source, runs, progress, lastGoodAt, isStale, nextAt }: OutsideSourceState,
  nameOfAgency: (code: string) => string | null,
): Omit<OutsideSourceView, 'mayRun' | 'message'> {
  const { from, owner } = source;
  return {
    id: source.id,
    name: source.name,
    kind: KINDS[from.kind],
    at: 'host' in from ? from.host : from.folder,
    owner: owner === null ? null : (nameOfAgency(owner) ?? 'an organisation that is not on file'),
    publisher: source.publisher,
    everyHours: source.everyHours,
    lastGoodAt,
    isStale,
    nextAt,
    progress,
    runs: runs.map(toRun),
  };
}

function toRun({
  id,
  startedAt,
  endedAt,
  state,
  words,
  notes,
  counts,
  startedBy,
}: OutsideRun): OutsideSourceView['runs'][number] {
  return {
    id,
    startedAt,
    endedAt,
    state,
    words,
    notes: Array.isArray(notes) ? notes.map(String) : [],
    counts: isCounts(counts) ? counts : null,
    isScheduled: startedBy === 'schedule',
  };
}

type Counts = NonNullable<OutsideSourceView['runs'][number]['counts']>;

function isCounts(value: unknown): value is Counts {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['read', 'created', 'changed', 'unchanged', 'refused', 'blank'].every((name) => Object.hasOwn(value, name))
  );
}
