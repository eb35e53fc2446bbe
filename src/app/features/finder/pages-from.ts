import type { PageAddress } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { words } from '#app/words/words';

/** A page that can be gone to from here. */
export type PageFrom = { readonly name: string; readonly address: PageAddress; readonly ofPlace: boolean };

/** Every page one can go to from an address, on the same day: those of its place first, then those of none. */
export function pagesFrom(address: PageAddress): readonly PageFrom[] {
  const asOf = address.page === 'unknown' ? null : address.asOf;
  const ofPlace = 'place' in address ? pagesOf(address.place, asOf) : [];
  const { choosePlace, framework, methods, sources, glossary } = words.navigation;
  const shared: readonly (readonly [string, PageAddress])[] = [
    [choosePlace, untouched.choose(asOf)],
    [framework, { page: 'framework', asOf, search: '', domain: null, agency: null, show: 'in use' }],
    [methods, { page: 'methods', asOf, section: null }],
    [sources, { page: 'sources', asOf, search: '', kind: null, open: [] }],
    [glossary, { page: 'glossary', asOf, search: '' }],
  ];
  return [
    ...ofPlace.map(([name, to]) => ({ name, address: to, ofPlace: true })),
    ...shared.map(([name, to]) => ({ name, address: to, ofPlace: false })),
  ].filter((page) => page.address.page !== address.page);
}

function pagesOf(place: string, asOf: string | null): readonly (readonly [string, PageAddress])[] {
  const { journey, agencies, conflicts, measures } = words.navigation;
  return [
    [journey, untouched.journey(place, asOf)],
    [agencies, untouched.agencies(place, asOf)],
    [conflicts, untouched.conflicts(place, asOf)],
    [measures, untouched.measures(place, asOf)],
  ];
}
