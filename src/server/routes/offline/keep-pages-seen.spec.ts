import { keepPagesSeen } from './keep-pages-seen.ts';

const origin = 'http://localhost:4000';
const day = '2026-11-22';

/** Caches as a browser has them, as far as the worker uses them. */
class FakeCache {
  readonly kept = new Map<string, Response>();
  readonly #fetch: (request: Request) => Promise<Response>;
  constructor(fetch: (request: Request) => Promise<Response>) {
    this.#fetch = fetch;
  }
  async addAll(requests: readonly (Request | string)[]): Promise<void> {
    for (const request of requests) {
      const url = typeof request === 'string' ? new URL(request, origin).href : request.url;
      this.kept.set(url, await this.#fetch(new Request(url)));
    }
  }
  async put(url: string, response: Response): Promise<void> {
    this.kept.set(new URL(url, origin).href, response);
  }
  async match(url: string): Promise<Response | undefined> {
    return this.kept.get(new URL(url, origin).href)?.clone();
  }
  async delete(request: Request | string): Promise<boolean> {
    return this.kept.delete(typeof request === 'string' ? new URL(request, origin).href : request.url);
  }
  async keys(): Promise<readonly Request[]> {
    return [...this.kept.keys()].map((url) => new Request(url));
  }
}

function setup(options: { version?: string; files?: readonly string[]; stores?: Map<string, FakeCache> } = {}) {
  const { version = 'one', files = ['/main-AAAAAAAA.js'] } = options;
  let network: ((request: Request) => Response) | null = (request) =>
    new Response(`{"from":"${new URL(request.url).pathname}","asOf":"${day}"}`, {
      headers: { 'content-type': 'application/json', offline: 'may-keep' },
    });
  const asked: string[] = [];
  const fetch = async (input: Request | string): Promise<Response> => {
    const request = typeof input === 'string' ? new Request(input) : input;
    asked.push(request.url.slice(origin.length));
    if (network === null) throw new TypeError('Failed to fetch');
    return network(request);
  };
  const stores = options.stores ?? new Map<string, FakeCache>();
  const listeners = new Map<string, (event: unknown) => void>();
  const scope = {
    location: new URL(origin),
    caches: {
      open: async (name: string) => {
        const store = stores.get(name) ?? new FakeCache(fetch);
        stores.set(name, store);
        return store;
      },
      keys: async () => [...stores.keys()],
      delete: async (name: string) => stores.delete(name),
      match: async (url: string) => {
        for (const store of stores.values()) {
          const found = await store.match(url);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    },
    clients: { claim: async () => undefined },
    skipWaiting: async () => undefined,
    fetch,
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
  };
  keepPagesSeen(scope as unknown as ServiceWorkerGlobalScope, version, files);

  const happen = async (name: string, event: object = {}): Promise<Response | null> => {
    const waits: Promise<unknown>[] = [];
    const given: Promise<Response>[] = [];
    listeners.get(name)?.({
      ...event,
      waitUntil: (promise: Promise<unknown>) => waits.push(promise),
      respondWith: (promise: Promise<Response>) => given.push(promise),
    });
    const response = given[0] === undefined ? null : await given[0];
    await Promise.all(waits);
    return response;
  };
  return {
    asked,
    stores,
    install: async () => happen('install'),
    activate: async () => happen('activate'),
    tell: async (data: unknown) => happen('message', { data }),
    get: async (path: string, { method = 'GET' } = {}) =>
      happen('fetch', { request: new Request(new URL(path, origin), { method }) }),
    visit: async (path: string) => {
      const request = new Request(`${origin}${path}`);
      Object.defineProperty(request, 'mode', { value: 'navigate' });
      return happen('fetch', { request });
    },
    answerWith: (make: (request: Request) => Response) => {
      network = make;
    },
    cutTheLine: () => {
      network = null;
    },
  };
}

describe('the service worker', () => {
  it('gives any page of the application without a network, and its files', async () => {
    const { install, visit, get, cutTheLine } = setup();
    await install();
    cutTheLine();
    expect(await (await visit('/places/E06000003?asOf=2018-03-31'))?.text()).toContain('/index.html');
    expect(await (await get('/main-AAAAAAAA.js'))?.text()).toContain('/main-AAAAAAAA.js');
  });

  it('asks the network for a page first, so that a new build is seen at the next visit', async () => {
    const { install, visit, answerWith } = setup();
    await install();
    answerWith(() => new Response('the new build'));
    expect(await (await visit('/'))?.text()).toBe('the new build');
  });

  it('gives a file that never changes from what is kept', async () => {
    const { install, get, asked } = setup();
    await install();
    const before = asked.length;
    await get('/main-AAAAAAAA.js');
    expect(asked.length).toBe(before);
    await get('/other-BBBBBBBB.js');
    expect(asked.length).toBe(before + 1);
  });

  it('gives a fresh answer while there is a network, and the kept one with its time when there is none', async () => {
    const { get, cutTheLine } = setup();
    const fresh = await get('/api/places/X1/journey?asOf=2018-03-31');
    expect(fresh?.headers.get('kept-at')).toBeNull();
    cutTheLine();
    const kept = await get('/api/places/X1/journey?asOf=2018-03-31');
    expect(Number.isNaN(Date.parse(kept?.headers.get('kept-at') ?? ''))).toBeFalse();
    expect(await kept?.json()).toEqual({ from: '/api/places/X1/journey', asOf: day });
    await expectAsync(get('/api/places/X2/journey')).toBeRejected();
  });

  it('gives an answer for today also when it is asked for by its day', async () => {
    const { get, cutTheLine } = setup();
    await get('/api/places/X1/journey');
    await get('/api/finder?place=X1');
    cutTheLine();
    expect((await get(`/api/places/X1/journey?asOf=${day}`))?.status).toBe(200);
    expect((await get(`/api/finder?place=X1&asOf=${day}`))?.status).toBe(200);
  });

  it('keeps nothing that the server does not let it keep, and no failure', async () => {
    const { get, answerWith, stores } = setup();
    answerWith(() => new Response('{}', { headers: { 'content-type': 'application/json' } }));
    await get('/api/own');
    answerWith(() => new Response('{}', { status: 404, headers: { offline: 'may-keep' } }));
    await get('/api/places/X9');
    expect([...stores.values()].flatMap(({ kept }) => [...kept.keys()])).toEqual([]);
  });

  it('leaves alone what changes something, what is elsewhere, and the description of the API', async () => {
    const { get } = setup();
    expect(await get('/api/imports', { method: 'POST' })).toBeNull();
    expect(await get('https://example.org/x.js')).toBeNull();
    expect(await get('/api/docs/json')).toBeNull();
  });

  it('reads again, for keeping, what a page had read before the worker was there', async () => {
    const { tell, get, asked, cutTheLine } = setup();
    await tell([
      `${origin}/api/places/X1/journey?asOf=2018-03-31`,
      'https://example.org/api/x',
      `${origin}/main.js`,
      7,
    ]);
    await tell('nonsense');
    expect(asked).toEqual(['/api/places/X1/journey?asOf=2018-03-31']);
    cutTheLine();
    expect((await get('/api/places/X1/journey?asOf=2018-03-31'))?.status).toBe(200);
  });

  it('of a new build begins anew, and keeps the files of the one before for pages still open', async () => {
    const first = setup({ version: 'one', files: ['/main-AAAAAAAA.js'] });
    await first.install();
    await first.activate();
    await first.get('/api/places?asOf=2018-03-31');
    const second = setup({ version: 'two', files: ['/main-BBBBBBBB.js'], stores: first.stores });
    await second.install();
    await second.activate();
    expect([...second.stores.keys()]).toEqual(['common-measure shell one', 'common-measure shell two']);
    second.cutTheLine();
    expect((await second.get('/main-AAAAAAAA.js'))?.status).toBe(200);
    const third = setup({ version: 'three', stores: second.stores });
    await third.install();
    await third.activate();
    expect([...third.stores.keys()]).toEqual(['common-measure shell two', 'common-measure shell three']);
  });

  it('leaves the caches of others alone', async () => {
    const { stores, activate, install } = setup();
    stores.set('somebody else', new FakeCache(async () => new Response('')));
    await install();
    await activate();
    expect([...stores.keys()]).toContain('somebody else');
  });

  it('keeps the newest answers when there are many', async () => {
    const { get, stores } = setup();
    for (let at = 0; at < 125; at += 1) await get(`/api/measures/m${String(at)}?asOf=${day}`);
    const kept = [...(stores.get('common-measure answers one')?.kept.keys() ?? [])];
    expect(kept.length).toBe(120);
    expect(kept.at(-1)).toContain('/m124?');
    expect(kept[0]).toContain('/m5?');
  });
});
