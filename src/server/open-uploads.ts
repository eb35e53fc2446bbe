import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import type { Config } from './config.ts';
import { EffectsInThread } from '#server/jobs/effects-in-thread';
import { FiguresInThreads } from '#server/jobs/figures-in-threads';
import { loadReadingKnowledge } from './load-reading-knowledge.ts';
import type { Store } from '#server/storage/open-store';
import { SYSTEM_CLOCK, today } from '#server/use-cases/clock';
import { measuresHeldBy, typesOf } from '#server/use-cases/measures-held-by';
import { needsApprovalBy } from '#server/use-cases/place-settings';
import { figureWorldOf, publishFigures } from '#server/use-cases/publish-figures';
import type { EffectParts } from '#server/use-cases/effect-parts';
import { makeUploadUseCases, type UploadWork } from '#server/use-cases/make-upload-use-cases';

/** What is told of uploads outside of answers. */
export interface UploadEvents {
  /** Figures have changed: what is read must be read anew. */
  onPublished(): Promise<void>;
  onFailure(error: unknown): void;
  /** What findings after publishing are worked out from; left out: they are not. */
  readonly findings?: Omit<EffectParts, 'worker'>;
}

/** The uploads of an open store, as the server and commands work with them. Checks that an earlier process left are taken back. */
export async function openUploads(
  config: Pick<Config, 'root' | 'filesDir'>,
  store: Store,
  catalogue: Catalogue,
  register: PlaceRegister,
  events: UploadEvents,
): Promise<UploadWork> {
  const { registers } = await loadReadingKnowledge(config.root);
  const published = publishFigures(store.observations, () => figureWorldOf(catalogue, register));
  const placesOf = (agency: string): readonly string[] =>
    register
      .boardsOn(today(SYSTEM_CLOCK))
      .filter(({ code, figuresCode, agencies }) =>
        [code, figuresCode, ...agencies.agencies.map(({ id }) => id)].includes(agency),
      )
      .map(({ code }) => code);
  const work = makeUploadUseCases({
    clock: SYSTEM_CLOCK,
    catalogue,
    registers,
    uploads: store.uploads,
    observations: store.observations,
    goals: store.goals,
    published: () => published,
    reader: new FiguresInThreads(config.root),
    folder: config.filesDir,
    placesOf,
    effects: events.findings === undefined ? null : { ...events.findings, worker: new EffectsInThread() },
    typesOf: (agency) => typesOf(register, agency, today(SYSTEM_CLOCK)),
    measuresHeldBy: (agency) => measuresHeldBy(catalogue, register, agency, today(SYSTEM_CLOCK)),
    needsApproval: needsApprovalBy(store.placeSettings, placesOf),
    audit: (event) => store.people.write((tables) => tables.audit(event)),
    onPublished: () => events.onPublished(),
    onFailure: (error) => events.onFailure(error),
  });
  await work.resume();
  return work;
}
