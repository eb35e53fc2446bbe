import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { makeProblem } from './tell-problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** One-time word that lets the page's own scripts and styles run. */
    nonce: string;
  }
}

const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Sends the headers that keep a page to itself, and answers only requests that name this computer: a page elsewhere cannot
 * reach it through a name that was made to point here.
 */
export function harden(app: FastifyInstance): void {
  app.decorateRequest('nonce', '');

  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64url');
    reply.headers({
      'content-security-policy': policyFor(request.url, request.nonce),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    });
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!OWN_NAMES.has(name)) {
      const problem = makeProblem(
        421,
        'wrong_host',
        'Not the name of this service',
        'This service answers to localhost and 127.0.0.1 only.',
      );
      return reply.code(421).type('application/problem+json').send(JSON.stringify(problem));
    }
    return undefined;
  });
}

function policyFor(url: string, nonce: string): string {
  // The page that describes the API brings its own styles into the page and pictures as data.
  if (url.startsWith('/api/docs')) {
    return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
  }
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler angular#components common-measure#worker',
  ].join('; ');
}
