import type { FastifyInstance } from 'fastify';
import { PUBLIC, type Actor } from '#server/permissions/actor';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the use case: `public` on public routes, whoever it is; a person on all others. */
    actor: Actor;
  }
}

/** Gives every request its actor. */
export function knowActor(app: FastifyInstance): void {
  app.decorateRequest('actor', { getter: () => PUBLIC });
}
