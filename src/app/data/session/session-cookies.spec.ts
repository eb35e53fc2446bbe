import { readCookie, seemsSignedIn } from './session-cookies.ts';

describe('the cookies that a page may read', () => {
  it('are found under either name, and not inside another', () => {
    expect(readCookie('XSRF', 'a=1; XSRF=word; signed-in=1')).toBe('word');
    expect(readCookie('XSRF', '__Host-XSRF=word')).toBe('word');
    expect(readCookie('XSRF', 'NOT-XSRF=word')).toBeNull();
    expect(readCookie('XSRF', '')).toBeNull();
  });

  it('say whether it is worth asking who is signed in', () => {
    expect(seemsSignedIn('signed-in=1')).toBeTrue();
    expect(seemsSignedIn('__Host-signed-in=1')).toBeTrue();
    expect(seemsSignedIn('signed-in=')).toBeFalse();
    expect(seemsSignedIn('')).toBeFalse();
  });
});
