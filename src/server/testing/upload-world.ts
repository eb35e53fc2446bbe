import { Readable } from 'node:stream';
import { join } from 'node:path';
import type { UploadView } from '#domain/contract/uploads-view';
import { readConfig } from '#server/config';
import { loadCatalogueOrRefuse } from '#server/load-or-refuse';
import { loadReadingKnowledge } from '#server/load-reading-knowledge';
import type { Actor } from '#server/permissions/actor';
import type { Store } from '#server/storage/open-store';
import { makeUploadUseCases, type UploadWork } from '#server/use-cases/make-upload-use-cases';
import { makePlaceSettings, needsApprovalBy } from '#server/use-cases/place-settings';
import type { UploadParts } from '#server/use-cases/upload-desk';
import type { Publication } from '#server/use-cases/upload-use-cases';
import { uploadParts, type UploadKnowledge } from './upload-parts.ts';

/** Uploads on a store, read in this thread, with a clock that a spec sets. Each organisation serves the place of its own code. */
export interface UploadWorld {
  readonly work: UploadWork;
  readonly clock: { now: string };
  /** Sends a file of tidy figures, with headings of its own where its first line has some, and looks at its preview. */
  preview(actor: Actor, ...lines: readonly string[]): Promise<UploadView>;
  /** Publishes what was previewed, as it stands now. */
  publish(actor: Actor, upload: UploadView, more?: Partial<Publication>): Promise<UploadView>;
  /** Lets a steward ask for approval in a place. */
  askForApproval(steward: Actor, place: string, stewardApproves: boolean): Promise<void>;
}

const HEADING = 'measure,area,level,period,value,numerator,denominator,missing';

export async function loadUploadKnowledge(): Promise<UploadKnowledge> {
  const { root } = readConfig({});
  return {
    reading: await loadReadingKnowledge(root),
    catalogue: await loadCatalogueOrRefuse(join(root, 'catalogue')),
  };
}

/** @param folder where files are kept */
export function makeUploadWorld(
  store: Store,
  { reading, catalogue }: UploadKnowledge,
  folder: string,
  more: Partial<UploadParts> = {},
): UploadWorld {
  const clock = { now: '2026-11-22T12:00:00.000Z' };
  const placesOf = (agency: string): readonly string[] => (agency.startsWith('E0') ? [agency] : []);
  const audit: UploadParts['audit'] = (event) => store.people.write((tables) => tables.audit(event));
  const work = makeUploadUseCases(
    uploadParts(store, { reading, catalogue }, folder, {
      clock: { now: () => clock.now },
      placesOf,
      needsApproval: needsApprovalBy(store.placeSettings, placesOf),
      audit,
      ...more,
    }),
  );
  const settings = makePlaceSettings({
    settings: store.placeSettings,
    clock: { now: () => clock.now },
    audit,
    nameOf: (place) => place,
  });
  return {
    work,
    clock,
    async preview(actor, ...lines) {
      const { id } = await work.receiveFile(actor, {
        fileName: 'figures.csv',
        bytes: Readable.from([
          Buffer.from((lines[0]?.startsWith('measure,') ? lines : [HEADING, ...lines]).join('\n')),
        ]),
        mostBytes: 1_000_000,
        agency: null,
      });
      await work.understandUpload(actor, id);
      return work.previewUpload(actor, id);
    },
    async publish(actor, { id }, more = {}) {
      const { version, preview } = await work.showUpload(actor, id);
      const how = {
        previewDigest: preview?.digest ?? '',
        goodRowsOnly: false,
        finality: 'final',
        publishAt: null,
      } as const;
      return work.publishUpload(actor, id, { ...how, ...more }, version);
    },
    async askForApproval(steward, place, stewardApproves) {
      const { version } = await store.placeSettings.find(place);
      await settings.changePlaceSettings(steward, place, { stewardApproves }, version);
    },
  };
}
