import { crumbsOf } from './crumbs-of.ts';

const asOf = '2018-03-31';

describe('the way to a page', () => {
  it('leads from all places over the place, each on the day looked from, and ends at the page itself', () => {
    const way = crumbsOf(
      { page: 'measure', place: 'X1', measure: 'm', asOf, look: 'chart', open: [] },
      'Northtown',
      'Waiting',
    );
    expect(way.map(({ name }) => name)).toEqual(['All places', 'Northtown', 'Measures', 'Waiting']);
    expect(way.map(({ address }) => address?.page ?? null)).toEqual(['choose', 'journey', 'measures', null]);
    for (const { address } of way) {
      if (address !== null) expect(address).toEqual(jasmine.objectContaining({ asOf }));
    }
  });

  it('names what is not known yet without a code', () => {
    const way = crumbsOf({ page: 'agency', place: 'X1', agency: 'RTR', asOf, open: [] }, null, null);
    expect(way.map(({ name }) => name)).toEqual(['All places', 'This place', 'Agencies', 'This organisation']);
  });

  it('is not needed at the place itself and where there is no place', () => {
    expect(crumbsOf({ page: 'journey', place: 'X1', asOf, open: [] }, 'Northtown', null)).toEqual([]);
    expect(crumbsOf({ page: 'glossary', asOf, search: '' }, null, null)).toEqual([]);
    expect(crumbsOf({ page: 'unknown', path: '/x' }, null, null)).toEqual([]);
  });
});
