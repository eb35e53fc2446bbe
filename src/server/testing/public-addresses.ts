import type { FastifyInstance } from 'fastify';
import { routesOf } from './routes-of.ts';

/** A figure of a place that is asked about. */
export interface AskedFigure {
  readonly measure: string;
  /** Code of a board area. */
  readonly area: string;
  readonly period: string;
}

const EXPORTS = ['csv', 'xlsx', 'json', 'fhir', 'dhis2-json', 'dhis2-csv'];

/**
 * Every address of the API that everybody can ask, about one figure where it is about one.
 * @param asOf day to judge on, where the address takes one; today when left out
 * @throws when a route has a parameter that nothing here stands for: a new route must be given one
 */
export function publicAddresses(
  app: FastifyInstance,
  { measure, area, period }: AskedFigure,
  asOf?: string,
): readonly string[] {
  const named: Readonly<Record<string, string>> = { code: area, agency: area, step: 'J01', seam: 'J01-J02' };
  const about: Readonly<Record<string, readonly string[]>> = {
    '/api/versions': [`?measure=${measure}&area=${area}&period=${encodeURIComponent(period)}`],
    '/api/export': EXPORTS.map((format) => `?format=${format}`),
    '/api/compare': [`?places=${area},E06000002&measures=${measure}`],
    '/api/places/:code/report': ['?details=true'],
  };
  const addresses: string[] = [];
  for (const { url, method, classification } of routesOf(app)) {
    if (classification !== 'public' || method !== 'GET') continue;
    if (!url.startsWith('/api/') || url.startsWith('/api/docs')) continue;
    const path = url.replace(/:(\w+)/g, (_whole, name: string) => {
      const stands = name === 'id' ? (url.includes('/conflicts/') ? 'none' : measure) : named[name];
      if (stands === undefined) throw new Error(`Nothing stands for ":${name}" of ${url}.`);
      return stands;
    });
    for (const query of about[url] ?? ['']) {
      const takesDay = asOf !== undefined && !DAYLESS.has(url);
      addresses.push(takesDay ? `${path}${query === '' ? '?' : `${query}&`}asOf=${asOf}` : `${path}${query}`);
    }
  }
  return addresses;
}

/** Addresses that take no day. */
const DAYLESS: ReadonlySet<string> = new Set([
  '/api/versions',
  '/api/export',
  '/api/measures',
  '/api/measures/:id',
  '/api/catalogue',
  '/api/methods',
  '/api/glossary',
  '/api/sources',
  '/api/datasets',
  '/api/sign-in',
]);
