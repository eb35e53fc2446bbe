import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { keepPagesSeen } from './keep-pages-seen.ts';

/** What the pages are made of beside the first page, in which the style sheet stands; licences and statistics of the build are not. */
const PAGE_FILE = /\.(js|woff2?|svg)$/;

/**
 * Serves the service worker that lets pages already seen be read without a network, and marks the answers it may keep: public ones,
 * given to somebody who brought neither cookie nor key.
 * @param folder the built application; null serves none
 */
export function serveOffline(app: FastifyInstance, folder: string | null): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isPublic = request.routeOptions.config.classification === 'public';
    const isUnknown = request.headers.cookie === undefined && request.headers.authorization === undefined;
    const isAnswer = reply.statusCode === 304 || String(reply.getHeader('content-type')).startsWith('application/json');
    if (request.method === 'GET' && isPublic && isUnknown && isAnswer && reply.statusCode < 400) {
      reply.header('offline', 'may-keep');
    }
    return payload;
  });
  if (folder === null) return;
  app.get(
    '/service-worker.js',
    { config: { classification: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      if (!existsSync(join(folder, 'index.html'))) {
        reply.callNotFound();
        return reply;
      }
      return reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await writeWorker(folder));
    },
  );
}

/** The worker as a script for this build: another build is another text, by which the browser knows that it is new. */
async function writeWorker(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && PAGE_FILE.test(entry.name))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .filter((path) => path !== '/service-worker.js')
    .sort();
  const hash = createHash('sha256').update(await readFile(join(folder, 'index.html')));
  for (const file of files) hash.update(`${file}\n`);
  const version = hash.digest('base64url').slice(0, 12);
  return `'use strict';\n(${keepPagesSeen.toString()})(self, ${JSON.stringify(version)}, ${JSON.stringify(files)});\n`;
}
