import fc from 'fast-check';
import { findAmong, rankFindable } from './find-among.ts';

const entry = (name: string, also: readonly string[] = [], group = 'place') => ({ group, name, also });

describe('finding by name', () => {
  it('ranks the whole name before its beginning, a later word, the inside of a word, and all words in another order', () => {
    const rank = (name: string) => rankFindable('red', entry(name));
    expect(['Red', 'Redcar', 'Big Red Hill', 'Hundred', 'Leeds'].map(rank)).toEqual([0, 1, 2, 3, null]);
    expect(rankFindable('cleveland redcar', entry('Redcar and Cleveland'))).toBe(3);
    expect(rankFindable('cleveland leeds', entry('Redcar and Cleveland'))).toBeNull();
  });

  it('finds by another name, after what is found by its own', () => {
    const found = findAmong('trust', [entry('RA9', ['Trust']), entry('Trust')], 5);
    expect(found[0]?.entries.map(({ name }) => name)).toEqual(['Trust', 'RA9']);
    expect(rankFindable('trust', entry('RA9', ['Trust']))).toBe(0.5);
  });

  it('does not mind case, accents, apostrophes, hyphens and full stops', () => {
    for (const typed of ['st helens', 'St. Helens', 'ST HELEN’S', ' st-helens ']) {
      expect(rankFindable(typed, entry('St. Helens'))).toBe(0);
    }
    expect(rankFindable('sea southend', entry('Southend-on-Sea'))).toBe(3);
    expect(rankFindable('cafe', entry('Café'))).toBe(0);
  });

  it('puts the group with the best entry first, shows so many of each, and counts the rest', () => {
    const entries = [
      entry('Waiting in Leeds', [], 'measure'),
      entry('Leeds', [], 'place'),
      entry('Leeds Teaching Hospitals', [], 'agency'),
      entry('Leeds City Council', [], 'agency'),
      entry('NHS Leeds', [], 'agency'),
    ];
    const found = findAmong('leeds', entries, 2);
    expect(found.map(({ group, entries: kept, more }) => [group, kept.length, more])).toEqual([
      ['place', 1, 0],
      ['agency', 2, 1],
      ['measure', 1, 0],
    ]);
    expect(found[1]?.entries.map(({ name }) => name)).toEqual(['Leeds Teaching Hospitals', 'Leeds City Council']);
  });

  it('finds nothing for nothing', () => {
    expect(findAmong(' - ', [entry('Leeds'), entry('')], 5)).toEqual([]);
  });

  it('finds every name by itself and by any beginning of it, and never more than asked for', () => {
    const names = fc.array(fc.stringMatching(/^[A-Za-z][a-z' -]{1,20}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.nat(), fc.integer({ min: 1, max: 4 }), (all, at, most) => {
        const entries = all.map((name) => entry(name));
        const name = all[at % all.length] ?? '';
        expect(rankFindable(name, entry(name))).toBe(0);
        const found = findAmong(name.slice(0, 1), entries, most);
        expect(found.length).toBe(1);
        expect(found[0]?.entries.length).toBeLessThanOrEqual(most);
        expect((found[0]?.entries.length ?? 0) + (found[0]?.more ?? 0)).toBeLessThanOrEqual(entries.length);
      }),
    );
  });
});
