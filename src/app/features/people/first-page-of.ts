import type { SessionView } from '#domain/contract/people-view';
import type { PageAddress } from '#app/url/page-address';

/** Where somebody begins who has just come in and was going nowhere: at their work where there is some, else at their account. */
export function firstPageOf({ may }: Pick<SessionView, 'may'>): PageAddress {
  const hasFiles = may.includes('upload-figures') || may.includes('approve-figures');
  return { page: hasFiles ? 'uploads' : 'account', asOf: null };
}
