import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import type { Store } from '#server/storage/open-store';
import type { UploadWork } from '#server/use-cases/make-upload-use-cases';

/** The store and what works on it, open: in this process, or in the server that holds the store. */
export interface Opened {
  readonly store: Store;
  readonly uploads: UploadWork;
  readonly catalogue: Catalogue;
  readonly register: PlaceRegister;
}
