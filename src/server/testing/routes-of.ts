import type { FastifyInstance } from 'fastify';
import type { ClassifiedRoute } from '#server/routes/classification';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The routes of the application that take what a browser sends. */
export function routesOf(app: FastifyInstance): readonly (ClassifiedRoute & { readonly method: Method })[] {
  return app.classifiedRoutes.flatMap((route) => (isMethod(route.method) ? [{ ...route, method: route.method }] : []));
}

function isMethod(method: string): method is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
}
