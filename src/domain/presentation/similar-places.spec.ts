import type { Board } from '#domain/framework/place-agencies';
import { aBoard } from '#domain/testing/build-board';
import { peopleInWords, proposeSimilar } from './similar-places.ts';

const population = (all: number, over65: number): Board['population'] => ({ all, adults: all, over65, over85: 0 });
const leeds = aBoard('L', {
  name: 'Leeds',
  population: population(798_786, 124_000),
  similar: [
    { code: 'S', name: 'Sheffield', distance: 0.743 },
    { code: 'B', name: 'Bristol', distance: 1.079 },
    { code: 'GONE', name: 'Gone', distance: 1.1 },
  ],
});
const boards = new Map(
  [
    leeds,
    aBoard('S', { name: 'Sheffield', population: population(589_214, 95_000) }),
    aBoard('B', { name: 'Bristol', similar: [{ code: 'S', name: 'Sheffield', distance: 0.5 }] }),
  ].map((board) => [board.code, board]),
);
const onTheDay = (code: string): Board | null => boards.get(code) ?? null;

describe('places like those chosen', () => {
  it('are proposed nearest first, with the reason in figures where they are on file', () => {
    const proposed = proposeSimilar([leeds], onTheDay);
    expect(proposed.map(({ board }) => board.name)).toEqual(['Sheffield', 'Bristol']);
    expect(proposed[0]?.reason).toBe(
      'nearest to Leeds in size, age and deprivation (distance 0.7): 589,000 people, 16% aged 65 and over; Leeds 799,000 and 16%',
    );
    expect(proposed[1]?.reason).toBe('second nearest to Leeds in size, age and deprivation (distance 1.1)');
  });

  it('are each proposed once, by whom they are nearest to, and never one that is chosen', () => {
    const both = [leeds, boards.get('B')].filter((board) => board !== undefined);
    expect(proposeSimilar(both, onTheDay).map(({ reason }) => reason)).toEqual([
      'nearest to Bristol in size, age and deprivation (distance 0.5)',
    ]);
    expect(proposeSimilar([], onTheDay)).toEqual([]);
  });
});

describe('who lives in a place', () => {
  it('is told in thousands, in full for a small place, and not at all where it is not on file', () => {
    expect(peopleInWords(leeds)).toBe('799,000 people in mid-2020, 16% aged 65 and over');
    expect(peopleInWords(aBoard('I', { population: population(2_226, 623) }))).toBe(
      '2,226 people in mid-2020, 28% aged 65 and over',
    );
    expect(peopleInWords(aBoard('X'))).toBe('');
  });
});
