import { checkPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './check-password.ts';

/** Characters that belong to no pattern. */
const ODD = 'kR7wq2Zp9xLm4Tvb'.repeat(9);

describe('a password that somebody chooses', () => {
  it('has 12 to 128 characters, whatever they are', () => {
    expect(checkPassword(ODD.slice(0, SHORTEST_PASSWORD - 1), [])).toBe('too-short');
    expect(checkPassword(ODD.slice(0, SHORTEST_PASSWORD), [])).toBeNull();
    expect(checkPassword(ODD.slice(0, LONGEST_PASSWORD), [])).toBeNull();
    expect(checkPassword(ODD.slice(0, LONGEST_PASSWORD + 1), [])).toBe('too-long');
    expect(checkPassword('vier wörter über tee', [])).toBeNull();
    expect(checkPassword('only small letters here', [])).toBeNull();
  });

  it('is not among the first that would be guessed', () => {
    for (const known of [
      'Password1234',
      'pass word pass word',
      '123456789012',
      'abcdefghijklm',
      'zyxwvutsrqpo',
      'aaaaaaaaaaaa',
      'catcatcatcat',
      'Welcome-12345',
    ]) {
      expect(checkPassword(known, [])).withContext(known).toBe('well-known');
    }
  });

  it('holds no name of the product, the person or their organisation', () => {
    expect(checkPassword('my common-measure 7', [])).toBe('holds-a-name');
    expect(checkPassword('southteeshospitals 9', ['South Tees Hospitals'])).toBe('holds-a-name');
    expect(checkPassword('the lamp of morgan', ['Morgan'])).toBe('holds-a-name');
    expect(checkPassword('the lamp of ann lee', ['Ann', 'Lee'])).toBeNull();
  });
});
