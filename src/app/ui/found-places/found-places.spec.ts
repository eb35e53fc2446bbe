import { makePlace } from '#app/testing/make-places';
import { foundPlaces } from './found-places.ts';

const places = [
  makePlace({ code: 'X1', name: 'Redcar and Cleveland' }),
  makePlace({ code: 'X2', name: 'Bradford' }),
  makePlace({ code: 'X3', name: 'Upper Redlands' }),
];

describe('typing in the search box', () => {
  it('finds names that begin with the text first, then words that do, then the rest', () => {
    expect(foundPlaces('red', places, []).boards.map(({ name }) => name)).toEqual([
      'Redcar and Cleveland',
      'Upper Redlands',
    ]);
    expect(foundPlaces('r', places, []).boards.map(({ name }) => name)).toEqual([
      'Redcar and Cleveland',
      'Upper Redlands',
      'Bradford',
    ]);
  });

  it('cuts the name where the text stands', () => {
    expect(foundPlaces('LAND', places, []).boards[0]).toEqual(
      jasmine.objectContaining({ before: 'Redcar and Cleve', match: 'land', after: '' }),
    );
  });

  it('finds nothing for nothing', () => {
    expect(foundPlaces('  ', places, []).boards).toEqual([]);
  });

  it('keeps what the server found in districts and organisations, with every board it leads to', () => {
    const boards = [
      { code: 'X1', name: 'Redcar and Cleveland' },
      { code: 'X2', name: 'Bradford' },
    ];
    const found = foundPlaces('red', places, [
      { kind: 'organisation', name: 'Red Hospitals', boards, words: 'serves two' },
      { kind: 'district', name: 'Redditch', boards: boards.slice(0, 1), words: 'a district' },
    ]);
    expect(found.organisations[0]?.boards).toEqual(['X1', 'X2']);
    expect(found.districts[0]?.note).toBe('a district');
  });
});
