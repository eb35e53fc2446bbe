import { readAddress } from '#app/url/read-address';
import { explanations } from '#app/words/explanations';
import { pagesFrom } from './pages-from.ts';

const everything = ['upload-figures', 'read-batches', 'approve-figures', 'run-connectors', 'manage-people'] as const;

/** Pages that one comes to from another page, by what stands there, or by a link of one's own. */
const reachedOtherwise = [
  ...['conflict', 'step', 'seam', 'agency', 'measure'],
  ...['upload', 'batch', 'figure'],
  ...['sign-in', 'set-up', 'invitation', 'unknown'],
];

describe('the pages that can be gone to by name', () => {
  const at = readAddress('/places/E06000003/conflicts/ORPHAN%2FJ10?asOf=2018-03-31');

  it('are all there are: a page that is added is found, or said to be reached otherwise', () => {
    const found: readonly string[] = pagesFrom(at, everything).map(({ address }) => address.page);
    const missing = Object.keys(explanations).filter((page) => page !== at.page && !found.includes(page));
    expect([...missing, at.page].sort()).toEqual([...reachedOtherwise].sort());
  });

  it('keep the day, and begin a comparison with the place one is at', () => {
    const pages = pagesFrom(at, everything).map(({ address }) => address);
    expect(pages.map((page) => page.page === 'unknown' || page.asOf)).toEqual(pages.map(() => '2018-03-31'));
    const compare = pages.find((page) => page.page === 'compare');
    expect(compare?.page === 'compare' && compare.places).toEqual(['E06000003']);
  });

  it('hold nothing that needs a role for whoever has not signed in, but the way in', () => {
    const pages = pagesFrom(at, null).map(({ address }) => address.page);
    expect(pages).toContain('sign-in');
    for (const own of ['account', 'people', 'uploads', 'batches', 'outside-sources'] as const)
      expect(pages).not.toContain(own);
  });

  it('hold for each role what it may begin', () => {
    const own = (may: Parameters<typeof pagesFrom>[1]) =>
      pagesFrom(at, may)
        .filter(({ address }) => ['account', 'people', 'uploads', 'batches', 'outside-sources'].includes(address.page))
        .map(({ address }) => address.page);
    expect(own([])).toEqual(['account']);
    expect(own(['upload-figures', 'read-batches', 'run-connectors'])).toEqual([
      'account',
      'uploads',
      'batches',
      'outside-sources',
    ]);
    expect(own(['manage-people', 'read-audit'])).toEqual(['account', 'people']);
  });

  it('leave out the one we are at, and every page of a place where there is none', () => {
    const pages = pagesFrom(readAddress('/methods'), null);
    expect(pages.some(({ address }) => address.page === 'methods')).toBeFalse();
    expect(pages.some(({ ofPlace }) => ofPlace)).toBeFalse();
    const compare = pages.map(({ address }) => address).find((page) => page.page === 'compare');
    expect(compare?.page === 'compare' && compare.places).toEqual([]);
  });
});
