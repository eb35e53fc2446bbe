import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate } from '#server/testing/make-certificate';
import { makeFolder } from '#server/testing/stores';
import { readConfig } from './config.ts';
import { StartRefused } from './start-refused.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const ELSEWHERE = '192.168.1.20';

describe('who can reach the server, by its settings', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
  const path = (name: string): string => join(folder?.path ?? '', name);
  const read = (environment: Record<string, string>) => readConfig(environment, NOW);
  const refusal = (environment: Record<string, string>): string => {
    try {
      read(environment);
    } catch (error) {
      if (error instanceof StartRefused) {
        expect(error.exitCode).toBe(78);
        return error.message;
      }
    }
    throw new Error('It was not refused.');
  };
  const pair = () => ({ TLS_CERT: path('cert.pem'), TLS_KEY: path('key.pem') });

  beforeAll(async () => {
    folder = await makeFolder();
    const good = makeCertificate(['measure.example.org', ELSEWHERE], '2027-06-01');
    const old = makeCertificate(['measure.example.org'], '2026-11-21');
    await writeFile(path('cert.pem'), good.cert);
    await writeFile(path('key.pem'), good.key);
    await writeFile(path('old-cert.pem'), old.cert);
    await writeFile(path('old-key.pem'), old.key);
    await writeFile(path('no.pem'), 'nothing of the kind');
  });

  afterAll(async () => {
    await folder?.remove();
  });

  it('on loopback with nothing else: in the clear, for this computer', () => {
    const { reach } = read({});
    expect([reach.kind, reach.isSecure, reach.names]).toEqual(['loopback', false, ['localhost', '127.0.0.1', '[::1]']]);
  });

  it('on another address with certificate and key: by https, under the names of the certificate or the one that people type', () => {
    const { host, reach } = read({ HOST: ELSEWHERE, ...pair() });
    expect([host, reach.kind, reach.isSecure, reach.isNamed]).toEqual([ELSEWHERE, 'tls', true, false]);
    expect(reach.names).toEqual([ELSEWHERE, 'measure.example.org']);
    expect(reach.tls?.expires).toBe('2027-06-01T00:00:00.000Z');
    const named = read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://measure.example.org:4200', ...pair() }).reach;
    expect([named.names, named.isNamed, named.publicUrl]).toEqual([
      ['measure.example.org'],
      true,
      'https://measure.example.org:4200',
    ]);
    expect(read({ HOST: ELSEWHERE, PUBLIC_URL: `https://${ELSEWHERE}`, ...pair() }).reach.isNamed).toBeFalse();
  });

  it('on another address behind a proxy: from the proxy alone', () => {
    const { reach } = read({
      HOST: '0.0.0.0',
      TRUST_PROXY: '10.0.0.5, fd00::/8',
      PUBLIC_URL: 'https://measure.example.org',
    });
    expect([reach.kind, reach.trustProxy, reach.names]).toEqual([
      'proxy',
      ['10.0.0.5', 'fd00::/8'],
      ['measure.example.org'],
    ]);
  });

  it('on loopback behind a proxy of this computer: from the proxy alone', () => {
    expect(read({ TRUST_PROXY: '127.0.0.1', PUBLIC_URL: 'https://measure.example.org' }).reach.kind).toBe('proxy');
  });

  for (const host of [ELSEWHERE, '0.0.0.0', '::']) {
    it(`refuses ${host} with none of these`, () => {
      expect(refusal({ HOST: host })).toBe(
        `Refusing to listen on ${host} without encryption: sign-ins and meeting codes would cross the network in the clear. Set TLS_CERT and TLS_KEY; or put a TLS proxy in front and set TRUST_PROXY to its address and PUBLIC_URL to its https address; or leave HOST at 127.0.0.1.`,
      );
    });
  }

  it('refuses half a pair, naming the half that is missing', () => {
    expect(refusal({ HOST: ELSEWHERE, TLS_CERT: path('cert.pem') })).toContain('TLS_KEY is not');
    expect(refusal({ HOST: ELSEWHERE, TLS_KEY: path('key.pem') })).toContain('TLS_CERT is not');
    expect(refusal({ TLS_KEY: path('key.pem') })).toContain('TLS_CERT is not');
    expect(refusal({ HOST: ELSEWHERE, TRUST_PROXY: '10.0.0.5' })).toContain('PUBLIC_URL is not');
    expect(refusal({ PUBLIC_URL: 'https://measure.example.org' })).toContain('TRUST_PROXY');
  });

  it('refuses a certificate that cannot be read, is none, has expired, or whose key is another', () => {
    expect(refusal({ ...pair(), TLS_CERT: path('nowhere.pem') })).toContain('TLS_CERT is');
    expect(refusal({ ...pair(), TLS_CERT: path('no.pem') })).toContain('holds no certificate');
    expect(refusal({ ...pair(), TLS_KEY: path('no.pem') })).toContain('holds no key');
    expect(refusal({ TLS_CERT: path('old-cert.pem'), TLS_KEY: path('old-key.pem') })).toContain(
      'expired on 2026-11-21',
    );
    expect(refusal({ ...pair(), TLS_KEY: path('old-key.pem') })).toContain('is not the key of the certificate');
  });

  it('refuses PUBLIC_URL without encryption on another address, and one that is no address', () => {
    const plain = 'http://measure.example.org';
    expect(refusal({ HOST: ELSEWHERE, PUBLIC_URL: plain })).toContain('without encryption');
    expect(refusal({ HOST: ELSEWHERE, PUBLIC_URL: plain, ...pair() })).toContain('without encryption');
    expect(refusal({ HOST: ELSEWHERE, PUBLIC_URL: plain, TRUST_PROXY: '10.0.0.5' })).toContain('without encryption');
    expect(refusal({ PUBLIC_URL: plain })).toContain('without encryption');
    for (const none of ['measure.example.org', 'ftp://measure.example.org', 'https://measure.example.org/under']) {
      expect(refusal({ PUBLIC_URL: none })).toContain('PUBLIC_URL is "');
    }
    expect(read({ PUBLIC_URL: 'http://localhost:4200' }).reach.kind).toBe('loopback');
  });

  for (const anybody of ['true', '*', '1', '0.0.0.0/0', 'proxy.example.org', '10.0.0.5/33']) {
    it(`refuses "${anybody}" as the address of a proxy`, () => {
      const refused = refusal({ TRUST_PROXY: anybody, PUBLIC_URL: 'https://measure.example.org' });
      expect(refused).toContain('TRUST_PROXY is "');
    });
  }

  it('refuses encryption by both the server and a proxy', () => {
    expect(refusal({ ...pair(), TRUST_PROXY: '10.0.0.5', PUBLIC_URL: 'https://measure.example.org' })).toContain(
      'one of the two',
    );
  });
});
