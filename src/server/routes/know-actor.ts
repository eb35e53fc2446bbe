import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PUBLIC, type Actor } from '#server/permissions/actor';
import type { SignedIn } from '#server/use-cases/people/find-session';
import { NotAllowedError } from '#server/use-cases/people/not-allowed';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import type { SessionCookies } from './session-cookies.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the use case: `public` on public routes, whoever it is; a person on all others. */
    actor: Actor;
    /** The session behind the request; null on public routes. `signedInOf` gives it where there must be one. */
    signedIn: SignedIn | null;
  }
}

/**
 * Gives every request its actor. A public route costs no look at who asks. Every other answers 401 to whoever is not signed in, and
 * what it tells is kept by nobody.
 */
export function knowActor(
  app: FastifyInstance,
  people: Pick<PeopleUseCases, 'findSession'>,
  cookies: SessionCookies,
): void {
  app.decorateRequest('actor', { getter: () => PUBLIC });
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request, reply) => {
    const { classification } = request.routeOptions.config;
    if (classification === undefined || classification === 'public') {
      if (request.method !== 'GET' && request.method !== 'HEAD') reply.header('cache-control', 'private, no-store');
      return;
    }
    reply.header('cache-control', 'private, no-store');
    const secret = cookies.session(request);
    const signedIn = secret === null ? null : await people.findSession(secret);
    if (signedIn === null) {
      cookies.end(reply);
      throw new NotAllowedError({ code: 'signed_out' });
    }
    request.signedIn = signedIn;
    Object.defineProperty(request, 'actor', { value: { ...signedIn.person, requestId: request.id } });
  });
}

/** The session behind a request of a route that is not public. */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.signedIn === null) throw new NotAllowedError({ code: 'signed_out' });
  return request.signedIn;
}
