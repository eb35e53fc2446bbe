import { hash } from '@node-rs/argon2';
import type { Store } from '#server/storage/open-store';
import { addPerson, PASSWORD, peopleParts } from '#server/testing/people';
import { EMBEDDED } from '#server/testing/stores';
import { Argon2Hasher } from './argon2-hasher.ts';
import { makePeopleUseCases, type PeopleUseCases } from './people-use-cases.ts';

/** What was recommended some years ago: less memory than today. */
const EARLIER = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const TODAY = /^\$argon2id\$v=19\$m=47104,t=2,p=1\$/;
const FROM = { address: '127.0.0.1', device: 'Firefox on Windows', requestId: null };

describe('signing in with a password that was hashed with earlier settings', () => {
  const passwords = new Argon2Hasher();
  let store: Store;
  let people: PeopleUseCases;
  const kept = async (): Promise<string> =>
    (await store.people.read((tables) => tables.account('officer')))?.passwordHash ?? '';

  beforeAll(async () => {
    store = await EMBEDDED.open();
    people = makePeopleUseCases({ ...peopleParts(store.people), passwords });
    await addPerson(store.people, 'officer', 'officer', { agency: 'RTR' });
    const passwordHash = await hash(PASSWORD, EARLIER);
    await store.people.write((tables) => tables.changeAccount('officer', { passwordHash }));
  }, 60_000);

  it('keeps a hash of today’s settings from then on, of the same password, and none after a wrong one', async () => {
    const earlier = await kept();
    expect(earlier).not.toMatch(TODAY);
    await expectAsync(people.signIn('officer@example.org', 'not the password', FROM)).toBeRejected();
    expect(await kept()).toBe(earlier);

    await people.signIn('officer@example.org', PASSWORD, FROM);
    const renewed = await kept();
    expect(renewed).toMatch(TODAY);
    expect(await passwords.verify(renewed, PASSWORD)).toBeTrue();
    expect(await passwords.verify(renewed, 'not the password')).toBeFalse();

    await people.signIn('officer@example.org', PASSWORD, FROM);
    expect(await kept()).toBe(renewed);
  }, 60_000);
});
