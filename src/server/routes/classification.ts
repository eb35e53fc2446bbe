import type { FastifyInstance } from 'fastify';

/** Who may ask a route. More kinds come with sign-in; every route says which it is. */
export type Classification = 'public';

declare module 'fastify' {
  interface FastifyContextConfig {
    classification?: Classification;
    /** The answer depends on the address, the day and the version of the figures alone, and may be kept. */
    kept?: boolean;
  }
}

/**
 * Refuses to register a route that does not say who may ask it.
 * @param description address under which a plugin of others describes the API, open to everybody like what it describes
 */
export function requireClassification(app: FastifyInstance, description: string): void {
  app.addHook('onRoute', (route) => {
    if (route.url === description || route.url.startsWith(`${description}/`)) {
      route.config = { ...route.config, classification: 'public' };
    }
    if (route.config?.classification === undefined) {
      throw new Error(`Route ${[route.method].flat().join(',')} ${route.url} has no classification.`);
    }
  });
}
