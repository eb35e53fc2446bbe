import { sha256 } from './sha256.ts';

describe('sha256', () => {
  // Vectors of FIPS 180-4 as published by NIST, and of GNU coreutils 9.1 sha256sum for the padding edges and UTF-8.
  const vectors: readonly [string, string, string][] = [
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'two blocks',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a million letters', 'a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
    ['55 letters', 'a'.repeat(55), '9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318'],
    ['56 letters', 'a'.repeat(56), 'b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a'],
    ['64 letters', 'a'.repeat(64), 'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb'],
    ['letters beyond ASCII', '£ – é', '9774cd4a8a2f92136eccafeeaabd964bdee09222908e7705fdd00d7301b2bf55'],
  ];
  for (const [what, text, expected] of vectors) {
    it(`gives the published digest of ${what}`, () => {
      expect(sha256(text)).toBe(expected);
    });
  }
});
