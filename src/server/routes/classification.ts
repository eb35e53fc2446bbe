import type { FastifyInstance } from 'fastify';
import type { Action, ResourceKind } from '#server/permissions/resource';

/**
 * Who may ask a route. `public`: everybody, without a look at who it is. All others answer 401 to whoever is not signed in, and the
 * use case asks the policy table with the row: `agency-scoped` rows belong to an organisation, `board-scoped` ones to a place,
 * `admin` ones are accounts and settings; `signed-in` routes are about the person who asks.
 */
export type Classification = 'public' | 'signed-in' | 'agency-scoped' | 'board-scoped' | 'admin';

/** What a route asks the policy table, so that the matrix of who may ask what can be made from the list of routes. */
export interface Asks {
  readonly action: Action;
  readonly kind: ResourceKind;
  /** The part of the address that names the row; left out where the row is the asker's own, or is yet to be made. */
  readonly param?: string;
}

/** One route as it was registered, for the matrix of who may ask what. */
export interface ClassifiedRoute {
  readonly method: string;
  /** With its parameters, as `/api/people/:id/role`. */
  readonly url: string;
  readonly classification: Classification;
  readonly asks: Asks | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route so far, with who may ask it. */
    classifiedRoutes: ClassifiedRoute[];
  }
  interface FastifyContextConfig {
    classification?: Classification;
    /** Every route that is scoped says what it asks. */
    asks?: Asks;
    /** The answer depends on the address, the day and the version of the figures alone, and may be kept. */
    kept?: boolean;
  }
}

/**
 * Refuses to register a route that does not say who may ask it, a scoped one that does not say what it asks of the policy table, and
 * one that would keep an answer made for one person.
 * @param description address under which a plugin of others describes the API, open to everybody like what it describes
 */
export function requireClassification(app: FastifyInstance, description: string): void {
  const routes: ClassifiedRoute[] = [];
  app.decorate('classifiedRoutes', routes);
  app.addHook('onRoute', (route) => {
    if (route.url === description || route.url.startsWith(`${description}/`)) {
      route.config = { ...route.config, classification: 'public' };
    }
    const name = `Route ${[route.method].flat().join(',')} ${route.url}`;
    const { classification, asks, kept } = route.config ?? {};
    if (classification === undefined) throw new Error(`${name} has no classification.`);
    const isScoped = classification !== 'public' && classification !== 'signed-in';
    if (isScoped && asks === undefined) throw new Error(`${name} does not say what it asks of the policy table.`);
    if (classification !== 'public' && kept === true) throw new Error(`${name} would keep what one person was told.`);
    for (const method of [route.method].flat())
      routes.push({ method, url: route.url, classification, asks: asks ?? null });
  });
}
