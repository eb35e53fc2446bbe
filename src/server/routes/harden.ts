import { randomBytes } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Reach } from './reach.ts';
import { makeProblem } from './tell-problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** One-time word that lets the page's own scripts and styles run; empty where no page is answered. */
    nonce: string;
  }
}

/** A year, with subdomains: what browsers ask for. */
const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';

/** The page that describes the API brings its own styles into the page and pictures as data. */
const POLICY_OF_DOCS =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const POLICY_OF_ANSWERS = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/**
 * Sends the headers that keep a page to itself, and answers only requests that name this service and come the way it is reached: a
 * page elsewhere cannot reach it through a name that was made to point here, and nobody goes round the proxy.
 */
export function harden(app: FastifyInstance, reach: Reach): void {
  app.decorateRequest('nonce', '');
  const names = new Set(reach.names);
  const proxies = listProxies(reach.trustProxy);
  const headers = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(reach.isSecure && reach.isNamed ? { 'strict-transport-security': STRICT_TRANSPORT } : {}),
  };

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    reply.header('content-security-policy', policyFor(request));
    if (reach.kind === 'proxy') {
      const isProxy = isListed(proxies, request.socket.remoteAddress ?? '');
      if (!isProxy || request.headers['x-forwarded-proto'] !== 'https') {
        const problem = makeProblem(
          403,
          'not_through_the_proxy',
          'Only through its own address',
          'This service is reached through its proxy, by https.',
        );
        return reply.code(403).type('application/problem+json').send(JSON.stringify(problem));
      }
    }
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!names.has(name)) {
      const problem = makeProblem(
        421,
        'wrong_host',
        'Not the name of this service',
        reach.kind === 'loopback'
          ? 'This service answers to localhost and 127.0.0.1 only.'
          : 'This service answers to its own name only.',
      );
      return reply.code(421).type('application/problem+json').send(JSON.stringify(problem));
    }
    return undefined;
  });
}

/** Addresses and ranges as the settings name them: `10.0.0.5`, `10.0.0.0/24`, `fd00::/8`. */
function listProxies(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isListed(list: BlockList, remote: string): boolean {
  // An IPv4 address on a socket that also takes IPv6.
  const address = remote.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** What an answer may do where it is opened: a page runs its own scripts by a word of one time, an answer of the API nothing at all. */
function policyFor(request: FastifyRequest): string {
  if (request.url.startsWith('/api/')) return request.url.startsWith('/api/docs') ? POLICY_OF_DOCS : POLICY_OF_ANSWERS;
  request.nonce = randomBytes(16).toString('base64url');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${request.nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${request.nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    // Not 'none': that would switch off the page's own <base href="/">, against which every address of a page is resolved, however
    // deep its path. The first base of a document wins, and ours stands above everything else in the page; 'self' keeps a page that was
    // tampered with from sending its addresses to another host.
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler angular#components common-measure#worker common-measure#offline',
  ].join('; ');
}
