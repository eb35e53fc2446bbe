import { placeInWords } from './place-in-words.ts';

describe('the name of a place inside a sentence', () => {
  it('takes the article that people say', () => {
    expect(placeInWords('Isle of Wight')).toBe('the Isle of Wight');
    expect(placeInWords('Isles of Scilly')).toBe('the Isles of Scilly');
    expect(placeInWords('East Riding of Yorkshire')).toBe('the East Riding of Yorkshire');
  });

  it('is left as it is for every other', () => {
    for (const name of ['Leeds', 'City of London', 'Redcar and Cleveland', 'Kingston upon Hull, City of']) {
      expect(placeInWords(name)).toBe(name);
    }
  });
});
