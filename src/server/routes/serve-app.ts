import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import compress from '@fastify/compress';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasFirstWords, tellFirstWords } from '#server/use-cases/tell-first-words';
import { answerAhead, answerOfWords, ownAnswersAhead, pathShown, scriptsAhead, type BuildStats } from './page-ahead.ts';
import { makeProblem, tellNoRoute } from './tell-problem.ts';

/** Names that carry a hash of the content never change, compressed beforehand or not. */
const HASHED = /-[A-Za-z0-9_]{8}\.(js|css|woff2?|svg)(\.br)?$/;

/** What a browser says by which somebody seems to have signed in; whether it is so is for each answer to find out. */
const SIGNED_IN = /(?:^|;\s*)(?:__Host-)?signed-in=1/;

/** The link to its style sheet that the build leaves in the page. */
const STYLE_SHEET = /<link rel="stylesheet" href="(?<name>[\w-]+\.css)">/;

/** The room that the built page leaves for its first words. */
const FIRST_WORDS = /<div id="first-words"[\s\S]*<\/div>(?=\s*<noscript>)/;

/** What names a script of the page: links to fetch it ahead, and the one it begins with. */
const SCRIPTS = /<link rel="modulepreload"[^>]*>|<script [^>]*type="module"[^>]*><\/script>/g;

/**
 * Serves the pages: files as they are, and the first page for every address of the application. An address under `/api` that is
 * no route, and a file that is not there, are problems and never the first page.
 * @param folder the built application; null serves the API alone
 * @param notices what stands above every page, on screen and on paper
 */
export async function serveApp(
  app: FastifyInstance,
  folder: string | null,
  notices: readonly string[] = [],
): Promise<void> {
  const firstPage = folder === null || !existsSync(folder) ? null : new FirstPage(app, folder, notices);
  if (folder !== null && firstPage !== null) {
    await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1_024 });
    await app.register(serveStatic, {
      root: folder,
      index: false,
      wildcard: true,
      serve: false,
      etag: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.get('/', { config: { classification: 'public' }, schema: { hide: true } }, (request, reply) =>
      firstPage.send(request, reply),
    );
    app.get('/*', { config: { classification: 'public' }, schema: { hide: true } }, async (request, reply) => {
      const path = new URL(request.url, 'http://localhost').pathname;
      if (path === '/api' || path.startsWith('/api/')) {
        reply.callNotFound();
        return reply;
      }
      // The name of a finding or measure may end like that of a file.
      const isPage = path.startsWith('/places/') || !/\.[a-z0-9]{1,5}$/i.test(path) || path === '/index.html';
      if (isPage) return firstPage.send(request, reply);
      return reply.sendFile(path.slice(1));
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    return reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify(tellNoRoute(request.method, path)));
  });
}

/**
 * The first page with the one-time word of each answer in it, and with what its page will ask for named ahead; read again when it is
 * built anew.
 */
class FirstPage {
  readonly #app: FastifyInstance;
  readonly #notices: string;
  readonly #folder: string;
  readonly #path: string;
  readonly #statsPath: string;
  #text = '';
  #stats: BuildStats | null = null;
  #changed = -1;

  constructor(app: FastifyInstance, folder: string, notices: readonly string[]) {
    this.#app = app;
    this.#notices = notices
      .map((notice) => `<p class="notice-of-all" role="note">${escapeAttribute(notice)}</p>`)
      .join('');
    this.#folder = folder;
    this.#path = join(folder, 'index.html');
    this.#statsPath = join(folder, '..', 'browser-stats.json');
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const text = await this.#read();
    if (text === null) {
      const problem = makeProblem(
        503,
        'not_built',
        'The pages are not built',
        'Start with "npm start", which builds them.',
      );
      return reply.code(503).type('application/problem+json').send(JSON.stringify(problem));
    }
    const address = new URL(request.url, 'http://localhost');
    address.pathname = pathShown(address.pathname, SIGNED_IN.test(request.headers.cookie ?? ''));
    const words = await this.#words(request, address);
    const whole = text
      .replace('</head>', () => `${this.#ahead(text, address)}</head>`)
      .replace(FIRST_WORDS, () => words);
    const page = putScriptsOff(whole)
      .replace('<body>', () => `<body>${this.#notices}`)
      .replaceAll(/<(script|style|link rel="modulepreload")(?=[\s>])/g, `<$1 nonce="${request.nonce}"`)
      .replace(/<cm-root(?=[\s>])/, `<cm-root ngCspNonce="${request.nonce}"`);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  }

  async #read(): Promise<string | null> {
    const changed = await stat(this.#path).then(
      (found) => found.mtimeMs,
      () => null,
    );
    if (changed === null) return null;
    if (changed !== this.#changed) {
      this.#text = await setStyleIn(await readFile(this.#path, 'utf8'), this.#folder);
      this.#stats = await readStats(this.#statsPath);
      this.#changed = changed;
    }
    return this.#text;
  }

  /** The words the page begins with, from the answer it will ask for; nothing when that is a problem: the page tells it. */
  async #words(request: FastifyRequest, address: URL): Promise<string> {
    if (!hasFirstWords(address.pathname)) return '';
    const question = answerOfWords(address.pathname, address.searchParams);
    if (question === null) return tellFirstWords(address.pathname, null);
    // Asked as the reader's own browser would ask it, but by nobody in particular: by the same name and way, without a cookie.
    const proto = request.headers['x-forwarded-proto'];
    const answer = await this.#app.inject({
      method: 'GET',
      url: question,
      headers: {
        host: request.headers.host ?? '',
        ...(typeof proto === 'string' ? { 'x-forwarded-proto': proto } : {}),
      },
      remoteAddress: request.socket.remoteAddress ?? '',
    });
    return answer.statusCode === 200
      ? tellFirstWords(
          address.pathname,
          answer.body,
          [...address.searchParams.keys()].some((name) => name !== 'asOf'),
        )
      : '';
  }

  /** Links that let the browser fetch at once what the page would ask for one after another. */
  #ahead(text: string, address: URL): string {
    const scripts = this.#stats === null ? [] : scriptsAhead(this.#stats, address.pathname);
    const links = scripts
      .filter((script) => !text.includes(`"${script}"`))
      .map((script) => `<link rel="modulepreload" href="${script}">`);
    const answer = answerAhead(address.pathname, address.searchParams);
    for (const ahead of [...(answer === null ? [] : [answer]), ...ownAnswersAhead(address.pathname)])
      links.push(`<link rel="preload" as="fetch" crossorigin href="${escapeAttribute(ahead)}">`);
    return links.join('');
  }
}

/**
 * The page with its style sheet in it. Fetched as a file it came a moment after the first words, which were then laid out once more
 * while the scripts were being read; most of it had to stand in the page for those words anyway.
 */
async function setStyleIn(page: string, folder: string): Promise<string> {
  const link = STYLE_SHEET.exec(page);
  const name = link?.groups?.['name'];
  if (link === null || name === undefined) return page;
  const style = await readFile(join(folder, name), 'utf8');
  return page.replace(link[0], () => `<style>${style}</style>`);
}

/** Scripts of the page are set aside: `index.html` takes them up when what the page begins with is painted. */
function putScriptsOff(page: string): string {
  const scripts: string[] = [];
  const rest = page.replaceAll(SCRIPTS, (script) => {
    scripts.push(script);
    return '';
  });
  return rest.replace('<noscript>', () => `<template id="fetched-later">${scripts.join('')}</template><noscript>`);
}

/** What the build says of its files; null where an older build left nothing. */
async function readStats(path: string): Promise<BuildStats | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as BuildStats);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
