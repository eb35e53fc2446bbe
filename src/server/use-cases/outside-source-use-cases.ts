import type { OutsideSourcesView, OutsideSourceView, RunStartedView } from '#domain/contract/outside-sources-view';
import type { SourceSettings } from '#server/connectors/source-settings';
import { agencyOfActor, nameOfActor, type Actor } from '#server/permissions/actor';
import { can, decide } from '#server/permissions/policy';
import type { OutsideRun } from '#server/storage/outside-run-repository';
import type { OutsideSources, OutsideSourceState } from './outside-sources.ts';
import { NotAllowedError } from './people/not-allowed.ts';

/** Outside sources, as routes use them: each call asks the policy table with the source's own organisation. */
export interface OutsideSourceUseCases {
  /** Those that the actor may see. @throws NotAllowedError `not_found` for whoever may not even see their own */
  listOutsideSources(actor: Actor): Promise<OutsideSourcesView>;
  /** Whoever answers for a source has read what a run said. @throws NotAllowedError `not_found`, `forbidden` */
  markMessageRead(actor: Actor, id: string, run: number): Promise<void>;
  /** Begins a run by hand. @throws NotAllowedError `not_found`, `forbidden` */
  startOutsideRun(actor: Actor, id: string): Promise<RunStartedView>;
}

/** @param nameOfAgency name of an organisation by its code; null where it is not known */
export function makeOutsideSourceUseCases(
  sources: OutsideSources,
  nameOfAgency: (code: string) => string | null,
): OutsideSourceUseCases {
  const askToRun = async (actor: Actor, id: string): Promise<void> => {
    const found = await sources.show(id);
    const decision =
      found === null ? 'unknown' : decide(actor, 'run', { kind: 'connector', agency: found.source.owner });
    if (decision === 'unknown') throw new NotAllowedError({ code: 'not_found' });
    if (decision === 'forbidden') throw new NotAllowedError({ code: 'forbidden' });
  };
  return {
    async listOutsideSources(actor) {
      if (!can(actor, 'read', { kind: 'connector', agency: agencyOfActor(actor) })) {
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
      await askToRun(actor, id);
      const answer = await sources.start(id, nameOfActor(actor));
      if (answer === 'unknown') throw new NotAllowedError({ code: 'not_found' });
      return { answer };
    },
  };
}

/** What there is where no source is set up. */
export const NO_SOURCES: OutsideSources = {
  list: async () => [],
  show: async () => null,
  messageFor: async () => null,
  markRead: async () => undefined,
  start: async () => 'unknown',
  run: async () => null,
  runDue: async () => [],
  close: async () => undefined,
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
