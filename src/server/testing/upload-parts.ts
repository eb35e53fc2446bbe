import type { Catalogue } from '#domain/framework/catalogue';
import type { Store } from '#server/storage/open-store';
import { FiguresReadHere, type ReadingKnowledge } from '#server/use-cases/read-figures-here';
import type { UploadParts } from '#server/use-cases/upload-desk';

/** What uploads are read with; read once, it is the same for every store. */
export interface UploadKnowledge {
  readonly reading: ReadingKnowledge;
  readonly catalogue: Catalogue;
}

/**
 * Parts of uploads on a store, read in this thread at noon on 22 November 2026. No organisation serves a place, nothing waits for
 * approval, and what goes wrong fails the spec; a spec says what it wants otherwise.
 * @param folder where files are kept
 */
export function uploadParts(
  store: Store,
  { reading, catalogue }: UploadKnowledge,
  folder: string,
  otherwise: Partial<UploadParts> = {},
): UploadParts {
  return {
    clock: { now: () => '2026-11-22T12:00:00.000Z' },
    catalogue,
    registers: reading.registers,
    uploads: store.uploads,
    observations: store.observations,
    goals: store.goals,
    published: () => store.observations,
    reader: new FiguresReadHere(reading),
    effects: null,
    folder,
    placesOf: () => [],
    typesOf: () => [],
    measuresHeldBy: () => [],
    needsApproval: () => Promise.resolve(false),
    audit: (event) => store.people.write((tables) => tables.audit(event)),
    onPublished: () => Promise.resolve(),
    onFailure: (error) => {
      throw error;
    },
    ...otherwise,
  };
}
