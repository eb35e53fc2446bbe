import type { Ability } from '#domain/contract/people-view';
import type { PageAddress } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { panelWords } from '#app/words/panel-words';
import { peopleWords } from '#app/words/people-words';
import { words } from '#app/words/words';

/** A page that can be gone to from here. `also`: other words people look for it by. */
export type PageFrom = {
  readonly name: string;
  readonly also: readonly string[];
  readonly address: PageAddress;
  readonly ofPlace: boolean;
};

type Way = readonly [name: string, address: PageAddress, also?: readonly string[]];

/**
 * Every page one can go to from an address, on the same day: those of its place first, then those of none, then those of whoever is
 * signed in.
 * @param may what whoever is signed in may begin; null: nobody is, and the way in stands in place of their pages
 */
export function pagesFrom(address: PageAddress, may: readonly Ability[] | null): readonly PageFrom[] {
  const asOf = address.page === 'unknown' ? null : address.asOf;
  const ofPlace = 'place' in address ? pagesOf(address.place, asOf) : [];
  const toPage =
    (isOfPlace: boolean) =>
    ([name, to, also = []]: Way): PageFrom => ({ name, also, address: to, ofPlace: isOfPlace });
  return [
    ...ofPlace.map(toPage(true)),
    ...pagesOfNone(address, asOf).map(toPage(false)),
    ...pagesOfWhoever(may, asOf).map(toPage(false)),
  ].filter((page) => page.address.page !== address.page);
}

function pagesOf(place: string, asOf: string | null): readonly Way[] {
  const { journey, agencies, conflicts, measures, whatIf, throughTime } = words.navigation;
  const { also } = panelWords.finder;
  return [
    [journey, untouched.journey(place, asOf)],
    [agencies, untouched.agencies(place, asOf), also.agencies],
    [conflicts, untouched.conflicts(place, asOf), also.conflicts],
    [measures, untouched.measures(place, asOf), also.measures],
    [whatIf, untouched.whatIf(place, asOf), also.whatIf],
    [throughTime, untouched.throughTime(place, asOf), also.throughTime],
  ];
}

function pagesOfNone(from: PageAddress, asOf: string | null): readonly Way[] {
  const { choosePlace, compare, framework, methods, sources, glossary } = words.navigation;
  const { also } = panelWords.finder;
  const places = 'place' in from ? [from.place] : [];
  return [
    [choosePlace, untouched.choose(asOf), also.choosePlace],
    [compare, { page: 'compare', asOf, places, measures: [], chart: null, look: 'chart', open: [] }, also.compare],
    [framework, { page: 'framework', asOf, search: '', domain: null, agency: null, show: 'in use' }, also.framework],
    [methods, { page: 'methods', asOf, section: null }, also.methods],
    [sources, { page: 'sources', asOf, search: '', kind: null, open: [] }, also.sources],
    [glossary, { page: 'glossary', asOf, search: '' }, also.glossary],
  ];
}

function pagesOfWhoever(may: readonly Ability[] | null, asOf: string | null): readonly Way[] {
  const { also, history } = panelWords.finder;
  const { title: account, people, outsideSources } = peopleWords.account;
  if (may === null) return [[words.navigation.signIn, { page: 'sign-in', asOf: null, next: null }, also.signIn]];
  const ways: Way[] = [[account, { page: 'account', asOf }, also.account]];
  if (may.includes('upload-figures') || may.includes('approve-figures') || may.includes('read-batches'))
    ways.push(
      [words.navigation.uploads, { page: 'uploads', asOf }, also.uploads],
      [history, { page: 'batches', asOf }, also.history],
    );
  if (may.includes('run-connectors'))
    ways.push([outsideSources, { page: 'outside-sources', asOf }, also.outsideSources]);
  if (may.includes('manage-people')) ways.push([people, { page: 'people', asOf }, also.people]);
  return ways;
}
