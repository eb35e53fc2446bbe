import type { PageAddress } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { words } from '#app/words/words';

/** One step of the way from all places to this page; null for the page itself. */
export type Crumb = { readonly name: string; readonly address: PageAddress | null };

/**
 * The way to a page below a place, on the day it is looked from; empty for the place itself and for pages of no place.
 * @param placeName null while it is not known
 * @param ownName what the page itself is about, when it is one of several; null while it is not known
 */
export function crumbsOf(address: PageAddress, placeName: string | null, ownName: string | null): readonly Crumb[] {
  if (!('place' in address) || address.page === 'journey') return [];
  const { place, asOf } = address;
  const way: Crumb[] = [
    { name: words.crumbs.places, address: untouched.choose(asOf) },
    { name: placeName ?? words.crumbs.thisPlace, address: untouched.journey(place, asOf) },
  ];
  switch (address.page) {
    case 'step':
      return [...way, { name: ownName ?? words.crumbs.step, address: null }];
    case 'seam':
      return [...way, { name: ownName ?? words.crumbs.seam, address: null }];
    case 'through-time':
      return [...way, { name: words.navigation.throughTime, address: null }];
    case 'what-if':
      return [...way, { name: words.navigation.whatIf, address: null }];
    case 'agencies':
      return [...way, { name: words.navigation.agencies, address: null }];
    case 'agency':
      return [
        ...way,
        { name: words.navigation.agencies, address: untouched.agencies(place, asOf) },
        { name: ownName ?? words.crumbs.agency, address: null },
      ];
    case 'conflicts':
      return [...way, { name: words.navigation.conflicts, address: null }];
    case 'conflict':
      return [
        ...way,
        {
          name: words.navigation.conflicts,
          address: untouched.conflicts(place, asOf),
        },
        { name: ownName ?? words.crumbs.conflict, address: null },
      ];
    case 'measures':
      return [...way, { name: words.navigation.measures, address: null }];
    case 'measure':
      return [
        ...way,
        {
          name: words.navigation.measures,
          address: untouched.measures(place, asOf),
        },
        { name: ownName ?? words.crumbs.measure, address: null },
      ];
  }
}
