import { readMissing } from './read-missing.ts';

describe('reading why a value is missing', () => {
  const read: readonly [string, ReturnType<typeof readMissing>][] = [
    ['*', 'suppressed'],
    ['c', 'suppressed'],
    ['[c]', 'suppressed'],
    ['<5', 'suppressed'],
    ['< 8', 'suppressed'],
    ['1 to 7', 'suppressed'],
    ['..', 'not-available'],
    ['[x]', 'not-available'],
    ['n/a (not available)', 'not-available'],
    ['N/A', 'not-applicable'],
    ['[z]', 'not-applicable'],
    ['not-collected', 'not-collected'],
    ['[low]', 'low'],
    ['', 'blank'],
    [' ', 'blank'],
    ['-', 'ambiguous'],
    ['–', 'ambiguous'],
    ['12', null],
    ['zero', null],
    ['*'.repeat(1000), null],
  ];
  for (const [text, reason] of read) {
    it(`reads "${text.slice(0, 20)}" as ${reason ?? 'no reason'}`, () => {
      expect(readMissing(text)).toBe(reason);
    });
  }

  it('keeps dash, star, n/a and blank four different things', () => {
    expect(new Set(['-', '*', 'n/a', ''].map(readMissing)).size).toBe(4);
  });
});
