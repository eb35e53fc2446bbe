import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate, type MadeCertificate } from '#server/testing/make-certificate';
import { addPerson } from '#server/testing/people';
import { makePeopleWorld, told, type PeopleWorld } from '#server/testing/people-world';
import { EMBEDDED, forgetPeople } from '#server/testing/stores';
import { LOOPBACK, type Reach } from './reach.ts';

const NAME = 'measure.example.org';

describe('how the server is reached', () => {
  const worlds: PeopleWorld[] = [];
  const setup = async (reach: Reach): Promise<PeopleWorld> => {
    const world = await makePeopleWorld(await EMBEDDED.open(), { reach });
    worlds.push(world);
    return world;
  };

  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.app.close();
    await forgetPeople(EMBEDDED);
  });

  it('on loopback: answers to this computer’s own names, and 421 to any other', async () => {
    const { app } = await setup(LOOPBACK);
    const answer = async (host: string): Promise<string> =>
      told(await app.inject({ url: '/livez', headers: { host } }));
    for (const host of ['localhost', 'localhost:4200', '127.0.0.1:4200', '[::1]:4200', 'LOCALHOST']) {
      expect(await answer(host))
        .withContext(host)
        .toBe('200');
    }
    for (const host of [
      'elsewhere.example',
      'localhost.elsewhere.example',
      '127.0.0.1.nip.example',
      '10.0.0.1',
      NAME,
    ]) {
      expect(await answer(host))
        .withContext(host)
        .toBe('421 wrong_host');
    }
    expect(
      (await app.inject({ url: '/livez', headers: { host: 'localhost' } })).headers['strict-transport-security'],
    ).toBeUndefined();
  }, 60_000);

  it('with a certificate: by https alone, with cookies that are bound to host and encryption, and HSTS for a name', async () => {
    const made = makeCertificate([NAME], '2049-01-01');
    const world = await setup({
      kind: 'tls',
      isSecure: true,
      publicUrl: `https://${NAME}`,
      names: [NAME],
      isNamed: true,
      tls: { ...made, expires: '2049-01-01T00:00:00.000Z' },
      trustProxy: [],
    });
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = world.app.server.address() as AddressInfo;
    const answer = await ask(port, made, '/api/sign-in');
    expect(answer.status).toBe(200);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-XSRF=[^;]+; Path=\/; Secure; SameSite=Lax$/);
    await expectAsync(fetch(`http://127.0.0.1:${String(port)}/livez`)).toBeRejected();
    await addPerson(world.store.people, 'officer', 'officer', { agency: 'RTR' });
    const browser = world.browser();
    const headers = { host: NAME };
    await browser.get('/api/sign-in', headers);
    const signIn = { email: 'officer@example.org', password: 'a long word of theirs' };
    const response = await browser.change('POST', '/api/sign-in', signIn, { ...headers, origin: `https://${NAME}` });
    expect(told(response)).toBe('200');
    expect([...browser.cookies.keys()].sort()).toEqual(['__Host-XSRF', '__Host-sid', '__Host-signed-in']);
    expect(response.cookies.every(({ secure, domain }) => secure === true && domain === undefined)).toBeTrue();
    expect(told(await browser.get('/livez', { host: 'localhost' }))).toBe('421 wrong_host');
    const plain = await browser.change('POST', '/api/sign-in', signIn, { ...headers, origin: `http://${NAME}` });
    expect(told(plain)).toBe('403 csrf');
  }, 60_000);

  it('sends no HSTS for an address', async () => {
    const { app } = await setup({ ...LOOPBACK, kind: 'tls', isSecure: true, names: ['10.0.0.1'] });
    const response = await app.inject({ url: '/livez', headers: { host: '10.0.0.1' } });
    expect([told(response), response.headers['strict-transport-security']]).toEqual(['200', undefined]);
  }, 60_000);

  it('behind a proxy: from its addresses and by https alone; everybody else 403', async () => {
    const world = await setup({
      kind: 'proxy',
      isSecure: true,
      publicUrl: `https://${NAME}`,
      names: [NAME],
      isNamed: true,
      tls: null,
      trustProxy: ['10.0.0.5', '10.1.0.0/16', 'fd00::/8'],
    });
    const answer = async (remoteAddress: string, proto: string | null): Promise<string> =>
      told(
        await world.app.inject({
          url: '/livez',
          remoteAddress,
          headers: { host: NAME, ...(proto === null ? {} : { 'x-forwarded-proto': proto }) },
        }),
      );
    for (const proxy of ['10.0.0.5', '::ffff:10.0.0.5', '10.1.200.7', 'fd00::1']) {
      expect(await answer(proxy, 'https'))
        .withContext(proxy)
        .toBe('200');
      expect(await answer(proxy, 'http'))
        .withContext(proxy)
        .toBe('403 not_through_the_proxy');
      expect(await answer(proxy, null))
        .withContext(proxy)
        .toBe('403 not_through_the_proxy');
    }
    for (const other of ['10.0.0.6', '10.2.0.1', '127.0.0.1', '::1', '8.8.8.8']) {
      expect(await answer(other, 'https'))
        .withContext(other)
        .toBe('403 not_through_the_proxy');
    }
    const signIn = await world.app.inject({
      url: '/api/sign-in',
      remoteAddress: '10.0.0.5',
      headers: { host: NAME, 'x-forwarded-proto': 'https' },
    });
    expect(String(signIn.headers['set-cookie'])).toContain('__Host-XSRF=');
    expect(signIn.headers['strict-transport-security']).toContain('max-age=31536000');
  }, 60_000);
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

function ask(port: number, { cert }: MadeCertificate, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, ca: cert, servername: NAME, headers: { host: NAME }, agent: false },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
