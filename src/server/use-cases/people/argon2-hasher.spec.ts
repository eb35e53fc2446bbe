import { hash } from '@node-rs/argon2';
import { Argon2Hasher } from './argon2-hasher.ts';

describe('the hasher of passwords', () => {
  const hasher = new Argon2Hasher();

  it('hashes with argon2id, 46 MiB, two passes, one thread, and a salt of its own each time', async () => {
    const [one, other] = [await hasher.hash('a long word of theirs'), await hasher.hash('a long word of theirs')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(hasher.isDated(one)).toBeFalse();
  }, 30_000);

  it('knows the right password from a wrong one, however it was typed, and none from no hash', async () => {
    const known = await hasher.hash('café au lait noir');
    expect(await hasher.verify(known, 'cafe\u0301 au lait noir')).toBeTrue();
    expect(await hasher.verify(known, 'cafe au lait noir')).toBeFalse();
    expect(await hasher.verify(null, 'nobody has this password')).toBeFalse();
  }, 30_000);

  it('knows a hash that was made with weaker settings', async () => {
    expect(hasher.isDated(await hash('x', { memoryCost: 19_456, timeCost: 2, parallelism: 1 }))).toBeTrue();
  });

  it('hashes however many are asked for, a few at a time', async () => {
    const hashes = await Promise.all(
      Array.from({ length: 5 }, (_, index) => hasher.hash(`word number ${String(index)}`)),
    );
    expect(new Set(hashes).size).toBe(5);
  }, 60_000);
});
