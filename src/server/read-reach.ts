import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { LOOPBACK, type Reach } from '#server/routes/reach';
import { EXIT, StartRefused } from './start-refused.ts';

/** The settings that say who can reach the server; null where one is not given. */
export interface ReachSettings {
  readonly host: string | null;
  readonly publicUrl: string | null;
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  readonly trustProxy: string | null;
}

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
/** Addresses that stand for all of this computer's. */
const EVERY_ADDRESS = new Set(['0.0.0.0', '::', '[::]']);

/**
 * Works out where the server listens and how it is reached; refuses what would let sign-ins cross the network in the clear.
 * @param today to tell an expired certificate, ISO in UTC
 * @throws StartRefused (78) naming the setting, what was found and what is expected
 */
export function readReach(settings: ReachSettings, now: string): { readonly host: string; readonly reach: Reach } {
  const typedHost = settings.host ?? '127.0.0.1';
  const host = typedHost.replace(/^\[(.*)\]$/, '$1');
  const isLoopback = LOOPBACK_HOSTS.has(typedHost);
  const url = readPublicUrl(settings.publicUrl);
  const proxies = readProxies(settings.trustProxy);
  const tls = readTls(settings.tlsCert, settings.tlsKey, now);
  const isNamed = url !== null && isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) === 0;

  if (tls !== null && proxies.length > 0) {
    throw refuse(
      'TRUST_PROXY is set beside TLS_CERT and TLS_KEY; expected one of the two: either the server encrypts, or the proxy does.',
    );
  }
  if (tls !== null) {
    if (url?.protocol === 'http:') throw refuseHttp(url);
    return {
      host,
      reach: {
        kind: 'tls',
        isSecure: true,
        publicUrl: url?.origin ?? null,
        names: [
          ...new Set([
            ...(url === null ? [] : [url.hostname.toLowerCase()]),
            ...ownNames(host, isLoopback),
            ...(url === null ? tls.names : []),
          ]),
        ],
        isNamed,
        tls: { cert: tls.cert, key: tls.key, expires: tls.expires },
        trustProxy: [],
      },
    };
  }
  if (proxies.length > 0) {
    if (url === null) {
      throw refuse(
        'TRUST_PROXY is set and PUBLIC_URL is not; expected the https address of the proxy in PUBLIC_URL, for example https://measure.example.org.',
      );
    }
    if (url.protocol === 'http:') throw refuseHttp(url);
    return {
      host,
      reach: {
        kind: 'proxy',
        isSecure: true,
        publicUrl: url.origin,
        names: [url.hostname.toLowerCase()],
        isNamed,
        tls: null,
        trustProxy: proxies,
      },
    };
  }
  if (!isLoopback) {
    if (url?.protocol === 'http:') throw refuseHttp(url);
    throw refuse(
      `Refusing to listen on ${typedHost} without encryption: sign-ins and meeting codes would cross the network in the clear. ` +
        'Set TLS_CERT and TLS_KEY; or put a TLS proxy in front and set TRUST_PROXY to its address and PUBLIC_URL to its https address; ' +
        'or leave HOST at 127.0.0.1.',
    );
  }
  if (url !== null && !LOOPBACK_HOSTS.has(url.hostname)) {
    if (url.protocol === 'http:') throw refuseHttp(url);
    throw refuse(
      `PUBLIC_URL is ${url.origin}, and nothing says who encrypts it; expected TLS_CERT and TLS_KEY, or TRUST_PROXY with the address of the proxy, beside it.`,
    );
  }
  return { host, reach: { ...LOOPBACK, publicUrl: url?.origin ?? null } };
}

function ownNames(host: string, isLoopback: boolean): readonly string[] {
  if (isLoopback) return LOOPBACK.names;
  if (EVERY_ADDRESS.has(host)) return [];
  return [isIP(host) === 6 ? `[${host.toLowerCase()}]` : host.toLowerCase()];
}

function readPublicUrl(text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!isBare || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw refuse(
      `PUBLIC_URL is "${text}"; expected the address that people type, for example https://measure.example.org.`,
    );
  }
  return url;
}

function readProxies(text: string | null): readonly string[] {
  if (text === null) return [];
  const ranges = text.split(/[\s,]+/).filter((part) => part !== '');
  for (const range of ranges) {
    const [address = '', bits, ...more] = range.split('/');
    const version = isIP(address);
    const isRange =
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32) && Number(bits) > 0);
    if (version === 0 || !isRange || more.length > 0) {
      throw refuse(
        `TRUST_PROXY is "${text}"; expected the addresses or ranges of the proxy, for example 10.0.0.5 or 10.0.0.0/24. ` +
          '"true" and "*" would let anybody say who they are.',
      );
    }
  }
  return ranges;
}

interface ReadTls {
  readonly cert: string;
  readonly key: string;
  readonly expires: string;
  readonly names: readonly string[];
}

function readTls(certPath: string | null, keyPath: string | null, now: string): ReadTls | null {
  if (certPath === null && keyPath === null) return null;
  if (certPath === null) throw refuse('TLS_KEY is set and TLS_CERT is not; expected both, or neither.');
  if (keyPath === null) throw refuse('TLS_CERT is set and TLS_KEY is not; expected both, or neither.');
  const cert = readPem('TLS_CERT', certPath);
  const key = readPem('TLS_KEY', keyPath);
  const certificate = attempt(
    () => new X509Certificate(cert),
    (why) => `TLS_CERT is ${certPath}, which holds no certificate (${why}); expected a certificate as PEM.`,
  );
  const privateKey = attempt(
    () => createPrivateKey(key),
    (why) =>
      `TLS_KEY is ${keyPath}, which holds no key that can be used (${why}); expected the key of the certificate as PEM, without a password.`,
  );
  if (!certificate.checkPrivateKey(privateKey)) {
    throw refuse(
      `TLS_KEY is ${keyPath}, which is not the key of the certificate in TLS_CERT (${certPath}); expected the one it was made with.`,
    );
  }
  const expires = new Date(certificate.validTo).toISOString();
  if (expires <= now) {
    throw refuse(
      `TLS_CERT is ${certPath}, which expired on ${expires.slice(0, 10)}; expected a certificate that is valid.`,
    );
  }
  return { cert, key, expires, names: namesOf(certificate) };
}

/** What a certificate is for, as a browser would name it; a wildcard names nothing that could be typed. */
function namesOf(certificate: X509Certificate): readonly string[] {
  return (certificate.subjectAltName ?? '').split(/,\s*/).flatMap((entry) => {
    const [kind, value = ''] = entry.split(/:(.*)/);
    if (kind === 'DNS' && !value.startsWith('*')) return [value.toLowerCase()];
    if (kind === 'IP Address') return [isIP(value) === 6 ? new URL(`http://[${value}]`).hostname : value];
    return [];
  });
}

function readPem(setting: string, path: string): string {
  return attempt(
    () => readFileSync(path, 'utf8'),
    (why) => `${setting} is ${path}, which cannot be read (${why}); expected a file this user may read.`,
  );
}

function attempt<T>(work: () => T, tell: (why: string) => string): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new StartRefused('bad_setting', EXIT.badSetting, tell(why ?? ''), error);
  }
}

function refuseHttp(url: URL): StartRefused {
  return refuse(
    `PUBLIC_URL is ${url.origin}, without encryption; expected an address that begins with https, since people elsewhere type it.`,
  );
}

function refuse(message: string): StartRefused {
  return new StartRefused('bad_setting', EXIT.badSetting, message);
}
