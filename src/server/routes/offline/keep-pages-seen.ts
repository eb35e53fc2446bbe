/**
 * The whole service worker: keeps the files of the pages, and the public answers already seen, so that both can be read without a
 * network. It is sent to the browser as the text of this one function, so it may use nothing from outside itself.
 *
 * - A page is asked of the network; without one, the first page of this build is given, which draws any address.
 * - A file with a hash in its name never changes: the kept one is given, else it is fetched.
 * - An answer of the API is asked of the network. It is kept when the server says that it may be (`offline: may-keep`, public answers
 *   to somebody unknown alone), with the time in `kept-at`. Without a network the kept one is given, which says its age.
 * - Everything kept belongs to one build. The next build begins anew; the files of the build before stay for pages still open.
 * @param version changes with the build
 * @param files paths of the files of the build
 */
export function keepPagesSeen(worker: ServiceWorkerGlobalScope, version: string, files: readonly string[]): void {
  const prefix = 'common-measure ';
  const shell = `${prefix}shell ${version}`;
  const answers = `${prefix}answers ${version}`;
  const firstPage = '/index.html';
  const mostAnswers = 120;
  const hashed = /-[A-Za-z0-9_]{8}\.(js|css|woff2?|svg)$/;

  async function install(): Promise<void> {
    const cache = await worker.caches.open(shell);
    await cache.addAll([new Request(new URL(firstPage, worker.location.origin), { cache: 'reload' }), ...files]);
    await worker.skipWaiting();
  }

  async function activate(): Promise<void> {
    const own = (await worker.caches.keys()).filter((name) => name.startsWith(prefix));
    const before = own.filter((name) => name.startsWith(`${prefix}shell `) && name !== shell).at(-1);
    const kept = new Set([shell, answers, before]);
    await Promise.all(own.filter((name) => !kept.has(name)).map((name) => worker.caches.delete(name)));
    await worker.clients.claim();
  }

  function isAnswer({ origin, pathname }: URL): boolean {
    return origin === worker.location.origin && pathname.startsWith('/api/') && !pathname.startsWith('/api/docs');
  }

  async function keep(address: URL, response: Response): Promise<void> {
    if (response.status !== 200 || response.headers.get('offline') !== 'may-keep') return;
    const headers = new Headers(response.headers);
    headers.set('kept-at', new Date().toISOString());
    headers.delete('content-encoding');
    headers.delete('content-length');
    const text = await response.text();
    const cache = await worker.caches.open(answers);
    const put = async (url: string): Promise<void> => {
      // Deleted first, so that the newest stands last.
      await cache.delete(url, { ignoreVary: true });
      await cache.put(url, new Response(text, { headers }));
    };
    await put(address.href);
    // The page puts the day of such an answer into its own address and asks with it from then on.
    const day = address.searchParams.has('asOf') ? null : /"asOf":"(\d{4}-\d{2}-\d{2})"/.exec(text)?.[1];
    if (day) await put(`${address.href}${address.search === '' ? '?' : '&'}asOf=${day}`);
    const kept = await cache.keys();
    for (const oldest of kept.slice(0, Math.max(kept.length - mostAnswers, 0))) await cache.delete(oldest);
  }

  async function giveAnswer(event: FetchEvent, address: URL): Promise<Response> {
    try {
      const fresh = await worker.fetch(event.request);
      event.waitUntil(keep(address, fresh.clone()));
      return fresh;
    } catch (fault) {
      const kept = await (await worker.caches.open(answers)).match(address.href, { ignoreVary: true });
      if (kept !== undefined) return kept;
      throw fault;
    }
  }

  async function givePage(request: Request): Promise<Response> {
    try {
      return await worker.fetch(request);
    } catch (fault) {
      const kept = await (await worker.caches.open(shell)).match(firstPage, { ignoreVary: true });
      if (kept !== undefined) return kept;
      throw fault;
    }
  }

  async function giveFile(request: Request, address: URL): Promise<Response> {
    const kept = async (): Promise<Response | undefined> => worker.caches.match(address.href, { ignoreVary: true });
    if (hashed.test(address.pathname)) return (await kept()) ?? worker.fetch(request);
    try {
      return await worker.fetch(request);
    } catch (fault) {
      const found = await kept();
      if (found !== undefined) return found;
      throw fault;
    }
  }

  worker.addEventListener('install', (event) => {
    event.waitUntil(install());
  });
  worker.addEventListener('activate', (event) => {
    event.waitUntil(activate());
  });
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== 'GET' || address.origin !== worker.location.origin) return;
    if (isAnswer(address)) event.respondWith(giveAnswer(event, address));
    else if (address.pathname.startsWith('/api/')) return;
    else if (request.mode === 'navigate') event.respondWith(givePage(request));
    else event.respondWith(giveFile(request, address));
  });
  // A page that was there before its worker says what it has already read.
  worker.addEventListener('message', (event) => {
    const said: unknown = event.data;
    if (!Array.isArray(said)) return;
    const read = said
      .filter((address) => typeof address === 'string')
      .map((address) => new URL(address, worker.location.origin));
    event.waitUntil(
      Promise.allSettled(
        read.filter(isAnswer).map(async (address) => {
          await keep(address, await worker.fetch(address.href));
        }),
      ),
    );
  });
}
