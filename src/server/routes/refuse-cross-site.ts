import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Reach } from './reach.ts';
import type { SessionCookies } from './session-cookies.ts';
import { makeProblem } from './tell-problem.ts';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/**
 * Refuses every change that does not come from a page of ours: it must repeat the word of the cookie in a header, which a page
 * elsewhere cannot read; must not say that it comes from elsewhere; and must be JSON or multipart, which a form cannot fake.
 */
export function refuseCrossSite(app: FastifyInstance, reach: Reach, cookies: SessionCookies): void {
  // A form can send text/plain: it is nobody's way in.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    if (HARMLESS.has(request.method)) return undefined;
    const why = findFault(request, reach, cookies);
    if (why === null) return undefined;
    const problem = makeProblem(403, 'csrf', 'Not from a page of this service', why);
    return reply.code(403).type('application/problem+json').send(JSON.stringify(problem));
  });
}

function findFault(request: FastifyRequest, reach: Reach, cookies: SessionCookies): string | null {
  const { headers } = request;
  if (OVERRIDES.some((name) => headers[name] !== undefined)) return 'A method cannot be replaced by a header.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'The request says that it comes from another site.';
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, headers.host ?? '', reach)) {
    return 'The request says that it comes from another address.';
  }
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if ((hasBody || type !== '') && type !== 'application/json' && type !== 'multipart/form-data') {
    return 'A change is sent as JSON, or as multipart for a file.';
  }
  const known = cookies.xsrf(request);
  const sent = headers['x-xsrf-token'];
  if (known === null || typeof sent !== 'string' || !isEqual(known, sent)) {
    return 'The header X-XSRF-TOKEN must repeat the cookie that GET /api/sign-in gives.';
  }
  return null;
}

function isOwnOrigin(origin: string, host: string, { publicUrl, isSecure }: Reach): boolean {
  return origin === publicUrl || origin === `${isSecure ? 'https' : 'http'}://${host.toLowerCase()}`;
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
