import { afterLag, lagInWords } from './lag-words.ts';

describe('a lag in words', () => {
  it('is said as about, up to a year', () => {
    expect(lagInWords(6)).toBe('about six months');
    expect(lagInWords(1)).toBe('about one month');
    expect(lagInWords(60)).toBe('60 months');
    expect(afterLag(6)).toBe(', after about six months');
  });

  it('is left out when there is none', () => {
    expect(lagInWords(0)).toBe('');
    expect(afterLag(undefined)).toBe('');
  });
});
